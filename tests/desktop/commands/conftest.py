"""What the tests of the command line share: records kept under a passphrase, and no keyring."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backends.null
import pytest

from desktop.__main__ import main
from desktop.commands.opening import PASSPHRASE_VARIABLE, RECOVERY_VARIABLE
from models.ports import TimeOrderedIds
from models.store import key_file
from models.store.key_file import Wrapped
from models.store.keys import PassphraseKeeper, make_recovery_key
from models.store.profile import open_profile
from tests.builders import RoomyDisk, SetClock, a_finding, a_walkabout, found_maunside, keep

PASSPHRASE = "three blue mice"

Walkabout = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No keyring, and no words in the environment."""
    monkeypatch.delenv(PASSPHRASE_VARIABLE, raising=False)
    monkeypatch.delenv(RECOVERY_VARIABLE, raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.null.Keyring())  # type: ignore[no-untyped-call]  # untyped library
    yield
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are stretched at once: how slow guessing is, is proved where the keys are."""

    def stretched(words: str, way: Wrapped) -> bytes:
        return hashlib.sha256(f"{words}\n{way.salt}".encode()).digest()

    monkeypatch.setattr(key_file, "_stretched", stretched)


@pytest.fixture
def walkabout(capsys: pytest.CaptureFixture[str]) -> Walkabout:
    """Runs the command line: gives the exit status and what was printed to each output."""

    def run(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(word) for word in words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.fixture
def locked(tmp_path: Path) -> tuple[Path, str]:
    """Records of one walkabout under a passphrase that nobody has given; and their recovery key."""
    folder, clock = tmp_path / "profile", SetClock()
    with open_profile(
        folder,
        keeper=PassphraseKeeper(PASSPHRASE),
        clock=clock,
        ids=TimeOrderedIds(clock),
        disk=RoomyDisk(),
    ) as profile:
        found_maunside(profile.store)
        keep(profile.store, a_walkabout(), a_finding())
        return folder, make_recovery_key(folder, profile.key)


@pytest.fixture
def records(locked: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, with the passphrase in the environment."""
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)
    return locked[0]
