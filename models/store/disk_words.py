"""What the system says about files, in plain words and without anybody's path in them."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from models.errors import StorageFull, StoreTrouble

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def disk_trouble(error: OSError) -> StoreTrouble:
    """The system's error as trouble a person can be told about."""
    if error.errno in _NO_ROOM:
        return StorageFull("There is no room left on the disk. What was saved before is still there.")
    if isinstance(error, PermissionError):
        return StoreTrouble("This account may not read or write there. Choose another folder.")
    if isinstance(error, FileExistsError | FileNotFoundError | NotADirectoryError | IsADirectoryError):
        return StoreTrouble("There is no such file or folder, or it is of the other sort.")
    return StoreTrouble("The disk could not be read or written.")


@contextmanager
def disk_in_plain_words() -> Iterator[None]:
    """Raise the system's errors as ``StoreTrouble``; the name of the file is left out."""
    try:
        yield
    except OSError as error:
        raise disk_trouble(error) from None
