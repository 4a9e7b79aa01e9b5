"""``key.json``: the key wrapped for each way in, never as itself, and refused where it makes no sense."""

import json
from pathlib import Path
from typing import Any

import pytest

from models.errors import StorageFull, StoreDamaged, StoreLocked, StoreTooNew
from models.store import key_file
from models.store.key_file import KEY_FILE, KeyFile, WayIn, new_key_file, read_key_file, write_key_file
from tests.builders import TEST_KEY

PASSPHRASE = "gate hinge lamp"


def test_words_are_stretched_at_the_cost_that_was_decided() -> None:
    way = key_file.wrap_by_words(TEST_KEY, WayIn.PASSPHRASE, PASSPHRASE)
    assert (way.time, way.memory, way.lanes) == (3, 65_536, 4)
    assert len(bytes.fromhex(way.salt)) == 16
    assert key_file.unwrap_by_words(way, PASSPHRASE) == TEST_KEY
    with pytest.raises(StoreLocked):
        key_file.unwrap_by_words(way, "another passphrase")


def written(folder: Path, **changed: Any) -> dict[str, Any]:
    """A key file as it is on the disk, with some things changed."""
    write_key_file(
        folder, new_key_file().with_way(key_file.wrap_by_words(TEST_KEY, WayIn.PASSPHRASE, PASSPHRASE))
    )
    content: dict[str, Any] = json.loads((folder / KEY_FILE).read_text())
    content["ways"][0] |= changed
    return content


@pytest.mark.parametrize(
    "changed",
    [
        {"wrapped": "00"},
        {"wrapped": "not hexadecimal"},
        {"salt": ""},
        {"salt": "00"},
        {"time": 0},
        {"time": 10_000},
        {"time": 1.5},
        {"memory": 1 << 30},
        {"lanes": "4"},
        {"by": "a window"},
        {"surprise": 1},
    ],
    ids=str,
)
def test_a_key_file_with_nonsense_in_it_is_damaged(tmp_path: Path, changed: dict[str, Any]) -> None:
    (tmp_path / KEY_FILE).write_text(json.dumps(written(tmp_path, **changed)))
    with pytest.raises(StoreDamaged, match="cannot be read"):
        read_key_file(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"format": 1}',
        b"\xff\xfe",
        b"[" * 9_000,
        b" " * 20_000,
        b'{"format":"1"}',
    ],
)
def test_a_key_file_that_is_not_one_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / KEY_FILE).write_bytes(content)
    with pytest.raises(StoreDamaged, match="cannot be read"):
        read_key_file(tmp_path)


def test_a_key_file_of_a_newer_program_is_refused_kindly(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_text(json.dumps(written(tmp_path) | {"format": 2, "ways": "otherwise"}))
    with pytest.raises(StoreTooNew, match="Update the program"):
        read_key_file(tmp_path)


def test_a_key_file_comes_back_as_it_was(tmp_path: Path) -> None:
    keyfile = KeyFile(name="n").with_way(key_file.wrap(TEST_KEY, WayIn.KEYRING, bytes(32)))
    write_key_file(tmp_path, keyfile)
    assert read_key_file(tmp_path) == keyfile
    assert keyfile.way(WayIn.RECOVERY) is None


def test_a_key_file_that_cannot_be_written_is_trouble_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(key_file, "write_durably", no_room)
    with pytest.raises(StorageFull):
        write_key_file(tmp_path, new_key_file())


def test_two_random_keys_differ() -> None:
    assert key_file.random_key() != key_file.random_key()
    assert len(key_file.random_key()) == 32
