"""The SQL for one kind of record, made once from the names in ``KINDS``, never from what people type."""

from dataclasses import dataclass

from models.kinds import KINDS
from models.merge import Record
from models.store.codec import codec_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Ready statements of one kind."""

    insert: str
    take_in: str
    select: str
    by_id: str
    amend: dict[str, str]
    remove: str
    bring_back: str


def statements_of(kind: type[Record]) -> Statements:
    """The statements of a kind of record."""
    return _STATEMENTS[kind]


def _written_for(kind: type[Record]) -> Statements:
    codec = codec_of(kind)
    table = f'"{codec.name}"'
    names = ", ".join(f'"{name}"' for name in codec.columns)
    marks = ", ".join("?" for _ in codec.columns)
    renewed = ", ".join(f'"{name}" = excluded."{name}"' for name in codec.columns if name != "id")
    select = f"SELECT {names} FROM {table} WHERE removed_at IS NULL"  # noqa: S608 - names of our own
    return Statements(
        insert=f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 - names of our own
        take_in=(
            f"INSERT INTO {table} ({names}) VALUES ({marks}) "  # noqa: S608 - names of our own
            f"ON CONFLICT (id) DO UPDATE SET {renewed}"
        ),
        select=select,
        by_id=f"{select} AND id = ?",
        amend={name: f'UPDATE {table} SET "{name}" = ? WHERE id = ?' for name in codec.columns},  # noqa: S608 - as above
        remove=f"UPDATE {table} SET removed_at = ? WHERE id = ? AND removed_at IS NULL",  # noqa: S608 - as above
        bring_back=f"UPDATE {table} SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL",  # noqa: S608 - as above
    )


_STATEMENTS = {kind: _written_for(kind) for kind in KINDS.values()}
