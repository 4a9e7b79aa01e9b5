"""Pictures on their way: nothing is lost or sent for nothing, whatever becomes of a request or its answer."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.store.carriage import LARGE, SMALL, bytes_to_send, coming, still_to_carry, try_again
from models.store.waiting_findings import waiting
from models.waiting_findings import PhotoStanding
from sync import bundle
from sync.blob_name import name_of
from sync.messages import encode
from sync.net import Request, Response, Unreachable
from sync.pace import AT_ONCE, FIRST_PIECE, LARGEST_PIECE, SMALLEST_PIECE
from sync.pictures import DAMAGED, NOT_TAKEN
from sync.receipt import RECEIPT_HEADER
from sync.replies import AWAY, BUSY, FULL, STRANGER
from sync.trouble import ExchangeStopped, NotOurOffice, NotWelcome, OfficeAway
from tests.builders import SetClock
from tests.sync.app_net import LOST, Result
from tests.sync.devices import send_words
from tests.sync.pictured import Office, Side, is_safe, once, pictured_office


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    with pictured_office(tmp_path, clock) as made:
        yield made


@pytest.fixture
def gwen(office: Office) -> Side:
    return office.gwen


def lose_answers(office: Office, method: str, count: int) -> None:
    """The next answers to that method arrive nowhere, though the office did what was asked."""
    left = [LOST] * count

    def on_the_way_back(request: Request, response: Response) -> Result:
        return left.pop() if left and request.method == method and "uploads" in request.path else response

    office.gwen.net.on_the_way_back = on_the_way_back


def test_small_ones_go_first_then_full_ones_and_colleagues_get_both(office: Office) -> None:
    names = office.gwen.take(3)
    office.words()
    assert office.gwen.send().photos == 3
    is_safe(office, names)
    assert [(each.method, each.path) for each in office.gwen.net.requests] == [
        ("POST", "/v1/blobs"),
        *[("POST", "/v1/uploads")] * 3,
    ]
    assert office.colin.send().left == 0
    assert office.colin.profile.blobs.names() == office.gwen.profile.blobs.names()


def test_nothing_to_carry_asks_nothing(gwen: Side) -> None:
    pictures = gwen.send()
    assert (pictures.photos, pictures.left, gwen.net.requests) == (0, 0, [])


def test_progress_grows_to_the_whole_and_counts_full_photos_only(office: Office) -> None:
    gwen = office.gwen
    gwen.take(2, size=3 * FIRST_PIECE + 7)
    total = bytes_to_send(gwen.profile.store)
    gwen.send()
    told = [(each.sent, each.total) for each in gwen.progress]
    assert told[0] == (0, total) == (0, 6 * FIRST_PIECE + 14 + 2 * 900)  # a photo weighs both its sizes
    assert told == sorted(told)
    assert 4 * FIRST_PIECE <= told[-1][0] <= told[-1][1] == total
    assert all(each.words_sent for each in gwen.progress)


def test_progress_comes_to_its_end_whatever_had_to_go_again_or_was_set_aside(office: Office) -> None:
    gwen, colin = office.gwen, office.colin
    colin.take(1)
    office.words()
    send_words(office.central, gwen.profile)  # so that a picture has to come when all have gone
    names = gwen.take(4, 2 * FIRST_PIECE)
    gwen.damage(names[0])
    given_up = Response(status=410, body=encode({"why": "Given up."}))
    gwen.net.on_the_way = once(lambda request: request.method == "PATCH", given_up)
    gwen.send()
    told = [(each.sent, each.total) for each in gwen.progress]
    assert all(0 <= sent <= total for sent, total in told)
    assert [sent for sent, _ in told] == sorted(sent for sent, _ in told)
    assert told[-1][0] == told[-1][1]
    assert len(told) > 5


def test_after_a_restore_small_ones_do_not_count_in_what_full_ones_weigh(gwen: Side) -> None:
    names = gwen.take(2)
    gwen.send()
    with gwen.profile.store.transaction(by="") as transaction:  # as when the office was put back
        for name, size in gwen.receipts().items():
            lane = LARGE if name in names else SMALL
            row = (name, lane, size)
            transaction.execute("INSERT INTO blob_leaving (name, lane, size) VALUES (?, ?, ?)", row)
    assert bytes_to_send(gwen.profile.store) == 80_000


@pytest.mark.parametrize("size", [40_000, FIRST_PIECE + 1, 3 * FIRST_PIECE])
def test_an_answer_to_the_beginning_that_is_lost_is_asked_for(office: Office, size: int) -> None:
    names = office.gwen.take(2, size)
    lose_answers(office, "POST", 1)
    with pytest.raises(OfficeAway, match=AWAY):
        office.gwen.send()
    begun = [upload for _, _, upload in office.gwen.leaving()]
    assert begun.count("begun") == 1
    office.gwen.send()
    assert len(office.gwen.net.asked("GET", "/v1/uploads")) == 1
    is_safe(office, names)
    assert len(office.gwen.net.asked("POST", "/v1/uploads")) == (3 if size == 40_000 else 2)


def test_an_answer_to_a_piece_that_is_lost_is_asked_for_and_nothing_is_sent_twice(office: Office) -> None:
    names = office.gwen.take(1, 3 * FIRST_PIECE)
    lose_answers(office, "PATCH", 1)
    with pytest.raises(OfficeAway):
        office.gwen.send()
    assert [(sent, upload) for _, sent, upload in office.gwen.leaving()] == [(FIRST_PIECE, "begun")]
    office.gwen.send()
    is_safe(office, names)
    assert sum(len(each.body) for each in office.gwen.net.asked("PATCH")) == 2 * FIRST_PIECE


def test_the_answer_to_the_last_piece_may_be_lost_too(office: Office) -> None:
    names = office.gwen.take(1, 2 * FIRST_PIECE)
    lose_answers(office, "PATCH", 1)
    with pytest.raises(OfficeAway):
        office.gwen.send()
    office.gwen.send()
    is_safe(office, names)


def test_a_request_that_never_arrived_begins_anew(office: Office) -> None:
    names = office.gwen.take(1)
    office.gwen.net.on_the_way = once(lambda request: "uploads" in request.path, LOST)
    with pytest.raises(OfficeAway):
        office.gwen.send()
    office.gwen.send()
    is_safe(office, names)


def test_receipts_beside_a_broken_request_are_kept(office: Office) -> None:
    names = office.gwen.take(4)
    lose_answers(office, "POST", 1)
    with pytest.raises(OfficeAway):
        office.gwen.send()
    assert len(office.gwen.receipts().keys() & set(names)) == 3
    office.gwen.send()
    is_safe(office, names)


@pytest.mark.parametrize("status", [404, 410])
def test_an_upload_the_office_gave_up_begins_anew(office: Office, status: int, clock: SetClock) -> None:
    names = office.gwen.take(1, 3 * FIRST_PIECE)
    lose_answers(office, "PATCH", 1)
    with pytest.raises(OfficeAway):
        office.gwen.send()
    with office.gwen.profile.store.transaction(by="") as transaction:
        transaction.execute("UPDATE blob_leaving SET upload = '/v1/uploads/forgotten'")
    refusal = Response(status=status, body=encode({"why": "Given up."}))
    office.gwen.net.on_the_way = once(lambda request: request.method == "PATCH", refusal)
    office.gwen.send()
    is_safe(office, names)
    sent, total = office.gwen.progress[-1].sent, office.gwen.progress[-1].total
    assert 0 <= sent <= total


def test_an_upload_that_has_come_to_another_byte_goes_on_from_there(office: Office) -> None:
    names = office.gwen.take(1, 3 * FIRST_PIECE)
    lose_answers(office, "PATCH", 1)
    with pytest.raises(OfficeAway):
        office.gwen.send()
    (here,) = office.gwen.net.asked("PATCH")
    with office.gwen.profile.store.transaction(by="") as transaction:
        transaction.execute("UPDATE blob_leaving SET upload = ?, sent = 17", (here.path,))
    office.gwen.send()
    assert len(office.gwen.net.asked("GET", "/v1/uploads")) == 1
    is_safe(office, names)


@pytest.mark.parametrize("status", [404, 409, 410])
def test_a_sign_in_page_does_not_make_an_upload_begin_anew(office: Office, status: int) -> None:
    names = office.gwen.take(1, 3 * FIRST_PIECE)
    page = Response(status=status, body=b"<html>Sign in</html>")
    office.gwen.net.on_the_way = once(lambda request: request.method == "PATCH", page)
    with pytest.raises(NotOurOffice):
        office.gwen.send()
    store = office.gwen.profile.store
    assert store.rows("SELECT sent, upload LIKE '/v1/uploads/%' FROM blob_leaving") == [(FIRST_PIECE, 1)]
    office.gwen.send()
    is_safe(office, names)


@pytest.mark.parametrize("status", [404, 409])
def test_an_office_that_never_finds_an_upload_is_not_asked_for_ever(office: Office, status: int) -> None:
    office.gwen.take(1, 3 * FIRST_PIECE)
    refusal = Response(status=status, body=encode({"why": "Elsewhere."}))
    office.gwen.net.on_the_way = lambda request: refusal if request.method == "PATCH" else request
    with pytest.raises(OfficeAway):
        office.gwen.send()
    assert len(office.gwen.net.asked("PATCH")) == 4


def began(location: str, offset: str) -> Response:
    """An upload is begun, as it seems."""
    return Response(status=201, headers={"location": location, "upload-offset": offset})


@pytest.mark.parametrize(
    ("response", "trouble", "why"),
    [
        (Response(status=423, body=encode({"why": "Another connection."})), OfficeAway, BUSY),
        (Response(status=429, body=encode({"why": "Too many."})), OfficeAway, BUSY),
        (Response(status=503, body=encode({"why": "Later."})), OfficeAway, BUSY),
        (Response(status=507, body=encode({"why": "Full."})), OfficeAway, FULL),
        (Response(status=302, headers={"location": "http://hotel"}), NotOurOffice, STRANGER),
        (Response(status=404, body=b"<html>"), NotOurOffice, STRANGER),
        (Response(status=404, body=encode({"why": "No such place."})), ExchangeStopped, "No such place."),
        (Response(status=403, body=encode({"why": "Not any more."})), NotWelcome, "Not any more."),
        (Response(status=200, body=b"<html>"), NotOurOffice, STRANGER),
        (began("/elsewhere", "5"), NotOurOffice, STRANGER),
        (began("/v1/uploads/x", ""), NotOurOffice, STRANGER),
        (began("/v1/uploads/x", "-5"), NotOurOffice, STRANGER),
        (began("/v1/uploads/x", "99999999"), NotOurOffice, STRANGER),
    ],
)  # fmt: skip
def test_whatever_else_is_answered_stops_the_exchange_and_keeps_the_rest(
    office: Office, response: Response, trouble: type[ExchangeStopped], why: str
) -> None:
    names = office.gwen.take(3)
    office.gwen.net.on_the_way = once(lambda request: "uploads" in request.path, response)
    with pytest.raises(trouble, match=why):
        office.gwen.send()
    assert len(office.gwen.receipts().keys() & set(names)) == 2
    assert office.gwen.why() == {}
    office.gwen.send()
    is_safe(office, names)


def test_an_office_that_takes_a_piece_and_has_no_more_than_before_is_a_stranger(office: Office) -> None:
    office.gwen.take(1, 2 * FIRST_PIECE)
    stuck = Response(status=204, headers={"upload-offset": str(FIRST_PIECE)})
    office.gwen.net.on_the_way = lambda request: stuck if request.method == "PATCH" else request
    with pytest.raises(NotOurOffice):
        office.gwen.send()
    assert len(office.gwen.net.asked("PATCH")) == 1


def test_an_office_that_has_only_begun_is_sent_the_bytes(office: Office) -> None:
    names = office.gwen.take(1)

    def only_begin(request: Request) -> Request:
        if request.method == "POST" and request.path == "/v1/uploads":
            headers = {name: words for name, words in request.headers.items() if name != "content-type"}
            return Request(method="POST", path=request.path, headers=headers)
        return request

    office.gwen.net.on_the_way = only_begin
    office.gwen.send()
    assert [each.headers["upload-offset"] for each in office.gwen.net.asked("PATCH")] == ["0"]
    is_safe(office, names)


def test_a_photo_that_is_too_large_for_the_office_is_set_aside_and_the_others_go(office: Office) -> None:
    names = office.gwen.take(3)
    refusal = Response(status=413, body=encode({"why": "The office takes pictures of up to 64 MB."}))
    office.gwen.net.on_the_way = once(lambda request: "uploads" in request.path, refusal)
    assert office.gwen.send().photos == 2
    assert list(office.gwen.why().values()) == ["The office takes pictures of up to 64 MB."]
    assert len(office.gwen.receipts().keys() & set(names)) == 2
    try_again(office.gwen.profile.store)
    assert office.gwen.send().photos == 1
    is_safe(office, names)


@pytest.mark.parametrize(
    "receipt",
    [
        "nothing of the kind",
        f"{'f' * 64} 40000 2026-03-24T14:04:00+00:00",
        "NAME 39999 2026-03-24T14:04:00+00:00",
        "NAME many 2026-03-24T14:04:00+00:00",
        "NAME 40000 yesterday",
    ],
)
def test_a_receipt_for_something_else_is_none(office: Office, receipt: str) -> None:
    (name,) = office.gwen.take(1)
    headers = {RECEIPT_HEADER.lower(): receipt.replace("NAME", name)}
    office.gwen.net.on_the_way = once(
        lambda request: "uploads" in request.path, Response(status=201, headers=headers)
    )
    with pytest.raises(NotOurOffice):
        office.gwen.send()
    assert name not in office.gwen.receipts()
    office.gwen.send()
    is_safe(office, [name])


@pytest.mark.parametrize("which", ["another name", "another size", "one more", "none"])
def test_receipts_for_other_small_ones_are_none_at_all(office: Office, which: str) -> None:
    full = office.gwen.take(1)[0]
    (small,) = [name for name, _, _ in office.gwen.leaving(SMALL)]
    good = {"name": small, "size": 900, "at": "2026-03-24T14:04:00+00:00"}
    answers = {
        "another name": [good | {"name": full}],
        "another size": [good | {"size": 901}],
        "one more": [good, good | {"name": full, "size": 40_000}],
        "none": [],
    }
    reply = Response(status=200, body=encode(answers[which]))
    office.gwen.net.on_the_way = once(lambda request: request.path == "/v1/blobs", reply)
    with pytest.raises(NotOurOffice):
        office.gwen.send()
    assert office.gwen.receipts() == {}
    office.gwen.send()
    is_safe(office, [small, full])


@pytest.mark.parametrize("harm", ["damage", "lose"])
@pytest.mark.parametrize("size", ["small", "full"])
def test_what_is_damaged_here_is_told_and_the_others_go(office: Office, harm: str, size: str) -> None:
    names = office.gwen.take(AT_ONCE + 3)
    lane = LARGE if size == "full" else SMALL
    harmed = [name for name, _, _ in office.gwen.leaving(lane)][:AT_ONCE]
    for name in harmed:
        getattr(office.gwen, harm)(name)
    pictures = office.gwen.send()
    assert office.gwen.why() == dict.fromkeys(harmed, DAMAGED)
    assert pictures.photos == (3 if size == "full" else AT_ONCE + 3)
    standings = {
        each.standing for found in waiting(office.gwen.profile.store).findings for each in found.photos
    }
    assert PhotoStanding.NEEDS_YOU in standings
    assert pictures.take_changes().touches("photo")
    assert office.gwen.progress[-1].sent <= office.gwen.progress[-1].total
    assert len(office.gwen.receipts()) == 2 * len(names) - AT_ONCE


def test_more_small_ones_than_fit_one_bundle_go_in_several(office: Office) -> None:
    office.gwen.take(3, size=100, small=2 << 20)
    office.gwen.take(1, size=100, small=5 << 20)  # larger than a bundle is meant to be, and so alone
    office.gwen.send()
    assert len(office.gwen.net.asked("POST", "/v1/blobs")) == 3
    assert still_to_carry(office.gwen.profile.store) == (0, 0)


def test_a_bundle_that_was_damaged_on_its_way_goes_again(office: Office) -> None:
    names = office.gwen.take(2)
    flipped: list[Request] = []

    def flip(request: Request) -> Request:
        if request.path != "/v1/blobs" or flipped:
            return request
        flipped.append(request)
        return replace(request, body=request.body[:-1] + bytes([request.body[-1] ^ 1]))

    office.gwen.net.on_the_way = flip
    office.gwen.send()
    assert [len(bundle.split(each.body)) for each in office.gwen.net.asked("POST", "/v1/blobs")] == [2, 1]
    is_safe(office, names)


def damage_on_the_way(times: int) -> Callable[[Request], Request]:
    left = [1] * times

    def on_the_way(request: Request) -> Request:
        if "uploads" in request.path and request.body and left:
            left.pop()
            return replace(request, body=bytes([request.body[0] ^ 1]) + request.body[1:])
        return request

    return on_the_way


@pytest.mark.parametrize("times", [1, 2])
def test_a_photo_damaged_on_its_way_goes_again_from_the_beginning(office: Office, times: int) -> None:
    names = office.gwen.take(1)
    office.gwen.net.on_the_way = damage_on_the_way(times)
    office.gwen.send()
    assert len(office.gwen.net.asked("POST", "/v1/uploads")) == times + 1
    is_safe(office, names)


def test_one_damaged_three_times_needs_somebody_and_does_not_hold_up_the_others(office: Office) -> None:
    names = office.gwen.take(1, 2 * FIRST_PIECE)
    office.gwen.net.on_the_way = damage_on_the_way(99)
    pictures = office.gwen.send()
    assert (pictures.photos, pictures.left) == (0, 0)
    assert office.gwen.why() == {names[0]: NOT_TAKEN}
    office.gwen.net.on_the_way = lambda request: request
    assert office.gwen.send().photos == 0
    try_again(office.gwen.profile.store)
    assert office.gwen.send().photos == 1
    is_safe(office, names)


def paces(office: Office, clock: SetClock, count: int, seconds: float) -> list[int]:
    """How long the pieces are of photos on a line on which each wave takes so long."""

    def slow(request: Request) -> Request:
        if request.headers.get("upload-offset", "0") == "0" or count == 1:
            clock.goes_on(seconds=seconds / count)
        return request

    office.gwen.take(count, 8 * FIRST_PIECE)
    office.gwen.net.on_the_way = slow
    office.gwen.send()
    return [len(each.body) for each in office.gwen.net.requests if "uploads" in each.path]


@pytest.mark.parametrize(
    ("seconds", "then"),
    [
        (0, FIRST_PIECE),
        (1, 2 * FIRST_PIECE),
        (4, FIRST_PIECE // 2),
        (60, SMALLEST_PIECE),
        (0.1, LARGEST_PIECE),
    ],
)
def test_a_piece_is_what_goes_in_two_seconds(
    office: Office, clock: SetClock, seconds: float, then: int
) -> None:
    first, second, *_ = paces(office, clock, 1, seconds)
    assert (first, second) == (FIRST_PIECE, then)


def test_a_photo_that_travels_alone_is_not_taken_for_a_slow_line(office: Office, clock: SetClock) -> None:
    clock_runs = iter(range(99))

    def a_megabyte_in_two_seconds(request: Request) -> Request:
        if "uploads" in request.path and next(clock_runs) >= 0:
            clock.goes_on(seconds=2 * len(request.body) / FIRST_PIECE)
        return request

    office.gwen.take(1, 5 * FIRST_PIECE)
    office.gwen.net.on_the_way = a_megabyte_in_two_seconds
    office.gwen.send()
    assert {len(each.body) for each in office.gwen.net.requests if "uploads" in each.path} == {FIRST_PIECE}


def test_a_clock_that_is_put_back_leaves_the_pace_alone(office: Office, clock: SetClock) -> None:
    first, second, *_ = paces(office, clock, 1, -3600)
    assert first == second == FIRST_PIECE


def test_what_the_office_does_not_have_yet_is_asked_for_another_time(office: Office) -> None:
    gwen, colin = office.gwen, office.colin
    gwen.take(5)
    office.words()  # Gwen's words are at the office, and none of her pictures
    assert colin.send().left == 10
    assert len(colin.net.asked("POST", "/v1/blobs/fetch")) == 2
    gwen.send()
    assert colin.send().left == 0
    assert colin.profile.blobs.names() == gwen.profile.blobs.names()


def test_those_the_office_has_come_although_it_lacks_others(office: Office) -> None:
    gwen, colin = office.gwen, office.colin
    names = sorted(gwen.take(6))
    office.words()
    gwen.send()
    for name in (names[0], names[3], names[5]):
        (office.central.folder / "blobs" / name[:2] / name).unlink()
    pictures = colin.send()
    assert pictures.left == 3
    assert coming(colin.profile.store, LARGE, 99) == [names[0], names[3], names[5]]


def test_what_is_here_already_is_not_asked_for(office: Office) -> None:
    gwen, colin = office.gwen, office.colin
    gwen.take(2)
    office.words()
    gwen.send()
    colin.profile.blobs.put_many([gwen.profile.blobs.get(name) for name in gwen.profile.blobs.names()])
    assert colin.send().left == 0
    assert colin.net.requests == []


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b'[["' + b"f" * 64 + b'",3]]\nab', b'[["' + b"f" * 64 + b'",3]]\nabc'],
)
def test_a_bundle_that_breaks_on_its_way_is_asked_for_again(office: Office, body: bytes) -> None:
    gwen, colin = office.gwen, office.colin
    gwen.take(2)
    office.words()
    gwen.send()
    colin.net.on_the_way = once(lambda request: True, Response(status=200, body=body))
    with pytest.raises(OfficeAway):
        colin.send()
    assert colin.profile.blobs.names() == []
    assert colin.send().left == 0


def test_pictures_nobody_asked_for_are_not_kept(office: Office) -> None:
    gwen, colin = office.gwen, office.colin
    gwen.take(1)
    office.words()
    gwen.send()
    other = b"something else"
    colin.net.on_the_way = once(
        lambda request: True, Response(status=200, body=bundle.pack([(name_of(other), other)]))
    )
    assert colin.send().left == 1  # the small one; it is asked for another time
    assert not colin.profile.blobs.contains(name_of(other))
    assert colin.send().left == 0


@pytest.mark.parametrize("lost", [0, 1, 2, 3])
def test_a_fetch_that_is_lost_leaves_all_of_it_to_come(office: Office, lost: int) -> None:
    gwen, colin = office.gwen, office.colin
    gwen.take(3)
    office.words()
    gwen.send()
    count = iter(range(99))
    colin.net.on_the_way = lambda request: LOST if next(count) == lost else request
    if lost < 2:
        with pytest.raises(OfficeAway):
            colin.send()
    assert colin.send().left == 0
    assert colin.profile.blobs.names() == gwen.profile.blobs.names()


def test_what_is_sent_says_how_long_it_is_and_what_it_is(office: Office) -> None:
    (name,) = office.gwen.take(1)
    office.gwen.send()
    (begun,) = office.gwen.net.asked("POST", "/v1/uploads")
    assert begun.headers["upload-length"] == "40000"
    assert begun.headers["tus-resumable"] == "1.0.0"
    assert name_of(begun.body) == name
    (small,) = office.gwen.net.asked("POST", "/v1/blobs")
    assert json.loads(small.body.split(b"\n")[0])[0][1] == 900
    assert isinstance(LOST, Unreachable)
