"""A working page that takes photos: dropped anywhere on it, or pasted wherever the focus is."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from views.parts.pages import WorkingPage
from views.screens.capture.photo_mime import sources_of


class PhotoPage(WorkingPage):
    """What becomes of the photos is for the page to say in `on_brought`."""

    def __init__(self, title: str, *, work: str, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(title, "", work=work, spacing=spacing, parent=parent)
        self.setAcceptDrops(True)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._on_paste, context=within)

    def take_in(self, brought: QMimeData) -> bool:
        """Take the photos in what was dropped or pasted, if there are any."""
        sources = sources_of(brought)
        if sources:
            self.on_brought(sources)
        return bool(sources)

    def on_brought(self, sources: tuple[Path | bytes, ...]) -> None:
        """Photos were dropped or pasted: files, or the bytes of a picture."""
        raise NotImplementedError

    def _on_paste(self) -> None:
        self.take_in(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Photos may be dropped anywhere on the page (Qt)."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped photos in (Qt)."""
        if self.take_in(event.mimeData()):
            event.acceptProposedAction()
