"""Networks that answer in the office's name, as in hotels and trains: nothing is lost, and nothing leaks."""

import os
from collections.abc import Callable

import pytest

from models.store import photos
from models.store.profile import Profile
from models.store.waiting import waiting_counts
from models.walkabout import Finding
from sync.blob_name import is_name
from sync.enrolling import enrol, enrol_request
from sync.replies import AWAY, STRANGER
from sync.transport import Transport
from sync.trouble import ExchangeStopped, NotOurOffice
from tests.builders import a_finding, a_prepared_photo, keep
from tests.journeys.exchanging import (
    Everything,
    amend,
    assert_alike,
    everything_kept,
    is_whole,
    reaches_through,
    take_photos,
    until_quiet,
)
from tests.sync.devices import GWEN
from tests.sync.in_front import Asked, InFront, Said, in_front_of
from tests.sync.office_process import OfficeProcess, send

HTML = {"content-type": "text/html"}
JSON = {"content-type": "application/json"}
SIGN_IN = b"<!doctype html><title>Sign in</title><p>Welcome to the Grand Hotel."


@pytest.fixture
def gwen(gwen: Profile, front: InFront) -> Profile:
    """The same tablet, which reaches its office through that network only."""
    reaches_through(gwen, front.address)
    return gwen


def pictures_at(office: OfficeProcess) -> set[str]:
    return {path.name for path in (office.folder / "blobs").glob("*/*") if is_name(path.name)}


def strangers(elsewhere: InFront) -> list[Said]:
    """What answers in hotels, trains and libraries, whatever they are asked."""
    return [
        Said(200, SIGN_IN, HTML),
        Said(200, b"", HTML),
        Said(302, SIGN_IN, {"location": f"{elsewhere.address}/sign-in"}),
        Said(302, b"", {"location": "/sign-in"}),
        Said(307, b"", {"location": f"{elsewhere.address}/v1/exchange"}),
        Said(308, b"", {"location": f"{elsewhere.address}/v1/exchange"}),
        *(Said(200, text, JSON) for text in (b"{}", b"[]", b"null", b'"ok"', b'{"status":"ok"}', b"NaN")),
        Said(200, b'{"type":"exchanged"}', JSON),
        Said(200, b'{"office":"Grand Hotel","protocol":1}', JSON),
        Said(200, SIGN_IN, JSON | {"content-encoding": "gzip"}),
        Said(204),
        *(Said(status, SIGN_IN, HTML) for status in (400, 401, 403, 404, 410, 426, 511)),
        Said(403, b'{"error":"denied"}', JSON),
    ]


def test_a_stranger_where_the_office_was_gets_nothing_and_changes_nothing(
    gwen: Profile, colin: Profile, office: OfficeProcess, front: InFront
) -> None:
    send(gwen)
    take_photos(gwen, 2, size=20_000)
    amend(gwen, Finding, "light", grade="D")
    before = everything_kept(gwen)
    waiting = waiting_counts(gwen.store)
    with in_front_of(0) as elsewhere:
        for said in strangers(elsewhere):
            front.instead = lambda asked, said=said: said  # type: ignore[misc] # a default holds this one
            with pytest.raises(NotOurOffice) as stopped:
                send(gwen)
            assert (said, str(stopped.value)) == (said, STRANGER)
            assert everything_kept(gwen) == before, said
        assert elsewhere.asked == [], "the secret of the device stays with the office's address"
    assert waiting_counts(gwen.store) == waiting
    front.instead = lambda asked: None
    done = send(gwen)
    assert (done.findings, done.photos) == (1, 2)
    until_quiet(gwen, colin)
    assert_alike(gwen, colin)
    assert is_whole(office)


def test_a_stranger_takes_no_code_and_no_secret(office: OfficeProcess, front: InFront) -> None:
    with in_front_of(0) as elsewhere:
        for said in strangers(elsewhere):
            front.instead = lambda asked, said=said: said  # type: ignore[misc] # a default holds this one
            with Transport(front.address) as net, pytest.raises(NotOurOffice):
                enrol(net, enrol_request("a-device", code="AAAA2222", name="Tablet"))
        assert elsewhere.asked == []


@pytest.mark.parametrize("stranger", [Said(200, SIGN_IN, HTML), Said(404, SIGN_IN, HTML)])
def test_a_stranger_that_appears_in_the_middle_changes_nothing_from_there_on(
    gwen: Profile, colin: Profile, office: OfficeProcess, front: InFront, stranger: Said
) -> None:
    until_quiet(gwen, colin)
    passed, stopped, told = 0, True, set[str]()
    while stopped:
        keep(gwen.store, a_finding(id=f"f{passed}", position=passed + 2))
        a_photo_of(gwen, f"f{passed}", 1_100_000)  # goes in two pieces
        keep(colin.store, a_finding(id=f"c{passed}", position=passed + 2))
        a_photo_of(colin, f"c{passed}", 20_000)
        send(colin)
        front.instead, kept = after(passed, stranger, gwen)
        try:
            send(gwen)
            stopped = False
        except ExchangeStopped as error:
            told.add(str(error))
            assert_only_pictures_went_on(kept[0], everything_kept(gwen))
        assert {name for (name,) in gwen.store.rows("SELECT name FROM receipt")} <= pictures_at(office)
        passed += 1
    assert passed > 5
    assert told <= {STRANGER, AWAY}
    front.instead = lambda asked: None
    until_quiet(gwen, colin)
    assert_alike(gwen, colin)
    assert is_whole(office)


def assert_only_pictures_went_on(before: Everything, now: Everything) -> None:
    """Several travel at one time, so that some may have arrived while the stranger answered others."""
    pictures = ("blob_leaving", "receipt")
    assert {name: rows for name, rows in now.items() if name not in pictures} == {
        name: rows for name, rows in before.items() if name not in pictures
    }
    safe = {row[0] for row in now["receipt"]}
    assert safe >= {row[0] for row in before["receipt"]}
    sent = {name: how_far for name, _, _, how_far, *_ in now["blob_leaving"]}
    for name, _, _, how_far, *_ in before["blob_leaving"]:
        assert name in safe or sent[name] >= how_far


def a_photo_of(profile: Profile, finding_id: str, size: int) -> None:
    prepared = a_prepared_photo(os.urandom(size), thumbnail=os.urandom(3_000))
    photos.add_photo(profile.store, profile.blobs, prepared, finding_id=finding_id, by=GWEN)


def after(
    passed: int, stranger: Said, profile: Profile
) -> tuple[Callable[[Asked], Said | None], list[Everything]]:
    """So many requests go through, and then the stranger answers; with what the device had by then."""
    kept: list[Everything] = []
    through = 0

    def instead(asked: Asked) -> Said | None:
        nonlocal through
        through += 1
        if through <= passed:
            return None
        if not kept:
            kept.append(everything_kept(profile))
        return stranger

    return instead, kept
