"""One record as the office has it: which version of each field stands, and under which number."""

from functools import cached_property
from typing import Any

import msgspec

from models.operation import Operation, What
from models.store.sent_form import plain_of, text_of


class Version(msgspec.Struct, frozen=True, gc=False):
    """What stands: its number in the log, the operation that said it, and its value as JSON text."""

    seq: int
    op_id: str
    value: str | None = None


class Known(msgspec.Struct, kw_only=True, dict=True):
    """A record at the office; changed only while a push is being taken.

    ``above`` is the address of the record it belongs to. ``created.value`` is the whole first record,
    ``amended`` what was amended since; ``removed`` the last removal or its undoing, and ``in_use`` which of
    the two; ``sealed`` the sealing.
    """

    kind: str
    record_id: str
    scope: str
    created: Version
    number: int | None = None
    above: str = ""
    amended: dict[str, Version] = {}
    in_use: bool = True
    removed: Version | None = None
    sealed: Version | None = None

    @cached_property
    def first(self) -> dict[str, Any]:
        """The first record's fields as plain values."""
        plain: dict[str, Any] = plain_of(self.created.value)
        return plain

    def standing(self, name: str) -> Version:
        """The version of a field that stands."""
        amended = self.amended.get(name)
        if amended is not None:
            return amended
        return Version(self.created.seq, self.created.op_id, text_of(self.first.get(name)))

    def plain(self, name: str) -> Any:  # noqa: ANN401 - any field's value
        """A field's standing value."""
        amended = self.amended.get(name)
        return self.first.get(name) if amended is None else plain_of(amended.value)

    def whole(self) -> Version:
        """The record as it stands now, under the newest of its numbers."""
        fields = {name: self.plain(name) for name in self.first.keys() | self.amended.keys()}
        newest = max(self.versions(), key=lambda version: version.seq)
        return Version(newest.seq, self.created.op_id, text_of(fields))

    def of(self, op: Operation) -> Version:
        """What stands of that which an operation is about: a field, the record, or whether it is in use."""
        match op.what:
            case What.SET:
                return self.standing(op.field)
            case What.CREATE:
                return self.whole()
            case _:
                return self.use()

    def use(self) -> Version:
        """Whether the record is in use, as JSON, under the number of its last removal or return."""
        last = self.removed or self.created
        return Version(last.seq, last.op_id, text_of(self.in_use))

    def versions(self) -> list[Version]:
        """Everything that was ever the newest about this record and still is about some field."""
        marks = [mark for mark in (self.removed, self.sealed) if mark is not None]
        return [self.created, *self.amended.values(), *marks]

    def copy(self) -> "Known":
        """Another that may be changed and thrown away."""
        return Known(
            kind=self.kind,
            record_id=self.record_id,
            scope=self.scope,
            created=self.created,
            number=self.number,
            above=self.above,
            amended=dict(self.amended),
            in_use=self.in_use,
            removed=self.removed,
            sealed=self.sealed,
        )
