"""Half-finished uploads: who may add to which, how far each has come, when one is given up.

The folder belongs to one process. What is open is read from it once; from then on memory only adds who is
busy. Killed at any moment, the program finds again every upload it told a device of, or the finished blob.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from models.ports import Clock, Ids, settle
from sync.blob_name import is_name
from sync.receipt import Receipt
from sync.server.blob_folder import BlobFolder
from sync.server.custody import Custody
from sync.server.upload import Terms, Upload, read_terms, record_of
from sync.server.upload_trouble import (
    NoSuchUpload,
    NotAtOffset,
    OfficeIsFull,
    TooLong,
    TooManyUploads,
    UploadBusy,
    UploadExpired,
)

_IDENTITY = re.compile(r"[0-9A-Za-z-]{1,64}")
_UNKNOWN = "The office does not know that upload. Start it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much the office takes."""

    blob_bytes: int = 64 << 20
    uploads_of_a_device: int = 256
    uploads: int = 4096
    days: int = 7
    """How long an upload may take before it is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far an upload has come; with a receipt, it is finished."""

    id: str
    offset: int
    length: int
    name: str | None
    metadata: str
    expires: datetime | None
    receipt: Receipt | None


class Uploads:
    """The uploads of all devices. Any thread may ask; methods raise ``UploadTrouble`` and ``OSError``."""

    def __init__(
        self, folder: Path, blobs: BlobFolder, *, clock: Clock, ids: Ids, limits: Limits | None = None
    ) -> None:
        self.folder = folder
        self.custody = Custody(blobs, clock)
        self.limits = limits or Limits()
        self._clock = clock
        self._ids = ids
        self._lock = Lock()
        folder.mkdir(parents=True, exist_ok=True)
        settle(folder.parent)
        blobs.clear_arriving()
        self._open = _read(folder)

    def begin(self, device: str, *, length: int, name: str | None = None, metadata: str = "") -> Upload:
        """A new upload, held by the caller; nothing is on the disk yet."""
        if length > self.limits.blob_bytes:
            raise TooLong(f"The office takes pictures of up to {self.limits.blob_bytes >> 20} MB.")
        expires = self._clock.now() + timedelta(days=self.limits.days)
        terms = Terms(device=device, length=length, name=name, metadata=metadata, expires=expires)
        with self._lock:
            others = [each.terms for each in self._open.values() if not terms.same_blob_as(each.terms)]
            if len(others) >= self.limits.uploads:
                raise OfficeIsFull("The office has too many half-sent pictures just now. Try again later.")
            if sum(other.device == device for other in others) >= self.limits.uploads_of_a_device:
                raise TooManyUploads("This device has too many half-sent pictures. Finish some first.")
            upload = Upload(folder=self.folder, id=self._ids.new(), terms=terms)
            self._open[upload.id] = upload
        return upload

    def resume(self, device: str, upload_id: str, *, offset: int) -> Upload | Receipt:
        """The upload, held by the caller, when it ends at ``offset``; or the receipt when it is whole."""
        with self._lock:
            upload = self._find(device, upload_id)
            if upload is not None:
                _claim(upload)
        if upload is None:
            receipt, _ = self._finished(device, upload_id)
            _expect(offset, receipt.size)
            return receipt
        try:
            held = self.custody.receipt_for(upload.terms.name, upload.terms.length)
            _expect(offset, upload.size() if held is None else held.size)
        except BaseException:
            self.release(upload)
            raise
        if held is not None:
            self.release(upload)
        return held or upload

    def standing(self, device: str, upload_id: str) -> Standing:
        """How far it has come. One with all its bytes that was cut off before it got its name gets it now."""
        with self._lock:
            upload = self._find(device, upload_id)
        if upload is None:
            receipt, metadata = self._finished(device, upload_id)
            return _whole(upload_id, receipt, metadata)
        standing = self._standing(upload)
        if standing.receipt is not None or standing.offset < standing.length:
            return standing
        with self._lock:
            still_open = self._open.get(upload_id) is upload
            if still_open:
                _claim(upload)
        if not still_open:
            return self.standing(device, upload_id)
        try:
            return _whole(upload_id, self.finish(upload), upload.terms.metadata)
        finally:
            self.release(upload)

    def open_of(self, device: str) -> list[Standing]:
        """The uploads this device has not finished, oldest first."""
        with self._lock:
            mine = [each for each in self._open.values() if each.recorded and each.terms.device == device]
        return [self._standing(upload) for upload in sorted(mine, key=lambda each: each.id)]

    def finish(self, upload: Upload) -> Receipt:
        """Take over an upload that has all its bytes; for whoever holds it. See ``Custody.take_over``."""
        receipt = self.custody.take_over(upload)
        with self._lock:
            self._open.pop(upload.id, None)
        self.drop_twins(upload)
        return receipt

    def release(self, upload: Upload) -> None:
        """Let others have it. One without a record on the disk is forgotten: nobody was told of it."""
        with self._lock:
            upload.busy = False
            forgotten = not upload.recorded and self._open.pop(upload.id, None) is not None
        if forgotten:
            upload.drop()

    def keep_the_longer(self, upload: Upload) -> None:
        """Keep an upload whose first request was cut off, unless an earlier attempt had come as far."""
        with self._lock:
            twins = self._idle_twins(upload)
        if any(twin.size() >= upload.size() for twin in twins):
            upload.drop()
        else:
            upload.save()
            self.drop_twins(upload)

    def drop_twins(self, upload: Upload) -> None:
        """Give up this device's idle uploads of the same blob: this one goes on."""
        with self._lock:
            twins = self._idle_twins(upload)
            for twin in twins:
                del self._open[twin.id]
        for twin in twins:
            twin.drop()

    def terminate(self, device: str, upload_id: str) -> None:
        """Give an upload up and forget it. What the office has finished stays."""
        with self._lock:
            upload = self._find(device, upload_id)
            if upload is not None:
                _claim(upload)
                del self._open[upload_id]
        if upload is not None:
            upload.drop()
        elif is_name(upload_id):
            raise NoSuchUpload("What is safe at the office is not given up.")
        else:
            self._finished(device, upload_id)
            record_of(self.folder, upload_id).unlink(missing_ok=True)

    def expire(self) -> int:
        """Give up what has taken too long, and forget what was finished as long ago; how many there were."""
        now = self._clock.now()
        with self._lock:
            known = set(self._open)
            late = [each for each in self._open.values() if not each.busy and each.terms.expires <= now]
            for upload in late:
                del self._open[upload.id]
        for upload in late:
            upload.drop()
        records = [path for path in self.folder.glob("[!.]*.json") if path.stem not in known]
        past = [path for path in records if (terms := read_terms(path)) and terms.expires <= now]
        for path in past:
            path.unlink()
        return len(late) + len(past)

    def _find(self, device: str, upload_id: str) -> Upload | None:
        upload = self._open.get(upload_id)
        if upload is None or not upload.recorded:
            return None
        if upload.terms.device != device:
            raise NoSuchUpload(_UNKNOWN)
        if upload.terms.expires <= self._clock.now():
            raise UploadExpired("That upload has taken too long and was given up. Start it again.")
        return upload

    def _idle_twins(self, upload: Upload) -> list[Upload]:
        return [
            each for each in self._open.values() if not each.busy and each.terms.same_blob_as(upload.terms)
        ]

    def _standing(self, upload: Upload) -> Standing:
        size = upload.size()  # asked first: a part that is gone by now has got its name
        terms = upload.terms
        receipt = self.custody.receipt_for(terms.name, terms.length)
        return Standing(
            id=upload.id,
            offset=terms.length if receipt else size,
            length=terms.length,
            name=terms.name,
            metadata=terms.metadata,
            expires=terms.expires,
            receipt=receipt,
        )

    def _finished(self, device: str, upload_id: str) -> tuple[Receipt, str]:
        """The receipt and the metadata of an upload that is not open any more.

        What was finished by the request that began it goes by the name of its blob, and needs no record.
        """
        receipt, metadata = None, ""
        if is_name(upload_id):
            receipt = self.custody.receipt_of(upload_id)
        elif _IDENTITY.fullmatch(upload_id):
            terms = read_terms(record_of(self.folder, upload_id))
            if terms is not None and terms.device == device:
                receipt, metadata = self.custody.receipt_for(terms.name, terms.length), terms.metadata
        if receipt is None:
            raise NoSuchUpload(_UNKNOWN)
        return receipt, metadata


def _read(folder: Path) -> dict[str, Upload]:
    """What was open when the program stopped. A part nobody was told of is removed."""
    found: dict[str, Upload] = {}
    for part in sorted(folder.glob("*.part")):
        record = record_of(folder, part.stem)
        terms = read_terms(record)
        if terms is None:
            record.unlink(missing_ok=True)
            part.unlink()
        else:
            found[part.stem] = Upload(folder=folder, id=part.stem, terms=terms, recorded=True, busy=False)
    return found


def _claim(upload: Upload) -> None:
    if upload.busy:
        raise UploadBusy("Another connection is still sending this picture. Try again in a moment.")
    upload.busy = True


def _expect(offset: int, there: int) -> None:
    if offset != there:
        raise NotAtOffset(f"The office has {there} bytes of this picture; go on from there.")


def _whole(upload_id: str, receipt: Receipt, metadata: str) -> Standing:
    return Standing(
        id=upload_id,
        offset=receipt.size,
        length=receipt.size,
        name=receipt.name,
        metadata=metadata,
        expires=None,
        receipt=receipt,
    )
