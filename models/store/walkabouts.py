"""Walkabouts: planning one, setting out, finishing it, reporting back; and the lists of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from models.changes import Changes
from models.errors import RuleBroken
from models.people import Member
from models.places import Estate
from models.store.people import people_named
from models.store.store import Store
from models.walkabout import Walkabout, WalkaboutState, WalkaboutSummary, why_not

HALF_FINISHED = "(trim(words) = '' OR category = '' OR (block_id = '' AND trim(spot) = ''))"
"""``models.walkabout.missing`` in SQL, spelt as in the index of half-finished findings."""

NOT_HELD = "Finish the walkabout first. Then people can be told what came of it."

_COUNTS = f"""
    SELECT estate.name,
        (SELECT count(*) FROM finding WHERE walkabout_id = walkabout.id AND removed_at IS NULL),
        (SELECT count(*) FROM finding WHERE walkabout_id = walkabout.id AND removed_at IS NULL
            AND {HALF_FINISHED}),
        (SELECT count(*) FROM finding JOIN photo ON photo.finding_id = finding.id
            WHERE walkabout_id = walkabout.id AND finding.removed_at IS NULL
            AND photo.removed_at IS NULL AND photo.finding_id <> '')
    FROM walkabout JOIN estate ON estate.id = walkabout.estate_id WHERE walkabout.id = ?
"""  # noqa: S608 - a constant of this module


def plan_walkabout(
    store: Store,
    *,
    estate_id: str,
    planned_for: datetime,
    meet_at: str = "",
    officer_ids: Sequence[str] = (),
    companion_ids: Sequence[str] = (),
    by: Member,
) -> tuple[str, Changes]:
    """Plan a walkabout of an estate. ``planned_for`` is local time with its offset.

    Raises ``NotFound`` for an estate that is not on this device.
    """
    store.get(Estate, estate_id)
    walkabout = Walkabout(
        id=store.ids.new(),
        estate_id=estate_id,
        planned_for=_written(planned_for),
        meet_at=meet_at.strip(),
        officer_ids=tuple(officer_ids) or (by.person_id,),
        companion_ids=tuple(companion_ids),
    )
    with store.transaction(by=by.person_id) as transaction:
        transaction.create(walkabout)
    return walkabout.id, transaction.changes


def amend(store: Store, before: Walkabout, after: Walkabout, *, by: Member) -> Changes:
    """Keep what differs about a walkabout: its day, place, company, the next one; not how far it has got."""
    if before.state is not after.state:
        raise ValueError("a walkabout moves on by set_out, finish and cancel")
    if after.tenants < 0:
        raise RuleBroken("The number of tenants cannot be less than none.")
    with store.transaction(by=by.person_id) as transaction:
        transaction.amend(before, after)
    return transaction.changes


def set_out(store: Store, walkabout_id: str, *, by: Member) -> Changes:
    """The walkabout begins now, or goes on after it was finished too early."""
    walkabout = store.get(Walkabout, walkabout_id)
    started_at = walkabout.started_at or _written(store.clock.now())
    return _step(store, walkabout, WalkaboutState.UNDER_WAY, by, started_at=started_at, ended_at="")


def finish(
    store: Store,
    walkabout_id: str,
    *,
    tenants: int | None = None,
    next_planned_for: datetime | None = None,
    by: Member,
) -> Changes:
    """The walkabout is over; ``tenants`` is how many came, where it was not entered before.

    ``next_planned_for`` is when the estate's next one is, local time with its offset; None leaves it alone.
    """
    walkabout = store.get(Walkabout, walkabout_id)
    next_one = _written(next_planned_for) if next_planned_for else walkabout.next_planned_for
    came = walkabout.tenants if tenants is None else tenants
    if came < 0:
        raise RuleBroken("The number of tenants cannot be less than none.")
    ended_at = _written(store.clock.now())
    fields = {"ended_at": ended_at, "tenants": came, "next_planned_for": next_one}
    return _step(store, walkabout, WalkaboutState.HELD, by, **fields)


def cancel(store: Store, walkabout_id: str, *, by: Member) -> Changes:
    """The walkabout does not take place; what was found so far is kept."""
    return _step(store, store.get(Walkabout, walkabout_id), WalkaboutState.CANCELLED, by)


def plan_again(store: Store, walkabout_id: str, planned_for: datetime, *, by: Member) -> Changes:
    """A cancelled walkabout takes place after all, on a new day."""
    walkabout = store.get(Walkabout, walkabout_id)
    return _step(store, walkabout, WalkaboutState.PLANNED, by, planned_for=_written(planned_for))


def reported_back(store: Store, walkabout_id: str, on: date, *, by: Member) -> Changes:
    """Everyone who walked was told what came of it, on that day. The promise is counted from this."""
    walkabout = store.get(Walkabout, walkabout_id)
    if walkabout.state is not WalkaboutState.HELD:
        raise RuleBroken(NOT_HELD)
    if on < date.fromisoformat(held_on(walkabout)):
        raise RuleBroken("People cannot be told before the walkabout was held. Enter a later day.")
    if on > store.clock.now().date():
        raise RuleBroken("That day is still to come. Enter the day on which everyone was told.")
    with store.transaction(by=by.person_id) as transaction:
        transaction.amend(walkabout, replace(walkabout, reported_on=on.isoformat()))
    return transaction.changes


def held_on(walkabout: Walkabout) -> str:
    """The day of a walkabout as an ISO date: when it began, or else when it is planned for."""
    return (walkabout.started_at or walkabout.planned_for)[:10]


def upcoming(store: Store) -> list[WalkaboutSummary]:
    """The walkabouts under way, and those planned, soonest first."""
    return _summaries(store, "state IN ('under way', 'planned')", "state = 'planned', planned_for, id")


def held(store: Store, *, most: int = 200) -> list[WalkaboutSummary]:
    """The walkabouts that were held or cancelled, latest first."""
    return _summaries(store, "state IN ('held', 'cancelled')", f"planned_for DESC, id DESC LIMIT {most:d}")


def not_reported(store: Store) -> list[WalkaboutSummary]:
    """The walkabouts that were held and not yet reported back on, longest ago first."""
    return _summaries(store, "state = 'held' AND reported_on = ''", "planned_for, id")


def summary_of(store: Store, walkabout: Walkabout) -> WalkaboutSummary:
    """One walkabout with its counts."""
    ((estate, findings, half_finished, photos),) = store.rows(_COUNTS, (walkabout.id,))
    return WalkaboutSummary(
        walkabout=walkabout,
        estate=estate,
        officers=tuple(person.name for person in people_named(store, walkabout.officer_ids)),
        findings=findings,
        half_finished=half_finished,
        photos=photos,
    )


def _summaries(store: Store, where: str, order: str) -> list[WalkaboutSummary]:
    return [summary_of(store, walkabout) for walkabout in store.select(Walkabout, where, order=order)]


def _step(
    store: Store,
    walkabout: Walkabout,
    wanted: WalkaboutState,
    by: Member,
    **fields: Any,  # noqa: ANN401 - whatever the fields hold
) -> Changes:
    """Move a walkabout on with what changes beside it, or raise ``RuleBroken`` with why not."""
    refusal = why_not(walkabout, wanted)
    if refusal:
        raise RuleBroken(refusal)
    with store.transaction(by=by.person_id) as transaction:
        transaction.amend(walkabout, replace(walkabout, state=wanted, **fields))
    return transaction.changes


def _written(moment: datetime) -> str:
    """A local time with its offset as it is kept; a time without one is a fault of the caller's."""
    if moment.tzinfo is None:
        raise ValueError("a time needs its offset")
    return moment.isoformat(timespec="minutes")
