"""walkabout photo: one answer for each file, in order, and nothing kept."""

import json
from pathlib import Path

import pytest

from tests.desktop.commands.conftest import Walkabout
from tests.desktop.commands.test_keeping_commands import keys_in_guide
from tests.photographs import photograph

KEYS = ["file", "outcome", "reason", "width", "height", "taken", "offset", "latitude", "longitude"]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A photo held on its side, one that says nothing of itself, and three that are none."""
    held = photograph(
        1, (60, 80), orientation=6, taken="2026:03:24 14:04:05", offset="+00:00", place=(53.5, -2.25)
    )
    silent = photograph(2, (80, 60), taken="", offset="", place=None)
    contents = {"held.jpg": held, "silent.jpg": silent, "cut.jpg": silent[:2000], "note.txt": b"not a photo"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [*(tmp_path / name for name in contents), tmp_path / "gone.jpg", tmp_path]


def test_each_file_is_accepted_with_its_facts_or_refused_with_a_sentence(
    walkabout: Walkabout, files: list[Path]
) -> None:
    status, said, _ = walkabout("photo", "--json", *files)
    answers = json.loads(said)
    assert status == 1
    assert [answer["file"] for answer in answers] == [str(file) for file in files]
    assert all(list(answer) == KEYS for answer in answers)
    held, silent, *refused = answers
    assert held == {
        "file": str(files[0]),
        "outcome": "accepted",
        "reason": None,
        "width": 60,
        "height": 80,
        "taken": "2026-03-24T14:04:05",
        "offset": "+00:00",
        "latitude": pytest.approx(53.5),
        "longitude": pytest.approx(-2.25),
    }
    assert (silent["outcome"], silent["width"], silent["height"]) == ("accepted", 80, 60)
    assert {silent[key] for key in ("reason", "taken", "offset", "latitude", "longitude")} == {None}
    for answer in refused:
        assert answer["outcome"] == "refused"
        assert answer["reason"].endswith(".")
        assert {answer[key] for key in KEYS[3:]} == {None}


def test_the_words_say_the_same(walkabout: Walkabout, files: list[Path]) -> None:
    status, words, _ = walkabout("photo", *files)
    held, silent, cut, *_ = words.splitlines()
    assert status == 1
    assert (
        held
        == f"{files[0]}: accepted, 60 × 80 pixels, taken 2026-03-24 14:04:05 +00:00, at 53.50000, -2.25000"
    )
    assert silent == f"{files[1]}: accepted, 80 × 60 pixels"
    assert cut.startswith(f"{files[2]}: refused. ")


def test_only_accepted_photos_end_with_nought(walkabout: Walkabout, files: list[Path]) -> None:
    assert walkabout("photo", *files[:2])[0] == 0


def test_nothing_is_kept(walkabout: Walkabout, files: list[Path], tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    walkabout("photo", "--profile", tmp_path / "profile", *files)
    assert sorted(tmp_path.rglob("*")) == before


def test_many_files_keep_their_order(walkabout: Walkabout, files: list[Path]) -> None:
    many = [files[number % 2] for number in range(12)]
    _, said, _ = walkabout("photo", "--json", *many)
    assert [answer["file"] for answer in json.loads(said)] == [str(file) for file in many]


def test_the_guide_documents_every_key() -> None:
    assert keys_in_guide("photo") == set(KEYS)
