"""Reading what came back, and saying in words why it is not what was hoped for."""

import pytest

from sync.messages import Gap, Refusal, encode, pack
from sync.net import Response, Unreachable
from sync.replies import AWAY, BUSY, FULL, STRANGER, message, plain_body, well, why_of
from sync.trouble import ExchangeStopped, NotOurOffice, NotWelcome, OfficeAway, TooOld


def refusal(status: int, why: str = "Because.", **headers: str) -> Response:
    return Response(status=status, body=encode(Refusal(why)), headers=headers)


def test_a_message_is_read_from_a_good_response() -> None:
    assert message(Response(status=200, body=encode(Gap(lives={}))), Gap) == Gap(lives={})


def test_a_packed_one_too() -> None:
    packed = Response(status=200, body=pack(encode(Gap(lives={}))), headers={"content-encoding": "gzip"})
    assert message(packed, Gap) == Gap(lives={})
    assert plain_body(packed) == encode(Gap(lives={}))


def test_no_answer_at_all_is_an_office_that_is_away() -> None:
    with pytest.raises(OfficeAway, match="cannot be reached") as caught:
        well(Unreachable("nothing came"))
    assert (str(caught.value), caught.value.wait) == (AWAY, None)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_a_busy_office_is_tried_again(status: int) -> None:
    with pytest.raises(OfficeAway) as caught:
        well(refusal(status))
    assert str(caught.value) == BUSY


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("30", 30.0), ("0", 1.0), ("999999", 3600.0), ("9" * 500, 3600.0),
        ("soon", None), ("-1", None), ("1.5", None), ("", None),
    ],
)  # fmt: skip
def test_it_may_say_when(header: str, wait: float | None) -> None:
    with pytest.raises(OfficeAway) as caught:
        well(refusal(503, **{"retry-after": header}))
    assert caught.value.wait == wait


@pytest.mark.parametrize(
    ("until", "now", "wait"),
    [
        ("Tue, 24 Mar 2026 14:00:30 GMT", "Tue, 24 Mar 2026 14:00:00 GMT", 30.0),
        ("Tuesday, 24-Mar-26 14:00:30 GMT", "Tue Mar 24 14:00:00 2026", 30.0),  # the older ways to write it
        ("Tue, 24 Mar 2026 14:00:00 GMT", "Tue, 24 Mar 2026 14:00:00 GMT", 1.0),
        ("Sun, 06 Nov 1994 08:49:37 GMT", "Tue, 24 Mar 2026 14:00:00 GMT", 1.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", "Tue, 24 Mar 2026 14:00:00 GMT", 3600.0),
        ("Tue, 24 Mar 2026 14:00:30 GMT", "", None),
        ("Tue, 24 Mar 2026 14:00:30 GMT", "today", None),
        ("Tue, 24 Mar 99999999999999999999 14:00:30 GMT", "Tue, 24 Mar 2026 14:00:00 GMT", None),
    ],
)
def test_it_may_name_a_moment_of_its_own_clock(until: str, now: str, wait: float | None) -> None:
    with pytest.raises(OfficeAway) as caught:
        well(refusal(429, **{"retry-after": until, "date": now}))
    assert caught.value.wait == wait


def test_an_office_without_room_says_so() -> None:
    with pytest.raises(OfficeAway) as caught:
        well(refusal(507, **{"retry-after": "60"}))
    assert (str(caught.value), caught.value.wait) == (FULL, 60.0)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_nothing_is_followed_elsewhere(status: int) -> None:
    with pytest.raises(NotOurOffice) as caught:
        well(Response(status=status, headers={"location": "https://elsewhere.example"}))
    assert str(caught.value) == STRANGER


@pytest.mark.parametrize(
    ("status", "kind"),
    [(401, NotWelcome), (403, NotWelcome), (426, TooOld), (400, ExchangeStopped), (409, ExchangeStopped)],
)
def test_a_refusal_is_told_in_the_office_s_words(status: int, kind: type[ExchangeStopped]) -> None:
    with pytest.raises(kind, match=r"^Because\.$") as caught:
        well(refusal(status))
    assert type(caught.value) is kind


def test_the_office_s_words_may_be_packed() -> None:
    body = pack(encode(Refusal("Because.")))
    assert why_of(Response(status=409, body=body, headers={"content-encoding": "gzip"})) == "Because."


@pytest.mark.parametrize(
    "response",
    [
        Response(status=200, body=b"<html>Sign in</html>"),
        Response(status=200, body=b"not packed", headers={"content-encoding": "gzip"}),
        Response(status=403, body=b"<html>Forbidden</html>"),
    ],
)
def test_a_stranger_is_recognised(response: Response) -> None:
    with pytest.raises(NotOurOffice):
        message(response, Gap)
