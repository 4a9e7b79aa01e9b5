"""Action list and action plan in large print: no tables, every action is a block of its own."""

from collections.abc import Iterator
from dataclasses import replace

from reportlab.platypus import Flowable

from models.action_list import ActionGroup, ActionList, ListedAction
from models.paper_words import (
    LATE_FIRST,
    NO_MEASURE,
    PLAN_COLUMNS,
    counts_words,
    list_intro,
    list_title,
    plan_intro,
    plan_title,
    priority_words,
    status_words,
    target_words,
)
from views.printed.document import NAME_LIMIT, height_of, kept_together, words_of
from views.printed.flowables import HAIRLINE, Rule, marked, prose
from views.printed.house_style import INK, HouseStyle
from views.printed.marks import MARK_OF
from views.printed.prose import Prose
from views.printed.wording import Wording, wording

_CLOSE = 1.0
_ABOVE_RULE, _BELOW_RULE = 6.0, 5.0
_TALL = 400.0
"""A block taller than this, in points, may go over the end of a page."""


def list_in_blocks(
    house: HouseStyle, content: ActionList, groups: tuple[ActionGroup, ...]
) -> Iterator[Flowable]:
    """The list: how many stand where as a sentence, then a heading for each group and its blocks."""
    yield _title(house, list_title(content))
    yield prose(house, wording(list_intro(content)), house.type.body)
    if content.actions:
        yield prose(house, wording(f"{counts_words(content)} {LATE_FIRST}"), house.type.body)
    for group in groups:
        yield prose(house, wording(group.name, limit=NAME_LIMIT, one_line=True), house.type.section)
        yield _under_heading()
        for listed in group.actions:
            yield from _block(house, _listed(house, listed))


def plan_in_blocks(house: HouseStyle, content: ActionList) -> Iterator[Flowable]:
    """The plan: a heading for each priority, and its actions with the words of the five columns."""
    yield _title(house, plan_title(content))
    yield prose(house, wording(plan_intro(content)), house.type.body)
    for group in content.by_priority():
        name = wording(priority_words(group.priority), limit=NAME_LIMIT, one_line=True)
        yield prose(house, name, house.type.section)
        if group.priority.aim:
            yield prose(house, words_of(group.priority.aim), replace(house.type.body, keep_with_next=True))
        yield _under_heading()
        for listed in group.actions:
            yield from _block(house, _planned(house, listed))


def _title(house: HouseStyle, title: str) -> Prose:
    return prose(house, wording(title, limit=NAME_LIMIT, one_line=True), house.type.title)


def _block(house: HouseStyle, words: list[Prose]) -> list[Flowable]:
    """The words and the rule that ends them, kept together unless they are long."""
    story = [*words, Rule(HAIRLINE, INK, before=_ABOVE_RULE, after=_BELOW_RULE)]
    return kept_together(story) if height_of(story, house.width) <= _TALL else story


def _under_heading() -> Rule:
    return Rule(HAIRLINE, INK, after=_BELOW_RULE, keep=True)


def _listed(house: HouseStyle, listed: ListedAction) -> list[Prose]:
    row = listed.row
    target, follows = target_words(listed)
    lead = words_of(f"Lead: {row.leads}. Target: ") + words_of(target, "bold") + _after(follows)
    word, rest = status_words(row)
    status = words_of(word, "bold") + words_of(rest)
    return [
        *_head(house, listed),
        _line(house, lead),
        marked(house, MARK_OF[row.stands.standing], status, replace(house.type.body, after=_CLOSE)),
    ]


def _planned(house: HouseStyle, listed: ListedAction) -> list[Prose]:
    _, _, target_date, lead_officer, measurement = PLAN_COLUMNS
    target, follows = target_words(listed)
    return [
        *_head(house, listed),
        _line(house, words_of(f"{target_date}: ") + words_of(target, "bold") + _after(follows)),
        _line(house, words_of(f"{lead_officer}: {listed.row.leads}")),
        _line(house, words_of(f"{measurement}: {listed.row.action.measure or NO_MEASURE}")),
    ]


def _head(house: HouseStyle, listed: ListedAction) -> list[Prose]:
    row = listed.row
    heading = words_of(f"{row.number}. {row.action.wording}")
    place = row.action.place or row.estate
    return [prose(house, heading, house.type.item), *([_line(house, words_of(place))] if place else [])]


def _line(house: HouseStyle, words: Wording) -> Prose:
    return prose(house, words, replace(house.type.body, after=_CLOSE))


def _after(words: str) -> Wording:
    return words_of(f", {words}") if words else Wording()
