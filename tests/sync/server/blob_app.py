"""The office with nothing but its blobs, for tests: a device says who it is in one header."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request

from models.ports import Clock, SystemClock
from sync.server.body import PATIENCE
from sync.server.tus import blob_routes
from sync.server.uploads import Uploads
from tests.sync.server.sending import office_in


def who(request: Request) -> str:
    """The device named in ``X-Device``."""
    device = request.headers.get("x-device")
    if device is None:
        raise HTTPException(401, "The office does not know this device.", {"WWW-Authenticate": "Device"})
    return device


def app_of(uploads: Uploads, *, patience: float = PATIENCE) -> Starlette:
    """The application over those uploads."""
    return Starlette(routes=blob_routes(uploads.custody.blobs, uploads, who, patience=patience))


def app_in(folder: Path, clock: Clock | None = None) -> Starlette:
    """The application as it starts in ``folder``."""
    return app_of(office_in(folder, clock or SystemClock()))
