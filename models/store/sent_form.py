"""The form in which records come from elsewhere, checked before anything is made of it.

Types, lengths and counts are checked in one pass while the JSON is read. The reader is loaded only when
something has come, as most starts never need it.
"""

import typing
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any

import msgspec

from models.errors import RuleBroken
from models.kinds import KINDS
from models.merge import Merge, policies
from models.references import REFERENCES

LONGEST_TEXT = 500_000
MOST_MEMBERS = 2_000
LARGEST_NUMBER = 1 << 53
"""Beyond this a number is not the same in every program that reads JSON."""

_Text = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
_Whole = Annotated[int, msgspec.Meta(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)]
_Real = Annotated[float, msgspec.Meta(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)]
_PLAIN: dict[Any, Any] = {
    str: _Text,
    int: _Whole,
    float: _Real,
    int | None: _Whole | None,
    float | None: _Real | None,
}

_ANYTHING = msgspec.json.Decoder(Any)
_ANY_RECORD = msgspec.json.Decoder(dict[str, Any])


def check_first(kind: str, value: str) -> Any:  # noqa: ANN401 - a type made from the kind's fields
    """The fields of a first record, typed; those this program does not know are passed over.

    Raises ``RuleBroken`` with a sentence that names the field, never what it holds.
    """
    return _decode(_first(kind), value)


def check_field(kind: str, field: str, value: str) -> Any:  # noqa: ANN401 - any field's value
    """One field's plain value. Raises ``RuleBroken`` as above."""
    return _decode(_field(kind, field), value)


def check_unknown_first(value: str | None) -> None:
    """A first record of a kind only a newer program knows. Raises ``RuleBroken`` as above."""
    _decode(_ANY_RECORD, value or "")


def check_unknown(value: str | None) -> None:
    """A field's value that only a newer program knows. Raises ``RuleBroken`` as above."""
    _decode(_ANYTHING, value or "")


def plain_of(value: str | None) -> Any:  # noqa: ANN401 - any JSON
    """What a JSON text says; None for no text."""
    return None if value is None else msgspec.json.decode(value)


def text_of(plain: Any) -> str:  # noqa: ANN401 - any JSON
    """JSON text of a plain value."""
    return msgspec.json.encode(plain).decode()


def _decode(decoder: msgspec.json.Decoder[Any], value: str) -> Any:  # noqa: ANN401 - as above
    try:
        return decoder.decode(value)
    except msgspec.ValidationError as error:
        raise RuleBroken(f"The office cannot keep it: {_where(str(error))}.") from None
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise RuleBroken("The office cannot keep it: it is not written as records are.") from None


def _where(error: str) -> str:
    """The reader's own words, which name types and places and never repeat what was sent."""
    return error[:1].lower() + error[1:].replace("`", "")


@cache
def _first(kind: str) -> msgspec.json.Decoder[Any]:
    record = KINDS[kind]
    hints = typing.get_type_hints(record)
    needed = {reference.field for reference in REFERENCES.get(kind, ()) if reference.needed}
    members = [
        (declared.name, _Id if declared.name in needed else _limited(hints[declared.name]))
        for declared in fields(record)
        if declared.name != "id" and policies(record)[declared.name] is not Merge.DERIVED
    ]
    return msgspec.json.Decoder(msgspec.defstruct(f"First_{kind}", members, frozen=True))


@cache
def _field(kind: str, field: str) -> msgspec.json.Decoder[Any]:
    record = KINDS[kind]
    if policies(record)[field] is Merge.SET:
        return msgspec.json.Decoder(_change_of(typing.get_type_hints(record)[field]))
    return msgspec.json.Decoder(_limited(typing.get_type_hints(record)[field]))


def _change_of(hint: Any) -> Any:  # noqa: ANN401 - a type hint
    members = _limited(hint)
    change = msgspec.defstruct("Change", [("all", members), ("add", members), ("take", members)], frozen=True)
    return change | members  # a list alone is how the program before wrote it


def _limited(hint: Any) -> Any:  # noqa: ANN401 - a type hint
    """The same type with limits on its length, all the way down."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if typing.get_origin(hint) is tuple:
        member = typing.get_args(hint)[0]
        return Annotated[list[_limited(member)], msgspec.Meta(max_length=MOST_MEMBERS)]  # type: ignore[misc]  # a type made at run time
    if is_dataclass(hint) and isinstance(hint, type):
        own = typing.get_type_hints(hint)
        return msgspec.defstruct(
            hint.__name__, [(member.name, _limited(own[member.name])) for member in fields(hint)], frozen=True
        )
    return hint
