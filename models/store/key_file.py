"""``key.json``: the key of a profile, wrapped once for each way in, and never as itself.

A way in is a secret that somebody or something keeps: the computer's keyring, a passphrase, the recovery key.
Each gives 32 bytes, with which the profile's key is wrapped (AES key wrap, RFC 3394); a wrong secret is
noticed in unwrapping.
"""

import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from operator import index
from pathlib import Path
from typing import Any

from models.errors import StoreDamaged, StoreLocked, StoreTooNew
from models.ports import write_durably
from models.store.disk_words import disk_in_plain_words
from models.store.driver import KEY_BYTES

KEY_FILE = "key.json"

_FORMAT = 1
_LARGEST = 16_384  # bytes; a file with every way in has less than one thousand
_MEMORY_LIMIT = 1 << 20  # KiB: a file from elsewhere may not make this computer work for ever
_TIME_LIMIT = 64
_LANES_LIMIT = 64
_SALT_BYTES = 16


class WayIn(StrEnum):
    """Who keeps the secret."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way in, not a secret
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapped:
    """The key behind one way in. With a salt the secret is words, stretched by argon2id at this cost."""

    by: WayIn
    wrapped: str
    salt: str = ""
    time: int = 3
    memory: int = 65_536
    lanes: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """All ways into one profile; ``name`` is what the keyring knows it by."""

    name: str
    ways: tuple[Wrapped, ...] = ()

    def way(self, by: WayIn) -> Wrapped | None:
        """The key behind that way in, or None where there is no such way."""
        return next((way for way in self.ways if way.by is by), None)

    def with_way(self, way: Wrapped) -> "KeyFile":
        """The same with one way in added, or replaced by a new one."""
        return replace(self, ways=(*(kept for kept in self.ways if kept.by is not way.by), way))


def random_key() -> bytes:
    """A new key. It is the one thing never drawn from a seed, so it does not come through a port."""
    return secrets.token_bytes(KEY_BYTES)


def new_key_file() -> KeyFile:
    """A key file without a way in yet."""
    return KeyFile(name=secrets.token_hex(16))


def wrap(key: bytes, by: WayIn, secret: bytes) -> Wrapped:
    """The key wrapped by 32 secret bytes."""
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap  # noqa: PLC0415 - as in unwrap

    return Wrapped(by=by, wrapped=aes_key_wrap(secret, key).hex())


def wrap_by_words(key: bytes, by: WayIn, words: str) -> Wrapped:
    """The key wrapped by words, stretched so that guessing is slow (argon2id, 64 MiB, about 0.2 s)."""
    way = Wrapped(by=by, wrapped="", salt=secrets.token_hex(_SALT_BYTES))
    return replace(way, wrapped=wrap(key, by, _stretched(words, way)).wrapped)


def unwrap(way: Wrapped, secret: bytes) -> bytes:
    """The key behind a way in; ``StoreLocked`` for the wrong secret."""
    from cryptography.hazmat.primitives.keywrap import (  # noqa: PLC0415 - no start waits until it is needed
        InvalidUnwrap,
        aes_key_unwrap,
    )

    try:
        return aes_key_unwrap(secret, bytes.fromhex(way.wrapped))
    except InvalidUnwrap:
        raise StoreLocked(_WRONG[way.by]) from None


def unwrap_by_words(way: Wrapped, words: str) -> bytes:
    """The key behind words; ``StoreLocked`` for the wrong ones."""
    return unwrap(way, _stretched(words, way))


def has_key_file(folder: Path) -> bool:
    """Whether the profile in ``folder`` has a key already."""
    return (folder / KEY_FILE).exists()


def read_key_file(folder: Path) -> KeyFile:
    """The key file of a profile. Raises ``StoreLocked``, ``StoreDamaged`` or ``StoreTooNew``."""
    if not has_key_file(folder):
        raise StoreLocked("The file with the key is missing. Restore the profile from a backup.")
    with disk_in_plain_words(), (folder / KEY_FILE).open("rb") as file:
        written = file.read(_LARGEST + 1)
    try:
        if len(written) > _LARGEST:
            raise ValueError("too large")
        return _read(json.loads(written))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise StoreDamaged("The file with the key cannot be read. Restore it from a backup.") from None


def write_key_file(folder: Path, keys: KeyFile) -> None:
    """Put the key file in place, whole or not at all."""
    content = {"format": _FORMAT, **asdict(keys)}
    with disk_in_plain_words():
        write_durably(folder / KEY_FILE, json.dumps(content, indent=1).encode())


def _read(content: dict[str, Any]) -> KeyFile:
    if content["format"] > _FORMAT:
        raise StoreTooNew("The key was written by a newer version of the program. Update the program.")
    ways = tuple(_checked(Wrapped(**{**way, "by": WayIn(way["by"])})) for way in content["ways"])
    return KeyFile(name=str(content["name"]), ways=ways)


def _checked(way: Wrapped) -> Wrapped:
    """A way in as it was read, refused with ``ValueError`` where its numbers make no sense."""
    if len(bytes.fromhex(way.wrapped)) != KEY_BYTES + 8:
        raise ValueError("not a wrapped key")
    if way.by is not WayIn.KEYRING and len(bytes.fromhex(way.salt)) < _SALT_BYTES:
        raise ValueError("not a salt")
    costs = ((way.time, _TIME_LIMIT), (way.memory, _MEMORY_LIMIT), (way.lanes, _LANES_LIMIT))
    if not all(1 <= index(cost) <= limit for cost, limit in costs):
        raise ValueError("not a cost")
    return way


def _stretched(words: str, way: Wrapped) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - not loaded where a keyring opens

    stretched: bytes = hash_secret_raw(
        unicodedata.normalize("NFC", words).encode(),
        bytes.fromhex(way.salt),
        time_cost=way.time,
        memory_cost=way.memory,
        parallelism=way.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
    return stretched


_WRONG = {
    WayIn.KEYRING: "The key in this computer's keyring does not fit. Use the recovery key.",
    WayIn.PASSPHRASE: "That passphrase does not open these records. Try again, or use the recovery key.",
    WayIn.RECOVERY: "That recovery key belongs to other records.",
}
