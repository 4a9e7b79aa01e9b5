"""What comes with a request, as it arrives: not waited for too long, and no more of it than is allowed."""

from collections.abc import AsyncIterator

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

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
        if waiting.cancelled_caught:
            raise ConnectionBroke
        piece, more = _piece_of(message)
        yield piece


async def whole_body(request: Request, at_most: int, patience: float) -> bytes:
    """The body in memory; 413 as soon as it is more than ``at_most`` bytes."""
    pieces: list[bytes] = []
    size, more = 0, True
    with anyio.CancelScope() as waiting:
        while more:
            waiting.deadline = anyio.current_time() + patience  # one scope for all costs a fifth of one each
            piece, more = _piece_of(await request.receive())
            pieces.append(piece)
            size += len(piece)
            if size > at_most:
                raise HTTPException(413, "That is more than the office takes at once.")
    if waiting.cancelled_caught:
        raise ConnectionBroke
    return b"".join(pieces)


def _piece_of(message: Message) -> tuple[bytes, bool]:
    """The bytes of a message, and whether more will come."""
    if message["type"] == "http.disconnect":
        raise ConnectionBroke
    return message.get("body", b""), message.get("more_body", False)
