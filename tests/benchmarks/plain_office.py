"""The floor: rows by executemany in one FULL transaction, photos by PUT and GET, each fsynced; no rules.

``python -m tests.benchmarks.plain_office FOLDER PORT`` serves it.
"""

import os
import sys
from pathlib import Path

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from models.store.driver import Connection, connect_open

TABLE = "CREATE TABLE IF NOT EXISTS finding (id TEXT PRIMARY KEY, at INTEGER, value TEXT) STRICT"
_KEEP = "INSERT OR REPLACE INTO finding (id, at, value) VALUES (?, ?, ?)"


def keep_rows(connection: Connection, rows: list[list[object]]) -> None:
    """All of them in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(_KEEP, rows)
    connection.execute("COMMIT")


def write_durably(path: Path, data: bytes) -> None:
    """A file, on the disk when this returns."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def plain_office(folder: Path) -> Starlette:
    connection = connect_open(folder / "rows.db")
    connection.execute(TABLE)

    async def take_rows(request: Request) -> Response:
        keep_rows(connection, msgspec.json.decode(await request.body()))
        return Response(b"{}")

    async def give_rows(request: Request) -> Response:
        since = int(request.query_params["since"])
        rows = connection.execute("SELECT id, at, value FROM finding WHERE at > ?", (since,)).fetchall()
        return Response(msgspec.json.encode(rows))

    async def take_photo(request: Request) -> Response:
        write_durably(folder / request.path_params["name"], await request.body())
        return Response(status_code=204)

    async def give_photo(request: Request) -> Response:
        return FileResponse(folder / request.path_params["name"])

    async def nothing(request: Request) -> Response:
        del request
        return Response(b"{}")

    return Starlette(
        routes=[
            Route("/rows", take_rows, methods=["POST"]),
            Route("/rows", give_rows, methods=["GET"]),
            Route("/photo/{name}", take_photo, methods=["PUT"]),
            Route("/photo/{name}", give_photo, methods=["GET"]),
            Route("/nothing", nothing, methods=["POST"]),
        ]
    )


if __name__ == "__main__":
    uvicorn.run(plain_office(Path(sys.argv[1])), port=int(sys.argv[2]), log_level="warning", access_log=False)
