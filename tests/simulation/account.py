"""What the office's log comes to when it is read from the beginning, worked out without the office."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from models.kinds import KINDS
from models.operation import Entry, What
from models.store.codec import codec_of
from models.store.driver import Connection


@dataclass
class Standing:
    """One record: its fields, whether it is in use, and its printed number."""

    fields: dict[str, Any]
    in_use: bool = True
    number: int | None = None

    def row(self, kind: str, record_id: str) -> tuple[Any, ...]:
        """The columns a device has for it."""
        codec = codec_of(KINDS[kind])
        columns = list(codec.row(codec.first(record_id, json.dumps(self.fields))))
        if "number" in codec.columns:
            columns[codec.columns.index("number")] = self.number
        return (*columns, self.in_use)


@dataclass
class Account:
    """The log, and what follows from it."""

    entries: list[Entry] = field(default_factory=list)
    records: dict[tuple[str, str], Standing] = field(default_factory=dict)
    at: dict[str, Entry] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """One line more."""
        op = entry.op
        key = (op.kind, op.record_id)
        self.entries.append(entry)
        self.at[op.op_id] = entry
        value = json.loads(entry.value or op.value or "null")
        if entry.shows:
            if op.what is What.CREATE:
                self.records[key] = Standing(value, number=entry.number)
            elif op.what is What.SET:
                self.records[key].fields[op.field] = value["all"] if isinstance(value, dict) else value
            elif op.what in (What.DELETE, What.RESTORE):
                self.records[key].in_use = op.what is What.RESTORE
        if entry.revives is not None:
            self.records[entry.revives].in_use = True


def lines(connection: Connection) -> Iterator[Entry]:
    """The office's log, from the beginning."""
    for (text,) in connection.execute("SELECT entry FROM log ORDER BY seq"):
        yield msgspec.json.decode(text, type=Entry)


def account_of(connection: Connection) -> Account:
    """The whole log, read."""
    account = Account()
    for entry in lines(connection):
        account.take(entry)
    return account
