"""The bundled fonts: the house font at start, another script's font when its first letter is met.

Loading every script at start would cost a council officer a second and 20 MB for letters most of them never
see. So whatever shows words asks `Fonts.cover` first; it costs next to nothing for English.
"""

import re
from itertools import chain

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontDatabase

import resources

HOUSE_FAMILY = "Atkinson Hyperlegible Next"
_PLAIN_FAMILY = "Noto Sans"
_HOUSE_FILES = tuple(
    f"fonts/AtkinsonHyperlegibleNext-{weight}.ttf" for weight in ("Regular", "Medium", "SemiBold", "Bold")
)
# What English and Welsh are written with: no need to ask which font draws it.
_OTHER = re.compile(r"[^\n\t -~\u00a0-\u017f\u2010-\u2026\u20ac]")
_AT_MOST = 4000


class Fonts(QObject):
    """Which families are loaded. ``grown`` says that a script's font has been added."""

    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._families: tuple[str, ...] = (HOUSE_FAMILY,)
        self._asked: set[str] = set()

    def families(self) -> tuple[str, ...]:
        """The families to set text in, in order of preference."""
        return self._families

    def load_house(self) -> None:
        """Load the house font's four weights. Raises ``FileNotFoundError`` when one is not installed."""
        for file in _HOUSE_FILES:
            QFontDatabase.addApplicationFont(str(resources.path(file)))

    def cover(self, text: str) -> None:
        """See that the letters of this text can be drawn, loading the fonts of scripts not met before."""
        if text.isascii():
            return
        letters = set(_OTHER.findall(text[:_AT_MOST])) - self._asked
        if not letters:
            return
        self._asked |= letters
        from models import writing  # noqa: PLC0415 - most starts meet no other script

        self._load({run.family for run in writing.runs("".join(sorted(letters)))} - set(self._families))

    def cover_breaks(self) -> None:
        """See that places to break inside long words, which no house font has, make no line taller."""
        self._load({_PLAIN_FAMILY} - set(self._families))

    def _load(self, names: set[str]) -> None:
        """Load the families of these names and tell whoever has drawn words without them."""
        if not names:
            return
        from models import writing  # noqa: PLC0415 - most starts meet no other script

        wanted = [family for family in writing.families() if family.name in names]
        for file in dict.fromkeys(chain.from_iterable((each.regular, each.bold) for each in wanted)):
            QFontDatabase.addApplicationFont(str(resources.path(file)))
        loaded = {*self._families, *names}
        preferred = [family.name for family in writing.families() if family.name in loaded]
        self._families = tuple(dict.fromkeys([HOUSE_FAMILY, *preferred]))
        self.grown.emit()


fonts = Fonts()
