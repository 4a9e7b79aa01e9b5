"""Who keeps the key of a profile: the computer's keyring where there is one, otherwise a passphrase.

Behind either stands the recovery key, printed once. The key itself is random, and is never written down
anywhere but wrapped (``key_file``).
"""

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from models.errors import RuleBroken, StoreLocked
from models.store import key_file, recovery_key
from models.store.driver import KEY_BYTES
from models.store.key_file import WayIn, Wrapped

SHORTEST_PASSPHRASE = 12
LONGEST_PASSPHRASE = 1_000

_SERVICE = "estate-walkabout"


class NoKeyring(StoreLocked):
    """The computer has no keyring to keep a key in, or will not open it."""


class KeyKeeper(Protocol):
    """Gives the key that opens a profile."""

    def key_of(self, folder: Path, *, new: bool) -> bytes:
        """The key of the profile in ``folder``, made and kept where the profile is ``new``.

        Raises ``StoreLocked`` when this keeper has no key, or the wrong one.
        """
        ...


@dataclass(frozen=True, slots=True)
class KeyringKeeper:
    """The computer's keyring (Windows' credential store, macOS' keychain, a secret service)."""

    def key_of(self, folder: Path, *, new: bool) -> bytes:
        """The key of the profile. Raises ``NoKeyring`` where the computer has none, else ``StoreLocked``."""
        if new and not key_file.has_key_file(folder):
            key = key_file.random_key()
            keep_by_keyring(folder, key)
            return key
        keys = key_file.read_key_file(folder)
        way = _way(keys, WayIn.KEYRING, "These records open with a passphrase.")
        kept = _from_keyring(keys.name)
        if kept is None:
            raise StoreLocked("This computer's keyring has lost the key. Use the recovery key.")
        return key_file.unwrap(way, kept)


@dataclass(frozen=True, slots=True)
class PassphraseKeeper:
    """A passphrase that somebody has just typed."""

    passphrase: str = field(repr=False)

    def key_of(self, folder: Path, *, new: bool) -> bytes:
        """The key of the profile: ``StoreLocked``, or ``RuleBroken`` for a new one that is too short."""
        if new and not key_file.has_key_file(folder):
            key = key_file.random_key()
            keep_by_passphrase(folder, key, self.passphrase)
            return key
        way = _way(key_file.read_key_file(folder), WayIn.PASSPHRASE, "These records have no passphrase.")
        return key_file.unwrap_by_words(way, self.passphrase)


@dataclass(frozen=True, slots=True)
class RecoveryKeeper:
    """The recovery key, as somebody has just typed it from the paper."""

    typed: str = field(repr=False)

    def key_of(self, folder: Path, *, new: bool) -> bytes:
        """The key of the profile. Raises ``RuleBroken`` for a slip and ``StoreLocked`` for another's key."""
        return recover(folder, self.typed)


def ways_in(folder: Path) -> tuple[WayIn, ...]:
    """The ways into the profile in ``folder``; none where it has no key yet."""
    if not key_file.has_key_file(folder):
        return ()
    return tuple(way.by for way in key_file.read_key_file(folder).ways)


def keep_by_keyring(folder: Path, key: bytes) -> None:
    """Let the computer's keyring open the profile. Raises ``NoKeyring``, and then nothing has changed."""
    keys = _keys(folder)
    secret = secrets.token_bytes(KEY_BYTES)
    _into_keyring(keys.name, secret)
    key_file.write_key_file(folder, keys.with_way(key_file.wrap(key, WayIn.KEYRING, secret)))


def keep_by_passphrase(folder: Path, key: bytes, passphrase: str) -> None:
    """Let a passphrase open the profile, instead of any earlier one; ``RuleBroken`` for a short one."""
    if not SHORTEST_PASSPHRASE <= len(passphrase.strip()) <= LONGEST_PASSPHRASE:
        raise RuleBroken(
            f"A passphrase has at least {SHORTEST_PASSPHRASE} characters: three or four words are good."
        )
    keys = _keys(folder)
    key_file.write_key_file(folder, keys.with_way(key_file.wrap_by_words(key, WayIn.PASSPHRASE, passphrase)))


def make_recovery_key(folder: Path, key: bytes) -> str:
    """A new recovery key for the profile, instead of any earlier one. It is shown and printed, never kept."""
    printed = recovery_key.new_recovery_key()
    keys = _keys(folder)
    key_file.write_key_file(folder, keys.with_way(key_file.wrap_by_words(key, WayIn.RECOVERY, printed)))
    return printed


def recover(folder: Path, typed: str) -> bytes:
    """The key of the profile, by its recovery key. Raises ``RuleBroken`` for a slip, else ``StoreLocked``."""
    printed = recovery_key.as_printed(typed)
    way = _way(key_file.read_key_file(folder), WayIn.RECOVERY, "No recovery key was made for these records.")
    return key_file.unwrap_by_words(way, printed)


def _keys(folder: Path) -> key_file.KeyFile:
    return key_file.read_key_file(folder) if key_file.has_key_file(folder) else key_file.new_key_file()


def _way(keys: key_file.KeyFile, by: WayIn, otherwise: str) -> Wrapped:
    way = keys.way(by)
    if way is None:
        raise StoreLocked(otherwise)
    return way


def _from_keyring(name: str) -> bytes | None:
    import keyring  # noqa: PLC0415 - looks for every backend when imported; only one way in needs it
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    try:
        kept = keyring.get_password(_SERVICE, name)
    except KeyringError:
        raise NoKeyring("This computer's keyring will not open. Use the recovery key.") from None
    return bytes.fromhex(kept) if kept else None


def _into_keyring(name: str, secret: bytes) -> None:
    import keyring  # noqa: PLC0415 - looks for every backend when imported; only one way in needs it
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    try:
        keyring.set_password(_SERVICE, name, secret.hex())
        kept = keyring.get_password(_SERVICE, name)
    except KeyringError:
        kept = None
    if kept != secret.hex():
        raise NoKeyring("This computer has no keyring to keep the key in. Choose a passphrase instead.")
