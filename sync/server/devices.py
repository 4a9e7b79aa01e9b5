"""Which devices may write: taken on with a code somebody reads out, then known by a secret of their own.

A code is eight characters, good for fifteen minutes and for one device; after five wrong codes in fifteen
minutes nobody is taken on until the time is over (design: the central store).
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.errors import NotFound, RuleBroken
from models.ports import Clock
from models.store.driver import Connection

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is mistaken for another when read aloud
CODE_LENGTH = 8
GOOD_FOR = timedelta(minutes=15)
TRIES = 5
EVERYTHING = "everything"

NOT_A_CODE = (
    "The office does not know that code. Ask for it again: it is good for 15 minutes, and for one device."
)
TOO_MANY = "Too many wrong codes were tried. Wait a quarter of an hour, and ask for a new one."


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolledDevice:
    """A device the office knows. Times are ISO date-times, "" where it did not happen."""

    device: str
    name: str
    grants: str
    enrolled_at: str
    seen_at: str
    revoked_at: str


def new_code(connection: Connection, clock: Clock, person: str) -> str:
    """A code to read to whoever holds the device; ``person`` is for whom, as the office's list shows it."""
    code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    until = (clock.now() + GOOD_FOR).isoformat(timespec="seconds")
    connection.execute(
        "INSERT INTO code (code_hash, person, until, used_at) VALUES (?, ?, ?, '')",
        (_hash(code), person, until),
    )
    return code


def enrol(connection: Connection, clock: Clock, *, code: str, device: str, name: str) -> tuple[str, str]:
    """Take a device on, and give what it is called and its secret.

    A device that was known before is known by the new secret only. Raises ``RuleBroken`` for a code that is
    not good.
    """
    now = clock.now()
    if _wrong_since(connection, now - GOOD_FOR) >= TRIES:
        raise RuleBroken(TOO_MANY)
    hashed = _hash(plain_code(code))
    row = connection.execute(
        "SELECT person, until FROM code WHERE code_hash = ? AND used_at = ''", (hashed,)
    ).fetchone()
    if row is None or datetime.fromisoformat(row[1]) < now:
        connection.execute("INSERT INTO wrong_code (at) VALUES (?)", (now.isoformat(),))
        raise RuleBroken(NOT_A_CODE)
    at = now.isoformat(timespec="seconds")
    token = secrets.token_urlsafe(32)
    called = name or row[0] or "A device"
    connection.execute("UPDATE code SET used_at = ? WHERE code_hash = ?", (at, hashed))
    connection.execute(
        """
        INSERT INTO device (device, name, token_hash, grants, enrolled_at, seen_at, revoked_at)
        VALUES (?, ?, ?, ?, ?, ?, '')
        ON CONFLICT (device) DO UPDATE SET name = excluded.name, token_hash = excluded.token_hash,
            enrolled_at = excluded.enrolled_at, revoked_at = ''
        """,
        (device, called, _hash(token), EVERYTHING, at, at),
    )
    return called, token


def known_by(connection: Connection, token: str) -> EnrolledDevice | None:
    """The device of that secret, revoked or not; None where there is none."""
    rows = _devices(connection, "WHERE token_hash = ?", _hash(token))
    return rows[0] if rows else None


def devices(connection: Connection) -> list[EnrolledDevice]:
    """Every device that was ever taken on, oldest first."""
    return _devices(connection, "ORDER BY enrolled_at, device")


def seen(connection: Connection, device: str, at: str) -> None:
    """The device was in contact."""
    connection.execute("UPDATE device SET seen_at = ? WHERE device = ?", (at, device))


def revoke(connection: Connection, clock: Clock, device: str) -> None:
    """From its next contact on the device is sent nothing and may write nothing. Raises ``NotFound``."""
    at = clock.now().isoformat(timespec="seconds")
    if not connection.execute("UPDATE device SET revoked_at = ? WHERE device = ?", (at, device)).rowcount:
        raise NotFound("The office knows no such device.")


def plain_code(code: str) -> str:
    """A code as it is kept: however it was typed."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _wrong_since(connection: Connection, since: datetime) -> int:
    rows = connection.execute("SELECT at FROM wrong_code").fetchall()
    return sum(datetime.fromisoformat(at) >= since for (at,) in rows)


def _devices(connection: Connection, where: str, *params: str) -> list[EnrolledDevice]:
    sql = f"SELECT device, name, grants, enrolled_at, seen_at, revoked_at FROM device {where}"  # noqa: S608 - constants of ours
    names = ("device", "name", "grants", "enrolled_at", "seen_at", "revoked_at")
    return [EnrolledDevice(**dict(zip(names, row, strict=True))) for row in connection.execute(sql, params)]


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
