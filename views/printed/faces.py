"""The faces a document sets its words in: shaping words, and giving each drawn piece its own code.

HarfBuzz shapes every word. What it returns is turned into *drawn pieces*: a glyph, or several glyphs put
together where a script builds one letter of parts (a base, its dots and its marks). Each piece has a code of
its own that stands for exactly the characters that went in, so that any reader gets the same text back, also
in scripts whose letters join, stack or change places. A glyph the font lacks is never drawn.
"""

import itertools
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

import uharfbuzz
from bidi.mirror import MIRRORED

import resources
from models.writing import Family, families

Weight = Literal["regular", "medium", "semibold", "bold", "extrabold"]

_HOUSE_FILES: dict[Weight, str] = {
    "regular": "fonts/AtkinsonHyperlegibleNext-Regular.ttf",
    "medium": "fonts/AtkinsonHyperlegibleNext-Medium.ttf",
    "semibold": "fonts/AtkinsonHyperlegibleNext-SemiBold.ttf",
    "bold": "fonts/AtkinsonHyperlegibleNext-Bold.ttf",
    "extrabold": "fonts/AtkinsonHyperlegibleNext-ExtraBold.ttf",
}
_HEAVY = frozenset({"semibold", "bold", "extrabold"})
_MOST_CODES = 0xFFF0

STAND_IN = "\ufffd"
"""What is drawn for a character that no bundled font has; the text keeps the character itself."""
STAND_IN_FAMILY = "Noto Sans"


class Component(NamedTuple):
    """A glyph of the font file and where it stands in its piece, in font units."""

    glyph: int
    across: int
    up: int


class DrawnPiece(NamedTuple):
    """What one code draws, how far it moves on (font units), and the characters it stands for."""

    components: tuple[Component, ...]
    advance: int
    text: str


class Shaped(NamedTuple):
    """A word ready to be shown: hexadecimal codes with kerning, and its width in thousandths of the size."""

    codes: str
    width: float


class Face:
    """One font file as one document uses it."""

    def __init__(self, file: str, resource: str) -> None:
        self.file = file
        self.resource = resource
        self.font = _opened(file)
        self.pieces: list[DrawnPiece] = []
        self._codes: dict[DrawnPiece, int] = {}
        self._words: dict[tuple[str, bool, str], Shaped] = {}
        self._advances: dict[int, int] = {}
        self._scale = 1000 / self.font.face.upem
        self.shape(" ")

    def shape(self, word: str, *, right_to_left: bool = False, standing_for: str = "") -> Shaped:
        """Codes and width of a word; ``standing_for`` are the characters a stand-in or hyphen is read as."""
        key = (word, right_to_left, standing_for)
        shaped = self._words.get(key)
        if shaped is None:
            shaped = self._words[key] = self._shape(word, right_to_left, standing_for)
        return shaped

    def width_of(self, piece: DrawnPiece) -> float:
        """How far a piece moves on, in thousandths of the size."""
        return float(piece.advance * self._scale)

    def _shape(self, word: str, right_to_left: bool, standing_for: str) -> Shaped:
        codes, width = "", 0.0
        for piece, kern in self._pieces(word, right_to_left):
            code = self._code(piece._replace(text=standing_for) if standing_for else piece)
            width += (piece.advance + kern) * self._scale
            codes += f"{code:04x}>{-kern * self._scale:g}<" if kern else f"{code:04x}"
        return Shaped(codes, width)

    def _pieces(self, word: str, right_to_left: bool) -> list[tuple[DrawnPiece, int]]:
        """The pieces in the order they are drawn, left to right, with the kerning after each."""
        glyphs = _shaped_glyphs(self.font, word, right_to_left)
        starts = sorted({glyph.cluster for glyph in glyphs})
        texts = {
            start: _as_drawn(word[start:end], right_to_left)
            for start, end in zip(starts, [*starts[1:], len(word)], strict=True)
        }
        if len(starts) == len(glyphs):
            return [self._piece([glyph], texts[glyph.cluster]) for glyph in glyphs]
        clusters = itertools.groupby(glyphs, key=lambda glyph: glyph.cluster)
        return [self._piece(list(group), texts[cluster]) for cluster, group in clusters]

    def _piece(self, glyphs: Sequence["_Glyph"], text: str) -> tuple[DrawnPiece, int]:
        first = glyphs[0]
        if len(glyphs) == 1 and first.number and not (first.across or first.up):
            own = self._advances.get(first.number)
            if own is None:
                own = self._advances[first.number] = self.font.get_glyph_h_advance(first.number)
            return DrawnPiece((Component(first.number, 0, 0),), own, text), first.advance - own
        components, pen = [], 0
        for glyph in glyphs:
            if glyph.number and self.font.get_glyph_extents(glyph.number).width:
                components.append(Component(glyph.number, pen + glyph.across, glyph.up))
            pen += glyph.advance
        return DrawnPiece(tuple(components), max(pen, 0), text), 0

    def _code(self, piece: DrawnPiece) -> int:
        code = self._codes.get(piece)
        if code is None:
            if len(self.pieces) >= _MOST_CODES:
                return 1
            self.pieces.append(piece)
            code = self._codes[piece] = len(self.pieces)
        return code


def _as_drawn(text: str, right_to_left: bool) -> str:
    """What a piece stands for: a blank for a hard one, and a bracket as it is seen where it is turned."""
    if right_to_left:
        text = MIRRORED.get(text, text)
    return text.replace("\u00a0", " ")


class _Glyph(NamedTuple):
    number: int
    cluster: int
    advance: int
    across: int
    up: int


def _shaped_glyphs(font: Any, word: str, right_to_left: bool) -> list[_Glyph]:  # noqa: ANN401 - HarfBuzz has no types
    """HarfBuzz's answer. Right-to-left letters and their marks stay apart: readers turn them one by one."""
    level = uharfbuzz.BufferClusterLevel
    if not right_to_left:
        return _run(font, word, right_to_left, level.MONOTONE_GRAPHEMES)
    glyphs = _run(font, word, right_to_left, level.CHARACTERS)
    groups = [cluster for cluster, _ in itertools.groupby(glyphs, key=lambda glyph: glyph.cluster)]
    if len(groups) == len(set(groups)):
        return glyphs
    return _run(font, word, right_to_left, level.MONOTONE_GRAPHEMES)


def _run(font: Any, word: str, right_to_left: bool, level: Any) -> list[_Glyph]:  # noqa: ANN401 - as above
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = level
    buffer.add_str(word)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = "en"
    uharfbuzz.shape(font, buffer)
    return [
        _Glyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@cache
def _opened(file: str) -> Any:  # noqa: ANN401 - HarfBuzz has no types
    """A font file opened once for the life of the program; it holds nothing of any document."""
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(resources.path(file)))))


class TypeCase:
    """The faces one document has used so far, each opened when the first word needs it."""

    def __init__(self) -> None:
        self._by_file: dict[str, Face] = {}
        self._families: dict[str, Family] = {family.name: family for family in families()}
        self._house = families()[0].name

    def face(self, family: str, weight: Weight) -> Face:
        """The face for a family and weight; families without that weight give their regular or bold."""
        if family == self._house:
            file = _HOUSE_FILES[weight]
        else:
            known = self._families[family]
            file = known.bold if weight in _HEAVY else known.regular
        face = self._by_file.get(file)
        if face is None:
            face = self._by_file[file] = Face(file, f"F{len(self._by_file) + 1}")
        return face

    def house(self, weight: Weight) -> Face:
        """The house font in a weight."""
        return self.face(self._house, weight)

    def used(self) -> list[Face]:
        """The faces in the order they were first asked for."""
        return list(self._by_file.values())
