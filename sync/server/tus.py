"""Uploads over HTTP, speaking tus 1.0.0 (https://tus.io/protocols/resumable-upload)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import anyio
from anyio.to_thread import run_sync as in_a_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sync.receipt import RECEIPT_HEADER, Receipt
from sync.server.answers import Place, Who, in_json
from sync.server.appending import PIECE, Appending
from sync.server.blob_answers import BlobAnswers
from sync.server.blob_folder import BlobFolder
from sync.server.body import PATIENCE, ConnectionBroke, arriving
from sync.server.tus_words import (
    DIGEST_SIZES,
    EXTENSIONS,
    RESUMABLE,
    VERSION,
    brings_bytes,
    checksum_of,
    in_http,
    metadata_of,
    number_in,
    refuse_what_is_not_spoken,
    speaks_tus,
    wanted_name,
)
from sync.server.upload import Upload
from sync.server.uploads import Uploads


def blob_routes(blobs: BlobFolder, uploads: Uploads, who: Who, *, patience: float = PATIENCE) -> list[Route]:
    """Every address under which blobs come to the office and leave it.

    ``who`` says which device asks. ``patience`` is how many seconds a connection may be silent.
    """
    tus = _Tus(uploads, who, patience)
    plain = BlobAnswers(blobs, uploads.custody, who, patience)
    spoken = {RESUMABLE: VERSION}
    all_uploads = {"OPTIONS": tus.options, "POST": tus.create, "GET": tus.mine}
    one_upload = {"OPTIONS": tus.options, "HEAD": tus.head, "PATCH": tus.patch, "DELETE": tus.terminate}
    return [
        Route("/v1/uploads", Place(all_uploads, spoken)),
        Route("/v1/uploads/{id}", Place(one_upload, spoken)),
        Route("/v1/blobs", Place({"POST": plain.take_bundle})),
        Route("/v1/blobs/missing", Place({"POST": plain.missing})),
        Route("/v1/blobs/fetch", Place({"POST": plain.fetch})),
        Route("/v1/blobs/{name}", Place({"HEAD": plain.head, "GET": plain.get})),
    ]


@dataclass(frozen=True, slots=True)
class _Tus:
    uploads: Uploads
    who: Who
    patience: float

    async def options(self, request: Request) -> Response:
        return _nothing(
            {
                "Tus-Version": VERSION,
                "Tus-Extension": EXTENSIONS,
                "Tus-Max-Size": str(self.uploads.limits.blob_bytes),
                "Tus-Checksum-Algorithm": ",".join(DIGEST_SIZES),
            }
        )

    async def create(self, request: Request) -> Response:
        device = self.who(request)
        speaks_tus(request)
        refuse_what_is_not_spoken(request)
        length = number_in(request, "Upload-Length")
        metadata = metadata_of(request)
        name = wanted_name(metadata)
        with_bytes = brings_bytes(request)
        checksum = checksum_of(request) if with_bytes else None
        upload = self.uploads.begin(device, length=length, name=name, metadata=metadata)
        appending = Appending(self.uploads, upload, checksum=checksum)
        receipt = await self._append(appending, request if with_bytes else None)
        home = request.scope["path"]
        if receipt is not None:
            return _nothing({"Location": f"{home}/{receipt.name}"} | _done(receipt), 201)
        return _nothing({"Location": f"{home}/{upload.id}"} | _so_far(upload, appending.offset), 201)

    async def patch(self, request: Request) -> Response:
        device = self.who(request)
        speaks_tus(request)
        brings_bytes(request, must=True)
        offset = number_in(request, "Upload-Offset")
        checksum = checksum_of(request)
        found = await in_a_thread(partial(self.uploads.resume, device, _id(request), offset=offset))
        if isinstance(found, Receipt):
            return _nothing(_done(found))
        appending = Appending(self.uploads, found, offset=offset, checksum=checksum)
        receipt = await self._append(appending, request)
        return _nothing(_so_far(found, appending.offset) if receipt is None else _done(receipt))

    async def head(self, request: Request) -> Response:
        device = self.who(request)
        speaks_tus(request)
        standing = await in_a_thread(self.uploads.standing, device, _id(request))
        headers = {
            "Cache-Control": "no-store",
            "Upload-Offset": str(standing.offset),
            "Upload-Length": str(standing.length),
        }
        if standing.metadata:
            headers["Upload-Metadata"] = standing.metadata
        if standing.expires is not None:
            headers["Upload-Expires"] = in_http(standing.expires)
        if standing.receipt is not None:
            headers[RECEIPT_HEADER] = standing.receipt.in_a_header()
        return _nothing(headers, 200)

    async def terminate(self, request: Request) -> Response:
        device = self.who(request)
        speaks_tus(request)
        await in_a_thread(self.uploads.terminate, device, _id(request))
        return _nothing({})

    async def mine(self, request: Request) -> Response:
        """What a device asks that lost the answer which would have told it where its upload is."""
        device = self.who(request)
        return in_json(await in_a_thread(self.uploads.open_of, device))

    async def _append(self, appending: Appending, request: Request | None) -> Receipt | None:
        try:
            if request is None:
                return await in_a_thread(appending.end)
            return await self._take(appending, request)
        finally:
            if not appending.closed:
                with anyio.CancelScope(shield=True):
                    await in_a_thread(appending.close)

    async def _take(self, appending: Appending, request: Request) -> Receipt | None:
        waiting = bytearray()
        try:
            async for chunk in arriving(request, self.patience):
                waiting += chunk
                if len(waiting) >= PIECE:
                    piece, waiting = waiting, bytearray()
                    receipt = await in_a_thread(appending.take, piece)
                    if receipt is not None:
                        return receipt
        except ConnectionBroke:
            await in_a_thread(appending.break_off, waiting)
            raise
        return await in_a_thread(appending.end, waiting)


def _id(request: Request) -> str:
    upload_id: str = request.path_params["id"]
    return upload_id


def _nothing(headers: Mapping[str, str], status: int = 204) -> Response:
    return Response(status_code=status, headers=headers)


def _done(receipt: Receipt) -> dict[str, str]:
    return {"Upload-Offset": str(receipt.size), RECEIPT_HEADER: receipt.in_a_header()}


def _so_far(upload: Upload, offset: int) -> dict[str, str]:
    return {"Upload-Offset": str(offset), "Upload-Expires": in_http(upload.terms.expires)}
