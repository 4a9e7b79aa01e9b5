"""Restores that are killed, each before another step on the disk: ``python -m … COPY STORE WHERE``.

``WHERE/0``, ``WHERE/1`` … are what each left of ``STORE``; the last one was not killed.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from models.ports import TimeOrderedIds
from sync.server.keeping import restore
from tests.builders import SetClock

STEPS = (
    (Path, "mkdir"),
    (Path, "rename"),
    (shutil, "copyfile"),
    (os, "fsync"),
    (os, "unlink"),
    (os, "rmdir"),
)


def killed_before(step: int) -> None:
    """From here on, this process ends as in a power cut when it comes to that step."""
    steps = count()

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def do(*arguments: Any, **more: Any) -> Any:
            if next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **more)

        return do

    for owner, name in STEPS:
        setattr(owner, name, counted(getattr(owner, name)))


def restored(copy: Path, store: Path, into: Path, step: int) -> bool:
    """Whether the restore came to its end in a process that is killed before that step."""
    if store.exists():
        shutil.copytree(store, into)
    child = os.fork()
    if child == 0:
        killed_before(step)
        clock = SetClock()
        restore(copy, into, clock=clock, ids=TimeOrderedIds(clock), replace=True)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), status
    return status == 0


def main(copy: Path, store: Path, where: Path) -> None:
    """Until one is not killed."""
    for step in count():
        if restored(copy, store, where / str(step), step):
            return


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
