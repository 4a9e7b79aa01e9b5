"""The office's end put together and served: push and pull, blobs beside them, one process."""

import gc
import socket
import ssl
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request

from models.errors import RuleBroken
from models.ports import Clock, Ids
from models.store.disk_words import disk_in_plain_words
from sync.server.application import application, who_asks
from sync.server.blob_folder import BlobFolder
from sync.server.central import Central
from sync.server.keeping import BLOBS
from sync.server.tus import blob_routes
from sync.server.uploads import Uploads

UPLOADS = "uploads"
_LAST_PORT = 65_535
LAST_WORDS = 3
"""How many seconds a request that is under way is given when the store is stopped."""


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
    if not 0 <= port <= _LAST_PORT:
        raise RuleBroken(f"There is no port {port}. Ports go up to {_LAST_PORT}.")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        why, _, _ = str(error.strerror).partition(" (while ")  # Python names the address once more
        raise RuleBroken(f"Nobody can listen at {host}, port {port}: {why}.") from error


def check_certificate(certificate: Path | None, private_key: Path | None) -> None:
    """Raise ``RuleBroken`` where https cannot be served with these files; without any it is http."""
    if private_key is not None and certificate is None:
        raise RuleBroken("A private key needs its certificate. Name both files.")
    if certificate is not None:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, private_key)
        except ssl.SSLError as error:
            raise RuleBroken("That is no certificate, or the key is not its own. Name both files.") from error
        except OSError as error:
            raise RuleBroken(f"The certificate or its key cannot be read: {error.strerror}.") from error


def serve(
    central: Central,
    *,
    clock: Clock,
    ids: Ids,
    listener: socket.socket,
    certificate: Path | None = None,
    private_key: Path | None = None,
) -> None:
    """Serve until told to stop. Nothing that is asked is logged: addresses name people's devices.

    Raises ``StoreTrouble`` where the folders for pictures cannot be made.
    """
    with disk_in_plain_words():
        office = office_application(central, clock=clock, ids=ids)
    config = uvicorn.Config(
        office,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=LAST_WORDS,
        ssl_certfile=certificate,
        ssl_keyfile=private_key,
    )
    gc.freeze()  # what was loaded stays, and need not be looked through again with every push
    uvicorn.Server(config).run(sockets=[listener])
