"""``walkabout``: the window without a command, and otherwise what the command says.

Kept light on purpose: photos are opened in a process of their own, which begins by importing this module.
"""

import argparse
import importlib
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from desktop.commands import COMMANDS
from desktop.commands.answer import Answer, Status, answer_to, say, speak_utf8
from desktop.commands.faults import answer_to_fault
from desktop.version import program_version
from models.errors import WalkaboutError

WINDOW = "window"
INTERRUPTED = 130
"""What a shell expects after Ctrl+C."""


class Command(Protocol):
    """What each module of ``desktop.commands`` offers."""

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Say which arguments the command takes."""
        ...

    def run(self, arguments: argparse.Namespace) -> Answer:
        """Do it. Raises ``WalkaboutError`` where it cannot be done."""
        ...


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; gives the exit status: 0 done, 1 refused or damaged, 2 cannot."""
    multiprocessing.freeze_support()
    speak_utf8()
    try:
        arguments, command = _read(list(sys.argv[1:] if argv is None else argv))
    except SystemExit as ending:  # argparse has said what was wrong, or given the help that was asked for
        return ending.code if isinstance(ending.code, int) else int(Status.CANNOT)
    try:
        return say(command.run(arguments), as_json=arguments.json)
    except WalkaboutError as error:
        return say(answer_to(error), as_json=arguments.json)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a fault of ours: its own words might hold somebody's data
        return say(answer_to_fault(error), as_json=arguments.json)


def _read(words: list[str]) -> tuple[argparse.Namespace, Command]:
    """The arguments, and the one command module they ask for."""
    first = _first_parser().parse_args(words)
    name = first.command or WINDOW
    # Only the command that was asked for is loaded: the others would bring Qt, Pillow and the store.
    command = cast("Command", importlib.import_module(f"desktop.commands.{name}"))
    prog = f"walkabout {first.command}" if first.command else "walkabout"
    parser = argparse.ArgumentParser(prog=prog, description=COMMANDS.get(name), parents=[_common()])
    command.declare(parser)
    kept = argparse.Namespace(json=first.json, profile=first.profile)
    return parser.parse_args(first.rest, kept), command


def _first_parser() -> argparse.ArgumentParser:
    commands = "\n".join(f"  {name:<9} {purpose}" for name, purpose in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="walkabout",
        description="Estate walkabouts, from camera to paper. Without a command, opens the window.",
        epilog=f"commands:\n{commands}\n\n“walkabout COMMAND --help” says more about one of them.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_common()],
    )
    parser.add_argument("--version", action="version", version=f"walkabout {program_version()}")
    parser.add_argument("command", nargs="?", choices=COMMANDS, metavar="COMMAND", help="one of those below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    parser.set_defaults(json=False, profile=None)
    return parser


def _common() -> argparse.ArgumentParser:
    """What may stand before the command and after it."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--json", action="store_true", help="print the answer as JSON, for scripts")
    common.add_argument(
        "--profile", type=Path, metavar="DIR", help="where the records are kept (default: this user's own)"
    )
    return common


if __name__ == "__main__":
    sys.exit(main())
