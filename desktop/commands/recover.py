"""``walkabout recover``: a way in for somebody who has nothing left but the recovery key."""

import argparse
import os

from desktop.commands.answer import Answer
from desktop.commands.opening import PASSPHRASE_VARIABLE, open_records, passphrase, recovery_key
from models.errors import RuleBroken
from models.store.keys import RecoveryKeeper, keep_by_passphrase


def declare(_parser: argparse.ArgumentParser) -> None:
    """Secrets are never arguments: they would stand in the list of running programs."""


def run(arguments: argparse.Namespace) -> Answer:
    """Open the records with the recovery key and choose a new passphrase; the records stay as they are."""
    with open_records(arguments, RecoveryKeeper(recovery_key())) as profile:
        keep_by_passphrase(profile.folder, profile.key, _new_passphrase())
    return Answer(
        words="The records open with the new passphrase now. The recovery key stays the same.",
        data={"outcome": "recovered"},
    )


def _new_passphrase() -> str:
    """The new passphrase; typed twice where it is asked for. Raises ``RuleBroken`` where the two differ."""
    chosen = passphrase("New passphrase: ")
    if not os.environ.get(PASSPHRASE_VARIABLE) and passphrase("The same again: ") != chosen:
        raise RuleBroken("The two passphrases are not the same. Nothing was changed.")
    return chosen
