"""Reading a photo from where a person says it is, with a sentence for each way that can go wrong."""

from pathlib import Path

from models.photo_header import MOST_BYTES
from models.photo_prepared import PhotoRefused


def photo_bytes(path: Path) -> bytes:
    """The bytes of a photo file.

    Raises ``PhotoRefused`` where there is nothing that can be read.
    """
    try:
        if path.is_dir():
            raise PhotoRefused("This is a folder. Open it and choose the photos in it.")
        if not path.exists():
            raise PhotoRefused("There is no file of that name. It may have been moved or renamed.")
        if not path.is_file():
            raise PhotoRefused("This is not an ordinary file, so it cannot be a photo.")
        if (size := path.stat().st_size) > MOST_BYTES:
            raise PhotoRefused(
                f"This file is {size / 1_000_000:,.0f} MB; photos of up to {MOST_BYTES // 1_000_000} MB "
                "can be added. Save a smaller copy and add that instead."
            )
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except PermissionError:
        raise PhotoRefused("This file may not be read from this account.") from None
    except (OSError, ValueError):
        raise PhotoRefused("This file could not be read. Copy it to this computer and try again.") from None
