"""The chain through the log: whoever rewrites one line has to rewrite all that came after it.

A value enters by its salted hash, so that words which must be forgotten can be taken out of the log and the
chain still holds.
"""

import hashlib

import msgspec

from models.operation import Entry, Operation

BEGINNING = "0" * 64

_ENCODER = msgspec.json.Encoder()


def content_of(op: Operation) -> str:
    """The hash of what an operation says, whoever passes it on and however often."""
    said = (
        op.op_id, op.device, op.txn, op.actor, op.what, op.kind, op.record_id, op.field, op.value,
        op.schema_revision, op.at, op.reason, op.closes,
    )  # fmt: skip
    return hashlib.sha256(_ENCODER.encode(said)).hexdigest()


def value_hash(salt: str, value: str | None) -> str:
    """What stands in the chain for a value."""
    return "" if value is None else hashlib.sha256(f"{salt}{value}".encode()).hexdigest()


def salt_of(secret: str, op_id: str) -> str:
    """The salt of one line. ``secret`` is forgotten with the push, so that no salt tells of another."""
    return hashlib.blake2b(op_id.encode(), key=secret.encode(), digest_size=16).hexdigest()


def link(head: str, entry: Entry, salt: str) -> str:
    """The chain with one more line of the log."""
    op = entry.op
    line = (
        head, entry.seq, op.op_id, op.device, op.incarnation, op.device_seq, op.txn, op.actor, op.what,
        op.kind, op.record_id, op.field, value_hash(salt, op.value), op.base_seq, op.schema_revision, op.at,
        op.reason, op.closes, entry.outcome, entry.shows, value_hash(salt, entry.value), entry.number,
        entry.closed,
    )  # fmt: skip
    return hashlib.sha256(_ENCODER.encode(line)).hexdigest()
