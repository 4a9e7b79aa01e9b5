"""Making the key of new records, and unlocking those that are there, as a person does it on the screen."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, NoKeyringError
from pytestqt.qtbot import QtBot

from desktop.errands import Errand, Wish
from desktop.unlocking import AFTER_RECOVERY, Unlocking
from models.ports import TimeOrderedIds
from models.store import keys
from models.store.key_file import KEY_FILE, WayIn
from models.store.keys import KeyKeeper
from models.store.profile import Profile, open_profile
from tests.builders import RoomyDisk, SetClock, TestKeeper
from tests.immediately import Immediately
from views.screens.unlock import UnlockScreen

PASSPHRASE = "three blue mice"


class MemoryKeyring(KeyringBackend):
    """A keyring for the length of a test; ``broken`` has one that will not open."""

    priority = 1  # type: ignore[assignment]  # a class property in the base class

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.broken = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.broken:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


class NoKeyring(MemoryKeyring):
    """What a computer without a keyring has."""

    def get_password(self, service: str, username: str) -> str | None:
        raise NoKeyringError

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NoKeyringError


@pytest.fixture
def computer() -> Iterator[MemoryKeyring]:
    """A computer with a keyring."""
    before, backend = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture
def without_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    yield
    keyring.set_keyring(before)


class Start:
    """One start of the program, as far as the records being open."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder = folder
        self.unlocked = False
        self.qtbot = qtbot
        self.spoken = False
        self.background = Immediately()
        self.unlocking = Unlocking(self._made, self.background, folder, partial(_open, folder))
        self.unlocking.unlocked.connect(self._on_unlocked)

    def _made(self) -> UnlockScreen:
        self.spoken = True
        screen = UnlockScreen()
        self.qtbot.addWidget(screen)
        return screen

    @property
    def screen(self) -> UnlockScreen:
        return self.unlocking._screen

    def begin(self, keeper: KeyKeeper | None = None) -> "Start":
        if keeper is None:
            self.unlocking.begin()
        else:
            self.unlocking.begin_with(keeper)
        return self

    def choose(self, passphrase: str) -> None:
        page = self.screen.new_passphrase
        page.field.line.setText(passphrase)
        page.again.line.setText(passphrase)
        page.keep.click()

    def type_passphrase(self, passphrase: str) -> None:
        self.screen.passphrase.field.line.setText(passphrase)
        self.screen.passphrase.unlock.click()

    def type_recovery_key(self, typed: str) -> None:
        self.screen.recover.line.setText(typed)
        self.screen.recover.unlock.click()

    def keep_recovery_key(self) -> str:
        shown = self.screen.recovery_key.key.text().replace(" – ", "-").replace("\n", "-")
        self.screen.recovery_key.keep.click()
        return shown

    def end(self) -> None:
        self.background.stop()

    def _on_unlocked(self) -> None:
        self.unlocked = True


def _open(folder: Path, keeper: KeyKeeper) -> Profile:
    clock = SetClock()
    return open_profile(folder, keeper=keeper, clock=clock, ids=TimeOrderedIds(clock), disk=RoomyDisk())


@pytest.fixture
def start(tmp_path: Path, qtbot: QtBot) -> Iterator[partial[Start]]:
    started: list[Start] = []

    def make() -> Start:
        started.append(Start(tmp_path / "profile", qtbot))
        return started[-1]

    yield partial(make)
    for each in started:
        each.end()


@pytest.mark.usefixtures("computer")
def test_with_a_keyring_only_the_recovery_key_is_shown_and_only_once(start: partial[Start]) -> None:
    first = start().begin()
    assert first.screen.page is first.screen.recovery_key
    assert not first.unlocked
    first.keep_recovery_key()
    assert first.unlocked
    assert first.screen.recovery_key.key.text() == ""  # nothing of it stays on the screen
    first.end()
    again = start().begin()
    assert again.unlocked
    assert not again.spoken  # an ordinary start makes no unlock screen at all


@pytest.mark.usefixtures("computer")
def test_a_recovery_key_nobody_kept_is_made_anew_at_the_next_start(start: partial[Start]) -> None:
    first = start().begin()
    shown = first.screen.recovery_key.key.text()
    first.end()
    again = start().begin()
    assert again.screen.page is again.screen.recovery_key
    assert again.screen.recovery_key.key.text() != shown


@pytest.mark.usefixtures("without_keyring")
def test_without_a_keyring_a_passphrase_is_chosen_and_asked_for(start: partial[Start]) -> None:
    first = start().begin()
    assert first.screen.page is first.screen.new_passphrase
    assert "no keyring" in first.screen.new_passphrase.words.text()
    first.choose("short")
    assert "at least 12 characters" in first.screen.new_passphrase.field.error
    first.choose(PASSPHRASE)
    first.keep_recovery_key()
    assert first.unlocked
    first.end()
    again = start().begin()
    assert again.screen.page is again.screen.passphrase
    again.type_passphrase("three blind mice")
    assert "does not open these records" in again.screen.passphrase.field.error
    assert not again.unlocked
    again.type_passphrase(PASSPHRASE)
    assert again.unlocked
    assert again.screen.passphrase.field.taken() == ""


@pytest.mark.usefixtures("without_keyring")
def test_the_recovery_key_opens_the_records_and_a_new_passphrase_takes_over(start: partial[Start]) -> None:
    first = start().begin()
    first.choose(PASSPHRASE)
    recovery_key = first.keep_recovery_key()
    first.end()
    again = start().begin()
    again.screen.passphrase.other_way.click()
    assert again.screen.page is again.screen.recover
    again.screen.recover.back.click()
    assert again.screen.page is again.screen.passphrase
    again.screen.passphrase.other_way.click()
    again.type_recovery_key(recovery_key[:-1] + "0")
    assert "A recovery key has no “0”" in again.screen.recover.field.error
    again.type_recovery_key(recovery_key.lower().replace("-", " "))
    assert again.screen.new_passphrase.words.text() == AFTER_RECOVERY
    again.choose("short")
    assert again.screen.new_passphrase.field.error
    again.choose("four blue mice")
    assert again.unlocked
    again.end()
    third = start().begin()
    third.type_passphrase("four blue mice")
    assert third.unlocked


def test_a_keyring_that_will_not_open_leads_to_the_recovery_key(
    start: partial[Start], computer: MemoryKeyring
) -> None:
    first = start().begin()
    recovery_key = first.keep_recovery_key()
    first.end()
    computer.kept.clear()
    again = start().begin()
    assert again.screen.page is again.screen.recover
    assert again.screen.recover.back.isHidden()  # there is no passphrase to go back to
    again.type_recovery_key(recovery_key)
    assert again.unlocked  # the keyring has the key again
    again.end()
    assert start().begin().unlocked


@pytest.mark.usefixtures("computer")
def test_trouble_is_said_and_can_be_tried_again(start: partial[Start]) -> None:
    first = start().begin()
    first.keep_recovery_key()
    second = start().begin()  # while the first still has the records open
    assert second.screen.page is second.screen.trouble
    assert second.screen.trouble.heading.text() == "Walkabout is already open"
    first.end()
    second.screen.trouble.again.click()
    assert second.unlocked


@pytest.mark.usefixtures("computer")
def test_a_damaged_key_file_is_said_before_anything_is_asked(start: partial[Start]) -> None:
    first = start().begin()
    first.end()
    (first.folder / KEY_FILE).write_text("not JSON")
    second = start().begin()
    assert second.screen.page is second.screen.trouble


def test_a_known_key_opens_without_a_word(start: partial[Start]) -> None:
    known = start().begin(TestKeeper())
    assert known.unlocked
    assert not known.spoken


@pytest.mark.usefixtures("computer")
def test_the_ways_in_are_as_the_person_chose(start: partial[Start]) -> None:
    first = start().begin()
    first.keep_recovery_key()
    assert set(keys.ways_in(first.folder)) == {WayIn.KEYRING, WayIn.RECOVERY}


@pytest.mark.usefixtures("without_keyring")
def test_a_second_press_while_the_first_still_works_is_let_pass(start: partial[Start]) -> None:
    first = start().begin()
    first.background._under_way[Errand()] = Wish(errand=Errand(), work=int)
    first.choose(PASSPHRASE)
    assert not keys.ways_in(first.folder)
    first.background._under_way.clear()
    first.choose(PASSPHRASE)
    assert keys.ways_in(first.folder)


def test_only_a_long_opening_says_that_it_is_opening(start: partial[Start]) -> None:
    first = start()
    first.unlocking._on_long_wait()
    assert not first.spoken  # nothing is being opened
    first.background._under_way[Errand()] = Wish(errand=Errand(), work=int)
    first.unlocking._on_long_wait()
    assert first.screen.page is first.screen.opening
    first.background._under_way.clear()


def test_what_the_person_wants_beside_opening_is_passed_on(start: partial[Start], qtbot: QtBot) -> None:
    first = start()
    with qtbot.waitSignal(first.unlocking.close_wanted):
        first.screen.close_wanted.emit()
    with qtbot.waitSignal(first.unlocking.print_wanted) as wanted:
        first.screen.print_wanted.emit("7KQ2")
    assert wanted.args == ["7KQ2"]
