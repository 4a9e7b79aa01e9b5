"""The open connections to one office, and the only module that knows the HTTP library.

That takes a third of a second to load, so this is imported with the first request, where it is carried.
"""

import asyncio
from collections.abc import Mapping

import aiohttp
from aiohttp.abc import AbstractStreamWriter
from aiohttp.payload import BytesPayload

from sync.net import NO_ANSWER, Request, Response, Unreachable
from sync.network_settings import proxy_for, trusted_certificates

CONNECTING, SILENCE = 10.0, 30.0
"""Seconds until a connection has to stand, and without a byte moving until it counts as broken."""
_ALL_TOLD = 20.0
"""Seconds until it has to stand when its name has to be looked up first, or a proxy to be passed."""
AT_MOST = 16
"""How many requests are under way; the others wait their turn, which is no silence."""
KEPT = 15.0
"""Seconds a connection is kept open for the next request."""
PIECE = 256 << 10
"""Bytes that are handed to the system, or waited for, together."""


class Line:
    """Made, asked and closed while one and the same loop runs."""

    def __init__(self, address: str, token: str) -> None:
        # Only this computer itself is spoken to without https: then no certificate has to be read.
        trusted = trusted_certificates() if address.startswith("https:") else True
        self._address = address
        # Not the session's: what that has is told to a proxy as well.
        self._headers = {"accept-encoding": "gzip", "accept": "*/*", "user-agent": "walkabout"}
        if token:
            self._headers["authorization"] = f"Bearer {token}"
        self._proxy = proxy_for(address)
        self._room = asyncio.Semaphore(AT_MOST)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=trusted, limit=AT_MOST, keepalive_timeout=KEPT),
            skip_auto_headers=("content-type",),
            timeout=aiohttp.ClientTimeout(
                total=None, connect=_ALL_TOLD, sock_connect=CONNECTING, sock_read=SILENCE
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            read_bufsize=PIECE,
            trust_env=False,  # it would ask .netrc for passwords, and anew for a proxy with each request
        )

    async def close(self) -> None:
        """Let go of the connections."""
        await self._session.close()

    async def ask(self, request: Request, largest: int) -> Response | Unreachable:
        """What comes back of a request, unless it is more than ``largest`` bytes."""
        try:
            async with self._room:
                return await self._answer(request, largest)
        except (aiohttp.ClientError, OSError, ValueError, asyncio.CancelledError) as error:
            return Unreachable(f"{NO_ANSWER} ({type(error).__name__})")

    async def _answer(self, request: Request, largest: int) -> Response | Unreachable:
        if not request.path.startswith("/"):
            raise ValueError("With anything but a slash the address could become another.")
        async with self._session.request(
            request.method,
            self._address + request.path,
            data=_Body(request.body) if request.body else None,
            headers={**self._headers, **request.headers},
            allow_redirects=False,
            proxy=self._proxy,
        ) as answer:
            pieces: list[bytes] = []
            size = 0
            while piece := await answer.content.readany():
                pieces.append(piece)
                size += len(piece)
                if size > largest:
                    return Unreachable(NO_ANSWER)
            return Response(status=answer.status, body=b"".join(pieces), headers=_lower(answer.headers))


class _Body(BytesPayload):
    """What is sent. A piece the network does not take in time is silence, too."""

    def __init__(self, data: bytes) -> None:
        super(BytesPayload, self).__init__(data)  # its own warns of what is large, and writes it in one piece
        self._size = len(data)

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        del content_length
        whole = memoryview(self._value)
        try:
            for start in range(0, len(whole), PIECE):
                async with asyncio.timeout(SILENCE):
                    await writer.write(whole[start : start + PIECE])
                    await writer.drain()
        except BaseException:
            if writer.transport is not None:
                writer.transport.abort()  # it would not close before it is rid of what it holds
            raise


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    """By their names; what is there several times under one stands one after the other."""
    found: dict[str, str] = {}
    for name, value in headers.items():
        known = found.get(name.lower())
        found[name.lower()] = value if known is None else f"{known}, {value}"
    return found
