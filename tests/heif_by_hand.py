"""A HEIF file written byte by byte, for want of an encoder among the parts this program is made of.

ISO/IEC 23008-12: a bare grey picture (``mski``), overlaid on a canvas (``iovl``) because readers ask only the
canvas for its colours, turned by ``irot`` if wanted, with an EXIF block that says what the caller likes.
"""

import struct

_GREY, _CANVAS, _EXIF = 1, 2, 3


def heif(
    size: tuple[int, int],
    grey: bytes,
    *,
    turns: int = 0,
    exif: bytes = b"",
    canvas: tuple[int, int] | None = None,
) -> bytes:
    """A HEIF of ``size`` whose rows of ``grey`` are to be turned anticlockwise by ``turns`` quarters.

    A ``canvas`` of another size makes the file contradict itself.
    """
    overlay = bytes(2) + struct.pack(">4H2H2h", 0, 0, 0, 0xFFFF, *(canvas or size), 0, 0)
    items = {_GREY: (b"mski", grey), _CANVAS: (b"iovl", overlay)}
    references = _box(b"dimg", struct.pack(">HHH", _CANVAS, 1, _GREY))
    if exif:
        items[_EXIF] = (b"Exif", bytes(4) + exif)
        references += _box(b"cdsc", struct.pack(">HHH", _EXIF, 1, _CANVAS))
    start = _box(b"ftyp", b"mif1" + bytes(4) + b"mif1heic")
    rest = _full_box(b"iref", references) + _properties(size, turns)
    at = len(start) + len(_meta(items, rest, 0)) + 8
    return start + _meta(items, rest, at) + _box(b"mdat", b"".join(data for _, data in items.values()))


def _meta(items: dict[int, tuple[bytes, bytes]], rest: bytes, at: int) -> bytes:
    places, names = b"", b""
    for item, (kind, data) in items.items():
        places += struct.pack(">HHHII", item, 0, 1, at, len(data))
        names += _full_box(b"infe", struct.pack(">HH", item, 0) + kind + b"\0", version=2)
        at += len(data)
    return _full_box(
        b"meta",
        _full_box(b"hdlr", struct.pack(">I4s12s", 0, b"pict", b"") + b"\0")
        + _full_box(b"pitm", struct.pack(">H", _CANVAS))
        + _full_box(b"iinf", struct.pack(">H", len(items)) + names)
        + _full_box(b"iloc", b"\x44\0" + struct.pack(">H", len(items)) + places)
        + rest,
    )


def _properties(size: tuple[int, int], turns: int) -> bytes:
    properties = (
        _full_box(b"ispe", struct.pack(">II", *size))
        + _full_box(b"mskC", b"\x08")
        + _full_box(b"pixi", b"\x03\x08\x08\x08")
        + _box(b"irot", bytes((turns,)))
    )
    must = 0x80
    owners = struct.pack(">IH3BH4B", 2, _GREY, 2, 1, 2 | must, _CANVAS, 3, 1, 3, 4 | must)
    return _box(b"iprp", _box(b"ipco", properties) + _full_box(b"ipma", owners))


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", 8 + len(body)) + kind + body


def _full_box(kind: bytes, body: bytes, version: int = 0) -> bytes:
    return _box(kind, bytes((version, 0, 0, 0)) + body)
