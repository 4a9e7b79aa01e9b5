"""Operations in tests' words: what somebody's device says, with all filled in that it has to have."""

import json
from itertools import count
from typing import Any

from models.merge import Record
from models.operation import Against, Entry, Operation, Outcome, What
from models.places import Estate
from models.store.codec import codec_of
from models.store.transaction import SCHEMA_REVISION
from models.walkabout import Finding, Walkabout
from tests.builders import START, a_finding, a_walkabout, an_estate

_COUNT = count(1)


def an_op(what: What = What.SET, **fields: Any) -> Operation:
    """One operation by Gwen's tablet; ``value`` is given as it is meant and written as JSON here."""
    number = next(_COUNT)
    if "value" in fields and not isinstance(fields["value"], str | None):
        fields["value"] = json.dumps(fields["value"])
    known: dict[str, Any] = {
        "op_id": f"op-{number:06}",
        "device": "tablet",
        "incarnation": "tablet-1",
        "device_seq": number,
        "txn": f"txn-{number:06}",
        "actor": "gwen",
        "scope": "larkfield",
        "what": what,
        "kind": "finding",
        "record_id": "light",
        "field": "",
        "value": None,
        "base_seq": 0,
        "schema_revision": SCHEMA_REVISION,
        "at": START,
    }
    return Operation(**known | fields)


def a_set(field: str, value: object, **fields: Any) -> Operation:
    """One field says ``value`` from here on."""
    return an_op(What.SET, field=field, value=json.dumps(value), **fields)


def a_create(record: Record, **fields: Any) -> Operation:
    """The first operation of a record."""
    codec = codec_of(type(record))
    known = {"kind": codec.name, "record_id": record.id, "value": codec.sent(record)}
    return an_op(What.CREATE, **known | fields)


def a_delete(record_id: str = "light", kind: str = "finding", **fields: Any) -> Operation:
    """A record is put aside."""
    return an_op(What.DELETE, record_id=record_id, kind=kind, **fields)


def the_larkfield_walk(**fields: Any) -> list[Operation]:
    """The first operations of an estate, a walkabout on it and one finding, in one wish."""
    records: tuple[Estate | Walkabout | Finding, ...] = (an_estate(), a_walkabout(), a_finding(block_id=""))
    return [a_create(record, **{"txn": "walk"} | fields) for record in records]


def an_entry(seq: int, op: Operation, **fields: Any) -> Entry:
    """A line of the office's log: accepted, and shown from here on, unless it says otherwise."""
    return Entry(**{"seq": seq, "op": op, "outcome": Outcome.ACCEPTED, "shows": True} | fields)


def a_version(op: Operation, seq: int) -> Against:
    """What an operation met: another, with its author."""
    return Against(op_id=op.op_id, seq=seq, actor=op.actor, device=op.device, at=op.at, value=op.value)
