"""Finished blobs as plain files ``ab/cd/<sha-256>``. The folder is the only truth; there is no table.

A file comes under its name only when its bytes are proved and on the disk.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from models.errors import NotFound
from models.ports import settle
from sync.blob_name import Bytes, is_name, name_of

ARRIVING = ".arriving"
_PAIR = re.compile(r"[0-9a-f]{2}")

Arrival = tuple[str, Path | None]
"""A name with the file that is to have it, or None where only what is there already has to be on the disk."""


class BlobFolder:
    """Bytes in, name out. Any thread of the one process that writes may ask.

    Every method raises ``ValueError`` for what is not a name before it becomes a path, and ``OSError`` as the
    disk does.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._arriving = folder / ARRIVING
        self._arriving.mkdir(parents=True, exist_ok=True)
        for number in range(256):
            (folder / f"{number:02x}").mkdir(exist_ok=True)
        settle(folder)
        settle(folder.parent)
        self._numbers = count(1)
        self._settled: set[str] = set()

    def path_of(self, name: str) -> Path:
        """Where the bytes of that name are, or would be."""
        if not is_name(name):
            raise ValueError("not the name of a blob")
        return self.folder.joinpath(name[:2], name[2:4], name)

    def contains(self, name: str) -> bool:
        """Whether there are bytes of that name; that they would outlast a power cut only ``land`` says."""
        return self.path_of(name).is_file()

    def size(self, name: str) -> int:
        """How many bytes that name has; ``NotFound`` when it is not here."""
        try:
            return self.path_of(name).stat().st_size
        except FileNotFoundError:
            raise NotFound("The office does not hold that picture.") from None

    def is_sound(self, name: str) -> bool:
        """Whether there are bytes of that name, and they are what it says; reads them all."""
        try:
            with self.path_of(name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == name
        except FileNotFoundError:
            return False

    def missing(self, names: Iterable[str]) -> list[str]:
        """Those of the names that are not here, each once, in the order they came."""
        return [name for name in dict.fromkeys(names) if not self.contains(name)]

    def put_many(self, datas: Iterable[bytes]) -> list[str]:
        """Keep several pieces and give their names in the same order; on the disk when this returns."""
        pieces = [(name_of(data), data) for data in datas]
        self.keep(pieces)
        return [name for name, _ in pieces]

    def keep(self, pieces: Sequence[tuple[str, Bytes]]) -> None:
        """Keep pieces whose names the caller has proved; on the disk when this returns.

        What is here already and sound stays as it is; what is damaged is replaced.
        """
        arrivals: list[Arrival] = []
        try:
            for name, data in dict(pieces).items():
                arrivals.append((name, None if self.is_sound(name) else self._write(data)))
            self.land(arrivals)
        finally:
            for _, part in arrivals:
                if part is not None:
                    part.unlink(missing_ok=True)

    def land(self, arrivals: Sequence[Arrival]) -> None:
        """Give files their names; when this returns every one of the names would outlast a power cut.

        The bytes of the files must be proved and on the disk, and that disk the one of this folder. Several
        may do so at one moment; the file system joins their trips to the disk, a queue here only cost time.
        """
        homes = {name[:4]: self.path_of(name).parent for name, _ in arrivals}
        # A folder this process has not settled may be one that another made just before it was killed.
        strange = {start: home for start, home in homes.items() if start not in self._settled}
        for home in strange.values():
            home.mkdir(exist_ok=True)
        for name, part in arrivals:
            if part is not None:
                part.replace(homes[name[:4]] / name)
        for folder in dict.fromkeys((*homes.values(), *(home.parent for home in strange.values()))):
            settle(folder)
        self._settled.update(strange)

    def names(self) -> Iterator[str]:
        """Every name, in order."""
        for first in _folders_in(self.folder):
            for second in _folders_in(first):
                start = first.name + second.name
                inside = sorted(path.name for path in second.iterdir())
                yield from (name for name in inside if is_name(name) and name.startswith(start))

    def verify(self) -> Iterator[str]:
        """The names whose bytes are not what the name says; reads everything."""
        return (name for name in self.names() if not self.is_sound(name))

    def clear_arriving(self) -> None:
        """Remove what a program that stopped left half written. Only for the one process that writes."""
        for left in self._arriving.iterdir():
            left.unlink()

    def _write(self, data: Bytes) -> Path:
        part = self._arriving / str(next(self._numbers))
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return part


def _folders_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if _PAIR.fullmatch(path.name) and path.is_dir())
