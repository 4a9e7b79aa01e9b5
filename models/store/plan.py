"""The action plan of up to 100,000 rows: counted, sorted, filtered and searched in SQL.

``action.plan_order`` (migration m0001) is an action's place in the plan, and its number in the search index.
Each part of the plan is therefore one stretch of numbers; a page in the standing order, searched or not, is
read straight off an index, without sorting.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from models.action_plan import Action, leads_words, number_words
from models.as_of import AsOf
from models.plan import PlanCounts, PlanFilter, PlanOrder, PlanRow, PlanShow
from models.standing import needs_chasing
from models.store.codec import to_json
from models.store.places import estate_names
from models.store.plan_words import question
from models.store.store import Store

_ENTRY = 1_000_000_000  # the last nine digits are the entry
_PHASE = 100_000_000 * _ENTRY  # a digit before the eight of the day

_IN_USE = "removed_at IS NULL AND plan_order >= ? AND plan_order < ?"
_FOUND = "action_search MATCH ? AND action_search.rowid >= ? AND action_search.rowid < ?"

_COUNT = f"SELECT count(*) FROM action WHERE {_IN_USE}"  # noqa: S608 - constants of ours
_COUNT_FOUND = f"SELECT count(*) FROM action_search WHERE {_FOUND}"  # noqa: S608 - constants of ours
# One pass: for long words the index gathers all that was found anew for every question.
_COUNTS_FOUND = f"""
    SELECT {", ".join(["count(*) FILTER (WHERE rowid < ?)"] * 5)}
    FROM action_search WHERE action_search MATCH ?
"""  # noqa: S608 - constants of ours
_PAGE = f"SELECT plan_order FROM action WHERE {_IN_USE} ORDER BY plan_order LIMIT ? OFFSET ?"  # noqa: S608 - as above
_PAGE_FOUND = f"SELECT rowid FROM action_search WHERE {_FOUND} ORDER BY rowid LIMIT ? OFFSET ?"  # noqa: S608 - as above

_ORDERS = {
    PlanOrder.TARGET: ("action_by_target", "due_on = '', due_on"),
    PlanOrder.PLACE: ("action_by_place", "place COLLATE NOCASE"),
    PlanOrder.NUMBER: ("action_by_number", "coalesce(number, 9223372036854775807)"),
}


class Stretch(NamedTuple):
    """A part of the plan: the places from ``start`` up to, but not with, ``end``."""

    start: int
    end: int


def stretches(show: PlanShow, as_of: AsOf) -> tuple[Stretch, ...]:
    """The stretches of one part of the plan in the standing order."""
    today, later = _place(as_of.today), _place(as_of.due_soon_until) + _ENTRY
    overdue, due_soon, on_track = Stretch(0, today), Stretch(today, later), Stretch(later, _PHASE)
    to_check, closed = Stretch(_PHASE, 2 * _PHASE), Stretch(2 * _PHASE, 3 * _PHASE)
    return {
        PlanShow.ALL: (overdue, due_soon, to_check, on_track, closed),
        PlanShow.OVERDUE: (overdue,),
        PlanShow.DUE_SOON: (due_soon,),
        PlanShow.STILL_OPEN: (Stretch(0, _PHASE),),
        PlanShow.TO_CHECK: (to_check,),
        PlanShow.CLOSED: (closed,),
    }[show]


def counts(store: Store, wanted: PlanFilter, as_of: AsOf) -> PlanCounts:
    """How many actions each part of the plan has; what ``wanted`` shows is of no account here."""
    words = question(wanted)
    parts = sorted(stretches(PlanShow.ALL, as_of))
    if words:
        below = store.rows(_COUNTS_FOUND, (*(part.end for part in parts), words))[0]
        numbers = [number - before for before, number in pairwise((0, *below))]
    else:
        numbers = [_count(store, words, part) for part in parts]
    overdue, due_soon, on_track, to_check, closed = numbers
    return PlanCounts(overdue=overdue, due_soon=due_soon, to_check=to_check, on_track=on_track, closed=closed)


def how_many(store: Store, show: PlanShow, as_of: AsOf) -> int:
    """How many actions one part of the whole plan has, without a look at the others."""
    return sum(_count(store, "", part) for part in stretches(show, as_of))


def page(
    store: Store, wanted: PlanFilter, order: PlanOrder, as_of: AsOf, *, offset: int = 0, limit: int = 50
) -> list[PlanRow]:
    """``limit`` rows of the plan from row ``offset`` on; fewer at its end."""
    parts = stretches(wanted.show, as_of)
    words = question(wanted)
    if order is PlanOrder.STANDING:
        entries = _entries_standing(store, words, parts, offset, limit)
    else:
        entries = _entries_sorted(store, words, order, _whole(parts), offset, limit)
    return rows_of(store, _actions(store, entries), as_of)


def position_of(
    store: Store, action_id: str, wanted: PlanFilter, order: PlanOrder, as_of: AsOf
) -> int | None:
    """At which row an action stands under a filter and an order, from 0; None where it is not shown."""
    place = store.value("SELECT plan_order FROM action WHERE id = ? AND removed_at IS NULL", (action_id,))
    parts = stretches(wanted.show, as_of)
    words = question(wanted)
    if place is None or not _count(store, words, Stretch(place, place + 1)):
        return None
    before = 0
    for part in parts:
        if part.start <= place < part.end:
            if order is not PlanOrder.STANDING:
                return _count_sorted_before(store, words, order, _whole(parts), place)
            return before + _count(store, words, Stretch(part.start, place))
        before += _count(store, words, part)
    return None


def rows_of(store: Store, actions: Sequence[Action], as_of: AsOf) -> list[PlanRow]:
    """Actions as rows of the plan, in the order given."""
    estates = estate_names(store) if actions else {}
    return [
        PlanRow(
            action=action,
            number=number_words(action.number, action.id),
            estate=estates.get(action.estate_id, ""),
            leads=leads_words(action.leads),
            stands=as_of.stands(action),
            chase=needs_chasing(action, as_of.today),
        )
        for action in actions
    ]


def leads_in_use(store: Store) -> list[str]:
    """Every lead that an action of the plan names, in order: for the filter."""
    rows = store.rows("SELECT DISTINCT lead FROM action_lead ORDER BY lead COLLATE NOCASE, lead")
    return [lead for (lead,) in rows]


def _place(day: date) -> int:
    """The place of the first action still open whose target is that day."""
    return int(f"{day:%Y%m%d}") * _ENTRY


def _whole(parts: Sequence[Stretch]) -> Stretch:
    """The one stretch that all parts make up; they have no gap between them."""
    return Stretch(min(part.start for part in parts), max(part.end for part in parts))


def _count(store: Store, words: str, part: Stretch) -> int:
    if words:
        return int(store.value(_COUNT_FOUND, (words, *part)))
    return int(store.value(_COUNT, part))


def _entries_standing(
    store: Store, words: str, parts: Sequence[Stretch], offset: int, limit: int
) -> list[int]:
    """The entries of one page in the standing order, part after part."""
    entries: list[int] = []
    for part in parts:
        if offset:
            skipped = min(offset, _count(store, words, part))
            offset -= skipped
        else:
            skipped = 0
        if offset == 0:
            entries += _entries_of_part(store, words, part, skipped, limit - len(entries))
        if len(entries) == limit:
            break
    return entries


def _entries_of_part(store: Store, words: str, part: Stretch, offset: int, limit: int) -> list[int]:
    if words:
        places = store.rows(_PAGE_FOUND, (words, *part, limit, offset))
    else:
        places = store.rows(_PAGE, (*part, limit, offset))
    return [place % _ENTRY for (place,) in places]


def _entries_sorted(
    store: Store, words: str, order: PlanOrder, part: Stretch, offset: int, limit: int
) -> list[int]:
    """The entries of one page in another order, read off that order's index."""
    columns = f"{_ORDERS[order][1]}, plan_order"
    found, given = _sorted(words, order, part)
    sql = f"SELECT entry FROM {found} ORDER BY {columns} LIMIT ? OFFSET ?"  # noqa: S608 - constants of ours
    return [entry for (entry,) in store.rows(sql, (*given, limit, offset))]


def _count_sorted_before(store: Store, words: str, order: PlanOrder, part: Stretch, place: int) -> int:
    columns = f"{_ORDERS[order][1]}, plan_order"
    found, given = _sorted(words, order, part)
    mine = f"SELECT {columns} FROM action WHERE entry = ?"  # noqa: S608 - constants of ours
    sql = f"SELECT count(*) FROM {found} AND ({columns}) < ({mine})"  # noqa: S608 - constants of ours
    return int(store.value(sql, (*given, place % _ENTRY)))


def _sorted(words: str, order: PlanOrder, part: Stretch) -> tuple[str, tuple[Any, ...]]:
    """The actions of a stretch by an order's own index, less what the search did not find; and the values."""
    by_index = f"action INDEXED BY {_ORDERS[order][0]} WHERE {_IN_USE}"
    if not words:
        return by_index, part
    found = f"SELECT rowid FROM action_search WHERE {_FOUND}"  # noqa: S608 - constants of ours
    return f"{by_index} AND plan_order IN ({found})", (*part, words, *part)


def _actions(store: Store, entries: Sequence[int]) -> list[Action]:
    """The actions of these entries, in the order given."""
    chosen, given = "entry IN (SELECT value FROM json_each(?))", (to_json(list(entries)),)
    ids = store.rows(f"SELECT entry, id FROM action WHERE {chosen}", given)  # noqa: S608 - constants of ours
    id_of = dict(ids)
    found = {action.id: action for action in store.select(Action, chosen, given)}
    return [found[id_of[entry]] for entry in entries]
