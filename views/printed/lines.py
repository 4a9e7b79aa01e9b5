"""Filling lines with chunks, cutting what is wider than a line, and the order in which a line is drawn."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from views.printed.faces import Face
from views.printed.words import Chunk, Part, set_part

SOFT_HYPHEN = "\u00ad"

_ORDINARY = range(8, 41)
_LEAST = 3
_VOWELS = "aeiouyáéíóúàèìòùâêîôûäëïöüŵŷ"
_SYLLABLE = re.compile(
    rf"(?<=[{_VOWELS}])[^\W\d_{_VOWELS}]*?"
    rf"(?=(?:ch|gh|ph|sh|th|wh|[bcdfgkp][lr]|[^\W\d_{_VOWELS}])[{_VOWELS}])"
)
"""The end of a syllable: before the last consonant, or pair sounded as one, that a vowel follows."""
_ADDRESS = frozenset("@./-_?&=,;:")
_NEARLY = 0.5


class Line(NamedTuple):
    """Codes in the order they are drawn, left to right, by face; their width in thousandths of the size."""

    runs: list[tuple[Face, str]]
    width: float


def fill(chunks: Sequence[Chunk], room: float, *, right_to_left: bool = False) -> list[Line]:
    """The lines of a paragraph. ``room`` is the width of a line in thousandths of the type size."""
    lines: list[Line] = []
    line: list[Chunk] = []
    used = 0.0
    for chunk in _narrow_enough(chunks, room):
        width = chunk.width
        blank = line[-1].gap.width if line and line[-1].gap else 0.0
        if line and used + blank + width > room + _NEARLY:
            lines.append(_drawn(line, used, right_to_left))
            line, used, blank = [], 0.0, 0.0
        line.append(chunk)
        used += blank + width
        if chunk.ends_line:
            lines.append(_drawn(line, used, right_to_left))
            line, used = [], 0.0
    if line:
        lines.append(_drawn(line, used, right_to_left))
    return lines


def _drawn(line: Sequence[Chunk], width: float, right_to_left: bool) -> Line:
    """The parts of a line with a blank after each chunk, also the last: it parts the words of two lines.

    A line that reads from the right has none at its end, which would be its left edge.
    """
    parts: list[Part] = []
    for chunk in line:
        parts += chunk.parts
        if chunk.gap:
            parts.append(chunk.gap)
    if line[-1].gap:
        last = parts.pop()._replace(level=0)
        parts += [] if right_to_left else [last]
    highest = max([part.level for part in parts])
    if highest:
        parts = _in_drawing_order(parts, highest)
    by_face = groupby(parts, key=lambda part: part.face)
    return Line([(face, "".join([part.codes for part in run])) for face, run in by_face], width)


def _in_drawing_order(parts: list[Part], highest: int) -> list[Part]:
    """Turn what reads right to left, innermost first (UAX 9, L2)."""
    for level in range(highest, 0, -1):
        turned: list[Part] = []
        stretch: list[Part] = []
        for part in parts:
            if part.level >= level:
                stretch.insert(0, part)
            else:
                turned += [*stretch, part]
                stretch = []
        parts = turned + stretch
    return parts


def _narrow_enough(chunks: Sequence[Chunk], room: float) -> Iterator[Chunk]:
    for chunk in chunks:
        if chunk.width <= room + _NEARLY:
            yield chunk
        else:
            yield from _cut_up(chunk, room)


def _cut_up(chunk: Chunk, room: float) -> list[Chunk]:
    """A chunk that is wider than a line, in chunks that are not."""
    cut = [Chunk([])]
    for part in chunk.parts:
        for place, piece in enumerate(_pieces(part, room)):
            width = sum(each.width for each in piece)
            if place or (cut[-1].parts and cut[-1].width + width > room):
                cut.append(Chunk(piece))
            else:
                cut[-1].parts += piece
    cut[-1].gap, cut[-1].ends_line = chunk.gap, chunk.ends_line
    return cut


def _pieces(part: Part, room: float) -> Iterator[list[Part]]:
    """A part in pieces that fit a line; an ordinary word is parted between syllables and shows a hyphen."""
    hyphen = part.face.shape("-", standing_for=SOFT_HYPHEN)
    letters = [each for letter in _letters(part.text) for each in _narrow_letter(part, letter, room)]
    while letters:
        count = _how_many_fit(part, letters, room)
        hyphened = False
        if count < len(letters):
            count, hyphened = _kindest(letters, count, _how_many_fit(part, letters, room - hyphen.width))
        piece = [_again(part, "".join(letters[:count]))]
        if hyphened:
            piece.append(Part(part.face, SOFT_HYPHEN, hyphen.codes, hyphen.width, part.level))
        yield piece
        letters = letters[count:]


def _narrow_letter(part: Part, letter: str, room: float) -> Sequence[str]:
    """A letter, or what it is joined of where that is wider than a line."""
    return [letter] if len(letter) == 1 or _again(part, letter).width <= room else letter


def _how_many_fit(part: Part, letters: Sequence[str], room: float) -> int:
    """How many letters fit; at least one, also where the line is too narrow for it."""
    used = 0.0
    for count, letter in enumerate(letters):
        used += _again(part, letter).width
        if used > room + _NEARLY:
            return max(count, 1)
    return len(letters)


def _kindest(letters: Sequence[str], count: int, with_hyphen: int) -> tuple[int, bool]:
    """Where to part a word of which ``count`` letters fit, and whether to show a hyphen there."""
    word = "".join(letters)
    if len(letters) in _ORDINARY and len(word) == len(letters) and word.isalpha():
        ends = [match.end() for match in _SYLLABLE.finditer(word.lower())]
        fitting = [end for end in ends if _LEAST <= end <= min(with_hyphen, len(word) - _LEAST)]
        if fitting:
            return fitting[-1], True
    breaks = [place for place in range(count // 2, count) if letters[place] in _ADDRESS]
    return (breaks[-1] + 1 if breaks else count), False


def _again(part: Part, text: str) -> Part:
    """The same part with other letters."""
    return set_part(part.face, text, part.level, stands_in=part.stands_in)


def _letters(text: str) -> Iterator[str]:
    """Letters with the marks and joiners that belong to them."""
    letter = ""
    for character in text:
        if letter and not _belongs(character, letter):
            yield letter
            letter = ""
        letter += character
    yield letter


def _belongs(character: str, letter: str) -> bool:
    joined = letter.endswith("\u200d") or "\U0001f3fb" <= character <= "\U0001f3ff"
    return joined or unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}
