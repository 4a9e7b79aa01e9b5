"""``walkabout backup``: everything in one file, still encrypted, and proved good before it is called done."""

import argparse
from pathlib import Path

from desktop.commands.answer import Answer, shown
from desktop.commands.opening import open_records
from models.errors import RuleBroken, StoreDamaged
from models.store.backup import back_up, describe
from models.words import size_words


def declare(parser: argparse.ArgumentParser) -> None:
    """The file to write."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the backup to write; an earlier backup there is replaced"
    )


def run(arguments: argparse.Namespace) -> Answer:
    """Write it. Raises ``RuleBroken`` where another file would be lost."""
    target: Path = arguments.file
    _refuse_to_replace_another_file(target)
    with open_records(arguments) as profile:
        backup = back_up(profile, target)
    return Answer(
        words=f"Backed up to {shown(target)}, {size_words(backup.size)}. The same keys open it.",
        data={"outcome": "saved", "file": shown(target), "made_at": backup.made_at, "size": backup.size},
    )


def _refuse_to_replace_another_file(target: Path) -> None:
    if not target.exists():
        return
    try:
        describe(target)
    except StoreDamaged:
        raise RuleBroken("There is a file of that name which is not a backup. Choose another name.") from None
