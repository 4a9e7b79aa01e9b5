"""A paragraph: words in lines, and what hangs beside them: a label in the margin, a mark, a bullet."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from reportlab.platypus import Flowable

from views.printed.compositor import Compositor, Setting
from views.printed.house_style import TextStyle, operands
from views.printed.lines import Line
from views.printed.marks import Mark, mark_operators
from views.printed.structure import Element
from views.printed.tagging import SetLine, TaggedCanvas
from views.printed.wording import Wording, clean, wording

CAPITAL = 0.668
"""The height of a capital of the house font, as a share of the type size."""

_BOOKMARK_LIMIT = 120
_LEAST_LINES = 2
_BLANK = wording(" ")
_NOT_SET = Setting([], right_to_left=False, turned=False)
_LEVELS = {"H1": 1, "H2": 2, "H3": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words that hang in a column of ``width`` points left of the text, their first line on its first line.

    With width 0 they stand above the text instead, as in large print.
    """

    words: Wording
    style: TextStyle
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """A mark before the text, which hangs ``width`` points beside it. ``size`` is the mark's own."""

    mark: Mark
    size: float
    width: float


class Prose(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A paragraph that is tagged as its style says, and splits over pages as one element.

    The label is read before the text and stays with its first part. ``indent`` keeps the text further right,
    in points.
    """

    def __init__(
        self,
        words: Wording,
        style: TextStyle,
        compositor: Compositor,
        *,
        label: Label | None = None,
        hanging: Hanging | None = None,
        indent: float = 0.0,
    ) -> None:
        super().__init__()
        self.width = self.height = 0.0
        self.words = words
        self.style = style
        self.label = label
        self.hanging = hanging
        self.indent = indent
        self.spaceBefore = style.before
        self.spaceAfter = style.after
        self.keepWithNext = style.keep_with_next
        self._compositor = compositor
        self._room = -1.0
        self._setting = _NOT_SET
        self.lines: list[Line] = []
        self._label_lines: list[Line] = []
        self._begun: list[Element] = []

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """The size in points: all of the width, and the height of text and label."""
        if availWidth == self.width:
            return self.width, self.height
        self.width = availWidth
        self._room = availWidth - self._left
        self._setting = self._compositor.set(
            self.words, self.style.weight, self._room * 1000 / self.style.size
        )
        self.lines = self._setting.lines
        if self.label:
            room = (self.label.width or availWidth) * 1000 / self.label.style.size
            words = self.label.words + _BLANK
            self._label_lines = self._compositor.set(words, self.label.style.weight, room).lines
        self.measure()
        return self.width, self.height

    def measure(self) -> None:
        """Find the height of the lines there are."""
        text = len(self.lines) * self.style.leading
        self.height = text + self._above if self._above else max(text, self._label_height)

    @property
    def _left(self) -> float:
        label = self.label.width if self.label else 0.0
        return self.indent + label + (self.hanging.width if self.hanging else 0.0)

    @property
    def _label_height(self) -> float:
        return len(self._label_lines) * self.label.style.leading if self.label else 0.0

    @property
    def _above(self) -> float:
        """The height of a label that stands above the text."""
        return self._label_height if self.label and not self.label.width else 0.0

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - ReportLab's names
        """Two parts with at least two lines each, or nothing where they do not fit."""
        self.wrap(availWidth, availHeight)
        count = min(int((availHeight - self._above) // self.style.leading), len(self.lines) - _LEAST_LINES)
        if count < _LEAST_LINES or availHeight < self._label_height:
            return []
        return [self._part(self.lines[:count], first=True), self._part(self.lines[count:], first=False)]

    def _part(self, lines: list[Line], *, first: bool) -> "Prose":
        """The first part keeps label and mark, the rest only their indents; both are one element."""
        part = copy(self)
        part.__dict__.pop("_postponed", None)
        part.lines = lines
        if first:
            part.spaceAfter = 0
        else:
            part.indent, part.label, part.hanging, part.spaceBefore = self._left, None, None, 0
        part.measure()
        return part

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        """Draw with the left bottom corner at x and y."""
        top = y + self.height
        text_top = top - self._above
        if self.hanging:
            self._draw_mark(canvas, self.hanging, x, text_top)
        self._draw_words(canvas, self._set_label(x, top), self._set_text(x, text_top), top)

    def _draw_words(
        self, canvas: TaggedCanvas, label: list[SetLine], text: list[SetLine], top: float
    ) -> None:
        if not self._begun:
            self._begun.append(self._begin(canvas, top))
        with canvas.content(self._begun[0]):
            canvas.show(label + text)

    def _begin(self, canvas: TaggedCanvas, top: float) -> Element:
        """The element of the paragraph, made when its first part is drawn."""
        role = self.style.role
        element = canvas.container if role is None else canvas.element(role)
        if role in _LEVELS:
            canvas.bookmark(_LEVELS[role], clean(self.words.text, limit=_BOOKMARK_LIMIT, one_line=True), top)
        self._say_in_order(element, self.label.words + _BLANK + self.words if self.label else self.words)
        return element

    def _say_in_order(self, element: Element, words: Wording) -> None:
        """Words that read right to left are drawn from the left: the element says them as they are read."""
        if self._setting.turned:
            element.actual = words.text

    def _draw_mark(self, canvas: TaggedCanvas, hanging: Hanging, x: float, top: float) -> None:
        left = x + self._left - hanging.width
        middle = top - self.style.size + self.style.size * CAPITAL / 2
        with canvas.decoration():
            canvas.draw(mark_operators(hanging.mark, left, middle - hanging.size / 2, hanging.size))

    def _set_label(self, x: float, top: float) -> list[SetLine]:
        if not self.label:
            return []
        baseline = top - (self.label.style.size if self._above else self.style.size)
        return _set(self._label_lines, x + self.indent, baseline, self.label.style)

    def _set_text(self, x: float, top: float) -> list[SetLine]:
        set_lines = _set(self.lines, x + self._left, top - self.style.size, self.style)
        if self._setting.right_to_left and self._setting.lines[1:]:
            return [
                each._replace(x=each.x + self._room - each.line.width * self.style.size / 1000)
                for each in set_lines
            ]
        return set_lines


def _set(lines: Sequence[Line], x: float, baseline: float, style: TextStyle) -> list[SetLine]:
    colour = operands(style.colour)
    return [
        SetLine(line, x, baseline - place * style.leading, style.size, colour)
        for place, line in enumerate(lines)
    ]


class ListItem(Prose):
    """One item of a list, its bullet or number hanging beside it. Items of one ``listing`` are one list."""

    def __init__(
        self,
        words: Wording,
        style: TextStyle,
        compositor: Compositor,
        *,
        bullet: Label,
        listing: list[Element],
    ) -> None:
        super().__init__(words, style, compositor, label=bullet)
        self._listing = listing

    def _draw_words(
        self, canvas: TaggedCanvas, label: list[SetLine], text: list[SetLine], top: float
    ) -> None:
        if self._begun:
            super()._draw_words(canvas, label, text, top)
            return
        if not self._listing:
            self._listing.append(canvas.element("L"))
        with canvas.inside(Element("LI", self._listing[0])):
            with canvas.content(canvas.element("Lbl")):
                canvas.show(label)
            body = canvas.element("LBody")
        self._say_in_order(body, self.words)
        self._begun.append(body)
        with canvas.content(body):
            canvas.show(text)
