"""Who keeps the key of a profile: the keyring, a passphrase, the recovery key."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoneAtAll
from keyring.backends.null import Keyring as KeepsNothing
from keyring.errors import KeyringLocked

from models.errors import RuleBroken, StoreLocked
from models.store import keys
from models.store.key_file import (
    KEY_FILE,
    WayIn,
)
from models.store.keys import (
    KeyringKeeper,
    NoKeyring,
    PassphraseKeeper,
    RecoveryKeeper,
    keep_by_keyring,
    keep_by_passphrase,
    make_recovery_key,
    recover,
    ways_in,
)

PASSPHRASE = "gate hinge lamp"

pytestmark = pytest.mark.usefixtures("quick_words")


class InMemory(KeyringBackend):
    """A keyring that lasts as long as the test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


class Locked(InMemory):
    """A keyring whose owner has not signed in."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("sign in")


@pytest.fixture(autouse=True)
def ring() -> Iterator[InMemory]:
    """The computer's keyring for this test."""
    before = keyring.get_keyring()
    in_memory = InMemory()
    keyring.set_keyring(in_memory)
    yield in_memory
    keyring.set_keyring(before)


def test_the_keyring_keeps_a_new_key_and_gives_it_again(tmp_path: Path, ring: InMemory) -> None:
    key = KeyringKeeper().key_of(tmp_path, new=True)
    assert len(key) == 32
    assert KeyringKeeper().key_of(tmp_path, new=False) == key
    assert ways_in(tmp_path) == (WayIn.KEYRING,)
    assert key.hex() not in (tmp_path / KEY_FILE).read_text()
    assert key.hex() not in ring.kept.values(), "the keyring holds what unwraps the key, not the key"


def test_each_profile_has_a_key_of_its_own(tmp_path: Path, ring: InMemory) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    assert KeyringKeeper().key_of(tmp_path / "one", new=True) != KeyringKeeper().key_of(
        tmp_path / "other", new=True
    )
    assert len(ring.kept) == 2


@pytest.mark.parametrize("backend", [NoneAtAll, KeepsNothing, Locked])
def test_without_a_keyring_it_says_so_and_writes_nothing(
    tmp_path: Path, backend: type[KeyringBackend]
) -> None:
    keyring.set_keyring(backend())
    with pytest.raises(NoKeyring, match="Choose a passphrase instead"):
        KeyringKeeper().key_of(tmp_path, new=True)
    assert not list(tmp_path.iterdir())


def test_a_keyring_that_has_lost_the_key_points_to_the_recovery_key(tmp_path: Path, ring: InMemory) -> None:
    KeyringKeeper().key_of(tmp_path, new=True)
    ring.kept.clear()
    with pytest.raises(StoreLocked, match="has lost the key"):
        KeyringKeeper().key_of(tmp_path, new=False)


def test_a_keyring_that_will_not_open_points_to_the_recovery_key(tmp_path: Path) -> None:
    KeyringKeeper().key_of(tmp_path, new=True)
    keyring.set_keyring(Locked())
    with pytest.raises(NoKeyring, match="will not open"):
        KeyringKeeper().key_of(tmp_path, new=False)


def test_a_keyring_with_another_key_does_not_open(tmp_path: Path, ring: InMemory) -> None:
    KeyringKeeper().key_of(tmp_path, new=True)
    ring.kept = dict.fromkeys(ring.kept, bytes(32).hex())
    with pytest.raises(StoreLocked, match="does not fit"):
        KeyringKeeper().key_of(tmp_path, new=False)


def test_a_passphrase_keeps_a_new_key_and_gives_it_again(tmp_path: Path) -> None:
    key = PassphraseKeeper(PASSPHRASE).key_of(tmp_path, new=True)
    assert PassphraseKeeper(PASSPHRASE).key_of(tmp_path, new=False) == key
    assert ways_in(tmp_path) == (WayIn.PASSPHRASE,)
    assert key.hex() not in (tmp_path / KEY_FILE).read_text()


@pytest.mark.parametrize("wrong", ["", "gate hinge lam", "Gate hinge lamp", "gate hinge lamp "])
def test_a_wrong_passphrase_is_told_in_a_sentence(tmp_path: Path, wrong: str) -> None:
    PassphraseKeeper(PASSPHRASE).key_of(tmp_path, new=True)
    with pytest.raises(StoreLocked, match=r"does not open these records\. Try again") as raised:
        PassphraseKeeper(wrong).key_of(tmp_path, new=False)
    assert raised.value.__suppress_context__


def test_a_passphrase_may_be_typed_on_any_keyboard(tmp_path: Path) -> None:
    key = PassphraseKeeper("Siân’s gate hinge").key_of(tmp_path, new=True)
    assert PassphraseKeeper("Sia\u0302n’s gate hinge").key_of(tmp_path, new=False) == key


@pytest.mark.parametrize("passphrase", ["", "short", "eleven char", "   short    ", "x" * 1001])
def test_a_passphrase_that_is_too_short_is_refused_with_the_reason(tmp_path: Path, passphrase: str) -> None:
    with pytest.raises(RuleBroken, match="at least 12 characters"):
        PassphraseKeeper(passphrase).key_of(tmp_path, new=True)
    assert not list(tmp_path.iterdir())


def test_secrets_are_not_shown_where_a_keeper_is(tmp_path: Path) -> None:
    assert PASSPHRASE not in repr(PassphraseKeeper(PASSPHRASE))
    assert "7KQ2" not in repr(RecoveryKeeper("7KQ2"))


def test_another_way_in_is_asked_for_by_name(tmp_path: Path) -> None:
    KeyringKeeper().key_of(tmp_path, new=True)
    with pytest.raises(StoreLocked, match="have no passphrase"):
        PassphraseKeeper(PASSPHRASE).key_of(tmp_path, new=False)


def test_a_profile_with_a_passphrase_is_not_asked_of_the_keyring(tmp_path: Path) -> None:
    PassphraseKeeper(PASSPHRASE).key_of(tmp_path, new=True)
    with pytest.raises(StoreLocked, match="open with a passphrase"):
        KeyringKeeper().key_of(tmp_path, new=False)


@pytest.mark.parametrize("keeper", [KeyringKeeper(), PassphraseKeeper(PASSPHRASE)])
def test_records_without_a_key_file_do_not_get_a_new_key(tmp_path: Path, keeper: keys.KeyKeeper) -> None:
    with pytest.raises(StoreLocked, match="key is missing"):
        keeper.key_of(tmp_path, new=False)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("keeper", [KeyringKeeper(), PassphraseKeeper(PASSPHRASE)])
def test_a_beginning_that_was_interrupted_keeps_its_key(tmp_path: Path, keeper: keys.KeyKeeper) -> None:
    key = keeper.key_of(tmp_path, new=True)
    assert keeper.key_of(tmp_path, new=True) == key


def test_the_recovery_key_opens_what_the_passphrase_did(tmp_path: Path) -> None:
    key = PassphraseKeeper(PASSPHRASE).key_of(tmp_path, new=True)
    printed = make_recovery_key(tmp_path, key)
    assert recover(tmp_path, printed.lower().replace("-", " ")) == key
    assert RecoveryKeeper(printed).key_of(tmp_path, new=False) == key
    assert ways_in(tmp_path) == (WayIn.PASSPHRASE, WayIn.RECOVERY)
    written = (tmp_path / KEY_FILE).read_text()
    assert printed not in written
    assert printed.replace("-", "") not in written


def test_after_recovery_a_new_passphrase_takes_the_place_of_the_old(tmp_path: Path) -> None:
    key = PassphraseKeeper(PASSPHRASE).key_of(tmp_path, new=True)
    printed = make_recovery_key(tmp_path, key)
    keep_by_passphrase(tmp_path, recover(tmp_path, printed), "another gate hinge")
    assert PassphraseKeeper("another gate hinge").key_of(tmp_path, new=False) == key
    with pytest.raises(StoreLocked):
        PassphraseKeeper(PASSPHRASE).key_of(tmp_path, new=False)
    assert recover(tmp_path, printed) == key


def test_after_recovery_a_new_keyring_may_keep_the_key(tmp_path: Path, ring: InMemory) -> None:
    key = KeyringKeeper().key_of(tmp_path, new=True)
    printed = make_recovery_key(tmp_path, key)
    ring.kept.clear()
    keep_by_keyring(tmp_path, recover(tmp_path, printed))
    assert KeyringKeeper().key_of(tmp_path, new=False) == key


def test_a_new_recovery_key_makes_the_old_paper_worthless(tmp_path: Path) -> None:
    key = PassphraseKeeper(PASSPHRASE).key_of(tmp_path, new=True)
    old, new = make_recovery_key(tmp_path, key), make_recovery_key(tmp_path, key)
    assert recover(tmp_path, new) == key
    with pytest.raises(StoreLocked, match="belongs to other records"):
        recover(tmp_path, old)


def test_without_a_recovery_key_it_says_so(tmp_path: Path) -> None:
    key = PassphraseKeeper(PASSPHRASE).key_of(tmp_path, new=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    printed = make_recovery_key(elsewhere, key)
    with pytest.raises(StoreLocked, match="No recovery key was made"):
        recover(tmp_path, printed)


def test_a_profile_that_is_not_there_has_no_way_in(tmp_path: Path) -> None:
    assert ways_in(tmp_path) == ()
