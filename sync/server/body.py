"""What comes with a request, as it arrives: not waited for too long, and no more of it than is allowed."""

from collections.abc import AsyncIterator

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request

PATIENCE = 30.0
"""Seconds without a byte after which a connection counts as broken, so that the next one may go on."""


class ConnectionBroke(Exception):
    """The device is gone, or has been silent for too long."""


async def arriving(request: Request, patience: float) -> AsyncIterator[bytes]:
    """The body in the pieces the network gives; ``ConnectionBroke`` when it ends too early."""
    more = True
    while more:
        with anyio.move_on_after(patience) as waiting:
            message = await request.receive()
        if waiting.cancelled_caught or message["type"] == "http.disconnect":
            raise ConnectionBroke
        more = message.get("more_body", False)
        yield message.get("body", b"")


async def whole_body(request: Request, at_most: int, patience: float) -> bytearray:
    """The body in memory; 413 as soon as it is more than ``at_most`` bytes."""
    body = bytearray()
    async for piece in arriving(request, patience):
        body += piece
        if len(body) > at_most:
            raise HTTPException(413, "That is more than the office takes at once.")
    return body
