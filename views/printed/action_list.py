"""The action list as paper: by service and by lead a table for each, by priority the plan in five columns.

Large print has no tables: every action is a block of its own.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from reportlab.platypus import Flowable

from models.action_list import ActionGroup, ActionList, ListedAction
from models.arrangement import Arrangement
from models.paper_words import (
    COUNTED,
    LIST_COLUMNS,
    LIST_ORDER,
    list_intro,
    list_name,
    list_target,
    list_title,
    short_days,
    status_of,
)
from models.standing import Standing
from views.printed.action_blocks import list_in_blocks, plan_in_blocks
from views.printed.action_plan import plan_in_columns
from views.printed.document import bound, house_of
from views.printed.faces import Weight
from views.printed.flowables import Counts, prose
from views.printed.house_style import A4, A4_LANDSCAPE, HouseStyle
from views.printed.marks import MARK_OF
from views.printed.prose import Hanging, Prose
from views.printed.table_tags import Row, TaggedTable
from views.printed.tables import cell, house_table
from views.printed.wording import Wording, wording

_WIDTHS = (36.0, 212.0, 122.0, 126.0)
_MARK, _MARK_ROOM = 13.0, 19.0
_CELL_LIMIT = 2000
_PRESSING = frozenset({Standing.OVERDUE, Standing.DUE_SOON, Standing.WILL_NOT})


def action_list(
    content: ActionList, arrangement: Arrangement, *, large: bool = False, made: datetime
) -> bytes:
    """The list as a tagged PDF, 14 point or in large print. ``made`` is the moment it was asked for."""
    by_priority = arrangement is Arrangement.PRIORITY
    broad = by_priority and not large
    house = house_of(content.landlord, large=large, page_size=A4_LANDSCAPE if broad else A4)
    if by_priority:
        story = plan_in_blocks(house, content) if large else plan_in_columns(house, content)
    else:
        groups = content.by_lead() if arrangement is Arrangement.LEAD else content.by_service()
        set_out = list_in_blocks if large else _list_in_tables
        story = set_out(house, content, groups)
    return bound(
        house, content.landlord, list(story), kind=arrangement.kind, name=list_name(content), made=made
    )


def _list_in_tables(
    house: HouseStyle, content: ActionList, groups: tuple[ActionGroup, ...]
) -> Iterator[Flowable]:
    yield prose(house, wording(list_title(content), one_line=True), replace(house.type.long_title, after=3))
    if not content.actions:
        yield prose(house, wording(list_intro(content)), house.type.body)
        return
    yield prose(house, wording(f"{list_intro(content)}\n{LIST_ORDER}"), house.type.body)
    yield Counts(
        house, [(number, MARK_OF[standing], COUNTED[standing]) for standing, number in content.counts]
    )
    for group in groups:
        yield _table(house, group, content.as_of)


def _table(house: HouseStyle, group: ActionGroup, as_of: date) -> TaggedTable:
    rows = [_row(house, listed, as_of) for listed in group.actions]
    return house_table(house, LIST_COLUMNS, rows, _WIDTHS, bar=group.name, close=True)


def _row(house: HouseStyle, listed: ListedAction, as_of: date) -> Row:
    row = listed.row
    target, follows = list_target(listed, as_of)
    return Row(
        [
            cell(house, _words(row.number, "bold")),
            cell(house, *_lines(_words(row.action.wording, "bold"), _words(row.action.place or row.estate))),
            cell(house, *_lines(_words(row.leads), _words(target, "bold"), _words(follows))),
            _standing(house, listed),
        ]
    )


def _standing(house: HouseStyle, listed: ListedAction) -> list[Prose]:
    """The mark, the word, bold where time is short or the answer is no, and what follows it."""
    status = status_of(listed.row)
    weight: Weight = "bold" if status.standing in _PRESSING else "medium"
    mark = Hanging(mark=MARK_OF[status.standing], size=_MARK, width=_MARK_ROOM)
    return cell(house, *_lines(_words(status.word, weight), _words(short_days(status.detail))), hanging=mark)


def _words(text: str, weight: Weight | None = None) -> Wording:
    return wording(text, weight, limit=_CELL_LIMIT)


def _lines(*lines: Wording) -> list[Wording]:
    """The lines of a cell that say something."""
    return [line for line in lines if line]
