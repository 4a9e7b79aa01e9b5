"""One address and what may be asked there; trouble becomes a plain sentence with the status that fits."""

import errno
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from models.errors import NotFound, WalkaboutError
from sync.bundle import BundleBroken, BundleTooLarge
from sync.server.body import ConnectionBroke
from sync.server.upload_trouble import (
    NoSuchUpload,
    NotAtOffset,
    NotThatBlob,
    OfficeIsFull,
    TooLong,
    TooManyUploads,
    UploadBusy,
    UploadExpired,
)

Who = Callable[[Request], str]
"""The identity of the device that asks; raises ``HTTPException`` 401 or 403 for anyone else."""
Handler = Callable[[Request], Awaitable[Response]]

WRONG_BYTES = 460
"""What tus answers when bytes and checksum do not agree."""
_STATUS: dict[type[WalkaboutError], int] = {
    BundleBroken: 400,
    BundleTooLarge: 413,
    NoSuchUpload: 404,
    NotAtOffset: 409,
    NotFound: 404,
    NotThatBlob: WRONG_BYTES,
    OfficeIsFull: 503,
    TooLong: 413,
    TooManyUploads: 429,
    UploadBusy: 423,
    UploadExpired: 410,
}
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Place:
    """One address, as an application of its own: every method, also one nobody knows, gets a plain answer."""

    asked: Mapping[str, Handler]
    headers: Mapping[str, str] = field(default_factory=dict)
    """On every answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive, send)
        response = await self._answer(request)
        response.headers.update(self.headers)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        # tus: for those whose network lets only GET and POST through.
        method = request.headers.get("x-http-method-override", request.method).upper()
        handler = self.asked.get(method)
        if handler is None:
            return sentence(405, "That cannot be asked here.", {"Allow": ", ".join(self.asked)})
        try:
            return await handler(request)
        except HTTPException as error:
            return sentence(error.status_code, error.detail, error.headers)
        except ConnectionBroke:
            return sentence(408, "The connection stopped in the middle.")
        except tuple(_STATUS) as error:
            return sentence(_STATUS[type(error)], str(error))
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            return sentence(507, "The office has no room left. Nothing is lost; send it again later.")


def sentence(status: int, why: str, headers: Mapping[str, str] | None = None) -> Response:
    """The answer to something that could not be done, with the reason in words."""
    return in_json({"why": why}, status, headers)


def in_json(content: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """An answer as JSON."""
    return Response(msgspec.json.encode(content), status, headers, "application/json")
