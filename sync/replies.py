"""Reading what came back, and saying in words why it is not what was hoped for."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from sync.messages import NotUnderstood, Refusal, decode, unpack
from sync.net import Response, Unreachable
from sync.trouble import ExchangeStopped, NotOurOffice, NotWelcome, OfficeAway, TooOld

T = TypeVar("T")

AWAY = "The office cannot be reached just now. Everything is kept here, and goes by itself later."
BUSY = "The office is busy just now. Everything is kept here, and goes by itself later."
FULL = "The office has no room left. Everything is kept here; tell whoever runs it."
STRANGER = (
    "Something else answers where the office should be, perhaps the sign-in page of this network. "
    "Nothing was sent."
)
SHORTEST_WAIT, LONGEST_WAIT = 1.0, 3600.0
"""Seconds, whatever the office asks: it is not knocked at without end, nor forgotten for a day."""
_BUSY = {408, 423, 425, 429, 500, 502, 503, 504}
_OUT_OF_DATE = 426
_NO_ROOM = 507


def arrived(result: Response | Unreachable) -> Response:
    """What came back from the office itself. Raises ``ExchangeStopped`` for anything else."""
    if isinstance(result, Unreachable):
        raise OfficeAway(AWAY) from result
    if result.status in _BUSY:
        raise OfficeAway(BUSY, _wait(result))
    if result.status == _NO_ROOM:
        raise OfficeAway(FULL, _wait(result))
    if 300 <= result.status < 400:
        raise NotOurOffice(STRANGER)
    return result


def well(result: Response | Unreachable) -> Response:
    """A response that grants what was asked. Raises ``ExchangeStopped`` with the office's reason."""
    response = arrived(result)
    if response.status < 300:
        return response
    why = why_of(response)
    if response.status in (401, 403):
        raise NotWelcome(why)
    if response.status == _OUT_OF_DATE:
        raise TooOld(why)
    raise ExchangeStopped(why)


def message(result: Response | Unreachable, kind: type[T]) -> T:
    """The message of a response that grants what was asked. Raises ``ExchangeStopped``."""
    return read(well(result), kind)


def read(response: Response, kind: type[T]) -> T:
    """The message a response carries, whatever its status. Raises ``NotOurOffice``."""
    try:
        return decode(plain_body(response), kind)
    except NotUnderstood as error:
        raise NotOurOffice(STRANGER) from error


def plain_body(response: Response) -> bytes:
    """A response's body, unpacked where it was packed. Raises ``NotUnderstood``."""
    packed = response.headers.get("content-encoding") == "gzip"
    return unpack(response.body) if packed else response.body


def why_of(response: Response) -> str:
    """The office's own sentence. Raises ``NotOurOffice`` where there is none."""
    return read(response, Refusal).why


def _wait(response: Response) -> float | None:
    """How long the office asked us to wait, in seconds: at least one, at most an hour; None if it did not.

    A moment it names is taken by its own clock (RFC 9110, 10.2.3), as ours may be another.
    """
    asked = response.headers.get("retry-after", "")
    if asked.isdecimal():
        seconds = float(asked)
    else:
        until, now = _moment(asked), _moment(response.headers.get("date", ""))
        if until is None or now is None:
            return None
        seconds = (until - now).total_seconds()
    return min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT)


def _moment(words: str) -> datetime | None:
    """The moment of a header, or None where it is none."""
    try:
        found = parsedate_to_datetime(words)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
