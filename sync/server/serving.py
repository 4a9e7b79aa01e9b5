"""The office's end put together and served: push and pull, blobs beside them, one process."""

from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request

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


def serve(
    central: Central,
    *,
    clock: Clock,
    ids: Ids,
    host: str,
    port: int,
    certificate: Path | None = None,
    private_key: Path | None = None,
) -> None:
    """Serve until told to stop. Nothing that is asked is logged: addresses name people's devices."""
    uvicorn.run(
        office_application(central, clock=clock, ids=ids),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,
        ssl_certfile=certificate,
        ssl_keyfile=private_key,
    )
