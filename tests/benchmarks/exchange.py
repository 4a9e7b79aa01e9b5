"""The exchange, beside the same rows and photos carried plainly: see ``plain_office`` for the floor."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import httpx2
import msgspec

from models.ports import SystemClock
from models.store.blobs import name_of
from models.store.codec import codec_of
from models.store.driver import Connection, connect
from models.store.office import office_of
from models.store.photos import add_photo
from models.store.profile import Profile
from models.walkabout import Finding
from sync.exchange import exchange
from sync.transport import Transport
from sync.turns import carry_through
from tests.benchmarks.figure import Figure, ratio
from tests.benchmarks.plain_office import TABLE, keep_rows, write_durably
from tests.builders import GWEN, TEST_KEY, a_finding, a_prepared_photo, a_walkabout, an_estate
from tests.sync.devices import a_device
from tests.sync.office_process import OfficeProcess, free_port, send, served, wait_for

PHOTOS, PHOTO_BYTES, THUMBNAIL_BYTES = 200, 300_000, 8_000
ROUNDS = 3
WORDS = "Landing light out, and the cover is cracked. Reported in January and again last week by two people. "


def figures() -> Iterator[Figure]:
    for findings in (1_000, 10_000):
        yield from _first_exchange(findings)
    yield from _small_exchanges()
    yield _over_a_slow_line()


def _first_exchange(count: int) -> Iterator[Figure]:
    """First push and first pull, ours and the floor taking turns."""
    pushes: list[tuple[float, float]] = []
    pulls: list[tuple[float, float]] = []
    memory = 0
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            pair = stack.enter_context(_two_devices(Path(folder)))
            rows = _fill(pair.first, count)
            photos = [os.urandom(PHOTO_BYTES) for _ in range(PHOTOS)]
            _take(pair.first, photos)
            plain = stack.enter_context(_plain(Path(folder)))
            pushes.append((_timed(partial(send, pair.first)), _timed(partial(plain.push, rows, photos))))
            pulls.append((_timed(partial(send, pair.second)), _timed(partial(plain.pull, photos))))
            memory = max(memory, pair.office_memory())
    yield _beside(f"first-push-{count}", 1.0, pushes)
    yield _beside(f"first-pull-{count}", 1.0, pulls)
    if count == 10_000:
        yield Figure(name="central-memory-10000", value=memory / 2**20, unit="MiB", goal=100)


def _small_exchanges() -> Iterator[Figure]:
    edits: list[tuple[float, float]] = []
    nothings: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        pair = stack.enter_context(_two_devices(Path(folder)))
        rows = _fill(pair.first, 1_000)
        plain = stack.enter_context(_plain(Path(folder)))
        plain.push(rows, [])
        for _ in range(2):
            send(pair.first)
            send(pair.second)
        ours = stack.enter_context(_lines(pair))
        for number in range(12):
            _edit(pair.first, number)
            edits.append((_timed(ours.both), _timed(lambda: plain.edits(rows[:100]))))
            nothings.append((_timed(ours.second), _timed(plain.nothing)))
    yield _beside("hundred-edits", 1.7, edits[2:])
    yield _beside("nothing-to-do", 2.0, nothings[2:])
    yield from _flat()


def _flat() -> Iterator[Figure]:
    """Nothing to do, with ten times the records."""
    few, many = (_nothing_with(count) for count in (1_000, 10_000))
    yield ratio("nothing-to-do-10000-beside-1000", 1.3, many, few)


def _nothing_with(count: int) -> float:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        pair = stack.enter_context(_two_devices(Path(folder)))
        _fill(pair.first, count)
        for _ in range(2):
            send(pair.first)
            send(pair.second)
        ours = stack.enter_context(_lines(pair))
        return statistics.median(_timed(ours.second) for _ in range(100))


def _over_a_slow_line() -> Figure:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        pair = stack.enter_context(_two_devices(Path(folder)))
        _fill(pair.first, 1_000)
        _take(pair.first, [os.urandom(PHOTO_BYTES) for _ in range(PHOTOS)])
        port = free_port()
        line = [sys.executable, "-m", "tests.benchmarks.slow_line", str(port), str(pair.office.port), "0.04"]
        stack.enter_context(_process(line, port))
        seconds = _timed(lambda: send(pair.first, f"http://127.0.0.1:{port}"))
    return Figure(name="first-push-80-ms-away", value=seconds, unit="s", goal=3.0)


class Pair:
    """Two enrolled devices and their office, in a process of its own."""

    def __init__(self, office: OfficeProcess, first: Profile, second: Profile) -> None:
        self.office = office
        self.first = first
        self.second = second

    def office_memory(self) -> int:
        """The most bytes the office's process has held so far."""
        assert self.office.process is not None
        status = Path(f"/proc/{self.office.process.pid}/status").read_text(encoding="utf-8")
        (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024


class Lines:
    """The open connections of both devices."""

    def __init__(self, pair: Pair, first: Transport, second: Transport) -> None:
        self._pair = pair
        self._first, self._second = first, second

    def both(self) -> None:
        """The first sends, the second takes in."""
        carry_through(exchange(self._pair.first.store, self._pair.first.blobs), self._first)
        self.second()

    def second(self) -> None:
        carry_through(exchange(self._pair.second.store, self._pair.second.blobs), self._second)


@contextmanager
def _two_devices(folder: Path) -> Iterator[Pair]:
    clock = SystemClock()
    with (
        served(folder / "office") as office,
        a_device(folder / "first", clock) as first,
        a_device(folder / "second", clock) as second,
    ):
        office.take_on(first, "First")
        office.take_on(second, "Second")
        with first.store.transaction(by="test") as transaction:
            transaction.create_many([an_estate(), a_walkabout()])
        yield Pair(office, first, second)


@contextmanager
def _lines(pair: Pair) -> Iterator[Lines]:
    with ExitStack() as stack:
        opened = []
        for profile in (pair.first, pair.second):
            office = office_of(profile.store)
            assert office is not None
            opened.append(stack.enter_context(Transport(office.address, office.token)))
        yield Lines(pair, *opened)


def _fill(profile: Profile, count: int) -> list[list[object]]:
    """So many findings, each written by a wish of its own, and the same as rows for the floor."""
    rows: list[list[object]] = []
    for number in range(count):
        finding = a_finding(id=profile.store.ids.new(), position=number, words=WORDS, block_id="")
        with profile.store.transaction(by="test") as transaction:
            transaction.create(finding)
        rows.append([finding.id, 1, codec_of(Finding).sent(finding)])
    return rows


def _take(profile: Profile, photos: list[bytes]) -> None:
    (finding_id,) = profile.store.rows("SELECT id FROM finding LIMIT 1")[0]
    for photo in photos:
        prepared = a_prepared_photo(photo, thumbnail=os.urandom(THUMBNAIL_BYTES))
        add_photo(profile.store, profile.blobs, prepared, finding_id=finding_id, by=GWEN)


def _edit(profile: Profile, number: int) -> None:
    """A hundred findings, one field of each."""
    for finding in profile.store.select(Finding, order="position LIMIT 100"):
        with profile.store.transaction(by="test") as transaction:
            transaction.amend(finding, replace(finding, spot=f"by the lift {number}"))


class Plain:
    """The floor's two devices, on one kept connection."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._client = httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, verify=False)
        self._at = 1
        self._here: Connection = connect(folder / "here.db", TEST_KEY)
        self._here.execute(TABLE)

    def close(self) -> None:
        self._client.close()
        self._here.close()

    def push(self, rows: list[list[object]], photos: list[bytes]) -> None:
        self._client.post("/rows", content=msgspec.json.encode(rows)).raise_for_status()
        for photo in photos:
            self._client.put(f"/photo/{name_of(photo)}", content=photo).raise_for_status()

    def pull(self, photos: list[bytes]) -> None:
        self._take_rows(0)
        for photo in photos:
            name = name_of(photo)
            write_durably(self._folder / name, self._client.get(f"/photo/{name}").content)

    def edits(self, rows: list[list[object]]) -> None:
        """The first device sends these rows anew, the second asks for what is new."""
        self._at += 1
        self._client.post("/rows", content=msgspec.json.encode([[row[0], self._at, row[2]] for row in rows]))
        self._take_rows(self._at - 1)

    def nothing(self) -> None:
        self._client.post("/nothing", content=b"{}")

    def _take_rows(self, since: int) -> None:
        answer = self._client.get("/rows", params={"since": since})
        keep_rows(self._here, msgspec.json.decode(answer.content))


@contextmanager
def _plain(folder: Path) -> Iterator[Plain]:
    port = free_port()
    there, here = folder / "plain-office", folder / "plain-device"
    there.mkdir()
    here.mkdir()
    serve = [sys.executable, "-m", "tests.benchmarks.plain_office", str(there), str(port)]
    with _process(serve, port), closing(Plain(here, port)) as plain:
        yield plain


@contextmanager
def _process(command: list[str], port: int) -> Iterator[None]:
    """A program that listens on ``port``, ended at the end."""
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2])
    try:
        wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait()


def _beside(name: str, goal: float, times: list[tuple[float, float]]) -> Figure:
    """The smallest of each: nearest to a machine with nothing else to do."""
    return ratio(name, goal, min(ours for ours, _ in times), min(floor for _, floor in times))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
