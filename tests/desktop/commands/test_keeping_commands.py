"""check, backup, restore and recover on real records."""

import json
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from desktop.commands import recover
from models.ports import TimeOrderedIds
from models.store.key_file import WayIn
from models.store.keys import PassphraseKeeper, keep_by_keyring, ways_in
from models.store.profile import open_profile
from models.store.profile_files import RECORDS_FILE
from tests.builders import RoomyDisk, SetClock, a_photo, keep
from tests.desktop.commands.conftest import PASSPHRASE, Walkabout
from tests.desktop.test_unlocking import MemoryKeyring

GUIDE = Path(__file__).parents[3] / "docs/guide/command-line.md"


def keys_in_guide(command: str) -> set[str]:
    """The JSON keys the guide documents under a command's heading."""
    section = GUIDE.read_text(encoding="utf-8").split(f"## `walkabout {command}")[1].split("\n## ")[0]
    return {line.split("`")[1] for line in section.splitlines() if line.startswith("| `")}


def test_whole_records_are_called_whole(walkabout: Walkabout, records: Path) -> None:
    status, words, _ = walkabout("check", "--profile", records)
    assert status == 0
    assert words.endswith("Everything is whole.\n")
    _, said, _ = walkabout("check", "--profile", records, "--json")
    answer = json.loads(said)
    assert (answer["outcome"], answer["troubles"]) == ("whole", [])
    assert answer.keys() == keys_in_guide("check")


def test_damage_is_found_and_ends_with_one(walkabout: Walkabout, records: Path) -> None:
    clock = SetClock()
    keeper = PassphraseKeeper(PASSPHRASE)
    with open_profile(
        records, keeper=keeper, clock=clock, ids=TimeOrderedIds(clock), disk=RoomyDisk()
    ) as profile:
        keep(profile.store, a_photo())  # whose bytes are nowhere
    status, words, _ = walkabout("check", "--profile", records)
    assert status == 1
    assert "Pictures that a record names and that are not there" in words
    _, said, _ = walkabout("check", "--profile", records, "--json")
    assert json.loads(said)["outcome"] == "damaged"


def test_a_file_damaged_beyond_opening_ends_with_one(walkabout: Walkabout, records: Path) -> None:
    file = records / RECORDS_FILE.name
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.write_bytes(content)
    status, said, _ = walkabout("check", "--profile", records, "--json")
    answer = json.loads(said)
    assert (status in {1, 2}, answer["outcome"]) == (True, "failed")
    assert answer["reason"]


def test_a_backup_comes_back(walkabout: Walkabout, records: Path, tmp_path: Path) -> None:
    file = tmp_path / "kept.walkabout"
    status, said, _ = walkabout("backup", file, "--profile", records, "--json")
    answer = json.loads(said)
    assert (status, answer["outcome"], answer["file"]) == (0, "saved", str(file))
    assert answer["size"] == file.stat().st_size
    assert answer.keys() == keys_in_guide("backup")
    status, words, _ = walkabout("backup", file, "--profile", records)  # over the earlier one
    assert status == 0
    assert "The same keys open it" in words
    status, said, _ = walkabout("restore", file, "--profile", tmp_path / "new", "--json")
    answer = json.loads(said)
    assert (status, answer["outcome"], answer["put_aside"]) == (0, "restored", None)
    assert answer.keys() == keys_in_guide("restore")
    assert walkabout("check", "--profile", tmp_path / "new")[0] == 0


def test_records_that_are_there_are_only_put_aside_when_asked(
    walkabout: Walkabout, records: Path, tmp_path: Path
) -> None:
    file = tmp_path / "kept.walkabout"
    walkabout("backup", file, "--profile", records)
    status, words, _ = walkabout("restore", file, "--profile", records)
    assert status == 1
    assert "--replace" in words
    status, words, _ = walkabout("restore", file, "--profile", records, "--replace")
    assert status == 0
    assert "What was there before is in" in words
    _, said, _ = walkabout("restore", file, "--profile", records, "--replace", "--json")
    assert Path(json.loads(said)["put_aside"]).is_dir()


def test_another_file_is_never_overwritten_by_a_backup(
    walkabout: Walkabout, records: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all")
    status, words, _ = walkabout("backup", letter, "--profile", records)
    assert status == 1
    assert "not a backup" in words
    assert letter.read_text() == "Dear all"


def test_what_is_no_backup_is_refused(walkabout: Walkabout, records: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all")
    assert walkabout("restore", letter, "--profile", tmp_path / "new")[0] == 1
    assert walkabout("restore", tmp_path / "gone", "--profile", tmp_path / "new")[0] == 2


def test_the_recovery_key_gives_a_new_passphrase(
    walkabout: Walkabout, locked: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, recovery_key = locked
    monkeypatch.setenv("WALKABOUT_RECOVERY_KEY", recovery_key.lower())
    monkeypatch.setenv("WALKABOUT_PASSPHRASE", "four blue mice")
    status, said, _ = walkabout("recover", "--profile", folder, "--json")
    assert (status, json.loads(said)) == (0, {"outcome": "recovered"})
    assert keys_in_guide("recover") == {"outcome"}
    assert walkabout("check", "--profile", folder)[0] == 0
    monkeypatch.setenv("WALKABOUT_PASSPHRASE", PASSPHRASE)
    assert walkabout("check", "--profile", folder)[0] == 2


def test_a_slip_in_the_recovery_key_or_between_two_passphrases_changes_nothing(
    walkabout: Walkabout, locked: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, recovery_key = locked
    monkeypatch.setenv("WALKABOUT_RECOVERY_KEY", recovery_key[:-1] + "0")
    assert walkabout("recover", "--profile", folder)[0] == 1
    monkeypatch.setenv("WALKABOUT_RECOVERY_KEY", recovery_key)
    typed = iter(["four blue mice", "four blind mice"])
    monkeypatch.setattr(recover, "passphrase", lambda _question: next(typed))
    status, words, _ = walkabout("recover", "--profile", folder)
    assert status == 1
    assert "not the same" in words
    monkeypatch.setenv("WALKABOUT_PASSPHRASE", PASSPHRASE)
    assert walkabout("check", "--profile", folder)[0] == 0


def test_the_keyring_is_asked_first_and_the_passphrase_when_it_fails(
    walkabout: Walkabout, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend: KeyringBackend = MemoryKeyring()
    keyring.set_keyring(backend)
    clock = SetClock()
    keeper = PassphraseKeeper(PASSPHRASE)
    with open_profile(
        records, keeper=keeper, clock=clock, ids=TimeOrderedIds(clock), disk=RoomyDisk()
    ) as profile:
        keep_by_keyring(records, profile.key)
    assert WayIn.KEYRING in ways_in(records)
    monkeypatch.delenv("WALKABOUT_PASSPHRASE")
    assert walkabout("check", "--profile", records)[0] == 0
    keyring.set_keyring(MemoryKeyring())  # another computer's
    assert walkabout("check", "--profile", records)[0] == 2
    monkeypatch.setenv("WALKABOUT_PASSPHRASE", PASSPHRASE)
    assert walkabout("check", "--profile", records)[0] == 0
