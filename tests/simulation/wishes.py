"""What people do with their devices in a simulation: every kind of record, every way a field may merge."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from models.action_plan import STEPS as ACTION_STEPS
from models.action_plan import Action, Progress
from models.disagreement import Choice, Decision
from models.errors import NotFound, RuleBroken
from models.kinds import KINDS
from models.landlord import ClosureDay
from models.merge import Record
from models.people import Member, Person, Role
from models.photo import Photo
from models.places import Block, Estate
from models.store.deciding import decide
from models.store.disagreements import record_of, rows_of_case
from models.walkabout import STEPS as WALKABOUT_STEPS
from models.walkabout import Finding, Land, Route, Walkabout
from tests.builders import START, a_landlord
from tests.simulation.ledger import Ledger
from tests.simulation.machine import Machine

PEOPLE = ("gwen", "colin", "ravi")

WORDS: dict[str, tuple[str, ...]] = {
    "landlord": ("name", "telephone"),
    "closure_day": ("name",),
    "estate": ("name", "area"),
    "block": ("name",),
    "person": ("name", "post"),
    "walkabout": ("meet_at", "next_planned_for"),
    "finding": ("words", "category", "grade", "spot", "raised_by"),
    "photo": ("words",),
    "action": ("wording", "place", "service", "measure", "reason", "told"),
    "progress": ("words",),
}
COUNTS = {
    "walkabout": ("tenants",),
    "finding": ("position",),
    "action": ("priority",),
    "block": ("position",),
}
SETS = {"block": ("stairs", "landings"), "walkabout": ("officer_ids", "companion_ids"), "action": ("leads",)}
CHOICES: dict[str, dict[str, tuple[Any, ...]]] = {
    "finding": {"land": tuple(Land), "route": tuple(Route)},
    "person": {"role": tuple(Role)},
    "estate": {"removed_from_list": (False, True)},
}
STEPS: dict[str, Any] = {"action": ACTION_STEPS, "walkabout": WALKABOUT_STEPS}

_OFTEN = ("finding", "finding", "action", "action", "action", "walkabout", "walkabout", "photo", "block")
_SELDOM = ("estate", "person", "landlord", "closure_day", "progress")


@dataclass
class Wishes:
    """One wish at a time, on one device. ``hot`` is how many of the newest records people work on."""

    chance: Random
    ledger: Ledger
    hot: int = 6
    _beside: tuple[Any, ...] = ()

    def any(self, machine: Machine) -> int:
        """Somebody does something; how many operations that came to, and 0 where it could not be done."""
        wish = self.chance.choices(_WISHES, _WEIGHTS)[0]
        try:
            saw = wish(self, machine)
        except (NotFound, RuleBroken):
            return 0
        machine.break_off_after(0)  # it was said to be saved, and is noted without fail
        beside, self._beside = self._beside, ()
        return self.ledger.note(machine, saw, beside)

    def found(self, machine: Machine) -> None:
        """The first set-up: the landlord, two estates, somebody who does it."""
        with machine.store.transaction(by="gwen") as transaction:
            transaction.create(a_landlord(name=self._words(), telephone=self._words()))
            transaction.create(Person(id=machine.store.ids.new(), name=self._words(), role=Role.OFFICER))
        self.ledger.note(machine, None)
        for _ in range(2):
            self._new_estate(machine)
            self.ledger.note(machine, None)

    def _new_estate(self, machine: Machine) -> None:
        estate = Estate(id=machine.store.ids.new(), name=self._words())
        block = Block(
            id=machine.store.ids.new(), estate_id=estate.id, name=self._words(), stairs=(self._words(),)
        )
        self._keep(machine, estate, block)

    def _new_walkabout(self, machine: Machine) -> None:
        estate = self._one(machine, "estate")
        self._keep(
            machine,
            Walkabout(
                id=machine.store.ids.new(), estate_id=estate.id, planned_for=START[:10], meet_at=self._words()
            ),
        )

    def _new_finding(self, machine: Machine) -> None:
        """What was seen, its picture and what was agreed, together as on the spot."""
        walkabout = self._one(machine, "walkabout")
        new = machine.store.ids.new
        finding = Finding(
            id=new(),
            walkabout_id=walkabout.id,
            position=self.ledger.mark(),
            seen_at=START,
            words=self._words(),
        )
        records: list[Record] = [finding]
        if self.chance.random() < 0.7:
            records.append(self._action(machine, walkabout.estate_id, finding.id))
        if self.chance.random() < 0.4:
            records.append(self._photo(machine, finding.id))
        self._keep(machine, *records)

    def _new_action(self, machine: Machine) -> None:
        self._keep(machine, self._action(machine, self._one(machine, "estate").id, ""))

    def _new_photo(self, machine: Machine) -> None:
        self._keep(machine, self._photo(machine, self._one(machine, "finding").id))

    def _new_note(self, machine: Machine) -> None:
        """What happened to an action; often with a step it takes."""
        action = self._one(machine, "action")
        note = Progress(
            id=machine.store.ids.new(), action_id=action.id, at=START, by="Gwen", words=self._words()
        )
        self._keep(machine, note)

    def _new_other(self, machine: Machine) -> None:
        new = machine.store.ids.new()
        self._keep(
            machine,
            self.chance.choice(
                (
                    Person(id=new, name=self._words(), role=Role.TENANT),
                    ClosureDay(id=new, day="2026-12-28", name=self._words()),
                )
            ),
        )

    def _amend(self, machine: Machine) -> Record:
        """Some fields of a record say something else; now and then in a form that was opened long before."""
        before = machine.form
        if before is None or self.chance.random() < 0.5:
            before = self._one(machine, self.chance.choice(_OFTEN if self.chance.random() < 0.8 else _SELDOM))
        if machine.form is None and self.chance.random() < 0.2:
            machine.form = before
            raise NotFound("The form stays open.")
        machine.form = None
        kind = _kind(before)
        fields = self._changed(kind, before)
        with machine.store.transaction(by=self._person()) as transaction:
            transaction.amend(before, replace(before, **fields))
        return before

    def _changed(self, kind: str, before: Record) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for _ in range(self.chance.choice((1, 1, 1, 2, 3))):
            sort = self.chance.random()
            if sort < 0.15 and kind in COUNTS:
                fields[self.chance.choice(COUNTS[kind])] = self.ledger.mark()
            elif sort < 0.35 and kind in SETS:
                name = self.chance.choice(SETS[kind])
                fields[name] = self._members(getattr(before, name))
            elif sort < 0.45 and kind in CHOICES:
                name = self.chance.choice(tuple(CHOICES[kind]))
                fields[name] = self.chance.choice(CHOICES[kind][name])
            elif sort < 0.6 and kind in STEPS:
                fields["state"] = self._step(kind, before.state)
            else:
                fields[self.chance.choice(WORDS[kind])] = self._words()
        return fields

    def _move_on(self, machine: Machine) -> Record:
        """An action or a walkabout takes a step, with a note of it in the same wish."""
        kind = self.chance.choice(("action", "action", "walkabout"))
        before = self._one(machine, kind)
        with machine.store.transaction(by=self._person()) as transaction:
            transaction.amend(before, replace(before, state=self._step(kind, before.state)))
            if isinstance(before, Action):
                note = Progress(
                    id=machine.store.ids.new(), action_id=before.id, at=START, by="Gwen", words=self._words()
                )
                transaction.create(note)
        return before

    def _remove(self, machine: Machine) -> Record:
        record = self._one(machine, self.chance.choice((*_OFTEN, "estate", "closure_day")))
        with machine.store.transaction(by=self._person()) as transaction:
            transaction.remove(type(record), record.id)
        return record

    def _bring_back(self, machine: Machine) -> None:
        kind = self.chance.choice(_OFTEN)
        rows = machine.rows(
            f'SELECT id FROM "{kind}" WHERE removed_at IS NOT NULL ORDER BY entry DESC LIMIT 3'
        )
        if rows:
            with machine.store.transaction(by=self._person()) as transaction:
                transaction.bring_back(KINDS[kind], self.chance.choice(rows)[0])

    def _decide(self, machine: Machine) -> Record | None:
        """Somebody looks at one of the cases, both versions of it, and decides."""
        rows = machine.rows("SELECT case_id FROM disagreement WHERE closed = 0 ORDER BY seq, case_id LIMIT 3")
        if not rows:
            return None
        case_id = self.chance.choice(rows)[0]
        case = rows_of_case(machine.store, case_id)
        choice = self.chance.choice(tuple(Choice))
        written = {row.field: self._words() for row in case if row.field in WORDS.get(row.kind, ())}
        decision = Decision(case_id=case_id, choice=choice, written=written)
        member = Member(person_id=self._person(), name="", post="")
        saw = record_of(machine.store, case[0].kind, case[0].record_id)
        decide(machine.store, decision, by=member)
        self.ledger.decided.update(row.case_id for row in case)
        lay_there = (value for row in case for value in (row.late_value, row.standing_value) if value)
        self._beside = tuple(json.loads(value) for value in lay_there)
        return saw

    def _action(self, machine: Machine, estate_id: str, finding_id: str) -> Action:
        return Action(
            id=machine.store.ids.new(), wording=self._words(), estate_id=estate_id, agreed_on=START[:10],
            state_on=START[:10], finding_id=finding_id, leads=(self._words(),),
        )  # fmt: skip

    def _photo(self, machine: Machine, finding_id: str) -> Photo:
        mark = f"{self.ledger.mark():064x}"
        return Photo(
            id=machine.store.ids.new(), finding_id=finding_id, full=mark, thumbnail=mark[::-1], size=1,
            width=1, height=1, added_at=START, words=self._words(),
        )  # fmt: skip

    def _keep(self, machine: Machine, *records: Record) -> None:
        with machine.store.transaction(by=self._person()) as transaction:
            transaction.create_many(records)

    def _one(self, machine: Machine, kind: str) -> Record | Any:
        """A record this device shows, rather a new one."""
        rows = machine.rows(
            f'SELECT id FROM "{kind}" WHERE removed_at IS NULL ORDER BY entry DESC LIMIT ?', self.hot
        )
        if not rows:
            raise NotFound("There is none.")
        return machine.store.get(KINDS[kind], self.chance.choice(rows)[0])

    def _members(self, now: tuple[str, ...]) -> tuple[str, ...]:
        members = list(now)
        if members and self.chance.random() < 0.4:
            members.remove(self.chance.choice(members))
        if not members or self.chance.random() < 0.7:
            members.append(self._words())
        return tuple(members)

    def _step(self, kind: str, state: Any) -> Any:
        return self.chance.choice(sorted(STEPS[kind][state]))

    def _words(self) -> str:
        return f"Words {self.ledger.mark()}"

    def _person(self) -> str:
        return self.chance.choice(PEOPLE)


def _kind(record: Record) -> str:
    return next(name for name, kind in KINDS.items() if type(record) is kind)


Wish = Callable[[Wishes, Machine], Record | None]
_HOW_OFTEN: dict[Wish, int] = {
    Wishes._amend: 50, Wishes._move_on: 10, Wishes._new_finding: 6, Wishes._new_action: 4,
    Wishes._new_note: 4, Wishes._new_walkabout: 3, Wishes._new_photo: 2, Wishes._new_other: 2,
    Wishes._new_estate: 1, Wishes._remove: 6, Wishes._bring_back: 5, Wishes._decide: 10,
}  # fmt: skip
_WISHES, _WEIGHTS = tuple(_HOW_OFTEN), tuple(_HOW_OFTEN.values())
