"""From a wording to the chunks a line is filled with: which face, which direction, where a line may end."""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from bidi import algorithm

from models.writing import families, is_unseen, runs
from views.printed.faces import STAND_IN, STAND_IN_FAMILY, Face, TypeCase, Weight
from views.printed.wording import Piece, Wording


class Part(NamedTuple):
    """Words in one face and one direction, shaped. ``level`` is odd where they read right to left.

    ``stands_in`` says that no font has the characters: one stand-in is drawn for each of them.
    """

    face: Face
    text: str
    codes: str
    width: float
    level: int = 0
    stands_in: bool = False


def set_part(face: Face, text: str, level: int = 0, *, stands_in: bool = False) -> Part:
    """Shape words into a part. What no line can hold is not shaped: it is infinitely wide and will be cut."""
    if len(text) > _LONGEST:
        return Part(face, text, "", math.inf, level, stands_in)
    if stands_in:
        order = reversed(text) if level % 2 else text
        shown = [face.shape(STAND_IN, standing_for=character) for character in order]
        codes, width = "".join(each.codes for each in shown), sum(each.width for each in shown)
        return Part(face, text, codes, width, level, stands_in=True)
    shaped = face.shape(text, right_to_left=bool(level % 2))
    return Part(face, text, shaped.codes, shaped.width, level)


@dataclass(slots=True)
class Chunk:
    """What no line end may part. ``gap`` is the blank after it, ``ends_line`` a typed line end."""

    parts: list[Part]
    gap: Part | None = None
    ends_line: bool = False

    @property
    def width(self) -> float:
        """In thousandths of the type size."""
        return sum(part.width for part in self.parts)


_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NOT_ASSIGNED = "?"
"""What python-bidi is given for a code point without a direction."""
_LONGEST = 240
_WIDEST_BLANK = 400
"""In thousandths of the size; the blanks of emoji and symbol fonts are wider than a letter."""
_TOKEN = re.compile(r" |\n|[^ \n]+")
_EAST_ASIAN = "\u2e80-\u2fff\u3001-\u30ff\u3105-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_NEVER_FIRST = "、。」』】〕ぁぃぅぇぉっゃゅょァィゥェォッャュョー・！），．：；？"
_NEVER_LAST = "「『【〔（"
_OPPORTUNITY = re.compile(
    r"(?<=[^\W\d_]{2}[-\u2010\u2013\u2014/])(?=[^\W\d_]{2})"
    rf"|(?<=[{_EAST_ASIAN}])(?<![{_NEVER_LAST}])(?=[^\W]|[{_NEVER_LAST}])(?![{_NEVER_FIRST}])"
    rf"|(?<=[^\W])(?=[{_EAST_ASIAN}])(?![{_NEVER_FIRST}])"
)


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction reads right to left (UAX 9, P2 and P3)."""
    return bool(_RIGHT_TO_LEFT.search(text)) and algorithm.get_base_level(text) == 1


def set_words(wording: Wording, weight: Weight, case: TypeCase) -> list[Chunk]:
    """The chunks of a wording in reading order, shaped in the faces they need."""
    levels = _levels("".join(piece.text for piece in wording.pieces))
    chunks: list[Chunk] = []
    parts: list[Part] = []
    start = 0
    for piece in wording.pieces:
        setter = _setter(piece, weight, case, levels[start : start + len(piece.text)])
        for token in _TOKEN.finditer(piece.text):
            word = token.group()
            if word in " \n":
                _close(chunks, parts, setter.gap(token.start()), ends_line=word == "\n")
                parts = []
                continue
            first, *others = _opportunities(word)
            parts += setter.parts(token.start(), first)
            place = token.start() + len(first)
            for other in others:
                chunks.append(Chunk(parts))
                parts = setter.parts(place, other)
                place += len(other)
        start += len(piece.text)
    if parts:
        chunks.append(Chunk(parts))
    return chunks


def _close(chunks: list[Chunk], parts: list[Part], gap: Part, *, ends_line: bool) -> None:
    """End a chunk at a blank or a line end; a blank after a blank changes nothing."""
    if parts:
        chunks.append(Chunk(parts))
    if chunks:
        chunks[-1].gap = gap
        chunks[-1].ends_line |= ends_line


def _opportunities(word: str) -> list[str]:
    """A word cut where a line may end inside it: after a hyphen or slash, between East Asian letters."""
    if word.isalnum() and word.isascii():
        return [word]
    return _OPPORTUNITY.split(word)


def _levels(text: str) -> Sequence[int]:
    """The embedding level of each character (UAX 9), by python-bidi; the text holds no marks of direction."""
    if not _RIGHT_TO_LEFT.search(text):
        return bytes(len(text))
    base = algorithm.get_base_level(text)
    levels: list[int] = []
    for line in text.splitlines(keepends=True):
        levels += _line_levels(line, base)
    return levels


def _line_levels(line: str, base: int) -> Iterator[int]:
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    known = "".join(
        character if unicodedata.bidirectional(character) else _NOT_ASSIGNED for character in line
    )
    algorithm.get_embedding_levels(known, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = iter(storage["chars"])
    level = base
    for character in line:
        if unicodedata.bidirectional(character) != "BN":
            level = next(found)["level"]
        yield level


def _setter(piece: Piece, weight: Weight, case: TypeCase, levels: Sequence[int]) -> "_Plain | _Mixed":
    chosen = piece.weight or weight
    if families()[0].covers.issuperset(piece.text) and not any(levels):
        return _Plain(case.house(chosen))
    return _Mixed(piece.text, chosen, case, levels)


class _Plain:
    """Words in the house font, read left to right: nearly all of them."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._gap = set_part(face, " ")

    def gap(self, place: int) -> Part:
        return self._gap

    def parts(self, place: int, text: str) -> list[Part]:
        return [set_part(self._face, text)]


class _Mixed:
    """Words in several scripts or directions; what no font has is shown by a stand-in and read as itself."""

    def __init__(self, text: str, weight: Weight, case: TypeCase, levels: Sequence[int]) -> None:
        self._weight: Weight = weight
        self._case = case
        self._levels = levels
        self._families = [family for run in runs(text) for family in _families_of(run.text, run.family)]

    def gap(self, place: int) -> Part:
        face = self._face(self._families[max(place - 1, 0)])
        if face.shape(" ").width > _WIDEST_BLANK:
            face = self._case.house(self._weight)
        return set_part(face, " ")._replace(level=self._levels[place])

    def parts(self, place: int, text: str) -> list[Part]:
        end = place + len(text)
        marks = zip(self._families[place:end], self._levels[place:end], text, strict=True)
        return [
            set_part(
                self._face(family),
                "".join(character for _, _, character in group),
                level,
                stands_in=family is None,
            )
            for (family, level), group in groupby(marks, key=lambda mark: mark[:2])
        ]

    def _face(self, family: str | None) -> Face:
        return self._case.face(family or STAND_IN_FAMILY, self._weight)


def _families_of(text: str, family: str) -> Iterator[str | None]:
    """The family that draws each character of a run, None where none can."""
    covers = _covers(family)
    for character in text:
        yield family if character in covers or is_unseen(character) or character.isspace() else None


@cache
def _covers(family: str) -> frozenset[str]:
    return next(known.covers for known in families() if known.name == family)
