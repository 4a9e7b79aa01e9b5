"""Finished blobs as plain files ``ab/<sha-256>``. The folder is the only truth; there is no table.

A file comes under its name only when its bytes are proved and on the disk.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from os.path import dirname, isfile
from pathlib import Path

from models.errors import NotFound
from models.ports import settle
from sync.blob_name import Bytes, is_name, name_of

ARRIVING = ".arriving"
_PAIR = re.compile(r"[0-9a-f]{2}")

Arrival = tuple[str, Path | str | None]
"""A name with the file that is to have it, or None where only what is there already has to be on the disk."""


class BlobFolder:
    """Bytes in, name out. Any thread of the one process that writes may ask.

    Every method raises ``ValueError`` for what is not a name before it becomes a path, and ``OSError`` as the
    disk does.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._start = str(folder)  # joining texts costs a tenth of joining paths, five times a picture
        self._arriving = folder / ARRIVING
        self._arriving.mkdir(parents=True, exist_ok=True)
        for number in range(256):
            (folder / f"{number:02x}").mkdir(exist_ok=True)
        settle(folder)
        settle(folder.parent)
        self._numbers = count(1)
        self._bring_up()

    def path_of(self, name: str) -> Path:
        """Where the bytes of that name are, or would be."""
        return Path(self._place(name))

    def contains(self, name: str) -> bool:
        """Whether there are bytes of that name; that they would outlast a power cut only ``land`` says."""
        return isfile(self._place(name))

    def size(self, name: str) -> int:
        """How many bytes that name has; ``NotFound`` when it is not here."""
        try:
            return os.stat(self._place(name)).st_size
        except FileNotFoundError:
            raise NotFound("The office does not hold that picture.") from None

    def is_sound(self, name: str) -> bool:
        """Whether there are bytes of that name, and they are what it says; reads them all."""
        try:
            with open(self._place(name), "rb") as file:
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
        except BaseException:
            for _, part in arrivals:
                if part is not None:
                    _gone(part)
            raise

    def land(self, arrivals: Sequence[Arrival]) -> None:
        """Give files their names; when this returns every one of the names would outlast a power cut.

        The bytes of the files must be proved and on the disk, and that disk the one of this folder. Several
        may do so at one moment; the file system joins their trips to the disk, a queue here only cost time.
        """
        places = {name: self._place(name) for name, _ in arrivals}
        for name, part in arrivals:
            if part is not None:
                os.replace(part, places[name])
        for home in dict.fromkeys(map(dirname, places.values())):
            settle(home)

    def names(self) -> Iterator[str]:
        """Every name, in order."""
        for home in sorted(path for path in self.folder.iterdir() if _PAIR.fullmatch(path.name)):
            inside = sorted(path.name for path in home.iterdir())
            yield from (name for name in inside if is_name(name) and name.startswith(home.name))

    def verify(self) -> Iterator[str]:
        """The names whose bytes are not what the name says; reads everything."""
        return (name for name in self.names() if not self.is_sound(name))

    def clear_arriving(self) -> None:
        """Remove what a program that stopped left half written. Only for the one process that writes."""
        for left in self._arriving.iterdir():
            left.unlink()

    def _bring_up(self) -> None:
        """An earlier program kept them one folder deeper; another process may be doing the same just now."""
        for deeper in list(self.folder.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]")):
            with suppress(FileNotFoundError):
                for name in filter(is_name, os.listdir(deeper)):
                    if not self.contains(name):
                        os.replace(deeper / name, self._place(name))
            settle(deeper.parent)
            with suppress(OSError):  # what is not a picture stays where it is
                deeper.rmdir()

    def _place(self, name: str) -> str:
        if not is_name(name):
            raise ValueError("not the name of a blob")
        return f"{self._start}/{name[:2]}/{name}"

    def _write(self, data: Bytes) -> str:
        part = f"{self._start}/{ARRIVING}/{next(self._numbers)}"
        try:
            with open(part, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            _gone(part)
            raise
        return part


def _gone(part: Path | str) -> None:
    """It will have no name, unless it has it by now."""
    with suppress(FileNotFoundError):
        os.unlink(part)
