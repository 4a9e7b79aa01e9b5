"""Full photos that go together on a fast line: each is taken by itself, and the others go on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from models.store.blobs import Blobs
from models.store.carriage import LARGE
from sync import bundle
from sync.messages import encode
from sync.net import Request, Response
from sync.pace import AT_ONCE
from sync.pictures import NOT_TAKEN
from sync.trouble import NotOurOffice, OfficeAway
from tests.builders import SetClock
from tests.sync.app_net import LOST, AppNet, Result
from tests.sync.pictured import Office, is_safe, pictured_office

FULL, THUMBNAIL = 10_000, 40_000
AT = "2026-03-24T14:04:00+00:00"


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    """An office that every request takes a tenth of a second to reach."""
    with pictured_office(tmp_path, clock) as made:
        made.gwen.net.on_the_way = taking(clock, 0.1)
        yield made


def taking(
    clock: SetClock, seconds: float, then: Callable[[Request], Result | Request] = lambda request: request
) -> Callable[[Request], Result | Request]:
    """Every request takes so long."""

    def on_the_way(request: Request) -> Result | Request:
        clock.goes_on(seconds=seconds)
        return then(request)

    return on_the_way


def together(office: Office) -> list[int]:
    """How many pictures travelled in each parcel."""
    return [len(bundle.split(each.body)) for each in office.gwen.net.asked("POST", "/v1/blobs") if each.body]


def damaging(names: set[str], times: int) -> Callable[[Request], Request]:
    """The first bytes of these change on their way in a parcel, so many times."""
    left = dict.fromkeys(names, times)

    def damage(request: Request) -> Request:
        if request.path != "/v1/blobs":
            return request
        pieces = [(name, bytes(data)) for name, data in bundle.split(request.body)]
        for place, (name, data) in enumerate(pieces):
            if left.get(name):
                left[name] -= 1
                pieces[place] = (name, bytes([data[0] ^ 1]) + data[1:])
        return replace(request, body=bundle.pack(pieces))

    return damage


def test_on_a_fast_line_full_photos_go_together(office: Office) -> None:
    names = office.gwen.take(5, FULL, THUMBNAIL)
    assert office.gwen.send().photos == 5
    assert together(office) == [5, 5]
    assert office.gwen.net.asked("POST", "/v1/uploads") == []
    assert office.gwen.progress[-1].sent == 0
    is_safe(office, names)


def test_on_a_slow_one_each_goes_alone_and_may_go_on_where_it_was_cut_off(
    office: Office, clock: SetClock
) -> None:
    names = office.gwen.take(3, FULL, THUMBNAIL)
    office.gwen.net.on_the_way = taking(clock, 60)
    assert office.gwen.send().photos == 3
    assert together(office) == [3]
    assert len(office.gwen.net.asked("POST", "/v1/uploads")) == 3
    is_safe(office, names)


def test_a_parcel_is_closed_where_it_is_full(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    names = office.gwen.take(19, FULL, 8_000)
    monkeypatch.setattr("sync.pace.LARGEST_PARCEL", 25_000)
    assert office.gwen.send().photos == 19
    # Eight parcels of two, then what is left: two together, and one by itself.
    assert together(office) == [19, *[2] * AT_ONCE, 2]
    assert len(office.gwen.net.asked("POST", "/v1/uploads")) == 1
    last = office.gwen.progress[-1]
    assert (last.sent, last.total) == (16 * (FULL + 8_000), 19 * (FULL + 8_000))
    is_safe(office, names)


def test_a_picture_that_waits_for_the_next_wave_is_read_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.pace.LARGEST_PARCEL", 25_000)
    read: list[str] = []
    get = Blobs.get

    def reading(blobs: Blobs, name: str) -> bytes:
        read.append(name)
        return get(blobs, name)

    names = office.gwen.take(40, FULL, 8_000)
    monkeypatch.setattr(Blobs, "get", reading)
    office.gwen.send()
    assert sorted(name for name in read if name in names) == sorted(names)
    is_safe(office, names)


def test_full_ones_are_read_while_the_thumbnails_travel(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[int] = []
    carry = AppNet.carry

    def carrying(net: AppNet, requests: Sequence[Request], meanwhile: Iterator[object]) -> list[Result]:
        results = carry(net, requests)
        steps.append(len(list(meanwhile)))
        return results

    monkeypatch.setattr(AppNet, "carry", carrying)
    names = office.gwen.take(5, FULL, 8_000)
    office.gwen.send()
    is_safe(office, names)
    assert steps == [5, 0]


def test_one_that_has_begun_goes_on_beside_the_parcels(office: Office) -> None:
    names = office.gwen.take(1, 2 << 20, THUMBNAIL)
    office.gwen.net.on_the_way_back = lambda request, response: (
        LOST if "uploads" in request.path else response
    )
    with pytest.raises(OfficeAway):
        office.gwen.send()
    office.gwen.net.on_the_way_back = lambda _, response: response
    names += office.gwen.take(4, FULL, THUMBNAIL)
    office.words()
    assert office.gwen.send().photos == 5
    assert sum(together(office)) == 1 + 4 + 4
    assert len(office.gwen.net.asked("POST", "/v1/uploads")) == 1
    is_safe(office, names)


def test_one_that_was_damaged_on_its_way_goes_again(office: Office, clock: SetClock) -> None:
    names = office.gwen.take(4, FULL, THUMBNAIL)
    office.gwen.net.on_the_way = taking(clock, 0.1, damaging({names[2]}, 1))
    assert office.gwen.send().photos == 4
    assert together(office) == [4, 4]
    assert len(office.gwen.net.asked("POST", "/v1/uploads")) == 1
    is_safe(office, names)


def test_but_not_for_ever(office: Office, clock: SetClock) -> None:
    names = office.gwen.take(3, FULL, THUMBNAIL)
    office.gwen.net.on_the_way = taking(clock, 0.1, damaging(set(names[:2]), 9))
    assert office.gwen.send().photos == 1
    assert together(office) == [3, 3, 2, 2]
    assert office.gwen.why() == dict.fromkeys(names[:2], NOT_TAKEN)
    assert office.gwen.receipts().keys() >= {names[2]}


def test_a_parcel_whose_answer_is_lost_goes_again(office: Office) -> None:
    names = office.gwen.take(3, FULL, THUMBNAIL)
    lost: list[Request] = []

    def lose_the_second(request: Request, response: Response) -> Result:
        lost.append(request)
        return LOST if len(lost) == 2 else response

    office.gwen.net.on_the_way_back = lose_the_second
    with pytest.raises(OfficeAway):
        office.gwen.send()
    assert office.gwen.leaving(LARGE) == [(name, 0, "") for name in sorted(names)]
    office.gwen.send()
    is_safe(office, names)


@pytest.mark.parametrize("which", ["strange", "too few", "all of them damaged and taken"])
def test_receipts_that_are_not_for_what_was_sent_are_none(
    office: Office, clock: SetClock, which: str
) -> None:
    names = office.gwen.take(2, FULL, THUMBNAIL)
    whole = [{"name": name, "size": FULL, "at": AT} for name in names]
    answers = {
        "strange": (200, [*whole[:1], whole[1] | {"name": "a" * 64}]),
        "too few": (200, whole[:1]),
        "all of them damaged and taken": (460, {"why": "Again.", "receipts": whole, "refused": names}),
    }
    status, said = answers[which]

    def instead(request: Request) -> Result | Request:
        full = request.path == "/v1/blobs" and bundle.split(request.body)[0][0] in names
        return Response(status=status, body=encode(said)) if full else request

    office.gwen.net.on_the_way = taking(clock, 0.1, instead)
    with pytest.raises(NotOurOffice):
        office.gwen.send()
    assert not office.gwen.receipts().keys() & set(names)
    office.gwen.net.on_the_way = taking(clock, 0.1)
    office.gwen.send()
    is_safe(office, names)
