"""A plan as large as a large landlord's, for measuring and for tests: many actions of every kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

from desktop.demonstration.sample_council import OFFICER, set_up
from desktop.demonstration.sample_days import SampleDays
from models.action_plan import Action, ActionState
from models.people import Member
from models.places import Block, Estate, place_words
from models.store import landlord, places
from models.store.profile import Profile
from models.store.store import Store
from models.target import read_target
from models.words import date_words

_A_TRANSACTION = 10_000

_WORK: tuple[tuple[str, str], ...] = (
    ("Repair the lights on the landing", "Electrical"),
    ("Refix the loose handrail", "Repairs and Maintenance"),
    ("Rehang the gate and paint the railings", "Repairs and Maintenance"),
    ("Fit a closer to the front door", "Repairs and Maintenance"),
    ("Clear the bin store and change the lock", "Caretaking and Cleaning"),
    ("Deep clean the stairs", "Caretaking and Cleaning"),
    ("Wash paint off the wall", "Caretaking and Cleaning"),
    ("Cut the hedge back to the path edge", "Grounds Maintenance"),
    ("Plant the empty beds with tenants", "Grounds Maintenance"),
    ("Clear the corridor of stored furniture", "Fire Safety"),
    ("Write to drivers about parking on the grass", "Housing Management"),
    ("Put dates of walkabouts on the notice board", "Housing Management"),
    ("Clear the blocked road gully", "County Highways"),
    ("Fix the loose meter cover", "Water company"),
    ("Level the sunken paving", "County Highways"),
)
_LEADS: tuple[tuple[str, ...], ...] = (
    ("Gwen Hartnoll",),
    ("Oonagh Cassidy",),
    ("Colin Threlfall",),
    ("Ravi Sandhu", "Electrical"),
    ("Jo Merriman",),
    ("Eluned Gwŷnant",),
    ("Wanda Ździebłowska",),
    ("زرینہ بختیار", "Gwen Hartnoll"),
    ("Estate services (post vacant)",),
    ("Grounds team",),
    (),
)
_STATES = (
    *[ActionState.AGREED] * 30,
    *[ActionState.IN_HAND] * 22,
    *[ActionState.REFERRED] * 8,
    *[ActionState.CLAIMED] * 8,
    *[ActionState.VERIFIED] * 26,
    *[ActionState.WILL_NOT] * 6,
)
_VAGUE = ("Ongoing", "tbc", "{season 0}", "{season 1}", "End of {month 0}", "{financial year 1}", "No date")
_REASON = "It costs more than it helps. Something else will be tried."
_TOLD = "Told everyone who walked by letter."


def many_actions(profile: Profile, count: int, *, by: Member = OFFICER) -> None:
    """Fill a profile's plan with ``count`` actions of every state, place, lead and kind of target, quickly.

    The sample landlord is set up first where none is. Most of the actions carry a printed number, as the
    central store would have given them. On the same day the same count gives the same plan, identities
    apart.
    """
    store = profile.store
    days = SampleDays(store.clock.now())
    if not landlord.is_set_up(store):
        set_up(store, days, by)
    plan = _actions(store, _sites(store), days, count)
    while batch := list(islice(plan, _A_TRANSACTION)):
        with store.transaction(by=by.person_id) as transaction:
            transaction.create_many(batch)


@dataclass(frozen=True, slots=True)
class _Site:
    """A block with its estate: somewhere an action can be."""

    estate: Estate
    block: Block


def _sites(store: Store) -> list[_Site]:
    return [
        _Site(estate, block)
        for estate in places.estates(store)
        for block in places.blocks_of(store, estate.id)
    ]


def _actions(store: Store, sites: Sequence[_Site], days: SampleDays, count: int) -> Iterator[Action]:
    draw = Random(count)  # noqa: S311 - it chooses among invented actions, it keeps no secret
    vague = {words: days.words(words) for words in _VAGUE}
    for number in range(1, count + 1):
        yield _action(
            store, draw, draw.choice(sites), days.now.date(), vague, number if number % 50 else None
        )


def _action(
    store: Store, draw: Random, site: _Site, today: date, vague: Mapping[str, str], number: int | None
) -> Action:
    work, service = draw.choice(_WORK)
    state = draw.choice(_STATES)
    agreed_on = today - timedelta(days=draw.randint(1, 700))
    target = read_target(_target(draw, agreed_on, today, vague), agreed_on=agreed_on)
    moved_on = agreed_on + (today - agreed_on) * draw.random()
    stair = draw.choice(site.block.stairs) if site.block.stairs else ""
    return Action(
        id=store.ids.new(),
        wording=work,
        estate_id=site.estate.id,
        agreed_on=agreed_on.isoformat(),
        place=place_words(site.block.name, stair),
        service=service,
        leads=draw.choice(_LEADS),
        target=target.words,
        due_on=target.due_on.isoformat() if target.due_on else "",
        check_on=target.check_on.isoformat() if target.check_on else "",
        priority=draw.randint(0, 3),
        state=state,
        state_on=(agreed_on if state is ActionState.AGREED else moved_on).isoformat(),
        reason=_REASON if state is ActionState.WILL_NOT else "",
        told=_TOLD if state in {ActionState.WILL_NOT, ActionState.VERIFIED} else "",
        number=number,
    )


def _target(draw: Random, agreed_on: date, today: date, vague: Mapping[str, str]) -> str:
    """Words of a target: mostly a day some time after it was agreed, sometimes about now, or vague."""
    kind = draw.random()
    if kind < 0.25:
        return vague[draw.choice(_VAGUE)]
    if kind < 0.5:
        return date_words(max(agreed_on, today + timedelta(days=draw.randint(-40, 200))))
    return date_words(agreed_on + timedelta(days=draw.randint(7, 400)))
