"""Finished blobs over HTTP: which are here, the bytes of one, and many small ones at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import msgspec
from anyio.to_thread import run_sync as in_a_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from sync.blob_name import NAME, is_name, name_of
from sync.bundle import LONGEST_LINE, MOST_BYTES, MOST_PIECES, first_line, split
from sync.receipt import Receipt
from sync.server.answers import WRONG_BYTES, Who, in_json
from sync.server.blob_folder import BlobFolder
from sync.server.body import whole_body
from sync.server.custody import Custody
from sync.server.hands import in_threads

MOST_ASKED = 5000
_STREAMED = 512 << 10
_NAMES = msgspec.json.Decoder(list[Annotated[str, msgspec.Meta(pattern=rf"^{NAME}\Z")]])
_A_NAME_IN_JSON = 80
"""Bytes of a list for each name in it, with room for how others write JSON."""
_HANDS = 8
"""Threads that take over one bundle: each picture waits for the disk three times, and a disk does several."""
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_BYTES = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class BlobAnswers:
    """What a device may ask of the finished blobs; ``patience`` in seconds without a byte."""

    blobs: BlobFolder
    custody: Custody
    who: Who
    patience: float

    async def head(self, request: Request) -> Response:
        """Whether a blob is here, and how long it is."""
        self.who(request)
        name = _name(request)
        size = await in_a_thread(self.blobs.size, name)
        return Response(headers=_headers(name, size), media_type=_BYTES)

    async def get(self, request: Request) -> Response:
        """The bytes of a blob, or one range of them."""
        self.who(request)
        name = _name(request)
        size = await in_a_thread(self.blobs.size, name)
        if request.headers.get("if-none-match") == f'"{name}"':
            return Response(status_code=304, headers={"ETag": f'"{name}"'})
        wanted = _range(request, name, size)
        start, stop = wanted or (0, size)
        headers = _headers(name, stop - start)
        if wanted is not None:
            headers["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
        status = 200 if wanted is None else 206
        pieces = _read([(self.blobs.path_of(name), start, stop)])
        if stop - start <= _STREAMED:
            return Response(await in_a_thread(b"".join, pieces), status, headers, _BYTES)
        return StreamingResponse(pieces, status, headers, _BYTES)

    async def missing(self, request: Request) -> Response:
        """Those of the names asked about that the office does not hold."""
        self.who(request)
        names = await self._names(request, MOST_ASKED)
        return in_json(await in_a_thread(self.blobs.missing, names))

    async def fetch(self, request: Request) -> Response:
        """A bundle of those that are here: from the first, as many as it may hold, and at least one.

        A device goes on asking for the rest until a bundle comes back empty.
        """
        self.who(request)
        names = await self._names(request, MOST_PIECES)
        contents = await in_a_thread(self._as_many_as_fit, names)
        line = first_line(contents)
        pieces = _read([(self.blobs.path_of(name), 0, size) for name, size in contents], line)
        length = len(line) + sum(size for _, size in contents)
        return StreamingResponse(pieces, headers={"Content-Length": str(length)}, media_type=_BYTES)

    async def take_bundle(self, request: Request) -> Response:
        """Take over a bundle of small blobs: a receipt for each that is what its name says."""
        self.who(request)
        body = await whole_body(request, MOST_BYTES + LONGEST_LINE, self.patience)
        pieces = split(body)
        hands = [pieces[hand::_HANDS] for hand in range(min(_HANDS, len(pieces)))]
        taken = await in_threads([partial(self._take_over, some) for some in hands])
        receipts = {receipt.name: receipt for some in taken for receipt in some}
        kept = [receipts[name] for name, _ in pieces if name in receipts]
        refused = [name for name, _ in pieces if name not in receipts]
        if not refused:
            return in_json(kept)
        why = f"{len(refused)} of {len(pieces)} pictures are not what their names say. Send them again."
        return in_json({"why": why, "receipts": kept, "refused": refused}, WRONG_BYTES)

    def _take_over(self, pieces: Sequence[tuple[str, memoryview]]) -> list[Receipt]:
        return self.custody.keep([(name, data) for name, data in pieces if name_of(data) == name])

    def _as_many_as_fit(self, names: Sequence[str]) -> list[tuple[str, int]]:
        contents: list[tuple[str, int]] = []
        room = MOST_BYTES
        for name in dict.fromkeys(names):
            if self.blobs.contains(name):
                size = self.blobs.size(name)
                if contents and size > room:
                    break
                contents.append((name, size))
                room -= size
        return contents

    async def _names(self, request: Request, at_most: int) -> list[str]:
        body = await whole_body(request, at_most * _A_NAME_IN_JSON, self.patience)
        try:
            names = _NAMES.decode(body)
        except ValueError as error:  # also what msgspec makes of bytes that are no text
            raise HTTPException(400, "What was sent is not a list of names.") from error
        if len(names) > at_most:
            raise HTTPException(413, f"The office answers for {at_most} names at once.")
        return names


def _name(request: Request) -> str:
    name: str = request.path_params["name"]
    if not is_name(name):
        raise HTTPException(400, "That is not the name of a picture.")
    return name


def _headers(name: str, length: int) -> dict[str, str]:
    return {"Content-Length": str(length), "Accept-Ranges": "bytes", "ETag": f'"{name}"'}


def _range(request: Request, name: str, size: int) -> tuple[int, int] | None:
    """The bytes asked for, from and up to; None for all, also where the header says what we do not offer."""
    found = _RANGE.fullmatch(request.headers.get("range", ""))
    if found is None or request.headers.get("if-range", f'"{name}"') != f'"{name}"':
        return None
    first, last = found.groups()
    if first:
        start, stop = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    elif last:
        start, stop = max(0, size - int(last)), size
    else:
        return None
    if start >= stop:
        raise HTTPException(416, "The picture is not that long.", {"Content-Range": f"bytes */{size}"})
    return start, stop


def _read(parts: Sequence[tuple[Path, int, int]], before: bytes = b"") -> Iterator[bytes]:
    """What is before, then each file from and up to a byte, in pieces of a good size for the network."""
    waiting = bytearray(before)
    for path, start, stop in parts:
        with path.open("rb") as file:
            file.seek(start)
            while data := file.read(min(_STREAMED, stop - file.tell())):
                waiting += data
                if len(waiting) >= _STREAMED:
                    yield bytes(waiting)
                    waiting.clear()
    yield bytes(waiting)
