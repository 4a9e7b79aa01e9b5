"""The bytes of a PDF 1.7 file: numbered objects, compressed together where they are small.

A tagged list of 200 actions has some 2,500 structure elements. Written one by one they would outweigh the
text; in object streams (ISO 32000-1, 7.5.7) they cost a few kilobytes and next to no time.
"""

import struct
import zlib

_TOGETHER = 400
_PRINTABLE = frozenset(range(0x20, 0x7F)) - frozenset(b"()\\")
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def text_string(text: str) -> str:
    """A text as it stands in a dictionary: plain where it is ASCII, else UTF-16 in hexadecimal."""
    if text.isascii() and _PRINTABLE.issuperset(text.encode("ascii")):
        return f"({text})"
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


class PdfFile:
    """Objects gathered in memory until ``finish`` writes them out."""

    def __init__(self) -> None:
        self._count = 0
        self._plain: list[tuple[int, bytes]] = []
        self._streams: list[tuple[int, bytes]] = []

    def reserve(self) -> int:
        """The number of an object that will be put later; every reserved number must be put."""
        self._count += 1
        return self._count

    def put(self, number: int, body: str) -> None:
        """An object without a stream; ``body`` is ASCII."""
        self._plain.append((number, body.encode("ascii")))

    def add(self, body: str) -> int:
        """Put an object under the next number, which is returned."""
        number = self.reserve()
        self.put(number, body)
        return number

    def add_stream(self, data: bytes, entries: str = "", *, compress: bool = True) -> int:
        """A stream with further dictionary entries such as ``/Type/XObject``; returns its number."""
        number = self.reserve()
        filtered = ""
        if compress:
            data = zlib.compress(data)
            filtered = "/Filter/FlateDecode"
        head = f"<<{entries}{filtered}/Length {len(data)}>>stream\n".encode("ascii")
        self._streams.append((number, head + data + b"\nendstream"))
        return number

    def finish(self, *, root: int, info: int, identity: bytes) -> bytes:
        """The whole file. ``root`` is the catalogue, ``info`` the document information dictionary."""
        places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
        for start in range(0, len(self._plain), _TOGETHER):
            group = self._plain[start : start + _TOGETHER]
            holder = self._add_object_stream(group)
            places.update({number: (2, holder, index) for index, (number, _) in enumerate(group)})
        out = bytearray(_HEADER)
        for number, body in self._streams:
            places[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        return bytes(out + self._cross_references(places, len(out), root, info, identity))

    def _add_object_stream(self, group: list[tuple[int, bytes]]) -> int:
        offset, heads = 0, []
        for number, body in group:
            heads.append(b"%d %d" % (number, offset))
            offset += len(body) + 1
        head = b" ".join(heads) + b"\n"
        body = b"\n".join(body for _, body in group)
        return self.add_stream(head + body, f"/Type/ObjStm/N {len(group)}/First {len(head)}")

    def _cross_references(
        self, places: dict[int, tuple[int, int, int]], offset: int, root: int, info: int, identity: bytes
    ) -> bytes:
        number = self.reserve()
        places[number] = (1, offset, 0)
        table = zlib.compress(b"".join(struct.pack(">BIH", *places[each]) for each in range(number + 1)))
        entries = (
            f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
            f"/ID[<{identity.hex()}><{identity.hex()}>]/Filter/FlateDecode/Length {len(table)}"
        )
        head = f"{number} 0 obj\n<<{entries}>>stream\n".encode("ascii")
        return head + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % offset
