"""The central store over HTTP: who may come in, how much may be sent, and what is answered.

Whatever comes from outside has a limit, checked before it is read; nothing of it is ever a fault of ours.
"""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeVar

from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from models.errors import RuleBroken, StorageFull, StoreTrouble
from models.store.transaction import MOST_TOGETHER
from sync.messages import (
    LARGEST_BODY,
    PROTOCOL,
    WORTH_PACKING,
    Enrol,
    Exchange,
    NotUnderstood,
    Refusal,
    decode,
    encode,
    pack,
    unpack,
)
from sync.server import devices
from sync.server.central import Central
from sync.server.description import description
from sync.server.devices import EnrolledDevice
from sync.server.limits import check_enrolment, check_exchange

T = TypeVar("T")
Handler = Callable[[Request], Awaitable[Response]]

WHO = "The office does not know this device. Connect it with a code of the office."
REVOKED = "This device may not exchange with the office any more. Ask the office why."
TOO_LARGE = "That is more than the office takes at once."
TOO_OLD = "This program is too old to take in what the office has. Update it; what was written here is kept."
TOO_NEW = "The office’s program is older than this device’s. Everything is kept here until it is updated."


def application(central: Central, routes: Sequence[BaseRoute] = ()) -> Starlette:
    """The office's end, with the ``routes`` for blobs beside its own."""
    return Starlette(
        routes=[
            Route("/v1/description", _description, methods=["GET"]),
            Route("/v1/hello", _hello(central), methods=["GET"]),
            Route("/v1/enrol", _enrol(central), methods=["POST"]),
            Route("/v1/exchange", _exchange(central), methods=["POST"]),
            *routes,
        ],
        exception_handlers={
            HTTPException: _http_trouble,
            NotUnderstood: _not_understood,
            RuleBroken: _broken,
            StorageFull: _full,
            StoreTrouble: _store_trouble,
        },
    )


def who_asks(central: Central, request: Request) -> EnrolledDevice:
    """The device that asks. Raises 401 for a stranger, 403 for one that was turned away."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    known = central.known_by(token) if scheme.lower() == "bearer" and token else None
    if known is None:
        raise HTTPException(401, WHO)
    if known.revoked_at:
        raise HTTPException(403, REVOKED)
    return known


async def body_of(request: Request, most: int = LARGEST_BODY) -> bytes:
    """A request's body, unpacked where it was packed. Raises 413, or ``NotUnderstood``."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise HTTPException(413, TOO_LARGE)
    if request.headers.get("content-encoding") == "gzip":
        return await to_thread.run_sync(unpack, bytes(body))
    return bytes(body)


def answer(message: object, status: int = 200, *, may_pack: bool = False) -> Response:
    """A message as a response."""
    body = encode(message)
    headers = {"content-type": "application/json", "cache-control": "no-store"}
    if may_pack and len(body) > WORTH_PACKING:
        body = pack(body)
        headers["content-encoding"] = "gzip"
    return Response(body, status, headers)


async def _description(request: Request) -> Response:
    del request
    return answer(description())


def _hello(central: Central) -> Handler:
    async def hello(request: Request) -> Response:
        """Whether this is an office at all, for whoever types its address."""
        del request
        return answer({"office": await to_thread.run_sync(lambda: central.name), "protocol": PROTOCOL})

    return hello


def _enrol(central: Central) -> Handler:
    async def enrol(request: Request) -> Response:
        wish = decode(await body_of(request), Enrol)
        check_enrolment(wish)
        try:
            return answer(await to_thread.run_sync(central.enrol, wish))
        except RuleBroken as refusal:
            return answer(Refusal(str(refusal)), 429 if str(refusal) == devices.TOO_MANY else 403)

    return enrol


def _exchange(central: Central) -> Handler:
    async def exchange(request: Request) -> Response:
        body = await body_of(request)
        return await to_thread.run_sync(partial(_exchanged, central, request, body))

    return exchange


def _exchanged(central: Central, request: Request, body: bytes) -> Response:
    """One exchange, on a thread of its own as it waits for the disk."""
    device = who_asks(central, request)
    wish = decode(body, Exchange)
    if wish.protocol > PROTOCOL:
        return answer(Refusal(TOO_NEW), 426)
    if wish.protocol < PROTOCOL - 1 and not wish.operations:
        return answer(Refusal(TOO_OLD), 426)
    if len(wish.operations) > MOST_TOGETHER:
        return answer(Refusal(TOO_LARGE), 413)
    check_exchange(wish)
    reply = central.exchange(device, wish)
    packs = "gzip" in request.headers.get("accept-encoding", "")
    return answer(reply, may_pack=packs)


async def _http_trouble(request: Request, error: Exception) -> Response:
    del request
    status, why = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    return answer(Refusal(why), status)


async def _not_understood(request: Request, error: Exception) -> Response:
    del request
    return answer(Refusal(str(error)), 400)


async def _broken(request: Request, error: Exception) -> Response:
    del request
    return answer(Refusal(str(error)), 409)


async def _full(request: Request, error: Exception) -> Response:
    del request, error
    return answer(Refusal("The office has no room left."), 507)


async def _store_trouble(request: Request, error: Exception) -> Response:
    del request
    return answer(Refusal(str(error)), 503)
