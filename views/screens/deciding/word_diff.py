"""Which words of one version the other does not have."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

from views.parts.marked_words import Differs

MOST_COMPARED = 4_000_000
"""How many pairs of words are compared: two texts of 2,000 words. In longer ones only the ends are."""

_ARTICLES = frozenset({"a", "an", "the"})
_Span = tuple[int, int]


def marked(text: str, other: str) -> tuple[str | Differs, ...]:
    """The text in stretches, of which those differ that are not in the ``other``, word by word."""
    spans, others = _words_of(text), _words_of(other)
    words = [text[start:end] for start, end in spans]
    same = _same(words, [other[start:end] for start, end in others])
    _join_over_articles(words, same)
    pieces: list[str | Differs] = []
    at = 0
    for alike, stretch in groupby(zip(spans, same, strict=True), key=lambda word: word[1]):
        if alike:
            continue
        found = [span for span, _ in stretch]
        start, end = found[0][0], found[-1][1]
        pieces += [text[at:start], Differs(text[start:end])]
        at = end
    pieces.append(text[at:])
    return tuple(piece for piece in pieces if piece)


def _same(words: Sequence[str], others: Sequence[str]) -> list[bool]:
    """For each word whether the others have it in its place."""
    same = [False] * len(words)
    if len(words) * len(others) > MOST_COMPARED:
        _compare_ends(words, others, same)
        return same
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    for block in matcher.get_matching_blocks():
        same[block.a : block.a + block.size] = [True] * block.size
    return same


def _join_over_articles(words: Sequence[str], same: list[bool]) -> None:
    """An article alone between words that differ is no word in common: one long mark reads better."""
    for at in range(1, len(words) - 1):
        if words[at].casefold() in _ARTICLES and not same[at - 1] and not same[at + 1]:
            same[at] = False


def _compare_ends(words: Sequence[str], others: Sequence[str], same: list[bool]) -> None:
    shorter = min(len(words), len(others))
    first = next((at for at in range(shorter) if words[at] != others[at]), shorter)
    last = next((at for at in range(shorter - first) if words[-1 - at] != others[-1 - at]), shorter - first)
    same[:first] = [True] * first
    same[len(words) - last :] = [True] * last


def _words_of(text: str) -> list[_Span]:
    """Where each word stands, and each run of punctuation at its ends; nothing is split inside a word."""
    spans: list[_Span] = []
    for found in re.finditer(r"\S+", text):
        start, end = found.span()
        inner = start
        while inner < end and _is_punctuation(text[inner]):
            inner += 1
        outer = end
        while outer > inner and _is_punctuation(text[outer - 1]):
            outer -= 1
        spans += [span for span in ((start, inner), (inner, outer), (outer, end)) if span[0] < span[1]]
    return spans


def _is_punctuation(letter: str) -> bool:
    return unicodedata.category(letter).startswith("P")
