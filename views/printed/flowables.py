"""The parts of house papers: rules, facts, the promise line, counts, a photograph with its words."""

import math
from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable, KeepTogether

from views.printed.house_style import INK, RULE_GREY, HouseStyle, TextStyle, operands
from views.printed.lines import Line
from views.printed.marks import Mark, mark_operators
from views.printed.photos import Photo
from views.printed.prose import CAPITAL, Hanging, Label, ListItem, Prose
from views.printed.structure import Element
from views.printed.table_tags import rule_operators
from views.printed.tagging import SetLine, TaggedCanvas
from views.printed.wording import Wording, wording

HEAVY, HAIRLINE = 1.5, 0.75
"""Lines round the promise, and between items, in points."""

_PHOTO_GAP = 16.0
_MARK_GAP = 6.5
_CAPTION_GAP = 4.0
_COUNT_GAP = 6.0
_TALLEST_TOGETHER = 560.0
"""What is kept on one page at most, in points; a first page has some 600 below its title."""
_BULLET = wording("•")


class Rule(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A line across the page with square ends. Spaces and thickness are in points.

    With ``keep`` it stays with what follows, as the line under a heading does.
    """

    def __init__(
        self,
        thickness: float = HAIRLINE,
        colour: str = RULE_GREY,
        *,
        before: float = 0,
        after: float = 0,
        keep: bool = False,
    ) -> None:
        super().__init__()
        self.keepWithNext = keep
        self.thickness = thickness
        self.colour = colour
        self.spaceBefore = before
        self.spaceAfter = after

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """All of the width."""
        self.width, self.height = availWidth, self.thickness
        return self.width, self.height

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        """Draw with the left bottom corner at x and y."""
        with canvas.decoration():
            middle = y + self.thickness / 2
            canvas.draw(rule_operators(x, x + self.width, middle, self.thickness, self.colour))


def prose(house: HouseStyle, words: Wording, style: TextStyle) -> Prose:
    """A plain paragraph."""
    return Prose(words, style, house.compositor)


def fact(house: HouseStyle, label: str, words: Wording, style: TextStyle | None = None) -> Prose:
    """A labelled paragraph: the label in the margin column, or above the words in large print."""
    return Prose(words, style or house.type.body, house.compositor, label=_label(house, label))


def _label(house: HouseStyle, label: str) -> Label:
    return Label(words=wording(label, limit=60, one_line=True), style=house.type.label, width=house.column)


def hanging(mark: Mark, style: TextStyle) -> Hanging:
    """A mark as large as the text it stands before."""
    size = round(style.size * 1.02, 1)
    return Hanging(mark=mark, size=size, width=round(style.size * 1.56, 1))


def marked(house: HouseStyle, mark: Mark, words: Wording, style: TextStyle | None = None) -> Prose:
    """A paragraph with a mark before its first line."""
    chosen = style or house.type.body
    return Prose(words, chosen, house.compositor, hanging=hanging(mark, chosen))


def bullets(house: HouseStyle, items: Sequence[Wording], style: TextStyle) -> list[ListItem]:
    """A list."""
    listing: list[Element] = []
    bullet = Label(words=_BULLET, style=style, width=style.size * 1.1)
    return [ListItem(item, style, house.compositor, bullet=bullet, listing=listing) for item in items]


def promise_line(house: HouseStyle, label: str, mark: Mark, headline: str, words: str) -> list[Flowable]:
    """The promise between two heavy rules, exactly as large whether it was kept or not."""
    style = house.type.body
    line = Prose(
        wording(headline, "bold") + wording(f" {words}"),
        style,
        house.compositor,
        label=_label(house, label),
        hanging=hanging(mark, style),
    )
    line.spaceAfter = 7.0
    return [KeepTogether([Rule(HEAVY, INK, before=3, after=5), line, Rule(HEAVY, INK, after=5)])]


class Counts(Flowable):  # type: ignore[misc] # ReportLab has no types
    """How many stand where: numbers with their marks and words, which is also the key to the marks."""

    def __init__(self, house: HouseStyle, counts: Sequence[tuple[int, Mark, str]]) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = 6.0, 10.0
        self._number, self._caption = house.type.count, replace(house.type.cell, weight="medium")
        self._items = [
            (
                house.compositor.single_line(wording(f"{count} "), self._number.weight),
                mark,
                house.compositor.single_line(wording(words), self._caption.weight),
            )
            for count, mark, words in counts
        ]
        self._mark_size = self._caption.size * 1.2

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """All of the width, in columns of one width, and in as many rows as that takes."""
        widest = max(self._width_of(number, words) for number, _, words in self._items) + _COUNT_GAP
        self._columns = max(1, min(len(self._items), int(availWidth // widest)))
        self._row = self._number.size + self._caption.leading + _CAPTION_GAP
        self.width = availWidth
        self.height = self._row * math.ceil(len(self._items) / self._columns)
        return self.width, self.height

    def _width_of(self, number: Line, words: Line) -> float:
        beside = number.width * self._number.size / 1000 + _MARK_GAP + self._mark_size
        return max(beside, words.width * self._caption.size / 1000)

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        """Draw with the left bottom corner at x and y, as a list with one item for each number."""
        listing = canvas.element("L")
        ink = operands(INK)
        for place, (number, mark, words) in enumerate(self._items):
            row, column = divmod(place, self._columns)
            left = x + column * self.width / self._columns
            baseline = y + self.height - row * self._row - self._number.size
            caption = baseline - _CAPTION_GAP - self._caption.size
            beside = left + number.width * self._number.size / 1000 + _MARK_GAP
            middle = baseline + self._number.size * CAPITAL / 2
            with canvas.decoration():
                canvas.draw(mark_operators(mark, beside, middle - self._mark_size / 2, self._mark_size))
            with canvas.content(Element("LBody", Element("LI", listing))):
                canvas.show(
                    [
                        SetLine(number, left, baseline, self._number.size, ink),
                        SetLine(words, left, caption, self._caption.size, ink),
                    ]
                )


class Beside(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A photograph at the left of its words, kept whole. The heading is read first, then the photograph.

    Where that is taller than a page it lets go: the photograph above, its words below it, over pages.
    """

    def __init__(self, photo: Photo, words: Sequence[Prose]) -> None:
        super().__init__()
        self._photo = photo
        self._words = list(words)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """All of the width, as high as the higher of the two."""
        self._left = self._photo.width + _PHOTO_GAP
        sizes = [
            each.wrap(availWidth - self._left, availHeight)[1] + each.getSpaceAfter() for each in self._words
        ]
        self.width, self.height = availWidth, max(self._photo.height, sum(sizes))
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - ReportLab's names
        """Nothing while it may fit on a page of its own, else picture and words one below the other."""
        self.wrap(availWidth, availHeight)
        if self.height <= _TALLEST_TOGETHER:
            return []
        heading, *rest = self._words
        if availHeight < heading.height + self._photo.height:
            return []
        return [heading, self._photo, *rest]

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        """Draw with the left bottom corner at x and y."""
        top = y + self.height
        below = top
        for place, words in enumerate(self._words):
            below -= words.height
            words.drawOn(canvas, x + self._left, below)
            below -= words.getSpaceAfter()
            if not place:
                self._photo.drawOn(canvas, x, top - self._photo.height)
