"""How a record's fields become columns and JSON, and come back.

Text, numbers, yes-or-no and "not known" stand as they are, words of a fixed list by their value, and lists
(of text or of small frozen dataclasses) as JSON text in a column and as JSON arrays in an operation.
"""

import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, asdict, dataclass, fields, is_dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any, Generic, TypeVar

from models.kinds import KINDS
from models.merge import Merge, Record, policies

R = TypeVar("R", bound=Record)
Turn = Callable[[Any], Any]

NAMES: dict[type[Record], str] = {kind: name for name, kind in KINDS.items()}


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def to_json(plain: object) -> str:
    """Compact JSON that keeps letters as they are; a number that is not finite is refused."""
    return _ENCODER.encode(plain)


@dataclass(frozen=True, slots=True)
class Turns:
    """The five ways one type of value is turned; None where it stays as it is.

    ``taken_in`` goes from the plain value straight to the column, with all that ``from_plain`` refuses.
    """

    column: Turn | None = None
    from_column: Turn | None = None
    plain: Turn | None = None
    from_plain: Turn | None = None
    taken_in: Turn | None = None


class Codec(Generic[R]):
    """One kind's fields in the order of declaration, with how each is written and read."""

    def __init__(self, kind: type[R]) -> None:
        hints = typing.get_type_hints(kind)
        self.kind = kind
        self.name = NAMES[kind]
        self.policies = policies(kind)
        self.columns = tuple(declared.name for declared in fields(kind))
        self.fields = frozenset(self.columns)
        self._turns = {name: turns_for(hints[name]) for name in self.columns}
        self._values = attrgetter(*self.columns)
        self._written = self._positions(lambda turns: turns.column)
        self._read = self._positions(lambda turns: turns.from_column)
        self._sent = tuple(
            (name, self._turns[name].plain)
            for name in self.columns
            if self.policies[name] is not Merge.DERIVED and name != "id"
        )
        self._from_first = tuple(
            (name, turn) for name in self.columns if (turn := self._turns[name].from_plain)
        )
        self.first_fields = frozenset(name for name, _ in self._sent)
        self._taken_in = tuple(
            (name, turn)
            for name in self.columns
            if (turn := self._turns[name].taken_in) and name in self.first_fields
        )
        unsaid = {declared.name: declared.default for declared in fields(kind)}
        self._needed = frozenset(name for name, value in unsaid.items() if value is MISSING) - {"id"}
        self._unsaid = {
            name: None if value is MISSING else self.column(name, value) for name, value in unsaid.items()
        }

    def row(self, record: R) -> tuple[Any, ...]:
        """The record's columns, ready to be bound."""
        values = list(self._values(record))
        for position, turn in self._written:
            values[position] = turn(values[position])
        return tuple(values)

    def record(self, row: Sequence[Any]) -> R:
        """The record a row of these columns holds."""
        values = list(row)
        for position, turn in self._read:
            values[position] = turn(values[position])
        return self.kind(**dict(zip(self.columns, values, strict=True)))

    def column(self, name: str, value: Any) -> Any:  # noqa: ANN401 - any field's value
        """One field's value as its column holds it."""
        turn = self._turns[name].column
        return turn(value) if turn else value

    def sent(self, record: R) -> str:
        """The whole record as JSON, for its first operation: all that is ever sent but the identity."""
        return to_json(
            {
                name: turn(getattr(record, name)) if turn else getattr(record, name)
                for name, turn in self._sent
            }
        )

    def sent_value(self, name: str, value: Any) -> str:  # noqa: ANN401 - any field's value
        """One field's value as the JSON an operation carries."""
        turn = self._turns[name].plain
        return to_json(turn(value) if turn else value)

    def sent_change(self, name: str, before: Sequence[Any], after: Sequence[Any]) -> str:
        """How a set was changed: all its members, and which were added and taken away.

        The office keeps the whole where nobody else had changed it, and otherwise only the difference.
        """
        turn = self._turns[name].plain or list
        members, was = turn(after), turn(before)
        return to_json(
            {
                "all": members,
                "add": [member for member in members if member not in was],
                "take": [member for member in was if member not in members],
            }
        )

    def received(self, name: str, value: str) -> Any:  # noqa: ANN401 - any field's value
        """The field's value that an operation's JSON carries."""
        turn, plain = self._turns[name].from_plain, json.loads(value)
        return turn(plain) if turn else plain

    def first(self, record_id: str, value: str) -> R:
        """The record a first operation carries. Fields it does not know are ``TypeError``."""
        given = json.loads(value)
        for name, turn in self._from_first:
            if name in given:
                given[name] = turn(given[name])
        return self.kind(id=record_id, **given)

    def taken_in(self, name: str, plain: Any) -> Any:  # noqa: ANN401 - any field's value
        """One field's column from the plain value an operation carries.

        ``ValueError`` and ``TypeError`` for a word or a type that only a newer program knows.
        """
        turn = self._turns[name].taken_in
        return turn(plain) if turn else plain

    def taken_in_first(self, record_id: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The columns, in their order, from the plain values of a first operation.

        Fields this program does not know are passed over. Raises as above, and ``TypeError`` where one is
        lacking that no record can do without.
        """
        if not self.first_fields.issuperset(fields):
            fields = {name: plain for name, plain in fields.items() if name in self.first_fields}
        if not self._needed <= fields.keys():
            raise TypeError("a first record lacks a field that none can do without")
        columns = {**self._unsaid, "id": record_id, **fields}
        for name, turn in self._taken_in:
            if name in fields:
                columns[name] = turn(fields[name])
        return columns

    def _positions(self, wanted: Callable[[Turns], Turn | None]) -> tuple[tuple[int, Turn], ...]:
        found = ((position, wanted(self._turns[name])) for position, name in enumerate(self.columns))
        return tuple((position, turn) for position, turn in found if turn)


def codec_of(kind: type[R]) -> Codec[R]:
    """The codec of a kind of record."""
    return _CODECS[kind]


def turns_for(hint: Any) -> Turns:  # noqa: ANN401 - a type hint has no narrower type
    """How values of a declared type are turned; ``TypeError`` for a type the store has no place for."""
    if hint in (str, int, float) or hint in (int | None, float | None):
        return Turns()
    if hint is bool:
        return Turns(column=int, from_column=bool, taken_in=int)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _word_turns(hint)
    if typing.get_origin(hint) is tuple:
        return _list_turns(typing.get_args(hint)[0])
    raise TypeError(f"the store has no column for {hint}")


def _word_turns(words: type[StrEnum]) -> Turns:
    known = {word.value: word.value for word in words}
    return Turns(
        column=str,
        from_column=words,
        plain=str,
        from_plain=words,
        taken_in=lambda plain: known.get(plain) or words(plain).value,
    )


def _list_turns(member: Any) -> Turns:  # noqa: ANN401 - a type hint has no narrower type
    if member is str:
        return Turns(
            column=to_json,
            from_column=_texts,
            plain=list,
            from_plain=tuple,
            taken_in=lambda plain: to_json(tuple(plain)),
        )
    if is_dataclass(member) and isinstance(member, type) and not isinstance(member, types.GenericAlias):

        def together(plain: Sequence[dict[str, Any]]) -> tuple[Any, ...]:
            return tuple(member(**row) for row in plain)

        return Turns(
            column=lambda value: to_json(_rows(value)),
            from_column=lambda text: together(json.loads(text)),
            plain=_rows,
            from_plain=together,
            taken_in=lambda plain: to_json(_rows(together(plain))),
        )
    raise TypeError(f"the store has no column for a list of {member}")


def _texts(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _rows(value: Sequence[Any]) -> list[dict[str, Any]]:
    return [asdict(member) for member in value]


_CODECS: dict[type[Record], Codec[Any]] = {kind: Codec(kind) for kind in KINDS.values()}
