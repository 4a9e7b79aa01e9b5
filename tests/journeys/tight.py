"""Disks that come to their end: a small one that is really full, and a limit on how large a file may get."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pytest

_UNLIMITED = resource.RLIM_INFINITY


class Tight(Protocol):
    """Files are in ``folder``. Who writes them is a process, 0 for this one."""

    folder: Path

    def leave(self, room: int, process: int = 0) -> None:
        """From here on there is room for so many bytes."""

    def clear(self, process: int = 0) -> None:
        """There is room again."""


class SmallDisk:
    """A disk of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def leave(self, room: int, process: int = 0) -> None:
        self.clear()
        with self._filler.open("wb") as file:
            piece = bytes(1 << 16)
            while (free := shutil.disk_usage(self.folder).free) > room:
                file.write(piece[: free - room])
                file.flush()

    def clear(self, process: int = 0) -> None:
        self._filler.unlink(missing_ok=True)


class SmallFiles:
    """No file may get larger than the largest now, and the room that is left."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def leave(self, room: int, process: int = 0) -> None:
        sizes = [path.stat().st_size for path in self.folder.rglob("*") if path.is_file()]
        resource.prlimit(process, resource.RLIMIT_FSIZE, (max(sizes) + room, _UNLIMITED))

    def clear(self, process: int = 0) -> None:
        resource.prlimit(process, resource.RLIMIT_FSIZE, (_UNLIMITED, _UNLIMITED))


@contextmanager
def a_small_disk(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Mounted there for the time of the block; skips where this may not be."""
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this computer does not let a small disk be mounted")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def small_files(folder: Path) -> Iterator[SmallFiles]:
    """A limit on what this process and others write there; skips where there is none."""
    folder.mkdir()
    if not hasattr(resource, "prlimit"):
        pytest.skip("only Linux limits the files of another process")
    found = SmallFiles(folder)
    try:
        yield found
    finally:
        found.clear()
