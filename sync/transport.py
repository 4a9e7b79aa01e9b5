"""The real network, and the only module that knows the HTTP library.

The system's own trust store decides which certificates are good. Nothing is followed to another address, no
credential leaves for one, and what comes back has a limit.
"""

import asyncio
from collections.abc import Iterator, Sequence
from types import TracebackType
from urllib.parse import urlsplit

import httpx2

from models.errors import RuleBroken
from sync.net import NOTHING, Request, Response, Unreachable

TIMEOUT = httpx2.Timeout(30.0, connect=10.0, pool=60.0)
LARGEST_ANSWER = 32 << 20
HEAD_START = 0.01
"""Seconds in which requests set out before anything else is done meanwhile."""
NO_ANSWER = "The office cannot be reached."
BAD_ADDRESS = "That is not an office’s address. It begins with https:// and is read out by the office."
LOOPBACK = ("127.0.0.1", "localhost", "::1")


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
        headers = {"accept-encoding": "gzip", "accept": "*/*"}
        if token:
            headers["authorization"] = f"Bearer {token}"
        self._loop = asyncio.new_event_loop()
        self._under_way: list[asyncio.Future[Response | Unreachable]] = []
        whole = office_address(address)
        self._client = httpx2.AsyncClient(
            base_url=whole,
            headers=headers,
            timeout=TIMEOUT,
            follow_redirects=False,
            # Only this computer itself is spoken to without https: then no certificate has to be read.
            verify=whole.startswith("https:"),
        )

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
        self._loop.run_until_complete(self._client.aclose())
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
        self._under_way = [asyncio.ensure_future(self._one(request)) for request in requests]
        together = asyncio.gather(*self._under_way)
        await asyncio.wait(self._under_way, timeout=HEAD_START)
        while not together.done() and next(meanwhile, together) is not together:
            await asyncio.sleep(0)
        return list(await together)

    def _cancel(self) -> None:
        for task in self._under_way:
            task.cancel()

    async def _one(self, request: Request) -> Response | Unreachable:
        try:
            async with self._client.stream(
                request.method, request.path, content=request.body or None, headers=dict(request.headers)
            ) as answer:
                pieces: list[bytes] = []
                size = 0
                async for piece in answer.aiter_raw():
                    pieces.append(piece)
                    size += len(piece)
                    if size > LARGEST_ANSWER:
                        return Unreachable(NO_ANSWER)
                return Response(
                    status=answer.status_code, body=b"".join(pieces), headers=dict(answer.headers)
                )
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, asyncio.CancelledError) as error:
            return Unreachable(f"{NO_ANSWER} ({type(error).__name__})")
