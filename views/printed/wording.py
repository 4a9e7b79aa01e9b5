"""The one way by which words enter a paper: cleaned, limited, and never read as markup.

Nothing printed is ever parsed. A ``<b>`` that somebody typed is three characters, and a tag can neither be
left open, nor fetch a picture, nor start a script.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from views.printed.faces import Weight

TEXT_LIMIT = 10_000
"""The longest text printed, in characters: about five pages of one finding."""
SHORTENED = "… (shortened)"

_MOST_MARKS = 6
_READ_AT_MOST = 4
_JOINERS = frozenset("\u200c\u200d")
_NOT_PRINTED = frozenset({"Cc", "Cf", "Cs"})
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac]*")
_LINE_ENDS = re.compile("\r\n?|[\v\f\u0085\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n\u00a0]+")
_EMPTY_LINES = re.compile(r" ?\n\s*")

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TOGETHER = re.compile(
    rf" (?:(?<=\d )(?=(?:am|pm|{_MONTHS}|working|clear|mm|cm|m|km)\b)|(?<=\d{{3}} )(?=\d{{3}}\b)"
    r"|(?<=\b[Ss]tair )(?=\w\b)|(?<=\bPaper )(?=\w\b)|(?<=\b[Pp]age )(?=\d)|(?<=\b[Aa]ction )(?=\d))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words in one weight; None is the weight of the style they are set in."""

    text: str
    weight: Weight | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words fit for paper, made by ``wording`` and joined with ``+``."""

    pieces: tuple[Piece, ...] = ()

    def __add__(self, other: "Wording") -> "Wording":
        return Wording(pieces=self.pieces + other.pieces)

    def __bool__(self) -> bool:
        return bool(self.pieces)

    @property
    def text(self) -> str:
        """The words as they are read."""
        return "".join(piece.text for piece in self.pieces).replace("\u00a0", " ")


def wording(
    text: str, weight: Weight | None = None, *, limit: int = TEXT_LIMIT, one_line: bool = False
) -> Wording:
    """Anybody's text, ready to be set: every text on paper comes through here.

    It is cleaned as ``clean`` says, except that a blank at either end stays, so that wordings can be joined.
    Figures are kept with what they count: "6 pm" and a telephone number stay on one line.
    """
    kept = clean(text, limit=limit, one_line=one_line)
    if kept:
        kept = f"{' ' * text[0].isspace()}{kept}{' ' * text[-1].isspace()}"
    elif text and text.isspace():
        kept = " "
    return Wording(pieces=(Piece(text=_TOGETHER.sub("\u00a0", kept), weight=weight),) if kept else ())


def clean(text: str, *, limit: int = TEXT_LIMIT, one_line: bool = False) -> str:
    """What can be printed of a text, in composed form (NFC); also for titles, bookmarks and picture words.

    Control characters, marks of direction and stray halves of characters are taken out. Blanks become one
    space, and empty lines go; with ``one_line`` all line ends go. A letter keeps its first six marks. Over
    ``limit`` characters, a text ends in a visible "… (shortened)".
    """
    if len(text) <= limit and _PLAIN.fullmatch(text) and "  " not in text:
        return text.strip()
    rest = text[: _READ_AT_MOST * limit]
    if not _PLAIN.fullmatch(rest):
        rest = unicodedata.normalize("NFC", "".join(_printable(_LINE_ENDS.sub("\n", rest))))
    rest = _EMPTY_LINES.sub(" " if one_line else "\n", _BLANKS.sub(" ", rest)).strip()
    if len(rest) > limit or len(text) > _READ_AT_MOST * limit:
        return rest[:limit].rstrip() + SHORTENED
    return rest


def _printable(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category[0] == "M" else 0
        if marks > _MOST_MARKS or _is_no_character(character):
            continue
        if category not in _NOT_PRINTED or character in _JOINERS or character.isspace():
            yield character


def _is_no_character(character: str) -> bool:
    """Whether Unicode has set a code point aside: U+FDD0 to U+FDEF, and the last two of each plane."""
    return "\ufdd0" <= character <= "\ufdef" or ord(character) & 0xFFFE == 0xFFFE
