"""What needs the member of staff who uses this device today."""

from collections.abc import Sequence
from datetime import date

from models.action_plan import Action
from models.as_of import AsOf
from models.people import Member
from models.plan import PlanFilter, PlanOrder, PlanRow, PlanShow
from models.promise import report_back
from models.store.codec import to_json
from models.store.landlord import settings
from models.store.places import blocks_of
from models.store.plan import counts, how_many, page, rows_of
from models.store.store import Store
from models.store.to_check import how_many_to_check
from models.store.waiting import waiting_counts
from models.store.walkabouts import HALF_FINISHED, held_on, not_reported, upcoming
from models.today import Ages, HalfFinished, NextWalkabout, ReportDue, Today
from models.walkabout import Finding, WalkaboutState, headline, missing
from models.working_days import NotCovered

SHOWN = 5
"""How many of each list the first screen needs; the counts are of all."""

_OPEN = "removed_at IS NULL AND state IN ('agreed', 'in hand', 'referred')"
_AGREED_SINCE = f"SELECT count(*) FROM action WHERE {_OPEN} AND agreed_on >= ?"  # noqa: S608 - constants of ours
_OLDEST = f"{_OPEN} AND agreed_on = (SELECT min(agreed_on) FROM action WHERE {_OPEN})"  # noqa: S608 - constants of ours
_HALF_FINISHED = f"SELECT count(*) FROM finding WHERE removed_at IS NULL AND {HALF_FINISHED}"  # noqa: S608 - constants of ours
_ESTATES = """
    SELECT walkabout.id, estate.name FROM walkabout JOIN estate ON estate.id = walkabout.estate_id
"""
_HAS_COME = f"{_OPEN} AND check_on <> '' AND check_on <= ? AND (due_on = '' OR due_on > ?)"
_TO_CHASE = f"""
    {_HAS_COME} AND EXISTS (SELECT 1 FROM action_lead WHERE lead = ? AND action_lead.entry = action.entry)
"""  # noqa: S608 - constants of ours
_FIRST_TO_CHASE = f"""
    SELECT entry, count(*) OVER () FROM action WHERE {_TO_CHASE} ORDER BY check_on, entry LIMIT {SHOWN}
"""  # noqa: S608 - constants of ours
_THESE = "entry IN (SELECT value FROM json_each(?))"


def needs(store: Store, member: Member, as_of: AsOf) -> Today:
    """Everything that needs ``member`` on the day of ``as_of``, most pressing first."""
    mine, anyone = PlanFilter(lead=member.name), PlanFilter()
    my_counts = counts(store, mine, as_of)
    due = (as_of.today.isoformat(), as_of.due_soon_until.isoformat())
    to_chase = store.rows(_FIRST_TO_CHASE, (*due, member.name))
    return Today(
        next_walkabout=_next_walkabout(store, as_of),
        overdue=_first(store, mine, PlanShow.OVERDUE, as_of),
        overdue_count=my_counts.overdue,
        due_soon=_first(store, mine, PlanShow.DUE_SOON, as_of),
        due_soon_count=my_counts.due_soon,
        to_chase=_chased(store, [entry for entry, _ in to_chase], as_of),
        to_chase_count=to_chase[0][1] if to_chase else 0,
        to_check=_first(store, anyone, PlanShow.TO_CHECK, as_of),
        to_check_count=how_many(store, PlanShow.TO_CHECK, as_of),
        half_finished=_half_finished(store),
        half_finished_count=int(store.value(_HALF_FINISHED)),
        reports_due=_reports_due(store, as_of),
        ages=_ages(store, as_of),
        waiting=waiting_counts(store),
    )


def _first(store: Store, wanted: PlanFilter, show: PlanShow, as_of: AsOf) -> tuple[PlanRow, ...]:
    shown = PlanFilter(show=show, lead=wanted.lead)
    return tuple(page(store, shown, PlanOrder.STANDING, as_of, limit=SHOWN))


def _chased(store: Store, entries: Sequence[int], as_of: AsOf) -> tuple[PlanRow, ...]:
    """The member's open actions, neither late nor due soon, whose day to be looked at again has come."""
    actions = store.select(Action, _THESE, (to_json(list(entries)),), order="check_on, entry")
    return tuple(rows_of(store, actions, as_of))


def _next_walkabout(store: Store, as_of: AsOf) -> NextWalkabout | None:
    """The walkabout under way, or else the next that is planned for today or later."""
    today = as_of.today.isoformat()
    for summary in upcoming(store):
        walkabout = summary.walkabout
        if walkabout.state is WalkaboutState.UNDER_WAY or walkabout.planned_for >= today:
            return NextWalkabout(
                summary=summary,
                to_check=how_many_to_check(store, walkabout, as_of),
                blocks=len(blocks_of(store, walkabout.estate_id)),
            )
    return None


def _half_finished(store: Store) -> tuple[HalfFinished, ...]:
    found = store.select(Finding, HALF_FINISHED, order=f"seen_at DESC, id DESC LIMIT {SHOWN}")
    estates = dict(store.rows(_ESTATES)) if found else {}
    return tuple(
        HalfFinished(
            finding=finding,
            headline=headline(finding.words),
            missing=missing(finding),
            estate=estates[finding.walkabout_id],
        )
        for finding in found
    )


def _reports_due(store: Store, as_of: AsOf) -> tuple[ReportDue, ...]:
    promised = settings(store).feedback_working_days
    return tuple(
        ReportDue(
            summary=summary,
            promise=report_back(
                date.fromisoformat(held_on(summary.walkabout)), None, as_of.today, as_of.days, promised
            ),
        )
        for summary in not_reported(store)
    )


def _ages(store: Store, as_of: AsOf) -> Ages | None:
    """How long what is still open has waited, or None where today's working days are not known."""
    try:
        young, older = (_agreed_at_most(as_of, number) for number in (10, 20))
    except NotCovered:
        return None
    up_to_10, up_to_20 = (int(store.value(_AGREED_SINCE, (day.isoformat(),))) for day in (young, older))
    oldest = rows_of(store, store.select(Action, _OLDEST, order="entry LIMIT 1"), as_of)
    return Ages(
        up_to_10=up_to_10,
        up_to_20=up_to_20 - up_to_10,
        over_20=how_many(store, PlanShow.STILL_OPEN, as_of) - up_to_20,
        oldest_days=_waited(oldest[0].action, as_of) if oldest else None,
        oldest=oldest[0] if oldest else None,
    )


def _agreed_at_most(as_of: AsOf, number: int) -> date:
    """The first day since which at most ``number`` working days have passed, today's among them."""
    back = number if as_of.days.is_working(as_of.today) else number + 1
    return as_of.days.add(as_of.today, -back)


def _waited(action: Action, as_of: AsOf) -> int | None:
    try:
        return as_of.days.late_by(date.fromisoformat(action.agreed_on), as_of.today)
    except NotCovered:
        return None
