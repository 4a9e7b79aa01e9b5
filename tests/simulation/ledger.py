"""What people typed and what they had on the screen, kept beside the real code and without its help."""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from models.merge import Record
from models.store.codec import codec_of
from tests.simulation.machine import Machine

MARK = re.compile(r"7000\d{5}")
"""Each value that is typed holds a number of its own, so that it is known again wherever it turns up."""

_WRITTEN = """
    SELECT device_seq, op_id, txn, what, kind, record_id, field, value, closes FROM operation
    WHERE device_seq > ? ORDER BY device_seq
"""

Place = tuple[str, str, str]


@dataclass(slots=True)
class Typed:
    """One operation that was called saved. ``saw`` is the record as its author's screen showed it, by field.

    ``beside`` are the versions that lay there to be decided between, where this is a decision.
    ``gone`` where the only disk that held it was thrown away.
    """

    op_id: str
    machine: str
    device_seq: int
    txn: str
    what: str
    kind: str
    record_id: str
    field: str
    value: Any
    saw: Mapping[str, Any]
    beside: tuple[Any, ...] = ()
    gone: bool = False

    def said(self) -> dict[str, Any]:
        """The fields this gave a value, with it."""
        if self.what == "create":
            return dict(self.value)
        return {self.field: self.value} if self.what == "set" else {}


@dataclass
class Ledger:
    """Everything typed, in the order it was saved; and the cases that people decided."""

    typed: dict[str, Typed] = field(default_factory=dict)
    by_place: dict[Place, list[Typed]] = field(default_factory=lambda: defaultdict(list))
    decided: set[str] = field(default_factory=set)
    groups: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    _marks: int = 0

    def mark(self) -> int:
        """A number that nobody typed before."""
        self._marks += 1
        return 700_000_000 + self._marks

    def note(self, machine: Machine, saw: Record | None, beside: tuple[Any, ...] = ()) -> int:
        """Something was saved: note every operation it came to, and how many those were."""
        seen = plain(saw) if saw is not None else {}
        rows = machine.rows(_WRITTEN, machine.last_kept)
        for device_seq, op_id, txn, what, kind, record_id, name, value, closes in rows:
            typed = Typed(
                op_id, machine.name, device_seq, txn, what, kind, record_id, name,
                json.loads(value) if value is not None else None,
                seen if saw is not None and saw.id == record_id else {}, beside,
            )  # fmt: skip
            self.typed[op_id] = typed
            for each in typed.said():
                self.by_place[kind, record_id, each].append(typed)
            self.decided.update(json.loads(closes))
            machine.last_kept = device_seq
        made = [
            (kind, record_id)
            for _, _, _, what, kind, record_id, *_ in rows
            if what == "create" and kind != "landlord"  # everybody's landlord is the same record
        ]
        if len(made) > 1:
            self.groups[rows[0][2]] = made
        return len(rows)

    def gone_with_disk(self, machine: Machine, after: int, safe: set[str]) -> None:
        """What a device had written after a sequence number is not on any disk, but for what is ``safe``."""
        for typed in self.typed.values():
            if typed.machine == machine.name and typed.device_seq > after and typed.op_id not in safe:
                typed.gone = True


def plain(record: Record) -> dict[str, Any]:
    """A record's fields as they are sent."""
    codec = codec_of(type(record))
    said: dict[str, Any] = json.loads(codec.sent(record))
    return said
