"""The shared action plan on broad paper, in the five columns of S2, appendix 2."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from reportlab.platypus import Flowable

from models.action_list import ActionList, ListedAction
from models.landlord import Priority
from models.paper_words import NO_MEASURE, PLAN_COLUMNS, plan_intro, plan_title, priority_words, target_words
from views.printed.document import NAME_LIMIT, words_of
from views.printed.flowables import prose
from views.printed.house_style import HouseStyle
from views.printed.prose import Prose
from views.printed.table_tags import GROUP_RULE, Row
from views.printed.tables import cell, house_table
from views.printed.wording import wording

_WIDTHS = (134.0, 248.0, 126.0, 114.0, 121.0)
_MEASURE = 590.0
"""How broad the sentence above the table may be, in points: about as many characters as on upright paper."""
_NAME_LIMIT, _AIM_LIMIT = 90, 200


def plan_in_columns(house: HouseStyle, content: ActionList) -> Iterator[Flowable]:
    """The plan as one table: a row for each action, its priority named in every one."""
    yield prose(
        house,
        wording(plan_title(content), limit=NAME_LIMIT, one_line=True),
        replace(house.type.long_title, after=3),
    )
    yield _Narrow(wording(plan_intro(content)), house.type.body, house.compositor)
    if content.actions:
        yield house_table(house, PLAN_COLUMNS, list(_rows(house, content)), _WIDTHS)


class _Narrow(Prose):
    """A paragraph no broader than can be read with ease."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """As high as it is within that breadth."""
        return super().wrap(min(availWidth, _MEASURE), availHeight)


def _rows(house: HouseStyle, content: ActionList) -> Iterator[Row]:
    groups = content.by_priority()
    for group in groups:
        last = group.actions[-1]
        for listed in group.actions:
            row = _row(house, group.priority, listed, first=listed is group.actions[0])
            if listed is last and group is not groups[-1]:
                _end_group(house, row)
            yield row


def _end_group(house: HouseStyle, row: Row) -> None:
    """A line in the accent under the last row of a priority, wherever that row is drawn."""
    for each in filter(None, (row, row.continued)):
        each.rule, each.rule_colour = GROUP_RULE, house.accent


def _row(house: HouseStyle, priority: Priority, listed: ListedAction, *, first: bool) -> Row:
    again = partial(cell, house, words_of(_short(priority)))
    cells = _cells(house, listed)
    if first:
        return Row([_named(house, priority), *cells], again=again)
    return Row([again(), *cells], again=again, continued=Row([_continued(house, priority), *cells]))


def _cells(house: HouseStyle, listed: ListedAction) -> list[list[Prose]]:
    """What is to be done and where, by when, who leads, and how it is measured."""
    action = listed.row.action
    target, follows = target_words(listed)
    return [
        cell(house, *filter(None, (words_of(action.wording), words_of(action.place or listed.row.estate)))),
        cell(house, *filter(None, (words_of(target, "bold"), words_of(follows)))),
        cell(house, words_of(listed.row.leads)),
        cell(house, words_of(action.measure or NO_MEASURE)),
    ]


def _named(house: HouseStyle, priority: Priority) -> list[Prose]:
    """The priority in full, and what it aims at."""
    name = wording(priority_words(priority), "extrabold", limit=_NAME_LIMIT)
    aim = wording(priority.aim, limit=_AIM_LIMIT)
    return cell(house, *filter(None, (name, aim)))


def _continued(house: HouseStyle, priority: Priority) -> list[Prose]:
    name = wording(priority_words(priority), "extrabold", limit=_NAME_LIMIT)
    return cell(house, name + wording(", continued"))


def _short(priority: Priority) -> str:
    return f"Priority {priority.number}" if priority.number else priority.name
