"""Opening the records at the start: with the computer's keyring where there is one, else by asking.

A new profile gets its key here, and a recovery key, which is shown until somebody says that it is kept safe.
"""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.background import Background
from desktop.problems import in_words
from models.changes import Changes
from models.errors import RuleBroken, StoreLocked, WalkaboutError
from models.store import device_settings, keys
from models.store.key_file import WayIn
from models.store.keys import KeyKeeper, KeyringKeeper, NoKeyring, PassphraseKeeper, RecoveryKeeper
from models.store.profile import Profile

if TYPE_CHECKING:
    from views.screens.unlock import UnlockScreen

PATIENCE = 1_000
"""How long, in milliseconds, opening may take before the screen says that it is opening."""
AFTER_RECOVERY = "Your records are open. Choose a new passphrase for them; the old one no longer counts."

Opening = Callable[[KeyKeeper], Profile]
"""Opens the profile with the key that a keeper has."""


class Unlocking(QObject):
    """Between the unlock screen and the store: asks for no more than is needed, one thing at a time."""

    unlocked = Signal()
    close_wanted = Signal()
    """The person gives up."""
    print_wanted = Signal(str)
    """The recovery key, to be printed."""

    def __init__(
        self,
        make_screen: "Callable[[], UnlockScreen]",
        background: Background,
        folder: Path,
        opening: Opening,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_screen = make_screen
        self._background = background
        self._folder = folder
        self._opening = opening
        self._ways: tuple[WayIn, ...] = ()
        self._recovered = False
        self._done = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._on_long_wait)

    @cached_property
    def _screen(self) -> "UnlockScreen":
        """The screen, made when there is first something to say: most starts need no word."""
        screen = self._make_screen()
        screen.passphrase_given.connect(self._on_passphrase)
        screen.passphrase_chosen.connect(self._on_new_passphrase)
        screen.recovery_key_given.connect(self._on_recovery_key)
        screen.recovery_wanted.connect(self._ask_recovery_key)
        screen.passphrase_wanted.connect(self._ask_passphrase)
        screen.recovery_key_kept.connect(self._on_recovery_key_kept)
        screen.print_wanted.connect(self.print_wanted)
        screen.again_wanted.connect(self.begin)
        screen.close_wanted.connect(self.close_wanted)
        return screen

    def begin(self) -> None:
        """Open the records, or ask for what opens them."""
        try:
            self._ways = keys.ways_in(self._folder)
        except WalkaboutError as trouble:
            self._show_trouble(trouble)
            return
        if not self._ways or WayIn.KEYRING in self._ways:
            self._open(KeyringKeeper(), self._on_keyring_failed)
        else:
            self._ask()

    def begin_with(self, keeper: KeyKeeper) -> None:
        """Open the records with a key that is known already, as those of the demonstration are."""
        self._open(keeper, self._show_trouble, then=self._finish)

    def _ask(self) -> None:
        """Ask for whatever opens these records."""
        if WayIn.PASSPHRASE in self._ways:
            self._ask_passphrase()
        else:
            self._ask_recovery_key()

    def _ask_passphrase(self) -> None:
        self._screen.ask_passphrase(recovery=WayIn.RECOVERY in self._ways)

    def _ask_recovery_key(self) -> None:
        self._screen.ask_recovery_key(passphrase=WayIn.PASSPHRASE in self._ways)

    def _on_passphrase(self, typed: str) -> None:
        self._open(PassphraseKeeper(typed), self._on_refused)

    def _on_new_passphrase(self, chosen: str) -> None:
        if self._recovered:
            keep = partial(_keep_by_passphrase, chosen)
            self._background.ask(keep, then=self._on_kept_again, otherwise=self._on_refused)
        else:
            self._open(PassphraseKeeper(chosen), self._on_refused)

    def _on_recovery_key(self, typed: str) -> None:
        self._open(RecoveryKeeper(typed), self._on_refused, then=self._on_recovered)

    def _on_keyring_failed(self, trouble: WalkaboutError) -> None:
        if not self._ways and isinstance(trouble, NoKeyring):
            self._screen.choose_passphrase(str(trouble))
        elif self._ways and isinstance(trouble, StoreLocked):
            self._ask()
        else:
            self._show_trouble(trouble)

    def _on_refused(self, trouble: WalkaboutError) -> None:
        """What was typed does not fit: it is said beside it, and the person tries again."""
        if isinstance(trouble, RuleBroken | StoreLocked):
            self._screen.show_error(str(trouble))
        else:
            self._show_trouble(trouble)

    def _show_trouble(self, trouble: WalkaboutError) -> None:
        problem = in_words(trouble)
        self._screen.show_trouble(problem.title, problem.words)

    def _on_recovered(self) -> None:
        """The recovery key opened the records: give them an everyday way in again."""
        self._recovered = True
        self._background.ask(_keep_by_keyring, then=self._on_kept_again, otherwise=self._on_no_keyring)

    def _on_no_keyring(self, trouble: WalkaboutError) -> None:
        if isinstance(trouble, NoKeyring):
            self._screen.choose_passphrase(AFTER_RECOVERY)
        else:
            self._show_trouble(trouble)

    def _on_kept_again(self, _nothing: None) -> None:
        self._finish()

    def _on_open(self) -> None:
        """The records are open; nobody works on before a recovery key is in a safe place."""
        self._background.ask(
            _recovery_key_to_show, then=self._on_recovery_key_made, otherwise=self._show_trouble
        )

    def _on_recovery_key_made(self, printed: str) -> None:
        if printed:
            self._screen.show_recovery_key(printed)
        else:
            self._finish()

    def _on_recovery_key_kept(self) -> None:
        self._background.write(_note_recovery_key_kept, then=self._finish, otherwise=self._show_trouble)

    def _on_long_wait(self) -> None:
        if self._background.busy and not self._done:
            self._screen.show_opening()

    def _finish(self) -> None:
        self._done = True
        if "_screen" in self.__dict__:  # it was made
            self._screen.forget()
        self.unlocked.emit()

    def _open(
        self,
        keeper: KeyKeeper,
        otherwise: Callable[[WalkaboutError], None],
        then: Callable[[], None] | None = None,
    ) -> None:
        """Nothing is opened twice: a second press while the first still works is let pass."""
        if not self._background.busy:
            self._patience.start()
            self._background.open_store(partial(self._opening, keeper), then or self._on_open, otherwise)


def _keep_by_keyring(profile: Profile) -> None:
    keys.keep_by_keyring(profile.folder, profile.key)


def _keep_by_passphrase(chosen: str, profile: Profile) -> None:
    keys.keep_by_passphrase(profile.folder, profile.key, chosen)


def _recovery_key_to_show(profile: Profile) -> str:
    """A new recovery key, or "" where one is known to be kept safe."""
    if device_settings.recovery_key_kept(profile.store):
        return ""
    return keys.make_recovery_key(profile.folder, profile.key)


def _note_recovery_key_kept(profile: Profile) -> Changes:
    return device_settings.note_recovery_key_kept(profile.store)
