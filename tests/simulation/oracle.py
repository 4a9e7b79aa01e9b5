"""What must hold once everybody has exchanged everything: the invariants, checked without the code's help."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from models.kinds import KINDS
from models.operation import Outcome, What
from models.store.codec import codec_of
from sync.server.verifying import verify
from tests.simulation.account import Account, account_of
from tests.simulation.losses import check_nothing_lost
from tests.simulation.machine import Machine
from tests.simulation.violation import Violation
from tests.simulation.world import World

_CASES = """
    SELECT case_id, closed, outcome, kind, record_id, field, late_value, against, standing_value
    FROM disagreement WHERE seq > 0 ORDER BY case_id
"""


class _NoPictures:
    """No bytes of pictures are played yet."""

    def verify(self) -> list[str]:
        return []

    def missing(self, names: Iterable[str]) -> list[str]:
        return []


def check_all(world: World) -> None:
    """Raise ``Violation`` for the first thing that does not hold."""
    account = account_of(world.house.central.connection)
    _check_log(world, account)
    _check_once(world, account)
    for machine in world.machines:
        _check_same(machine, account)
        _check_sound(machine)
    _check_cases(world)
    _check_numbers(account)
    check_nothing_lost(world, account)


def _check_log(world: World, account: Account) -> None:
    """The numbers are dense, the chain holds, and what stands follows from the log (invariants 2 and 3)."""
    troubles = verify(world.house.central, _NoPictures()).troubles
    if troubles:
        raise Violation(f"the office is not whole: {' '.join(troubles)}")
    for (kind, record_id), standing in account.records.items():
        row = world.house.central.connection.execute(
            "SELECT in_use, number FROM record WHERE kind = ? AND record_id = ?", (kind, record_id)
        ).fetchone()
        if row is None or (bool(row[0]), row[1]) != (standing.in_use, standing.number):
            raise Violation(f"the office has {kind} {record_id} otherwise than its log says")


def _check_once(world: World, account: Account) -> None:
    """Each operation once, each place in a device's order once, and no hole in it (invariant 2)."""
    connection = world.house.central.connection
    lives: dict[tuple[str, str], set[int]] = defaultdict(set)
    for entry in account.entries:
        life = lives[entry.op.device, entry.op.incarnation]
        if entry.op.device_seq in life:
            raise Violation(f"place {entry.op.device_seq} of {entry.op.device} is in the log twice")
        life.add(entry.op.device_seq)
    for (text,) in connection.execute("SELECT op FROM backlog"):
        op = json.loads(text)
        lives[op["device"], op["incarnation"]].add(op["device_seq"])
    for machine in world.machines:
        refused = "SELECT device, incarnation, device_seq FROM operation WHERE state = 'refused'"
        for device, incarnation, device_seq in machine.rows(refused):
            life = lives.get((device, incarnation))
            if life and min(life) < device_seq < max(life):
                life.add(device_seq)
    gone = {(typed.device_seq) for typed in world.ledger.typed.values() if typed.gone}
    for (device, life), places in lives.items():
        # A copy of a copy holds places with changes that its original sent in another life.
        elsewhere = {place for key in lives if key[0] == device and key[1] != life for place in lives[key]}
        holes = set(range(min(places), max(places))) - places - gone - elsewhere
        if holes:
            raise Violation(f"in the order of {device} there are holes: {sorted(holes)[:5]}")


def _check_same(machine: Machine, account: Account) -> None:
    """Every device shows what the office's log comes to (invariant 3)."""
    for kind in KINDS:
        codec = codec_of(KINDS[kind])
        names = ", ".join(f'"{name}"' for name in codec.columns)
        rows = {
            row[0]: (*row[:-1], bool(row[-1]))
            for row in machine.rows(f'SELECT {names}, removed_at IS NULL FROM "{kind}"')
        }
        stand = {
            found: standing.row(kind, found)
            for (of_kind, found), standing in account.records.items()
            if of_kind == kind
        }
        if rows == stand:
            continue
        for record_id in sorted(rows.keys() | stand.keys()):
            here, there = rows.get(record_id), stand.get(record_id)
            if here != there and not (there is None and _waits_for_a_person(machine, kind, record_id)):
                raise Violation(f"{machine.name} {_difference(kind, record_id, here, there)}")


def _waits_for_a_person(machine: Machine, kind: str, record_id: str) -> bool:
    """Whether a record that only this device has is one that the office would not take, or not yet."""
    return bool(
        machine.rows(
            "SELECT 1 FROM operation WHERE kind = ? AND record_id = ? AND what = 'create' "
            "AND state IN ('refused', 'held')",
            kind,
            record_id,
        )
    )


def _difference(kind: str, record_id: str, here: Any, there: Any) -> str:
    if here is None or there is None:
        return f"{'lacks' if here is None else 'alone has'} {kind} {record_id}"
    names = (*codec_of(KINDS[kind]).columns, "in use")
    differing = [
        f"{name}: {mine!r}, not {theirs!r}"
        for name, mine, theirs in zip(names, here, there, strict=True)
        if mine != theirs
    ]
    return f"shows {kind} {record_id} otherwise than the office: {'; '.join(differing)}"


def _check_sound(machine: Machine) -> None:
    """The store holds together by itself, and nothing in it waits any more."""
    if machine.rows("PRAGMA foreign_key_check"):
        raise Violation(f"on {machine.name} a record names one that is not there")
    ((count, first, last),) = machine.rows("SELECT count(*), min(device_seq), max(device_seq) FROM operation")
    if count and last - first + 1 != count:
        raise Violation(f"the outbox of {machine.name} has a gap")
    ((known, there),) = machine.rows(
        "SELECT (SELECT count(*) FROM action_search_docsize), "
        "(SELECT count(*) FROM action WHERE removed_at IS NULL)"
    )
    if known != there:
        raise Violation(f"the search of {machine.name} knows {known} actions where there are {there}")


def _check_cases(world: World) -> None:
    """Every device shows the same cases, and those of the log are all there."""
    first = {row[0]: row[1:] for row in world.machines[0].rows(_CASES)}
    for machine in world.machines[1:]:
        other = {row[0]: row[1:] for row in machine.rows(_CASES)}
        for case_id in sorted(first.keys() | other.keys()):
            if first.get(case_id) != other.get(case_id):
                raise Violation(
                    f"{machine.name} and {world.machines[0].name} show the case {case_id} differently: "
                    f"{other.get(case_id)}, {first.get(case_id)}"
                )


def _check_numbers(account: Account) -> None:
    """No printed number is on two records."""
    numbers: dict[tuple[str, int], str] = {}
    for entry in account.entries:
        if entry.number is None or entry.op.what is not What.CREATE or entry.outcome is Outcome.REFUSED:
            continue
        key = (entry.op.kind, entry.number)
        if numbers.setdefault(key, entry.op.record_id) != entry.op.record_id:
            raise Violation(f"two records have the number {entry.number}")
