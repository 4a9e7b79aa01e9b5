"""The house keeps its own rules: small files, plain names, SQL in one place, no trace of a machine."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
ROOMS = ("desktop", "views", "models", "sync", "resources")
FILES = sorted(path.relative_to(PROJECT) for room in ROOMS for path in (PROJECT / room).rglob("*.py"))
TOP_LEVEL = {
    "desktop", "views", "models", "sync", "resources", "tests", "docs", "pyproject.toml", "README.md", ".ci",
    ".gitignore", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "requirements.lock",
    "requirements-dev.lock",
}  # fmt: skip
SQL = re.compile(
    r"^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|BEGIN|COMMIT|WITH)\s", re.IGNORECASE
)


def committed() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        check=True,
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    return [name for name in listed.stdout.splitlines() if (PROJECT / name).exists()]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_file_holds_one_idea_in_under_300_lines(path: Path) -> None:
    assert len((PROJECT / path).read_text(encoding="utf-8").splitlines()) < 300


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_file_is_named_in_the_field_s_words(path: Path) -> None:
    assert not re.search(r"util|helper|manager|misc|common", path.stem)


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if path.parts[:2] not in {("models", "store"), ("sync", "server")}],
    ids=str,
)
def test_sql_stands_only_in_the_store(path: Path) -> None:
    tree = ast.parse((PROJECT / path).read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body and isinstance(node.body[0], ast.Expr)
    }  # fmt: skip
    spoken = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]
    assert [
        text
        for text in spoken
        if SQL.match(text)
        and text.isascii()
        and ("FROM" in text or "INTO" in text or "TABLE" in text or "PRAGMA" in text)
    ] == []


def test_the_top_level_is_as_it_was_decided() -> None:
    assert {name.split("/")[0] for name in committed()} <= TOP_LEVEL


def test_the_locks_pin_every_package_by_hash_and_name_no_host() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (PROJECT / name).read_text(encoding="utf-8")
        assert "://" not in text
        entries = re.split(r"\n(?=[a-z0-9])", text.strip())
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_pyside_stays_below_the_release_that_loses_references() -> None:
    text = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    found = re.findall(r"^pyside6-(?:essentials|addons)==6\.(\d+)\.", text, re.MULTILINE)
    assert found == ["11", "11"]


def test_no_file_speaks_of_the_place_it_was_made_in() -> None:
    elsewhere = re.compile("/" + "work/|/" + "tmp/bash|/" + "root/")
    speaking = [
        name
        for name in committed()
        if Path(name).suffix in {".py", ".md", ".toml", ".json", ".txt", ".lock", ""}
        and elsewhere.search((PROJECT / name).read_text(encoding="utf-8"))
    ]
    assert speaking == []
