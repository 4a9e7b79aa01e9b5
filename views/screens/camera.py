"""Taking photos: what the camera sees, one large button, and always a file instead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.words import count_words
from views.look.tokens import Tone, Type
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import Deed, PrimaryButton, SecondaryButton
from views.parts.empty import EmptyState
from views.parts.labels import StateLine
from views.parts.layouts import Column
from views.parts.pages import WorkingPage

NEAREST = 240
"""How tall the picture of the camera is at least, in pixels."""


class CameraScreen(WorkingPage):
    """Without a camera it says so plainly, and choosing a file becomes the thing to do."""

    take_wanted = Signal()
    files_wanted = Signal()
    other_camera_wanted = Signal()
    done_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Take a photo", work="Camera", parent=parent)
        self.take = PrimaryButton("Take the photo", "camera", tall=60)
        self.files = SecondaryButton("Choose a file instead", "images", tall=60)
        self.other = SecondaryButton("Other camera", "rotate-cw", tall=60)
        self.done = SecondaryButton("Done", "check", tall=60)
        self.trouble = Banner(BannerKind.HINT, "")
        self.taken = StateLine("circle-check", "", Tone.GREEN, Type.LABEL)
        self._shown: QWidget | None = None
        self._place = QWidget()
        self._place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._column = Column(self._place, spacing=0)
        self.add(self.trouble, self.taken)
        self.add(self._place, stretch=1)
        self.add_to_bar(self.take, self.files, self.other)
        self.end_bar(self.done)
        self.take.clicked.connect(self._on_take)
        self.files.clicked.connect(self._on_files)
        self.other.clicked.connect(self._on_other)
        self.done.clicked.connect(self._on_done)
        self.show_count(0)
        self.show_waiting()

    def show_waiting(self) -> None:
        """The camera is being started."""
        self._show(None)
        self.trouble.hide()
        self.take.hide()
        self.other.hide()
        self.files.show()

    def show_viewfinder(self, viewfinder: QWidget) -> None:
        """Show what the camera sees."""
        viewfinder.setAccessibleName("What the camera sees")
        viewfinder.setMinimumHeight(NEAREST)
        self._show(viewfinder)
        self.trouble.hide()
        self.take.show()
        self.other.show()
        self.take.setFocus()

    def show_no_camera(self, why: str) -> None:
        """Say why no photo can be taken here, and offer a file."""
        self.show_waiting()
        self.files.hide()
        words = f"{why} A photo from a telephone or a memory card will do as well."
        choose = Deed(key="files", text="Choose a file instead", icon="images")
        self._show(EmptyState("No photo can be taken here", words, choose))

    def show_hint(self, words: str) -> None:
        """Say why no photo was taken this time; the camera goes on."""
        self.trouble.show_words(words)
        self.trouble.show()

    def show_count(self, photos: int) -> None:
        """Say how many photos were taken since the screen was opened."""
        self.taken.setVisible(bool(photos))
        self.taken.setText(f"{count_words(photos, 'photo')} added")

    def _show(self, widget: QWidget | None) -> None:
        """Put this in the middle, in place of what was there."""
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = widget
        if isinstance(widget, EmptyState):
            widget.wanted.connect(self._on_files)
        if widget is not None:
            self._column.addWidget(widget, 1)

    def _on_take(self) -> None:
        self.take_wanted.emit()

    def _on_files(self) -> None:
        self.files_wanted.emit()

    def _on_other(self) -> None:
        self.other_camera_wanted.emit()

    def _on_done(self) -> None:
        self.done_wanted.emit()
