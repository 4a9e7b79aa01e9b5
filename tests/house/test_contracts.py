"""Each import contract holds, and each is shown to bite by breaking it in a copy of the rooms."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
ROOMS = ("desktop", "views", "models", "sync", "resources")

BREACHES = {
    "One staircase going down": [
        ("models/places.py", "import views.look"),
        ("resources/__init__.py", "import models"),
        ("sync/__init__.py", "import views"),
        ("views/__init__.py", "import sync"),
        ("views/__init__.py", "import desktop"),
    ],
    "No Qt below the screens, not even through another module": [
        ("models/places.py", "from PySide6 import QtCore"),
        ("sync/__init__.py", "import PySide6"),
        ("views/printed/__init__.py", "import views.look.tokens\nimport PySide6"),
        ("views/web/__init__.py", "def late():\n    import shiboken6"),
    ],
    "Screens, printed documents and web twins do not know each other": [
        ("views/screens/__init__.py", "import views.printed"),
        ("views/printed/__init__.py", "import views.screens"),
        ("views/web/__init__.py", "import views.printed"),
        ("views/parts/__init__.py", "import views.tables"),
        ("views/stray/__init__.py", ""),
    ],
    "The domain does not know how it is kept": [
        ("models/places.py", "import models.store"),
        ("models/stray.py", ""),
    ],
    "The exchange stands on its messages, and its two ends do not know each other": [
        ("sync/exchange.py", "import sync.server"),
        ("sync/exchange.py", "import sync.transport"),
        ("sync/server/central.py", "import sync.exchange"),
        ("sync/server/central.py", "import sync.transport"),
        ("sync/messages.py", "import sync.judging"),
        ("sync/stray.py", ""),
    ],
    "The office's end knows nothing of how a device asks": [
        ("sync/server/central.py", "import sync.pictures"),
        ("sync/server/pages.py", "import sync.replies"),
    ],
    "Only the line knows the HTTP library, and only the transport the line": [
        ("sync/exchange.py", "import aiohttp"),
        ("sync/exchange.py", "import sync.line"),
        ("sync/server/application.py", "import aiohttp"),
    ],
    "Only the office's end knows how the web is served": [
        ("sync/transport.py", "import starlette"),
        ("sync/messages.py", "import anyio"),
        ("desktop/__init__.py", "import starlette"),
    ],
    "Only the store touches the database": [
        ("models/places.py", "import sqlite_utils"),
        ("sync/server/shelf.py", "import sqlcipher3"),
        ("sync/server/schema.py", "import sqlite_utils"),
    ],
    "Only the store's keys touch secrets": [("desktop/__init__.py", "import keyring")],
    "Only the web room writes workbooks": [("views/printed/__init__.py", "import xlsxwriter")],
    "Pictures are decoded in few places": [("models/places.py", "import PIL")],
    "Only the printed documents know how a PDF is made": [("desktop/__init__.py", "import reportlab")],
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the rooms' Python files with the project's own contracts."""
    for room in ROOMS:
        shutil.copytree(
            PROJECT / room,
            tmp_path / room,
            ignore=shutil.ignore_patterns("__pycache__", "fonts", "icons", "sample"),
        )
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_holds() -> None:
    done = lint(PROJECT)
    assert done.returncode == 0, done.stdout


def test_every_contract_has_a_breach_that_shows_it_bites() -> None:
    names = {
        line.split('"')[1]
        for line in (PROJECT / "pyproject.toml")
        .read_text(encoding="utf-8")
        .split("[tool.importlinter]")[1]
        .splitlines()
        if line.startswith("name = ")
    }
    assert names == set(BREACHES)


@pytest.mark.parametrize(
    ("contract", "file", "line"),
    [(contract, *breach) for contract, breaches in BREACHES.items() for breach in breaches],
)
def test_a_breach_is_caught(copy: Path, contract: str, file: str, line: str) -> None:
    place = copy / file
    place.parent.mkdir(exist_ok=True)
    before = place.read_text(encoding="utf-8") if place.exists() else ""
    place.write_text(f"{before}\n{line}\n", encoding="utf-8")
    done = lint(copy)
    assert done.returncode != 0
    assert f"{contract} BROKEN" in done.stdout, done.stdout
