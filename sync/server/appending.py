"""One request's bytes on their way into an upload: piece by piece, and counted only as far as they may be."""

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sync.blob_name import Bytes
from sync.receipt import Receipt
from sync.server.upload import Upload
from sync.server.upload_trouble import NotThatBlob, TooLong
from sync.server.uploads import Uploads

PIECE = 512 << 10
"""Bytes that go to the disk together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checksum:
    """What the device says this request's bytes hash to."""

    algorithm: str
    digest: bytes


class Appending:
    """Holds an upload from the first byte of a request to the last; ``close`` lets others have it."""

    def __init__(
        self, uploads: Uploads, upload: Upload, *, offset: int | None = None, checksum: Checksum | None = None
    ) -> None:
        """``offset`` says where a known upload ends; None begins a new one, which nobody was told of yet."""
        self.upload = upload
        self.offset = offset or 0
        self.closed = False
        self._new = offset is None
        self._uploads = uploads
        self._checked = None if checksum is None else _Checked(checksum, uploads.folder)

    def take(self, piece: Bytes) -> Receipt | None:
        """Put a piece on the disk; a receipt instead when the office has the whole already."""
        receipt = self._held()
        if receipt is None:
            self._add(piece)
            if self._new and not self.upload.recorded and self._checked is None:
                self.upload.save()
        return receipt

    def end(self, piece: Bytes = b"") -> Receipt | None:
        """Take the last piece, and close; a receipt when the blob is whole."""
        try:
            return self._held() or self._last(piece)
        finally:
            self.close()

    def break_off(self, piece: Bytes = b"") -> None:
        """Take the last piece before the connection broke, and close. Without a checksum it counts."""
        try:
            if self._checked is None and len(piece) <= self.upload.terms.length - self.offset:
                self._add(piece)
            if self._new and self.offset:
                self._uploads.keep_the_longer(self.upload)
        finally:
            self.close()

    def close(self) -> None:
        """Let others have the upload; a new one of which nothing stayed is forgotten."""
        self.closed = True
        if self._checked is not None:
            self._checked.close()
        self._uploads.release(self.upload)

    def _last(self, piece: Bytes) -> Receipt | None:
        self._add(piece)
        if self._checked is not None:
            for proved in self._checked.proved():
                self._count(proved)
        if self.offset == self.upload.terms.length:
            return self._finish()
        if self._new:
            self.upload.save()
            self._uploads.drop_twins(self.upload)
        return None

    def _held(self) -> Receipt | None:
        if self.offset:
            return None
        return self._uploads.custody.receipt_for(self.upload.terms.name, self.upload.terms.length)

    def _add(self, piece: Bytes) -> None:
        checked = 0 if self._checked is None else self._checked.size
        if self.offset + checked + len(piece) > self.upload.terms.length:
            raise TooLong("More bytes arrived than the picture has.")
        if self._checked is None:
            self._count(piece)
        else:
            self._checked.take(piece)

    def _count(self, piece: Bytes) -> None:
        self.upload.add(piece, self.offset)
        self.offset += len(piece)

    def _finish(self) -> Receipt:
        receipt = self._uploads.finish(self.upload)
        if self._new and self.upload.recorded:
            # The answer names the blob, so nobody asks for this upload by its identity.
            self.upload.drop()
        return receipt


class _Checked:
    """A request's bytes beside the upload, where a program that is killed leaves nothing of them."""

    def __init__(self, checksum: Checksum, folder: Path) -> None:
        self.size = 0
        self._digest = checksum.digest
        self._hash = hashlib.new(checksum.algorithm, usedforsecurity=False)
        self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - open for the length of a request
            max_size=PIECE, dir=str(folder), suffix=".part"
        )

    def take(self, piece: Bytes) -> None:
        self._file.write(piece)
        self._hash.update(piece)
        self.size += len(piece)

    def proved(self) -> Iterator[bytes]:
        if self._hash.digest() != self._digest:
            raise NotThatBlob("What arrived does not have the checksum that was sent with it. Send it again.")
        self._file.seek(0)
        while piece := self._file.read(PIECE):
            yield piece

    def close(self) -> None:
        self._file.close()
