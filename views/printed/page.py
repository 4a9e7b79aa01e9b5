"""Pages: the band on the first, the running head on the others, the footer with "Page 2 of 5".

The band is drawn by the first page's template, which hands over to the plain one. Page numbers are stamped
when all pages are known.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from views.printed.catalogue import About
from views.printed.house_style import (
    INK,
    MARGIN_LEFT,
    MARGIN_TOP,
    HouseStyle,
    TextStyle,
    operands,
)
from views.printed.lines import Line
from views.printed.table_tags import rule_operators
from views.printed.tagging import SetLine, TaggedCanvas, decoration_operator, text_operators
from views.printed.wording import clean, wording

_BAND_TO_TITLE = 20.0
_BAND_INSET = 12.0
_BAND_EDGE = 2.0
_HEAD_RULE, _TO_RULE, _TO_TEXT = 2.5, 7.0, 10.0
_FOOT = 40.5
"""The baseline of the footer above the edge of the paper, in points."""
_BETWEEN_WORDS = 14.0
_LIMIT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on every page: landlord, kind of paper, short title with its date, the footer's words."""

    landlord: str
    kind: str
    short_title: str
    footer: str


class Paper:
    """A document to be built: its style, its furniture and what it says about itself."""

    def __init__(self, house: HouseStyle, furniture: Furniture, about: About) -> None:
        self._house = house
        self._furniture = furniture
        self._about = About(
            title=clean(about.title, limit=_LIMIT, one_line=True),
            author=clean(about.author, limit=_LIMIT, one_line=True),
            made=about.made,
        )

    def build(self, story: Sequence[Flowable]) -> bytes:
        """The tagged PDF. A story can be built only once."""
        out = io.BytesIO()
        width, height = self._house.page_size
        template = BaseDocTemplate(out, pagesize=(width, height))
        first = self._page("first", MARGIN_TOP + self._house.band + _BAND_TO_TITLE, self._band)
        first.autoNextPageTemplate = "later"
        head = self._head + _TO_RULE + _HEAD_RULE + _TO_TEXT
        template.addPageTemplates([first, self._page("later", head, self._running_head)])
        template.build(
            list(story),
            canvasmaker=partial(TaggedCanvas, about=self._about, case=self._house.compositor.case),
        )
        return out.getvalue()

    def _page(self, name: str, top: float, draw: Callable[[TaggedCanvas, object], None]) -> PageTemplate:
        width, height = self._house.page_size
        bottom = _FOOT + self._house.type.small.size + _TO_TEXT
        frame = Frame(
            MARGIN_LEFT, bottom, self._house.width, height - top - bottom,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        return PageTemplate(name, [frame], onPage=draw, pagesize=(width, height))

    def _band(self, canvas: TaggedCanvas, template: object) -> None:
        """The band of the first page: landlord left, kind of paper right, and the footer."""
        house, style = self._house, self._house.type
        bottom = house.page_size[1] - MARGIN_TOP - house.band
        baseline = bottom + house.band / 2 - style.band_name.size * 0.31
        left, right = MARGIN_LEFT + _BAND_INSET, MARGIN_LEFT + house.width - _BAND_INSET
        name, kind = style.band_name, style.band_kind
        if not house.accent_is_dark:
            name, kind = replace(name, colour=INK), replace(kind, colour=INK)
        with canvas.decoration("Header"):
            canvas.draw(self._band_operators(bottom))
            canvas.show(
                self._ends(
                    self._furniture.landlord, name, self._furniture.kind, kind, (left, right, baseline)
                )
            )
        self._footer(canvas)

    def _band_operators(self, bottom: float) -> str:
        house = self._house
        colour = operands(house.accent)
        if house.accent_is_dark:
            return f"q {colour} rg {MARGIN_LEFT:.2f} {bottom:.2f} {house.width:.2f} {house.band:.2f} re f Q"
        inset = _BAND_EDGE / 2
        return (
            f"q {colour} RG {_BAND_EDGE} w {MARGIN_LEFT + inset:.2f} {bottom + inset:.2f} "
            f"{house.width - _BAND_EDGE:.2f} {house.band - _BAND_EDGE:.2f} re S Q"
        )

    @property
    def _head(self) -> float:
        """From the edge of the paper to the baseline of the running head; two lines in large print."""
        small = self._house.type.small
        return MARGIN_TOP + small.size + (small.leading if self._house.large_print else 0.0)

    def _running_head(self, canvas: TaggedCanvas, template: object) -> None:
        """The head of later pages: landlord left, short title right; one below the other in large print."""
        house, small, words = self._house, self._house.type.small, self._furniture
        baseline = house.page_size[1] - self._head
        left, right = MARGIN_LEFT, MARGIN_LEFT + house.width
        name = replace(small, weight="bold", colour=house.strong)
        title = replace(small, weight="medium")
        with canvas.decoration("Header"):
            if house.large_print:
                first = self._fitted(words.landlord, name, house.width)
                second = self._fitted(words.short_title, title, house.width)
                upper = self._set(first, left, baseline + small.leading, name)
                canvas.show([upper, self._set(second, left, baseline, title)])
            else:
                canvas.show(
                    self._ends(words.landlord, name, words.short_title, title, (left, right, baseline))
                )
            middle = baseline - _TO_RULE - _HEAD_RULE / 2
            canvas.draw(rule_operators(left, right, middle, _HEAD_RULE, house.accent))
        self._footer(canvas)

    def _footer(self, canvas: TaggedCanvas) -> None:
        room = self._house.width - 6 * self._house.type.small.size - _BETWEEN_WORDS
        line = self._fitted(self._furniture.footer, self._house.type.small, room)
        with canvas.decoration("Footer"):
            canvas.show([self._set(line, MARGIN_LEFT, _FOOT, self._house.type.small)])
        canvas.stamp = self._page_of

    def _page_of(self, number: int, total: int) -> str:
        style = replace(self._house.type.small, weight="bold")
        line = self._fitted(f"Page {number} of {total}", style, self._house.width)
        left = MARGIN_LEFT + self._house.width - line.width * style.size / 1000
        return f"{decoration_operator('Footer')} {text_operators([self._set(line, left, _FOOT, style)])} EMC"

    def _ends(
        self, left_words: str, left_style: TextStyle, right_words: str, right_style: TextStyle,
        place: tuple[float, float, float],
    ) -> list[SetLine]:  # fmt: skip
        """Words at the left and at the right of a line; the right ones may take two thirds of it at most."""
        left, right, baseline = place
        after = self._fitted(right_words, right_style, (right - left) * 2 / 3)
        start = right - after.width * right_style.size / 1000
        before = self._fitted(left_words, left_style, start - left - _BETWEEN_WORDS)
        return [self._set(before, left, baseline, left_style), self._set(after, start, baseline, right_style)]

    def _set(self, line: Line, x: float, baseline: float, style: TextStyle) -> SetLine:
        return SetLine(line, x, baseline, style.size, operands(style.colour))

    def _fitted(self, text: str, style: TextStyle, room: float) -> Line:
        """One line of a text, with "…" where it is too long."""
        words = clean(text, limit=_LIMIT, one_line=True).split()
        shown = " ".join(words)
        for count in range(len(words), 0, -1):
            shown = " ".join(words[:count]) + ("…" if count < len(words) else "")
            line = self._house.compositor.single_line(wording(shown), style.weight)
            if line.width * style.size <= room * 1000:
                return line
        lines = self._house.compositor.set(wording(shown), style.weight, room * 1000 / style.size).lines
        return lines[0] if lines else Line([], 0.0)
