"""What a walkabout report holds, read from the records in one go."""

from datetime import date, datetime

from models.action_plan import Action
from models.as_of import AsOf
from models.errors import RuleBroken
from models.landlord import Landlord, grade_words
from models.people import Person, Role
from models.photo import Photo, PhotoMoment
from models.places import Estate
from models.promise import Promise, report_back
from models.report import PutRight, ReportEntry, WalkaboutReport
from models.reporting_back import ReportingBack
from models.store.action_lists import day_of, without_private
from models.store.findings import actions_of
from models.store.landlord import settings
from models.store.people import people_named
from models.store.photos import photos_of_action, photos_of_finding
from models.store.places import block_names
from models.store.plan import rows_of
from models.store.store import Store
from models.store.walkabouts import NOT_HELD, held_on
from models.walkabout import Finding, Route, Walkabout, WalkaboutState, place_of
from models.words import count_words

_LAST_HELD = "estate_id = ? AND state = 'held' AND id <> ? AND planned_for < ?"
_PUT_RIGHT = """
    estate_id = ? AND state = 'verified done' AND walkabout_id <> ? AND state_on >= ? AND state_on <= ?
"""


def report_of(store: Store, walkabout_id: str, as_of: AsOf) -> WalkaboutReport:
    """The report of a walkabout as it stands on the day of ``as_of``. Raises ``NotFound``."""
    walkabout = store.get(Walkabout, walkabout_id)
    landlord = settings(store)
    return WalkaboutReport(
        landlord=landlord,
        estate=store.get(Estate, walkabout.estate_id).name,
        walked_on=date.fromisoformat(held_on(walkabout)),
        walked_from=_moment(walkabout.started_at),
        walked_to=_moment(walkabout.ended_at),
        company=_company(store, walkabout),
        promise=promise_of(walkabout, landlord, as_of),
        entries=_entries(store, walkabout, landlord, as_of),
        put_right=_put_right(store, walkabout, as_of),
        next_at=_moment(walkabout.next_planned_for),
        as_of=as_of.today,
    )


def reporting_back_of(store: Store, walkabout_id: str, as_of: AsOf) -> ReportingBack:
    """How reporting back on a held walkabout stands. Raises ``NotFound``, and ``RuleBroken`` before that."""
    walkabout = store.get(Walkabout, walkabout_id)
    promise = promise_of(walkabout, settings(store), as_of)
    if promise is None:
        raise RuleBroken(NOT_HELD)
    return ReportingBack(
        walkabout_id=walkabout_id,
        estate=store.get(Estate, walkabout.estate_id).name,
        held_on=date.fromisoformat(held_on(walkabout)),
        told_on=day_of(walkabout.reported_on),
        today=as_of.today,
        promise=promise,
    )


def _company(store: Store, walkabout: Walkabout) -> tuple[str, ...]:
    """Who walked: the tenants as a number, everybody else by name and post."""
    tenants = count_words(walkabout.tenants, "tenant") if walkabout.tenants else "No tenants"
    people = people_named(store, (*walkabout.officer_ids, *walkabout.companion_ids))
    return (tenants, *(_named(person) for person in people if person.role is not Role.TENANT))


def _named(person: Person) -> str:
    if person.role is Role.COUNCILLOR and not person.name.startswith(("Councillor", "Cllr")):
        return f"Councillor {person.name}"
    return f"{person.name}, {person.post}" if person.post else person.name


def promise_of(walkabout: Walkabout, landlord: Landlord, as_of: AsOf) -> Promise | None:
    """How the promise to report back on a walkabout stands; None before it was held."""
    if walkabout.state is not WalkaboutState.HELD:
        return None
    held = date.fromisoformat(held_on(walkabout))
    told = day_of(walkabout.reported_on)
    return report_back(held, told, as_of.today, as_of.days, landlord.feedback_working_days)


def _entries(store: Store, walkabout: Walkabout, landlord: Landlord, as_of: AsOf) -> tuple[ReportEntry, ...]:
    """The findings that go to the action plan, in walking order; no other one is ever printed."""
    blocks = block_names(store, walkabout.estate_id)
    findings = store.select(
        Finding,
        "walkabout_id = ? AND route = ?",
        (walkabout.id, Route.ACTION_PLAN.value),
        order="position, id",
    )
    return tuple(
        _entry(store, finding, number, blocks, landlord, as_of)
        for number, finding in enumerate(findings, start=1)
    )


def _entry(
    store: Store, finding: Finding, number: int, blocks: dict[str, str], landlord: Landlord, as_of: AsOf
) -> ReportEntry:
    earlier = store.find(Action, finding.earlier_action_id)
    actions = [*([earlier] if earlier else []), *actions_of(store, finding.id)]
    return ReportEntry(
        number=number,
        place=place_of(finding, blocks.get(finding.block_id, "")),
        words=finding.words,
        category=finding.category,
        grade=grade_words(landlord, finding.grade),
        land=finding.land,
        hazard=bool(finding.hazard_since),
        already_on_list=earlier is not None,
        photos=photos_of_finding(store, finding.id),
        actions=tuple(without_private(store, rows_of(store, actions, as_of))),
    )


def _put_right(store: Store, walkabout: Walkabout, as_of: AsOf) -> tuple[PutRight, ...]:
    """What was checked and found done since the estate's last walkabout, the latest last."""
    earlier = store.select(
        Walkabout,
        _LAST_HELD,
        (walkabout.estate_id, walkabout.id, walkabout.planned_for),
        order="planned_for DESC LIMIT 1",
    )
    if not earlier:
        return ()
    since, until = held_on(earlier[0]), as_of.today.isoformat()
    given = (walkabout.estate_id, walkabout.id, since, until)
    done = store.select(Action, _PUT_RIGHT, given, order="state_on, entry")
    rows = without_private(store, rows_of(store, done, as_of))
    return tuple(
        PutRight(
            row=row,
            done_on=day_of(row.action.state_on),
            before=_before(store, row.action),
            after=_after(store, row.action),
        )
        for row in rows
    )


def _before(store: Store, action: Action) -> Photo | None:
    return next(iter(photos_of_finding(store, action.finding_id)), None)


def _after(store: Store, action: Action) -> Photo | None:
    after = [photo for photo in photos_of_action(store, action.id) if photo.moment is PhotoMoment.AFTER]
    return after[-1] if after else None


def _moment(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
