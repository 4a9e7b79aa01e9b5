"""The real network: requests carried to one office, and what comes back of them.

What this system trusts decides which certificates are good. Nothing is followed to another address, no
credential leaves for one, and what comes back has a limit.
"""

import asyncio
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from models.errors import RuleBroken
from sync.net import LOOPBACK, NO_ANSWER, NOTHING, Request, Response, Unreachable

if TYPE_CHECKING:
    from sync.line import Line

LARGEST_ANSWER = 32 << 20
HEAD_START = 0.01
"""Seconds in which requests set out before anything else is done meanwhile."""
BAD_ADDRESS = "That is not an office’s address. It begins with https:// and is read out by the office."


def office_address(words: str) -> str:
    """An office's address as it was typed, made whole. Raises ``RuleBroken`` for what cannot be one.

    Only this computer itself may be reached without https.
    """
    words = words.strip()
    whole = words if "://" in words else f"https://{words}"
    try:
        parts = urlsplit(whole)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise RuleBroken(BAD_ADDRESS) from None
    plain = parts.scheme == "http" and host in LOOPBACK
    if not host or (parts.scheme != "https" and not plain) or parts.username or parts.query or parts.fragment:
        raise RuleBroken(BAD_ADDRESS)
    return whole.rstrip("/")


class Transport:
    """Connections to one office, kept open between turns. ``close`` it, or use it in a ``with`` block.

    It runs its requests side by side on the caller's own thread.
    """

    def __init__(self, address: str, token: str = "") -> None:
        self._address = office_address(address)
        self._token = token
        self._loop = asyncio.new_event_loop()
        self._line: Line | None = None
        self._under_way: list[asyncio.Future[Response | Unreachable]] = []

    def __enter__(self) -> "Transport":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections; closed twice is closed once."""
        if self._loop.is_closed():
            return
        if self._line is not None:
            self._loop.run_until_complete(self._line.close())
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    def abandon(self) -> None:
        """From any thread: give up what is under way, and count all of it as unreachable."""
        self._loop.call_soon_threadsafe(self._cancel)

    def carry(
        self, requests: Sequence[Request], meanwhile: Iterator[object] = NOTHING
    ) -> list[Response | Unreachable]:
        """See ``sync.net.Net``."""
        return self._loop.run_until_complete(self._carry(requests, meanwhile))

    async def _carry(
        self, requests: Sequence[Request], meanwhile: Iterator[object]
    ) -> list[Response | Unreachable]:
        if self._line is None:
            from sync.line import Line  # noqa: PLC0415 - takes long to load: not where the window is drawn

            self._line = Line(self._address, self._token)
        await asyncio.sleep(0)  # whoever has hung up since the last time is noticed before anybody is asked
        line = self._line
        self._under_way = [asyncio.ensure_future(line.ask(each, LARGEST_ANSWER)) for each in requests]
        together = asyncio.gather(*self._under_way, return_exceptions=True)
        await asyncio.wait(self._under_way, timeout=HEAD_START)
        while not together.done() and next(meanwhile, together) is not together:
            await asyncio.sleep(0)
        return [_result(each) for each in await together]

    def _cancel(self) -> None:
        for task in self._under_way:
            task.cancel()


def _result(result: Response | BaseException) -> Response | Unreachable:
    if isinstance(result, asyncio.CancelledError):
        return Unreachable(NO_ANSWER)  # given up before it had set out
    if isinstance(result, Response | Unreachable):
        return result
    raise result
