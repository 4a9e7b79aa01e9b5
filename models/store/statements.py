"""The SQL for one kind of record, made once from the names in ``KINDS``, never from what people type."""

from dataclasses import dataclass
from functools import lru_cache

from models.kinds import KINDS
from models.merge import Record
from models.store.codec import codec_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Ready statements of one kind."""

    names: tuple[str, ...]
    insert: str
    select: str
    by_id: str
    amend: dict[str, str]
    remove: str
    bring_back: str

    def take_in(self, kept: frozenset[str]) -> str:
        """Insert a record, or renew the one that is there but for the fields that are ``kept``."""
        return _taking_in(self.insert, self.names, kept)


def statements_of(kind: type[Record]) -> Statements:
    """The statements of a kind of record."""
    return _STATEMENTS[kind]


@lru_cache(maxsize=256)
def _taking_in(insert: str, names: tuple[str, ...], kept: frozenset[str]) -> str:
    renewed = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in kept)
    return f"{insert} ON CONFLICT (id) DO UPDATE SET {renewed}"


def _written_for(kind: type[Record]) -> Statements:
    codec = codec_of(kind)
    table = f'"{codec.name}"'
    names = ", ".join(f'"{name}"' for name in codec.columns)
    marks = ", ".join("?" for _ in codec.columns)
    select = f"SELECT {names} FROM {table} WHERE removed_at IS NULL"  # noqa: S608 - names of our own
    return Statements(
        names=codec.columns,
        insert=f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 - names of our own
        select=select,
        by_id=f"{select} AND id = ?",
        amend={name: f'UPDATE {table} SET "{name}" = ? WHERE id = ?' for name in codec.columns},  # noqa: S608 - as above
        remove=f"UPDATE {table} SET removed_at = ? WHERE id = ? AND removed_at IS NULL",  # noqa: S608 - as above
        bring_back=f"UPDATE {table} SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL",  # noqa: S608 - as above
    )


_STATEMENTS = {kind: _written_for(kind) for kind in KINDS.values()}
