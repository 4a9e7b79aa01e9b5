"""Which bundled font draws each part of a text, in which direction, and whether it must be shaped.

Screen and paper read the same table, ``resources/fonts.json``: families in order of preference, each with the
characters it draws. The first is the house font; the last also takes what no bundled font can draw.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from itertools import chain, groupby, pairwise
from operator import and_
from typing import Literal, NamedTuple

import resources

Direction = Literal["ltr", "rtl"]

_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_SELECTORS = frozenset(map(chr, [*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A bundled font family: its own name, its files below ``resources`` and what it can draw.

    ``bold`` is the regular file again where no bold is bundled (East Asian scripts, symbols, emoji).
    ``scripts`` are ISO 15924 codes. ``shaped`` says that drawing letter by letter would misspell the script.
    """

    name: str
    regular: str
    bold: str
    scripts: tuple[str, ...]
    direction: Direction
    shaped: bool
    covers: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one font, in the order it was typed, also where it reads right to left.

    Digits and spaces stay in the run around them, so whoever draws a right-to-left run orders its digits by
    the Unicode bidirectional algorithm. ``shaped`` asks for shaping: the script needs it, or a mark stands on
    a letter and has to be placed.
    """

    text: str
    family: str
    direction: Direction
    shaped: bool


class _Cluster(NamedTuple):
    """A character and the marks standing on it, which are never parted.

    ``drawers`` has a bit for each family that draws all of it, the lowest bit for the first family.
    """

    text: str
    drawers: int
    lettered: bool


class _Part(NamedTuple):
    """Clusters side by side that were given one family, by its place in the order."""

    text: str
    place: int
    lettered: bool


_HOUSE = 0


@cache
def families() -> tuple[Family, ...]:
    """Every bundled family in order of preference, the house font first."""
    return tuple(
        Family(
            name=row["name"],
            regular=row["regular"],
            bold=row["bold"],
            scripts=tuple(row["scripts"]),
            direction=row["direction"],
            shaped=row["shaped"],
            covers=frozenset(_characters(row["covers"])),
        )
        for row in resources.json_of("fonts.json")["families"]
    )


def _characters(ranges: str) -> Iterator[str]:
    pairs = (piece.partition("-") for piece in ranges.split())
    spans = (range(int(first, 16), int(last or first, 16) + 1) for first, _, last in pairs)
    return map(chr, chain.from_iterable(spans))


def is_unseen(character: str) -> bool:
    """Whether a character draws nothing and needs no font: controls, joiners, direction and variant marks."""
    return (
        unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"}
        or character in _SELECTORS
        or character in _BLANK_LETTERS
    )


def runs(text: str) -> list[Run]:
    """The text in stretches of one font each; joined again they are the text.

    A word keeps one look: the house font where it draws the whole word, else the font of the word before it,
    else the first that can, and only then several. Digits, spaces and punctuation join the words beside them.
    What no family draws falls to the last one.
    """
    if not text:
        return []
    if families()[_HOUSE].covers.issuperset(text):
        return [_run([_Part(text, _HOUSE, lettered=True)])]
    parts = _parts(_words(text))
    return [_run(list(side_by_side)) for _, side_by_side in groupby(parts, key=lambda part: part.place)]


def _run(parts: Sequence[_Part]) -> Run:
    text, family = "".join(part.text for part in parts), families()[parts[0].place]
    return Run(
        text=text,
        family=family.name,
        direction=family.direction,
        shaped=family.shaped or any(map(_is_mark, text)),
    )


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M") and not is_unseen(character)


def _extends(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"} or character in _SKIN_TONES


@lru_cache(maxsize=8192)
def _drawers(character: str) -> int:
    unseen = is_unseen(character)
    return sum(1 << place for place, family in enumerate(families()) if unseen or character in family.covers)


def _clusters(text: str) -> Iterator[_Cluster]:
    starts = [place for place, character in enumerate(text) if place == 0 or not _extends(character)]
    for start, end in pairwise([*starts, len(text)]):
        cluster = text[start:end]
        lettered = unicodedata.category(cluster[0])[0] in "LM"
        yield _Cluster(cluster, reduce(and_, map(_drawers, cluster)), lettered)


def _words(text: str) -> list[list[_Cluster]]:
    """Words and the blanks between them, in order."""
    return [list(word) for _, word in groupby(_clusters(text), key=lambda cluster: cluster.text.isspace())]


def _parts(words: Sequence[Sequence[_Cluster]]) -> Iterator[_Part]:
    """Words with letters choose first; what stands between them follows the nearest before, else after."""
    chosen: list[list[_Part]] = []
    before = _HOUSE
    for word in words:
        parts = _of_word(word, before) if any(cluster.lettered for cluster in word) else []
        before = _last_lettered(parts, before)
        chosen.append(parts)
    beside = next((part.place for parts in chosen for part in parts if part.lettered), _HOUSE)
    for word, parts in zip(words, chosen, strict=True):
        yield from parts or _split(word, (beside, _HOUSE))
        beside = _last_lettered(parts, beside)


def _last_lettered(parts: Sequence[_Part], otherwise: int) -> int:
    return next((part.place for part in reversed(parts) if part.lettered), otherwise)


def _of_word(word: Sequence[_Cluster], before: int) -> list[_Part]:
    """One family for the whole word where there is one."""
    common = reduce(and_, (cluster.drawers for cluster in word))
    for place in (_HOUSE, before, _first(common)):
        if common >> place & 1:
            return [_Part("".join(cluster.text for cluster in word), place, lettered=True)]
    return _split(word, ())


def _split(word: Sequence[_Cluster], near: Sequence[int]) -> list[_Part]:
    """Give each cluster a near family that draws it, else whichever draws the longest stretch from there."""
    stretches: list[list[_Cluster]] = []
    common = 0
    for cluster in word:
        offered = next((1 << place for place in near if cluster.drawers >> place & 1), cluster.drawers)
        if common & offered:
            common &= offered
            stretches[-1].append(cluster._replace(drawers=common))
        else:
            common = offered
            stretches.append([cluster._replace(drawers=common)])
    return [_part(stretch) for stretch in stretches]


def _part(stretch: Sequence[_Cluster]) -> _Part:
    """A stretch in the first family left to it; where none is left, in that of its first bare character."""
    text = "".join(cluster.text for cluster in stretch)
    place = _first(stretch[-1].drawers or _drawers(text[0]))
    return _Part(text, place, any(cluster.lettered for cluster in stretch))


def _first(drawers: int) -> int:
    """The place of the lowest bit; of no bits, the last family."""
    return (drawers & -drawers).bit_length() - 1 if drawers else len(families()) - 1
