"""Reading a photo from a file: every way it can go wrong has its sentence."""

import os
from pathlib import Path

import pytest

from desktop import photo_files
from desktop.photo_files import photo_bytes
from models.photo_prepared import PhotoRefused


def test_the_bytes_are_what_the_file_holds(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"bytes")
    assert photo_bytes(tmp_path / "a.jpg") == b"bytes"


def test_a_folder_a_missing_file_and_a_pipe_are_refused_each_in_its_own_words(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    for path, words in (
        (tmp_path, "folder"),
        (tmp_path / "b.jpg", "no file"),
        (tmp_path / "pipe.jpg", "ordinary"),
    ):
        with pytest.raises(PhotoRefused, match=words):
            photo_bytes(path)


def test_a_name_no_system_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PhotoRefused):
        photo_bytes(tmp_path / "a\0b.jpg")
    with pytest.raises(PhotoRefused):
        photo_bytes(tmp_path / ("a" * 300))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"bytes")
    (tmp_path / "a.jpg").chmod(0)
    with pytest.raises(PhotoRefused, match="account"):
        photo_bytes(tmp_path / "a.jpg")


def test_a_file_the_system_will_not_give_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jpg").write_bytes(b"bytes")

    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PhotoRefused, match="account"):
        photo_bytes(tmp_path / "a.jpg")


def test_too_large_a_file_is_never_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_files, "MOST_BYTES", 1_000_000)
    (tmp_path / "a.jpg").write_bytes(b"")
    os.truncate(tmp_path / "a.jpg", 3_000_000)
    with pytest.raises(PhotoRefused, match="This file is 3 MB; photos of up to 1 MB can be added"):
        photo_bytes(tmp_path / "a.jpg")
