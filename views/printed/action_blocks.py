"""Action list and action plan in large print: no tables, every action is a block of its own."""

from collections.abc import Iterator
from dataclasses import replace

from reportlab.platypus import Flowable, KeepTogether

from models.action_list import ActionGroup, ActionList, ListedAction
from models.paper_words import (
    LIST_ORDER,
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
        yield prose(house, wording(f"{counts_words(content)} {LIST_ORDER}"), house.type.body)
    for group in groups:
        yield prose(house, wording(group.name, one_line=True), house.type.section)
        for listed in group.actions:
            yield from _block(house, _listed(house, listed))


def plan_in_blocks(house: HouseStyle, content: ActionList) -> Iterator[Flowable]:
    """The plan: a heading for each priority, and its actions with the words of the five columns."""
    yield _title(house, plan_title(content))
    yield prose(house, wording(plan_intro(content)), house.type.body)
    for group in content.by_priority():
        yield prose(house, wording(priority_words(group.priority), one_line=True), house.type.section)
        if group.priority.aim:
            yield prose(house, wording(group.priority.aim), replace(house.type.body, keep_with_next=True))
        for listed in group.actions:
            yield from _block(house, _planned(house, listed))


def _title(house: HouseStyle, title: str) -> Prose:
    return prose(house, wording(title, one_line=True), house.type.title)


def _block(house: HouseStyle, words: list[Prose]) -> list[Flowable]:
    """A rule and the words below it, kept together unless they are long."""
    rule = Rule(HAIRLINE, INK, before=_ABOVE_RULE, after=_BELOW_RULE, keep=True)
    height = sum(each.wrap(house.width, _TALL)[1] for each in words)
    return [KeepTogether([rule, *words])] if height <= _TALL else [rule, *words]


def _listed(house: HouseStyle, listed: ListedAction) -> list[Prose]:
    row = listed.row
    target, follows = target_words(listed)
    lead = wording(f"Lead: {row.leads}. Target: ") + wording(target, "bold") + _after(follows)
    word, rest = status_words(row)
    status = wording(word, "bold") + wording(rest)
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
        _line(house, wording(f"{target_date}: ") + wording(target, "bold") + _after(follows)),
        _line(house, wording(f"{lead_officer}: {listed.row.leads}")),
        _line(house, wording(f"{measurement}: {listed.row.action.measure or NO_MEASURE}")),
    ]


def _head(house: HouseStyle, listed: ListedAction) -> list[Prose]:
    row = listed.row
    heading = wording(f"{row.number}. {row.action.wording}")
    place = row.action.place or row.estate
    return [prose(house, heading, house.type.item), *([_line(house, wording(place))] if place else [])]


def _line(house: HouseStyle, words: Wording) -> Prose:
    return prose(house, words, replace(house.type.body, after=_CLOSE))


def _after(words: str) -> Wording:
    return wording(f", {words}") if words else Wording()
