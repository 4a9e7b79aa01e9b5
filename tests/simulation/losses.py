"""No silent loss: a value typed is current, or was replaced by who saw it, or waits for a person."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from models.kinds import KINDS
from models.merge import Merge, policies
from models.operation import Entry, Outcome, What
from tests.simulation.account import Account
from tests.simulation.ledger import MARK, Ledger, Place, Typed
from tests.simulation.violation import Violation
from tests.simulation.world import World

_TAKEN = (Outcome.ACCEPTED, Outcome.CONFLICT)


def check_nothing_lost(world: World, account: Account) -> None:
    """Invariant 4, value by value, and then line by line of the log."""
    kept = _kept_by_office(world, account)
    waiting = _with_a_person(world)
    for typed in world.ledger.typed.values():
        if typed.gone:
            continue
        if typed.op_id not in kept:
            raise Violation(f"what {typed.machine} wrote never came to the office: {_words(typed)}")
        for field, value in typed.said().items():
            _check_value(world.ledger, account, typed, field, value, waiting)
    _check_overwriting(world.ledger, account)


def _kept_by_office(world: World, account: Account) -> set[str]:
    connection = world.house.central.connection
    rows = connection.execute("SELECT op_id FROM refusal UNION SELECT op_id FROM backlog")
    return account.at.keys() | {op_id for (op_id,) in rows}


def _with_a_person(world: World) -> str:
    """All that open cases say, and those that a person has decided."""
    said: list[str] = []
    for machine in world.machines:
        for case_id, closed, late, standing in machine.rows(
            "SELECT case_id, closed, late_value, standing_value FROM disagreement"
        ):
            if not closed or case_id in world.ledger.decided:
                said += (late or "", standing or "")
    return " ".join(said)


def _check_value(
    ledger: Ledger, account: Account, typed: Typed, field: str, value: Any, waiting: str
) -> None:
    place = (typed.kind, typed.record_id, field)
    standing = account.records.get(place[:2])
    current = json.dumps(standing.fields.get(field)) if standing else ""
    policy = policies(KINDS[typed.kind])[field]
    added = value["add"] if isinstance(value, dict) and typed.what == "set" else value
    for mark in MARK.findall(json.dumps(added)):
        if mark in current or mark in waiting:
            continue
        if not any(_replaced(account, later, field, mark, policy) for later in ledger.by_place[place]):
            raise Violation(f"lost without a word: {_words(typed)} ({mark} of {field})")


def _replaced(account: Account, later: Typed, field: str, mark: str, policy: Merge | None) -> bool:
    """Whether somebody who saw this value wrote another in its place, which the office took."""
    entry = account.at.get(later.op_id)
    if entry is None or entry.outcome not in _TAKEN or later.what != "set":
        return False
    if policy is Merge.SET:
        return mark in json.dumps(later.value["take"])
    return mark in json.dumps([later.saw.get(field), *later.beside])


def _check_overwriting(ledger: Ledger, account: Account) -> None:
    """Nothing that its author had not seen was written over, but in a case."""
    stands: dict[Place, Any] = {}
    for entry in account.entries:
        op = entry.op
        if not entry.shows or op.what not in (What.CREATE, What.SET):
            continue
        said = json.loads(op.value or "null")
        if op.what is What.CREATE:
            stands |= {(op.kind, op.record_id, name): value for name, value in said.items()}
            continue
        place = (op.kind, op.record_id, op.field)
        if policies(KINDS[op.kind])[op.field] is not Merge.SET:
            before = stands.get(place)
            if (
                before != said
                and entry.outcome is not Outcome.CONFLICT
                and not _had_seen(ledger, entry, before)
            ):
                raise Violation(
                    f"line {entry.seq} writes {said!r} over {before!r}, which its author never saw: "
                    f"{op.field} of {op.record_id}"
                )
        stands[place] = said


def _had_seen(ledger: Ledger, entry: Entry, value: Any) -> bool:
    """Whether an author had a value on the screen, or one that somebody wrote who had."""
    typed = ledger.typed.get(entry.op.op_id)
    return typed is None or any(seen == value for seen in _seen_by(ledger, typed, entry.op.field))


def _seen_by(ledger: Ledger, typed: Typed, field: str) -> Iterator[Any]:
    """The value on the author's screen, the one on the screen of whoever wrote that, and so on."""
    wrote: dict[str, list[Typed]] = defaultdict(list)
    for other in ledger.by_place[typed.kind, typed.record_id, field]:
        wrote[json.dumps(other.said()[field])].append(other)
    passed: set[str] = set()
    found = [typed]
    while found:
        author = found.pop()
        if author.op_id in passed or author.what == "create":
            continue
        passed.add(author.op_id)
        for seen in (author.saw.get(field), *author.beside):
            yield seen
            found += wrote[json.dumps(seen)]


def _words(typed: Typed) -> str:
    value = json.dumps(typed.value)[:80]
    return f"{typed.machine} {typed.what} {typed.kind} {typed.record_id} {typed.field} {value}"
