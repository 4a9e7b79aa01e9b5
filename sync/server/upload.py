"""One half-finished upload on the disk: ``<id>.part`` with the bytes, ``<id>.json`` with what they are for.

How far it has come is the size of the part and nothing else. The bytes are hashed while they arrive; what
arrived before this process started is read back when the upload is finished.
"""

import hashlib
import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import BinaryIO

import msgspec

from models.ports import write_durably
from sync.blob_name import Bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was agreed when the upload began."""

    device: str
    length: int
    """Of the whole blob, in bytes."""
    name: str | None
    """What the whole has to hash to, when the device said so."""
    metadata: str
    """The header ``Upload-Metadata`` as it was sent."""
    expires: datetime

    def same_blob_as(self, other: "Terms") -> bool:
        """Whether the same device sends the same known blob."""
        return self.name is not None and (self.device, self.name) == (other.device, other.name)


_TERMS = msgspec.json.Decoder(Terms)


@dataclass(slots=True, eq=False)
class Upload:
    """One upload; only whoever holds ``busy`` may change its files."""

    folder: Path
    id: str
    terms: Terms
    recorded: bool = False
    """Whether the terms are on the disk, so that the upload outlives the program."""
    busy: bool = True
    _hash: "hashlib._Hash" = field(default_factory=hashlib.sha256, init=False)
    _hashed: int = field(default=0, init=False)
    _settled: bool = field(default=False, init=False)
    part: Path = field(init=False)
    """The file with the bytes so far."""

    def __post_init__(self) -> None:
        """Know its files."""
        self.part = self.folder / f"{self.id}.part"

    @property
    def record(self) -> Path:
        """The file with the terms."""
        return record_of(self.folder, self.id)

    def size(self) -> int:
        """How many bytes have arrived."""
        try:
            return self.part.stat().st_size
        except FileNotFoundError:
            return 0

    def add(self, data: Bytes, at: int) -> None:
        """Put bytes behind the ``at`` bytes that are there; some of them may be there when this raises.

        With the last byte, all of them are on the disk when this returns.
        """
        with self.part.open("ab", buffering=0) as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
            if self._hashed == at:
                self._hash.update(data)
                self._hashed += len(data)
            if at + len(data) == self.terms.length:
                self._settle(file)

    def save(self) -> None:
        """Put the terms on the disk, and the name of the part with them."""
        self.part.touch()
        write_durably(self.record, msgspec.json.encode(self.terms))
        self.recorded = True

    def settled_name(self) -> str:
        """The name of the whole, whose bytes are on the disk when this returns."""
        if self._hashed == self.terms.length and self._settled:
            return self._hash.hexdigest()
        with self.part.open("rb+") as file:
            self._settle(file)
            return hashlib.file_digest(file, "sha256").hexdigest()

    def save_name(self, name: str) -> None:
        """Remember what a whole without a wanted name turned out to be."""
        self.terms = replace(self.terms, name=name)
        self.save()

    def drop(self) -> None:
        """Remove both files; the record first, because a part without one means nothing."""
        self.recorded = False
        self.record.unlink(missing_ok=True)
        self.part.unlink(missing_ok=True)

    def _settle(self, file: BinaryIO | FileIO) -> None:
        try:
            os.fsync(file.fileno())
        except OSError:
            # What a disk could not write it may forget, and say nothing the next time it is asked.
            self.drop()
            raise
        self._settled = True


def record_of(folder: Path, upload_id: str) -> Path:
    """Where the terms of that upload are."""
    return folder / f"{upload_id}.json"


def read_terms(record: Path) -> Terms | None:
    """The terms in that file; None when it is not there or cannot be understood."""
    try:
        return _TERMS.decode(record.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
