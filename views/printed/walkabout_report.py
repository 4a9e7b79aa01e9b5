"""The walkabout report as paper: when, with whom, if the promise was kept, what was seen, what is next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from reportlab.platypus import Flowable

from models.paper_words import (
    PUT_RIGHT_HEADING,
    REPORT_KIND,
    SEEN_HEADING,
    found_words,
    next_words,
    promise_label,
    put_right_words,
    report_name,
    report_title,
    taken_words,
    walked_words,
)
from models.photo import Photo as KeptPhoto
from models.promise import Promise
from models.report import PutRight, WalkaboutReport
from views.printed.document import NAME_LIMIT, bound, house_of, kept_together
from views.printed.flowables import HEAVY, Rule, fact, promise_line, prose
from views.printed.house_style import INK, HouseStyle
from views.printed.marks import PROMISE_MARK, Mark
from views.printed.photos import PAIR_HEIGHT, PAIR_WIDTH, Photo
from views.printed.picture_rows import PictureAndWords, PictureRow
from views.printed.report_findings import Findings, PictureOf
from views.printed.wording import wording

_PAIR_GAP = 16.0
_LONG_TITLE = 27
"""Titles with more characters than this are set a little smaller."""


def walkabout_report(
    report: WalkaboutReport, picture_of: PictureOf, *, large: bool = False, made: datetime
) -> bytes:
    """The report as a tagged PDF, 14 point or in large print. ``made`` is the moment it was asked for."""
    house = house_of(report.landlord, large=large)
    story = [
        *_about_it(house, report),
        *_seen(house, report, picture_of),
        *_put_right(house, report, picture_of),
        fact(house, "Next", wording(next_words(report))),
    ]
    return bound(house, report.landlord, story, kind=REPORT_KIND, name=report_name(report), made=made)


def _about_it(house: HouseStyle, report: WalkaboutReport) -> Iterator[Flowable]:
    title = report_title(report)
    styles = house.type
    yield prose(
        house,
        wording(title, limit=NAME_LIMIT, one_line=True),
        styles.long_title if len(title) > _LONG_TITLE else styles.title,
    )
    yield fact(house, "Walked", wording(walked_words(report)), styles.key_fact)
    yield fact(house, "With", wording("; ".join(report.company)))
    if report.promise is not None:
        yield from _promise(house, report.promise)
    yield fact(house, "Found", wording(found_words(report)))


def _promise(house: HouseStyle, promise: Promise) -> list[Flowable]:
    """As large whether it was kept or not; one that still can be kept has the ring of what is agreed."""
    mark = Mark.RING if promise.kept is None else PROMISE_MARK[promise.kept]
    return promise_line(house, promise_label(promise), mark, promise.headline, promise.words)


def _seen(house: HouseStyle, report: WalkaboutReport, picture_of: PictureOf) -> Iterator[Flowable]:
    if not report.entries:
        return
    yield prose(house, wording(SEEN_HEADING), house.type.section)
    yield Rule(HEAVY, INK, after=7, keep=True)
    findings = Findings(house, picture_of)
    for entry in report.entries:
        yield from findings.set(entry)


def _put_right(house: HouseStyle, report: WalkaboutReport, picture_of: PictureOf) -> Iterator[Flowable]:
    if not report.put_right:
        return
    yield prose(house, wording(PUT_RIGHT_HEADING), house.type.section)
    for done in report.put_right:
        yield from kept_together(_pair(house, done, report.as_of, picture_of))


def _pair(house: HouseStyle, done: PutRight, as_of: date, picture_of: PictureOf) -> list[Flowable]:
    """What was done, and below it how it was before and how it is now, where there are pictures of that."""
    words = put_right_words(done, as_of)
    pair = [
        _captioned(house, label, photo, words, as_of, picture_of)
        for label, photo in (("Before", done.before), ("After", done.after))
        if photo is not None
    ]
    said = prose(house, wording(words), replace(house.type.body, after=5, keep_with_next=bool(pair)))
    return [said, PictureRow(pair, _PAIR_GAP)] if pair else [said]


def _captioned(
    house: HouseStyle, label: str, photo: KeptPhoto, words: str, as_of: date, picture_of: PictureOf
) -> PictureAndWords:
    alt = photo.words or f"{label}: {words}"
    picture = Photo(picture_of(photo.full) or b"", alt, house, width=PAIR_WIDTH, height=PAIR_HEIGHT)
    caption = wording(label, "bold") + wording(taken_words(photo, as_of))
    return picture, prose(house, caption, house.type.small)
