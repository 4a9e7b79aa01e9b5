"""Opening the records from the command line: by the keyring, else by words that are given or asked for."""

import argparse
import getpass
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from desktop.profile_folder import default_folder
from models.errors import NotFound, StoreLocked
from models.ports import SystemClock, SystemDisk, TimeOrderedIds
from models.store.key_file import WayIn
from models.store.keys import (
    KeyKeeper,
    KeyringKeeper,
    NoKeyring,
    PassphraseKeeper,
    RecoveryKeeper,
    ways_in,
)
from models.store.profile import Profile, open_profile

PASSPHRASE_VARIABLE = "WALKABOUT_PASSPHRASE"  # noqa: S105 - where a passphrase is looked for, not one
RECOVERY_VARIABLE = "WALKABOUT_RECOVERY_KEY"

_NOTHING_HERE = (
    "No records are kept in that folder. Open the window once to begin, "
    "or name another folder with --profile."
)


def profile_folder(arguments: argparse.Namespace) -> Path:
    """The folder named with ``--profile``, or this user's own."""
    named: Path | None = arguments.profile
    return named if named is not None else default_folder()


def open_records(arguments: argparse.Namespace, keeper: KeyKeeper | None = None) -> Profile:
    """The records that are kept already; a command never makes new ones.

    Raises ``NotFound`` where there are none, and ``StoreTrouble`` as ``open_profile`` does.
    """
    folder = profile_folder(arguments)
    if not ways_in(folder):
        raise NotFound(_NOTHING_HERE)
    clock, disk = SystemClock(), SystemDisk()
    ids = TimeOrderedIds(clock)
    return open_profile(folder, keeper=keeper or CommandKeeper(), clock=clock, ids=ids, disk=disk)


def open_or_make_records(arguments: argparse.Namespace) -> Profile:
    """The records that are kept already, or new ones: by the keyring, else with the passphrase that is given.

    The window shows the recovery key of new records when it is first opened on them.
    """
    folder = profile_folder(arguments)
    if ways_in(folder):
        return open_records(arguments)
    clock, disk = SystemClock(), SystemDisk()
    ids = TimeOrderedIds(clock)
    try:
        return open_profile(folder, keeper=KeyringKeeper(), clock=clock, ids=ids, disk=disk)
    except NoKeyring:
        keeper = PassphraseKeeper(passphrase("Choose a passphrase: "))
        return open_profile(folder, keeper=keeper, clock=clock, ids=ids, disk=disk)


@dataclass(frozen=True, slots=True)
class CommandKeeper:
    """The computer's keyring where it has the key, otherwise words of whoever runs the command."""

    def key_of(self, folder: Path, *, new: bool) -> bytes:
        """The key of the profile; ``StoreLocked`` where no way is open."""
        ways = ways_in(folder)
        if WayIn.KEYRING in ways:
            try:
                return KeyringKeeper().key_of(folder, new=new)
            except StoreLocked:
                if len(ways) == 1:
                    raise
        if WayIn.PASSPHRASE in ways:
            return PassphraseKeeper(passphrase()).key_of(folder, new=new)
        return RecoveryKeeper(recovery_key()).key_of(folder, new=new)


def passphrase(question: str = "Passphrase: ") -> str:
    """From the environment, else asked for on the terminal; ``StoreLocked`` where there is neither."""
    return _secret(PASSPHRASE_VARIABLE, question, "These records open with a passphrase.")


def recovery_key() -> str:
    """From the environment, else asked for on the terminal; ``StoreLocked`` where there is neither."""
    return _secret(RECOVERY_VARIABLE, "Recovery key: ", "The recovery key is needed to open these records.")


def _secret(variable: str, question: str, why: str) -> str:
    given = os.environ.get(variable)
    if given:
        return given
    refusal = StoreLocked(f"{why} Put it in {variable}, or run the command in a terminal to be asked for it.")
    if sys.stdin is None or not sys.stdin.isatty():
        raise refusal
    try:
        return getpass.getpass(question)
    except EOFError:
        raise refusal from None
