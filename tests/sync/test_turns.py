"""A turn asks for requests to be carried, and goes on with what came back."""

from collections.abc import Iterator, Sequence

import pytest

from models.changes import Changes
from sync.net import Request, Response, Unreachable
from sync.trouble import OfficeAway
from sync.turns import Done, Progress, Turn, Turns, carry_through

NOTHING = Changes()


class Echo:
    """A network that answers with the body it was sent."""

    def carry(
        self, requests: Sequence[Request], meanwhile: Iterator[object] = NOTHING
    ) -> list[Response | Unreachable]:
        return [Response(status=200, body=request.body) for request in requests]


def asking(*bodies: bytes) -> Turn:
    requests = [Request(method="POST", path="/v1/exchange", body=body) for body in bodies]
    return Turn(requests=requests, changes=NOTHING, progress=Progress())


def test_turns_are_taken_to_the_end_and_told_of() -> None:
    heard: list[bytes] = []

    def turns() -> Turns:
        for turn in (asking(b"one", b"two"), asking(b"three")):
            results = yield turn
            heard.extend(result.body for result in results if isinstance(result, Response))
        return Done(changes=NOTHING, received=3)

    told: list[Turn] = []
    assert carry_through(turns(), Echo(), told.append) == Done(changes=NOTHING, received=3)
    assert heard == [b"one", b"two", b"three"]
    assert [len(turn.requests) for turn in told] == [2, 1]


def test_nobody_needs_to_be_told() -> None:
    def turns() -> Turns:
        yield asking(b"one")
        return Done(changes=NOTHING)

    assert carry_through(turns(), Echo()) == Done(changes=NOTHING)


def test_what_stops_an_exchange_is_raised() -> None:
    def turns() -> Turns:
        yield asking(b"one")
        raise OfficeAway("away")

    with pytest.raises(OfficeAway):
        carry_through(turns(), Echo())
