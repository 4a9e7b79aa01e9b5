"""Full photos that go together on a fast line: each is taken by itself, and the others go on."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from models.store.carriage import LARGE, leaving, still_to_carry
from models.store.photos import add_photo
from models.store.profile import Profile
from sync import bundle
from sync.net import Request, Response
from sync.pictures import NOT_TAKEN, Pictures
from sync.receipt import RECEIPT_HEADER
from sync.trouble import NotOurOffice
from tests.builders import SetClock, a_finding, a_prepared_photo, a_walkabout, found_maunside, keep
from tests.sync.devices import GWEN, a_device

AT = "2026-03-24T14:04:00+00:00"
FULL, THUMBNAIL = 10_000, 40_000


class FastLine:
    """Answers as the office does; every turn takes ``seconds``. ``damaged`` ones arrive so."""

    def __init__(self, profile: Profile, clock: SetClock) -> None:
        self._pictures = Pictures(profile.store, profile.blobs)
        self._clock = clock
        self.seconds = 0.1
        self.damaged: set[str] = set()
        self.together: list[int] = []
        self.alone = 0

    def carry(self) -> Pictures:
        """All that waits."""
        turns = self._pictures.turns()
        turn = next(turns)
        while True:
            self._clock.goes_on(seconds=self.seconds)
            answers = [self._answer(request) for request in turn.requests]
            try:
                turn = turns.send(answers)
            except StopIteration:
                return self._pictures

    def _answer(self, request: Request) -> Response:
        if request.path == "/v1/blobs":
            pieces = bundle.split(request.body)
            self.together.append(len(pieces))
            kept = [
                {"name": name, "size": len(data), "at": AT}
                for name, data in pieces
                if name not in self.damaged
            ]
            if len(kept) == len(pieces):
                return Response(status=200, body=msgspec.json.encode(kept))
            said = {"why": "Send them again.", "receipts": kept, "refused": sorted(self.damaged)}
            return Response(status=460, body=msgspec.json.encode(said))
        self.alone += 1
        name = bundle.name_of(request.body)
        headers = {RECEIPT_HEADER.lower(): f"{name} {len(request.body)} {AT}", "upload-offset": "1"}
        return Response(status=201, headers=headers)


@pytest.fixture
def tablet(tmp_path: Path, clock: SetClock) -> Iterator[Profile]:
    with a_device(tmp_path / "tablet", clock) as profile:
        found_maunside(profile.store)
        keep(profile.store, a_walkabout(), a_finding())
        yield profile


def take(profile: Profile, count: int, small: int = THUMBNAIL) -> list[str]:
    """So many photos, and the names of the full ones."""
    for number in range(count):
        photo = a_prepared_photo(bytes([number]) * FULL, thumbnail=bytes([number]) * small)
        add_photo(profile.store, profile.blobs, photo, finding_id=a_finding().id, by=GWEN)
    return [each.name for each in leaving(profile.store, LARGE, count)]


def test_on_a_fast_line_full_photos_go_together(tablet: Profile, clock: SetClock) -> None:
    take(tablet, 5)
    line = FastLine(tablet, clock)
    assert line.carry().photos == 5
    assert (line.together, line.alone) == ([5, 5], 0)
    assert still_to_carry(tablet.store) == (0, 0)


def test_on_a_slow_one_each_goes_alone_and_may_go_on_where_it_was_cut_off(
    tablet: Profile, clock: SetClock
) -> None:
    take(tablet, 3)
    line = FastLine(tablet, clock)
    line.seconds = 300
    assert line.carry().photos == 3
    assert (line.together, line.alone) == ([3], 3)


def test_a_parcel_is_closed_where_it_is_full(
    tablet: Profile, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(tablet, 9, small=8_000)
    monkeypatch.setattr("sync.pace.LARGEST_PARCEL", 25_000)
    monkeypatch.setattr("sync.pictures.AT_ONCE", 3)
    line = FastLine(tablet, clock)
    assert line.carry().photos == 9
    # A photo's size counts its small picture in, so a wave may end a little early.
    assert (line.together, line.alone) == ([9, 2, 2, 2, 2], 1)


def test_one_that_was_damaged_on_its_way_goes_again(tablet: Profile, clock: SetClock) -> None:
    names = take(tablet, 4)
    line = FastLine(tablet, clock)
    line.damaged = {names[2]}
    assert line.carry().photos == 4
    assert (line.together, line.alone) == ([4, 4], 1)


def test_but_not_for_ever(tablet: Profile, clock: SetClock) -> None:
    names = take(tablet, 3)
    line = FastLine(tablet, clock)
    line.damaged = set(names[:2])
    assert line.carry().photos == 1
    assert line.together == [3, 3, 2, 2]
    told = tablet.store.rows("SELECT name, why FROM blob_leaving")
    assert sorted(told) == [(name, NOT_TAKEN) for name in sorted(names[:2])]


def test_a_receipt_for_something_else_is_not_ours(tablet: Profile, clock: SetClock) -> None:
    take(tablet, 2)
    turns = Pictures(tablet.store, tablet.blobs).turns()
    line = FastLine(tablet, clock)
    small = next(turns)
    clock.goes_on(seconds=0.1)
    turns.send([line._answer(request) for request in small.requests])
    strange = [{"name": "a" * 64, "size": FULL, "at": AT}]
    with pytest.raises(NotOurOffice):
        turns.send([Response(status=200, body=msgspec.json.encode(strange))])
