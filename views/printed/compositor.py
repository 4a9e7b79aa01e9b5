"""The compositor of one document: sets its words in lines and remembers them, as names and dates recur."""

import math
from typing import NamedTuple

from views.printed.faces import TypeCase, Weight
from views.printed.lines import Line, fill
from views.printed.wording import Wording
from views.printed.words import Chunk, reads_right_to_left, set_words


class Setting(NamedTuple):
    """Words in lines. ``turned`` says that some are drawn in another order than they are read."""

    lines: list[Line]
    right_to_left: bool
    turned: bool


class Compositor:
    """Sets words in the faces of one document. What it returns is shared and must not be changed."""

    def __init__(self) -> None:
        self.case = TypeCase()
        self._chunks: dict[tuple[Wording, Weight], list[Chunk]] = {}
        self._settings: dict[tuple[Wording, Weight, float], Setting] = {}

    def set(self, words: Wording, weight: Weight, room: float) -> Setting:
        """Words in lines; ``weight`` is that of the style, ``room`` is in thousandths of the type size."""
        key = (words, weight, room)
        setting = self._settings.get(key)
        if setting is None:
            setting = self._settings[key] = self._set(words, weight, room)
        return setting

    def single_line(self, words: Wording, weight: Weight) -> Line:
        """Words on one line, however wide it gets."""
        lines = self.set(words, weight, math.inf).lines
        return lines[0] if lines else Line([], 0.0)

    def _set(self, words: Wording, weight: Weight, room: float) -> Setting:
        chunks = self._chunks.get((words, weight))
        if chunks is None:
            chunks = self._chunks[words, weight] = set_words(words, weight, self.case)
        right_to_left = reads_right_to_left(words.text)
        turned = any(part.level for chunk in chunks for part in chunk.parts)
        return Setting(fill(chunks, room, right_to_left=right_to_left), right_to_left, turned)
