"""One finding of a walkabout report: its photographs, where it was, what was seen, and what was agreed."""

from collections.abc import Callable
from dataclasses import replace

from reportlab.platypus import Flowable

from models.paper_words import NO_PLACE, NO_WORDS, about_entry, action_words, entry_alt, status_words
from models.plan import PlanRow
from models.report import ReportEntry
from views.printed.document import NAME_LIMIT, height_of, kept_together
from views.printed.flowables import Beside, Rule, hanging
from views.printed.house_style import HouseStyle, TextStyle
from views.printed.marks import MARK_OF
from views.printed.photos import Photo
from views.printed.picture_rows import BesideTwo, PictureRow, in_rows
from views.printed.prose import Label, Prose
from views.printed.wording import wording

PictureOf = Callable[[str], bytes | None]
"""The bytes of a picture by name; None where they are missing or damaged."""

_UNDER_WIDTH, _UNDER_HEIGHT, _UNDER_FIRST, _UNDER_GAP = 84.0, 60.6, 2, 8.0
_SMALL_WIDTH, _SMALL_HEIGHT, _SMALL_ACROSS, _SMALL_GAP = 117.0, 84.4, 4, 9.3
_LARGE_ACROSS, _LARGE_GAP = 2, 16.0
"""Photographs under the first, in rows below it, and in large print: size, number in a row, space between."""
_BEFORE_RULE, _AFTER_RULE = 6.0, 7.0
_CLOSE = 2.0
_BEFORE_WORDS, _PER_FIGURE = 14.0, 13.0
_TALL = 400.0
"""A finding taller than this, in points, may go over the end of a page, or half of one would be white."""


class Findings:
    """Sets the findings of one report."""

    def __init__(self, house: HouseStyle, picture_of: PictureOf) -> None:
        self._house = house
        self._picture_of = picture_of

    def set(self, entry: ReportEntry) -> list[Flowable]:
        """The finding with the rule that ends it, in the standard edition on one page where possible."""
        parts = self._large(entry) if self._house.large_print else self._standard(entry)
        story = [*parts, Rule(before=_BEFORE_RULE, after=_AFTER_RULE)]
        if self._house.large_print or height_of(story, self._house.width) > _TALL:
            return story
        return kept_together(story)

    def _standard(self, entry: ReportEntry) -> list[Flowable]:
        """The first photograph beside the words, the others small below them."""
        if not entry.photos:
            heading, *words = self._words(entry, indent=self._house.column)
            return [heading, *words]
        first, *others = range(len(entry.photos))
        photo, words = self._photo(entry, first), self._words(entry)
        if not others:
            return [Beside(photo, words)]
        if len(others) <= _UNDER_FIRST:
            under = [self._photo(entry, number, _UNDER_WIDTH, _UNDER_HEIGHT) for number in others]
            return [BesideTwo(photo, words, PictureRow([(each, None) for each in under], _UNDER_GAP))]
        small = [self._photo(entry, number, _SMALL_WIDTH, _SMALL_HEIGHT) for number in others]
        rows = in_rows(small, _SMALL_ACROSS, _SMALL_GAP)
        return [Beside(photo, words), *_led(rows)]

    def _large(self, entry: ReportEntry) -> list[Flowable]:
        """The photographs below the heading, above the words."""
        heading, *words = self._words(entry)
        photos = [self._photo(entry, number) for number in range(len(entry.photos))]
        rows = in_rows(photos, _LARGE_ACROSS, _LARGE_GAP)
        return [*kept_together([heading, *_led(rows), words[0]]), *words[1:]]

    def _photo(self, entry: ReportEntry, number: int, *size: float) -> Photo:
        data = self._picture_of(entry.photos[number].full) or b""
        shape = dict(zip(("width", "height"), size, strict=False))
        return Photo(data, entry_alt(entry, number), self._house, **shape)

    def _words(self, entry: ReportEntry, indent: float = 0.0) -> list[Prose]:
        """Number and place, what was seen, what it is, and for every action where it stands."""
        styles = self._house.type
        text, note = replace(styles.body, after=_CLOSE), replace(styles.note, after=_CLOSE)
        set_words = [self._heading(entry, indent), self._prose(entry.words or NO_WORDS, text, indent)]
        about = about_entry(entry)
        if about:
            set_words.append(self._prose(about, note, indent))
        for row in entry.actions:
            status = self._status(row, text, indent)
            set_words += kept_together([status, self._prose(action_words(row), note, indent)])
        return set_words

    def _heading(self, entry: ReportEntry, indent: float) -> Prose:
        """The number hangs before the place; in large print it joins it."""
        house, styles = self._house, self._house.type
        place = wording(entry.place or NO_PLACE, limit=NAME_LIMIT, one_line=True)
        if house.large_print:
            return Prose(wording(f"{entry.number}. ") + place, styles.item, house.compositor)
        width = indent or _BEFORE_WORDS + _PER_FIGURE * len(str(entry.number))
        label = Label(words=wording(str(entry.number)), style=styles.item_number, width=width)
        return Prose(place, styles.item, house.compositor, label=label)

    def _prose(self, words: str, style: TextStyle, indent: float) -> Prose:
        return Prose(wording(words), style, self._house.compositor, indent=indent)

    def _status(self, row: PlanRow, style: TextStyle, indent: float) -> Prose:
        word, rest = status_words(row)
        return Prose(
            wording(word, "bold") + wording(rest),
            style,
            self._house.compositor,
            hanging=hanging(MARK_OF[row.stands.standing], style),
            indent=indent,
        )


def _led(rows: list[Flowable]) -> list[Flowable]:
    """Rows of photographs with room above the first."""
    for row in rows[:1]:
        row.spaceBefore = _BEFORE_RULE
    return rows
