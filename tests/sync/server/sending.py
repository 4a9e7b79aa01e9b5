"""A device's side of an upload, in a few words, for tests that need no network."""

from pathlib import Path

from models.ports import Clock, TimeOrderedIds
from sync.receipt import Receipt
from sync.server.appending import Appending, Checksum
from sync.server.blob_folder import BlobFolder
from sync.server.upload import Upload
from sync.server.uploads import Limits, Uploads

TABLET, PHONE = "tablet", "phone"


def office_in(folder: Path, clock: Clock, **limits: int) -> Uploads:
    """The uploads of the office in ``folder``, as a program that has just started knows them."""
    return Uploads(
        folder / "uploads",
        BlobFolder(folder / "blobs"),
        clock=clock,
        ids=TimeOrderedIds(clock),
        limits=Limits(**limits),
    )


def begun(uploads: Uploads, length: int, name: str | None = None, *, device: str = TABLET) -> str:
    """The identity of a new upload that nothing was sent of yet."""
    upload = uploads.begin(device, length=length, name=name)
    Appending(uploads, upload).end()
    return upload.id


def sent_whole(
    uploads: Uploads, data: bytes, name: str | None = None, *, device: str = TABLET
) -> Receipt | None:
    """What the office answers to a blob that comes with the request that begins it."""
    return Appending(uploads, uploads.begin(device, length=len(data), name=name)).end(data)


def broken_off(
    uploads: Uploads, data: bytes, name: str | None = None, *, came: int, device: str = TABLET
) -> str:
    """Begin a blob with its first bytes, and lose the connection after ``came`` of them."""
    upload = uploads.begin(device, length=len(data), name=name)
    Appending(uploads, upload).break_off(data[:came])
    return upload.id


def appending(
    uploads: Uploads, upload_id: str, offset: int, *, device: str = TABLET, checksum: Checksum | None = None
) -> Appending:
    """A request that goes on with an upload at that offset."""
    upload = uploads.resume(device, upload_id, offset=offset)
    assert isinstance(upload, Upload)
    return Appending(uploads, upload, offset=offset, checksum=checksum)
