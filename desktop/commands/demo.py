"""``walkabout demo``: the sample landlord, its documents in both editions, and the window on it."""

import argparse
from pathlib import Path

from desktop.commands.answer import Answer
from desktop.demonstration.workshop import workshop


def declare(parser: argparse.ArgumentParser) -> None:
    """Where to leave documents and pictures, and whether there is a screen."""
    parser.add_argument("--headless", action="store_true", help="walk the whole journey without a display")
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("demo"),
        metavar="DIR",
        help="where documents and pictures are left (default: demo)",
    )


def run(arguments: argparse.Namespace) -> Answer:
    """Show it. The sample's records are kept in ``--profile``, or apart from this user's own."""
    with workshop() as workers:
        # Loaded while the workers load what they need.
        from desktop.demonstration.journey import demonstrate  # noqa: PLC0415 - see above

        return demonstrate(
            output=arguments.output,
            headless=arguments.headless,
            workers=workers,
            folder=arguments.profile,
        )
