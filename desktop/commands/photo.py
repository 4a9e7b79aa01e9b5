"""``walkabout photo``: whether photos could be taken in, and what they know. Nothing is kept."""

import argparse
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from desktop.commands.answer import Answer, Status, shown
from desktop.photo_files import photo_bytes
from models.photo_prepared import PhotoRefused
from models.photo_process import PhotoProcess

MOST_PROCESSES = 4
"""More would not be faster, and each may need some hundred megabytes for a large photo."""

_ABSENT = dict.fromkeys(("reason", "width", "height", "taken", "offset", "latitude", "longitude"))


def declare(parser: argparse.ArgumentParser) -> None:
    """The photo files."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a photo")


def run(arguments: argparse.Namespace) -> Answer:
    """One line, or one JSON object, for each file in the order given."""
    facts = list(_all_facts(arguments.files))
    refused = any(photo["outcome"] == "refused" for photo in facts)
    return Answer(
        words="\n".join(map(_in_words, facts)),
        data=facts,
        status=Status.REFUSED if refused else Status.OK,
    )


def _all_facts(files: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The facts of each file, worked out in several processes at once."""
    count = min(len(files), os.cpu_count() or 1, MOST_PROCESSES)
    free: SimpleQueue[PhotoProcess] = SimpleQueue()

    def facts(file: str) -> dict[str, Any]:
        process = free.get()
        try:
            return _facts(file, process)
        finally:
            free.put(process)

    with ExitStack() as stack:
        for _ in range(count):
            free.put(stack.enter_context(PhotoProcess()))
        yield from stack.enter_context(ThreadPoolExecutor(count)).map(facts, files)


def _facts(file: str, process: PhotoProcess) -> dict[str, Any]:
    """What the guide promises of one file."""
    try:
        photo = process.prepare(photo_bytes(Path(file)))
    except PhotoRefused as refused:
        return {"file": shown(file), "outcome": "refused"} | _ABSENT | {"reason": str(refused)}
    known = {name: getattr(photo, name) for name in _ABSENT if name != "reason"}
    return {"file": shown(file), "outcome": "accepted", "reason": None} | known


def _in_words(facts: dict[str, Any]) -> str:
    if facts["outcome"] == "refused":
        return f"{facts['file']}: refused. {facts['reason']}"
    parts = [f"{facts['width']} × {facts['height']} pixels"]
    if facts["taken"]:
        parts.append(
            f"taken {facts['taken'].replace('T', ' ')}{' ' + facts['offset'] if facts['offset'] else ''}"
        )
    if facts["latitude"] is not None:
        parts.append(f"at {facts['latitude']:.5f}, {facts['longitude']:.5f}")
    return f"{facts['file']}: accepted, {', '.join(parts)}"
