r"""Many small blobs in one message: a line of JSON that says what follows, then the bytes one by one.

``[["<name>", size], …]\n<bytes><bytes>…``. Thumbnails travel so, in both directions.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated

import msgspec

from models.errors import WalkaboutError
from sync.blob_name import NAME, name_of

MOST_PIECES = 500
MOST_BYTES = 16 << 20
"""The most bytes of all pieces together; only a piece that travels alone may be larger."""
LONGEST_LINE = 64 << 10
"""The longest first line in bytes; one of ``MOST_PIECES`` is under 50,000."""

_Name = Annotated[str, msgspec.Meta(pattern=rf"^{NAME}\Z")]
_Size = Annotated[int, msgspec.Meta(ge=0)]
_CONTENTS = msgspec.json.Decoder(list[tuple[_Name, _Size]])


class BundleBroken(WalkaboutError):
    """What arrived is not a bundle, or not all of it; the sentence says in which way."""


class BundleTooLarge(BundleBroken):
    """More pieces or bytes than one bundle may have."""


def first_line(contents: Sequence[tuple[str, int]]) -> bytes:
    """The line that says which names follow, each with its size in bytes."""
    return msgspec.json.encode(contents) + b"\n"


def pack(pieces: Sequence[tuple[str, bytes]]) -> bytes:
    """One bundle of those pieces, each under its name and in that order."""
    contents = [(name, len(data)) for name, data in pieces]
    return b"".join((first_line(contents), *(data for _, data in pieces)))


def unpack(data: bytes) -> Iterator[tuple[str, memoryview]]:
    """Each name with its bytes, proved one by one.

    Raises ``BundleBroken`` before the first piece when the bundle is not whole, and at a piece that is not
    what its name says.
    """
    for name, piece in split(data):
        if name_of(piece) != name:
            raise BundleBroken("A picture in a bundle is not what its name says.")
        yield name, piece


def split(data: bytes) -> list[tuple[str, memoryview]]:
    """Each name with its bytes, not proved yet; ``BundleBroken`` when the bundle is not whole."""
    end_of_line = data.find(b"\n", 0, LONGEST_LINE)
    if end_of_line < 0:
        raise BundleBroken("A bundle starts with a line that says what is in it.")
    contents = _contents(data[:end_of_line])
    starts = [end_of_line + 1]
    for _, size in contents:
        starts.append(starts[-1] + size)
    if starts[-1] != len(data):
        raise BundleBroken("A bundle is longer or shorter than its first line says.")
    view = memoryview(data)
    return [
        (name, view[start:end]) for (name, _), (start, end) in zip(contents, pairwise(starts), strict=True)
    ]


def _contents(line: bytes) -> list[tuple[str, int]]:
    try:
        contents = _CONTENTS.decode(line)
    except ValueError as error:  # also what msgspec makes of bytes that are no text
        raise BundleBroken("The first line of a bundle is not a list of names and sizes.") from error
    if len(contents) > MOST_PIECES:
        raise BundleTooLarge(f"A bundle has at most {MOST_PIECES} pictures.")
    if len({name for name, _ in contents}) < len(contents):
        raise BundleBroken("A bundle has the same picture twice.")
    if len(contents) > 1 and sum(size for _, size in contents) > MOST_BYTES:
        raise BundleTooLarge(f"A bundle has at most {MOST_BYTES >> 20} MB of pictures.")
    return contents
