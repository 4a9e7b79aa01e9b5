"""What the office gives a receipt for: bytes that are proved to be what their name says, and on its disk."""

from collections.abc import Sequence

from models.ports import Clock
from sync.blob_name import Bytes
from sync.receipt import Receipt
from sync.server.blob_folder import BlobFolder
from sync.server.upload import Upload
from sync.server.upload_trouble import NotThatBlob


class Custody:
    """Takes blobs over into the folder. Every method raises ``OSError`` as the disk does."""

    def __init__(self, blobs: BlobFolder, clock: Clock) -> None:
        self.blobs = blobs
        self._clock = clock

    def receipt_of(self, name: str) -> Receipt | None:
        """The receipt for a blob the office has; None when it has not, or not as it was."""
        if not self.blobs.is_sound(name):
            return None
        self.blobs.land([(name, None)])
        return self._receipt(name, self.blobs.size(name))

    def receipt_for(self, name: str | None, length: int) -> Receipt | None:
        """The receipt for what is only announced, when the office has it already.

        Raises ``NotThatBlob`` when it can never become what it is announced as.
        """
        receipt = None if name is None else self.receipt_of(name)
        if receipt is not None and receipt.size != length:
            raise NotThatBlob("The picture does not have the length it was announced with.")
        return receipt

    def keep(self, pieces: Sequence[tuple[str, Bytes]]) -> list[Receipt]:
        """Take over whole pieces whose names the caller has proved."""
        self.blobs.keep(pieces)
        return [self._receipt(name, len(data)) for name, data in pieces]

    def take_over(self, upload: Upload) -> Receipt:
        """Prove an upload that has all its bytes, and give it its name; for whoever holds the upload.

        Raises ``NotThatBlob`` when it is something else; its bytes are gone then.
        """
        name = upload.settled_name()
        if upload.terms.name not in (None, name):
            upload.drop()
            raise NotThatBlob("The picture that arrived is not the one that was announced. Send it again.")
        if upload.terms.name is None and upload.recorded:
            upload.save_name(name)
        self.blobs.land([(name, upload.part)])
        return self._receipt(name, upload.terms.length)

    def _receipt(self, name: str, size: int) -> Receipt:
        return Receipt(name=name, size=size, at=self._clock.now())
