"""What a command has to say, once in words for a person and once as data for a script."""

import json
import os
import sys
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, TextIO

from models.errors import RuleBroken, StoreDamaged, WalkaboutError


class Status(IntEnum):
    """How a command ended, as the shell sees it."""

    OK = 0
    REFUSED = 1
    """Something was refused, or is damaged."""
    CANNOT = 2
    """It was asked wrongly, or could not be done at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The words printed for a person, the data printed with ``--json``, and how it ended."""

    words: str
    data: Any
    status: Status = Status.OK


def answer_to(error: WalkaboutError) -> Answer:
    """Trouble as an answer: its sentence, and the same in JSON as ``{"outcome": "failed", "reason": …}``."""
    refused = isinstance(error, RuleBroken | StoreDamaged)
    return Answer(
        words=str(error),
        data={"outcome": "failed", "reason": str(error)},
        status=Status.REFUSED if refused else Status.CANNOT,
    )


def shown(path: str | Path) -> str:
    """A file's name as it is printed: what no encoding explains is spelt out.

    Where the system's own encoding is ASCII, Python holds every other letter of a name as a loose byte.
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def speak_utf8() -> None:
    """Have both outputs written as UTF-8 whatever the system's own habit."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(answer: Answer, *, as_json: bool) -> int:
    """Print an answer and give the exit status. Words about trouble go where errors go; JSON never does."""
    if as_json:
        _print(json.dumps(answer.data, ensure_ascii=False, indent=2), sys.stdout)
    elif answer.words:
        _print(answer.words, sys.stderr if answer.status is Status.CANNOT else sys.stdout)
    return int(answer.status)


def _print(words: str, stream: TextIO | None) -> None:
    if stream is not None:  # a program started by a click on Windows has nowhere to print to
        print(words, file=stream, flush=True)
