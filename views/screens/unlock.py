"""Before anything else: making the key of a new profile, or unlocking one that is there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from views.look.theme import follow, theme
from views.look.tokens import Type
from views.parts.labels import Words
from views.parts.layouts import Column, Row
from views.parts.scrolling import ScrollBody
from views.screens.unlock_pages import OpeningPage, TroublePage, UnlockPage
from views.screens.unlock_passphrase import NewPassphrasePage, PassphrasePage
from views.screens.unlock_recovery import RecoverPage, RecoveryKeyPage

WIDEST = 620


class UnlockScreen(QWidget):
    """One page at a time, in the middle of the window."""

    passphrase_given = Signal(str)
    passphrase_chosen = Signal(str)
    recovery_key_given = Signal(str)
    recovery_wanted = Signal()
    passphrase_wanted = Signal()
    print_wanted = Signal(str)
    recovery_key_kept = Signal()
    again_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Walkabout is locked")
        self.opening, self.passphrase = OpeningPage(), PassphrasePage()
        self.new_passphrase, self.recovery_key = NewPassphrasePage(), RecoveryKeyPage()
        self.recover, self.trouble = RecoverPage(), TroublePage()
        self._pages = (
            self.opening,
            self.passphrase,
            self.new_passphrase,
            self.recovery_key,
            self.recover,
            self.trouble,
        )
        self._asking: UnlockPage = self.passphrase
        self._lay_out()
        self._connect()
        follow(self._take_look)

    @property
    def page(self) -> UnlockPage | None:
        """The page that is shown, or None while there is nothing to say yet."""
        return next((page for page in self._pages if not page.isHidden()), None)

    def show_opening(self) -> None:
        """Say that the records are being opened, and that it takes a moment."""
        self._turn_to(self.opening)

    def ask_passphrase(self, *, recovery: bool) -> None:
        """Ask for the passphrase; ``recovery`` where a recovery key was made."""
        self.passphrase.other_way.setVisible(recovery)
        self._turn_to(self.passphrase)

    def choose_passphrase(self, why: str) -> None:
        """Ask for a passphrase to be chosen, saying why."""
        self.new_passphrase.explain(why)
        self._turn_to(self.new_passphrase)

    def show_recovery_key(self, printed: str) -> None:
        """Show the recovery key."""
        self.recovery_key.show_key(printed)
        self._turn_to(self.recovery_key)

    def ask_recovery_key(self, *, passphrase: bool) -> None:
        """Ask for the recovery key; ``passphrase`` where there is one to go back to."""
        self.recover.back.setVisible(passphrase)
        self._turn_to(self.recover)

    def show_trouble(self, title: str, words: str) -> None:
        """Say why the records cannot be opened."""
        self.trouble.explain(title, words)
        self._turn_to(self.trouble)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with what was entered on the page that asked."""
        self._turn_to(self._asking, arrive=False)
        self._asking.show_error(sentence)

    def forget(self) -> None:
        """Let no secret stay on the screen."""
        self.passphrase.forget()
        self.new_passphrase.forget()
        self.recovery_key.show_key("")
        self.recover.forget()

    def _lay_out(self) -> None:
        whole = Row(self, spacing=0)
        self._body = ScrollBody(spacing=0, margins=(28, 40, 28, 40))
        whole.add(self._body)
        self._middle = QWidget()
        column = Column(self._middle, spacing=18)
        column.addWidget(Words("Walkabout", Type.GREETING), 0, Qt.AlignmentFlag.AlignHCenter)
        for page in self._pages:
            page.hide()
            column.addWidget(page)
        beside = Row(spacing=0)
        beside.addStretch(1)
        beside.add(self._middle, stretch=100)
        beside.addStretch(1)
        self._body.add(beside)

    def _connect(self) -> None:
        self.passphrase.passphrase_given.connect(self.passphrase_given)
        self.passphrase.recovery_wanted.connect(self.recovery_wanted)
        self.new_passphrase.passphrase_chosen.connect(self.passphrase_chosen)
        self.recovery_key.print_wanted.connect(self.print_wanted)
        self.recovery_key.kept.connect(self.recovery_key_kept)
        self.recover.recovery_key_given.connect(self.recovery_key_given)
        self.recover.back_wanted.connect(self.passphrase_wanted)
        self.trouble.again_wanted.connect(self.again_wanted)
        self.trouble.close_wanted.connect(self.close_wanted)

    def _turn_to(self, page: UnlockPage, *, arrive: bool = True) -> None:
        if page is not self.opening:
            self._asking = page
        for other in self._pages:
            other.setVisible(other is page)
        if arrive:
            page.arrive()

    def _take_look(self) -> None:
        self._middle.setMaximumWidth(theme.look.px(WIDEST))
