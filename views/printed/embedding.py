"""Embedding a face: only the glyphs used, with a table that turns every code back into its characters.

The font file is cut down by HarfBuzz. Pieces made of several glyphs are added to it as composite glyphs
(OpenType 1.9, table ``glyf``), so that one code draws them in place.
"""

import hashlib
import struct
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import uharfbuzz

from views.printed.faces import DrawnPiece, Face
from views.printed.pdf_file import PdfFile

_TABLES = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
_WORDS_AND_PLACES, _MORE, _UNSCALED = 0x0003, 0x0020, 0x1000
_PER_BLOCK = 100
_SYMBOLIC = 4
_OUTLINES = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE


class _Program(NamedTuple):
    """A TrueType file, and for each code which of its glyphs is drawn."""

    data: bytes
    glyph_of_code: list[int]


def embed(file: PdfFile, face: Face) -> int:
    """Write a face as a composite font (ISO 32000-1, 9.7) and return its object number."""
    program = _program(face)
    name = f"{_tag(face)}+{face.file.rpartition('/')[2].removesuffix('.ttf')}"
    data = file.add_stream(program.data, f"/Length1 {len(program.data)}")
    box = struct.unpack_from(">4h", face.font.face.reference_table("head").data, 36)
    extents = face.font.get_font_extents("ltr")
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}/FontBBox[{' '.join(map(str, box))}]"
        f"/ItalicAngle 0/Ascent {extents.ascender}/Descent {extents.descender}/CapHeight 700/StemV 90"
        f"/FontFile2 {data} 0 R>>"
    )
    places = struct.pack(f">{len(program.glyph_of_code)}H", *program.glyph_of_code)
    mapping = file.add_stream(places)
    widths = " ".join(f"{face.width_of(piece):g}" for piece in face.pieces)
    descendant = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/FontDescriptor {descriptor} 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/CIDToGIDMap {mapping} 0 R/DW 0/W[1[{widths}]]>>"
    )
    unicode = file.add_stream(_to_unicode(face.pieces))
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>"
    )


def _tag(face: Face) -> str:
    """The six capital letters that mark a subset; the same pieces always give the same letters."""
    digest = hashlib.sha256(repr(face.pieces).encode("utf-8", "replace")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(pieces: Sequence[DrawnPiece]) -> bytes:
    lines = [f"<{code:04x}><{piece.text.encode('utf-16-be').hex()}>" for code, piece in enumerate(pieces, 1)]
    blocks = (lines[start : start + _PER_BLOCK] for start in range(0, len(lines), _PER_BLOCK))
    body = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n"
        f"{body}\nendcmap CMapName currentdict/CMap defineresource pop end end"
    ).encode("ascii")


def _program(face: Face) -> _Program:
    """The font cut down to the glyphs in use, with a composite glyph for every piece that needs one."""
    plan = _subset_plan(face)
    small = plan.execute()
    numbers = plan.old_to_new_glyph_mapping
    outlines = _Outlines(small)
    glyph_of_code = [0]
    for piece in face.pieces:
        if _is_plain(piece):
            glyph_of_code.append(numbers[piece.components[0].glyph])
        else:
            glyph_of_code.append(outlines.add_composite(piece, face.font, numbers))
    return _Program(outlines.written(), glyph_of_code)


def _is_plain(piece: DrawnPiece) -> bool:
    return len(piece.components) == 1 and piece.components[0][1:] == (0, 0)


def _subset_plan(face: Face) -> Any:  # noqa: ANN401 - HarfBuzz has no types
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update({0} | {part.glyph for piece in face.pieces for part in piece.components})
    wanted.flags = _OUTLINES
    return uharfbuzz.SubsetPlan(face.font.face, wanted)


class _Outlines:
    """The glyphs of a subset, to which composite ones are added."""

    def __init__(self, small: Any) -> None:  # noqa: ANN401 - HarfBuzz has no types
        self._tables = {tag: bytes(small.reference_table(tag).data) for tag in _TABLES}
        self._count: int = struct.unpack_from(">H", self._tables["maxp"], 4)[0]
        self._places = self._read_places()
        self._glyphs = bytearray(self._tables["glyf"])
        self._metrics = self._read_metrics()
        self._most_components = 1

    def add_composite(self, piece: DrawnPiece, font: Any, numbers: dict[int, int]) -> int:  # noqa: ANN401 - as above
        """A glyph of several, each in its place; returns its number."""
        box = _box(piece, font)
        if piece.components:
            self._glyphs += struct.pack(">5h", -1, *box) + _components(piece, numbers)
            self._glyphs += bytes(-len(self._glyphs) % 4)
        self._places.append(len(self._glyphs))
        self._metrics.append((min(piece.advance, 0xFFFF), box[0]))
        self._most_components = max(self._most_components, len(piece.components))
        return len(self._places) - 2

    def written(self) -> bytes:
        """The tables put together as a font file."""
        total = len(self._metrics)
        head, hhea, maxp = (bytearray(self._tables[tag]) for tag in ("head", "hhea", "maxp"))
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        struct.pack_into(">H", hhea, 34, total)
        struct.pack_into(">H", maxp, 4, total)
        struct.pack_into(">HH", maxp, 28, self._most_components, 4)
        tables = {
            "glyf": bytes(self._glyphs),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": b"".join(struct.pack(">Hh", *metric) for metric in self._metrics),
            "loca": struct.pack(f">{len(self._places)}I", *self._places),
            "maxp": bytes(maxp),
        }
        return _font_file(tables)

    def _read_places(self) -> list[int]:
        data = self._tables["loca"]
        if struct.unpack_from(">h", self._tables["head"], 50)[0]:
            return list(struct.unpack_from(f">{self._count + 1}I", data))
        return [2 * half for half in struct.unpack_from(f">{self._count + 1}H", data)]

    def _read_metrics(self) -> list[tuple[int, int]]:
        """Advance and left bearing of every glyph; those that only have a bearing share the last advance."""
        data = self._tables["hmtx"]
        full: int = struct.unpack_from(">H", self._tables["hhea"], 34)[0]
        metrics: list[tuple[int, int]] = [struct.unpack_from(">Hh", data, 4 * each) for each in range(full)]
        rest = struct.unpack_from(f">{self._count - full}h", data, 4 * full)
        return metrics + [(metrics[-1][0], bearing) for bearing in rest]


def _components(piece: DrawnPiece, numbers: dict[int, int]) -> bytes:
    last = len(piece.components) - 1
    return b"".join(
        struct.pack(
            ">HHhh",
            _WORDS_AND_PLACES | _UNSCALED | (_MORE if index < last else 0),
            numbers[part.glyph],
            _short(part.across),
            _short(part.up),
        )
        for index, part in enumerate(piece.components)
    )


def _box(piece: DrawnPiece, font: Any) -> tuple[int, int, int, int]:  # noqa: ANN401 - HarfBuzz has no types
    """The smallest box round a piece: left, bottom, right, top in font units."""
    boxes = []
    for part in piece.components:
        seen = font.get_glyph_extents(part.glyph)
        left, top = seen.x_bearing + part.across, seen.y_bearing + part.up
        boxes.append((left, top + seen.height, left + seen.width, top))
    if not boxes:
        return (0, 0, 0, 0)
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return _short(min(lefts)), _short(min(bottoms)), _short(max(rights)), _short(max(tops))


def _short(number: int) -> int:
    """A number as a font file can hold it; only a chain of joined emoji comes near the limits."""
    return max(-0x8000, min(number, 0x7FFF))


def _font_file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    offset = len(head) + 16 * count
    records, body = b"", b""
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        records += struct.pack(
            ">4sIII", tag.encode("ascii"), _checksum(padded), offset + len(body), len(data)
        )
        body += padded
    return head + records + body


def _checksum(padded: bytes) -> int:
    words: Iterable[int] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
