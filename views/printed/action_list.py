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
from views.printed.document import NAME_LIMIT, bound, house_of, words_of
from views.printed.faces import Weight
from views.printed.flowables import Counts, prose
from views.printed.house_style import A4, A4_LANDSCAPE, BETWEEN, HouseStyle
from views.printed.marks import MARK_OF
from views.printed.prose import Hanging, Prose
from views.printed.table_tags import Row
from views.printed.tables import cell, house_table
from views.printed.wording import Wording, wording

_NUMBER, _NUMBER_AT_MOST = 36.0, 62.0
_NUMBER_AND_ACTION, _LEAD, _STANDING = 248.0, 122.0, 126.0
"""The breadths of the columns in points; a list with long numbers gives them room at the action's cost."""
_MARK, _MARK_ROOM = 13.0, 19.0
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
        set_out = list_in_blocks if large else list_in_tables
        story = set_out(house, content, groups)
    return bound(
        house, content.landlord, list(story), kind=arrangement.kind, name=list_name(content), made=made
    )


def list_in_tables(
    house: HouseStyle, content: ActionList, groups: tuple[ActionGroup, ...]
) -> Iterator[Flowable]:
    """The list: how many stand where, then a table for each group."""
    yield prose(
        house,
        wording(list_title(content), limit=NAME_LIMIT, one_line=True),
        replace(house.type.long_title, after=3),
    )
    if not content.actions:
        yield prose(house, wording(list_intro(content)), house.type.body)
        return
    yield prose(house, wording(f"{list_intro(content)}\n{LIST_ORDER}"), house.type.body)
    yield Counts(
        house, [(number, MARK_OF[standing], COUNTED[standing]) for standing, number in content.counts]
    )
    widths = _widths(house, content)
    for group in groups:
        rows = [_row(house, listed, content.as_of) for listed in group.actions]
        yield house_table(house, LIST_COLUMNS, rows, widths, bar=group.name, close=True)


def _widths(house: HouseStyle, content: ActionList) -> tuple[float, ...]:
    lines = (
        house.compositor.single_line(words_of(listed.row.number, "bold"), "bold")
        for listed in content.actions
    )
    longest = max(line.width for line in lines) * house.type.cell.size / 1000
    number = min(max(longest + BETWEEN, _NUMBER), _NUMBER_AT_MOST)
    return number, _NUMBER_AND_ACTION - number, _LEAD, _STANDING


def _row(house: HouseStyle, listed: ListedAction, as_of: date) -> Row:
    row = listed.row
    place = words_of(row.action.place or row.estate)
    target, follows = list_target(listed, as_of)
    return Row(
        [
            cell(house, words_of(row.number, "bold")),
            cell(house, *_lines(words_of(row.action.wording, "bold"), place)),
            cell(house, *_lines(words_of(row.leads), words_of(target, "bold"), words_of(follows))),
            _standing(house, listed),
        ]
    )


def _standing(house: HouseStyle, listed: ListedAction) -> list[Prose]:
    """The mark, the word, bold where time is short or the answer is no, and what follows it."""
    status = status_of(listed.row)
    weight: Weight = "bold" if status.standing in _PRESSING else "medium"
    mark = Hanging(mark=MARK_OF[status.standing], size=_MARK, width=_MARK_ROOM)
    return cell(
        house, *_lines(words_of(status.word, weight), words_of(short_days(status.detail))), hanging=mark
    )


def _lines(*lines: Wording) -> list[Wording]:
    """The lines of a cell that say something."""
    return [line for line in lines if line]
