"""The office's end put together and served: push and pull, blobs beside them, one process."""

import socket
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request

from models.errors import RuleBroken
from models.ports import Clock, Ids
from sync.server.application import application, who_asks
from sync.server.blob_folder import BlobFolder
from sync.server.central import Central
from sync.server.keeping import BLOBS
from sync.server.tus import blob_routes
from sync.server.uploads import Uploads

UPLOADS = "uploads"


def office_application(central: Central, *, clock: Clock, ids: Ids) -> Starlette:
    """The whole application over one open central store. What was half sent too long ago is given up."""
    blobs = BlobFolder(central.folder / BLOBS)
    uploads = Uploads(central.folder / UPLOADS, blobs, clock=clock, ids=ids)
    uploads.expire()

    def who(request: Request) -> str:
        return who_asks(central, request).device

    return application(central, blob_routes(blobs, uploads, who))


def listen(host: str, port: int) -> socket.socket:
    """Listen there from now on; port 0 takes a free one. Raises ``RuleBroken`` where that cannot be.

    Whoever knocks before the store is served waits.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        raise RuleBroken(f"Nobody can listen at {host}, port {port}: {error.strerror}.") from error


def serve(
    central: Central,
    *,
    clock: Clock,
    ids: Ids,
    listener: socket.socket,
    certificate: Path | None = None,
    private_key: Path | None = None,
) -> None:
    """Serve until told to stop. Nothing that is asked is logged: addresses name people's devices."""
    config = uvicorn.Config(
        office_application(central, clock=clock, ids=ids),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,
        ssl_certfile=certificate,
        ssl_keyfile=private_key,
    )
    uvicorn.Server(config).run(sockets=[listener])
