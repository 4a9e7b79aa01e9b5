"""``walkabout restore``: the records become what a backup holds; those that were there are put aside."""

import argparse
from pathlib import Path

from desktop.commands.answer import Answer, shown
from desktop.commands.opening import CommandKeeper, profile_folder
from models.errors import RuleBroken
from models.ports import SystemClock, SystemDisk, TimeOrderedIds
from models.store.keys import ways_in
from models.store.restore import restore


def declare(parser: argparse.ArgumentParser) -> None:
    """The backup, and whether records that are there may be put aside."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup")
    parser.add_argument(
        "--replace", action="store_true", help="put records that are there already aside; they are not lost"
    )


def run(arguments: argparse.Namespace) -> Answer:
    """Prove the backup, then put it in place. Raises ``RuleBroken`` where records are there already."""
    folder = profile_folder(arguments)
    if ways_in(folder) and not arguments.replace:
        raise RuleBroken("There are records here already. Add --replace to put them aside, not lost.")
    clock = SystemClock()
    restored = restore(
        arguments.file,
        folder,
        keeper=CommandKeeper(),
        clock=clock,
        ids=TimeOrderedIds(clock),
        disk=SystemDisk(),
        replace=arguments.replace,
    )
    words = f"Restored the backup made at {restored.made_at}."
    if restored.put_aside is not None:
        words += f" What was there before is in {shown(restored.put_aside)}."
    aside = None if restored.put_aside is None else shown(restored.put_aside)
    return Answer(words=words, data={"outcome": "restored", "made_at": restored.made_at, "put_aside": aside})
