"""Writes down in which order bytes and names were put on the disk."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest


@dataclass
class DiskDiary:
    """Every fsync and every rename, with the path it was about."""

    lines: list[tuple[str, Path]] = field(default_factory=list)

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        fsync, replace = os.fsync, os.replace

        def watched_fsync(descriptor: int) -> None:
            self.lines.append(("fsync", Path(f"/proc/self/fd/{descriptor}").readlink()))
            fsync(descriptor)

        def watched_replace(source: Any, target: Any) -> None:
            self.lines.append(("rename", Path(target)))
            replace(source, target)

        monkeypatch.setattr(os, "fsync", watched_fsync)
        monkeypatch.setattr(os, "replace", watched_replace)
