"""What people write in: one line, or several.

The box is painted here; the caret, the selection and the keys are Qt's own.
"""

from PySide6.QtCore import QEvent, QMargins, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QTextEdit, QWidget

from views.look import painting
from views.look.fonts import fonts
from views.look.theme import follow, theme
from views.look.tokens import Look, Type
from views.parts.scrolling import ScrollBar, touch_scrolling

_LINE_HEIGHT = 128


def paint_field_box(painter: QPainter, box: QRectF, look: Look, *, wrong: bool) -> None:
    """The box something is entered in: a red border of three when it is wrong."""
    colours = look.colours
    edge, width = (colours.red, look.px(3)) if wrong else (colours.edge, look.px(2))
    painting.rounded(painter, box, look.radius("field"), fill=colours.surface, edge=edge, width=width)


def holds_photos(brought: QMimeData) -> bool:
    """Whether what was copied or dropped is files or a picture, and not words.

    A copy out of a word processor is words with a picture of them: then the words are meant.
    """
    files = any(url.isLocalFile() for url in brought.urls())
    return files or (brought.hasImage() and not brought.hasText())


def _see_through() -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
    return palette


class LineEdit(QLineEdit):
    """One line of writing, 48 tall. ``written(str)`` carries what stands there when the person is done.

    ``wide`` is how wide it is at most, in pixels at 100 %, when what belongs in it is short.
    """

    written = Signal(str)

    def __init__(
        self,
        name: str = "",
        *,
        text: str = "",
        tall: int = 48,
        wide: int | None = None,
        limit: int = 500,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tall = tall
        self._wrong = False
        self.setFrame(False)
        self.setMaxLength(limit)
        self.setAccessibleName(name)
        self._wide = wide
        across = QSizePolicy.Policy.Maximum if wide else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setPalette(_see_through())
        self.textChanged.connect(fonts.cover)
        self.editingFinished.connect(self._on_finished)
        follow(self._take_look)
        self.setText(text)

    def name_it(self, name: str, description: str = "") -> None:
        """Say what is written here, and the hint and error that go with it."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def set_wrong(self, wrong: bool) -> None:
        """Show that this needs putting right."""
        self._wrong = wrong
        self.update()

    def ring_radius(self) -> float:
        """How round the focus ring is, in pixels now."""
        return theme.look.radius("field")

    def _on_finished(self) -> None:
        self.written.emit(self.text())

    def _take_look(self) -> None:
        look = theme.look
        self.setFont(look.font(Type.BODY))
        self.setTextMargins(QMargins(look.px(14), 0, look.px(12), 0))
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Leave pasting to the page when a photo or files were copied, which no line can take (Qt)."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Paste)
            and holds_photos(QGuiApplication.clipboard().mimeData())
        ):
            event.ignore()
            return False
        return super().event(event)

    def sizeHint(self) -> QSize:
        """The token height (Qt)."""
        return QSize(theme.look.px(self._wide or 200), theme.look.px(self._tall))

    def minimumSizeHint(self) -> QSize:
        """Room for a short word (Qt)."""
        return QSize(theme.look.px(64), theme.look.px(self._tall))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, then Qt's text (Qt)."""
        painter = QPainter(self)
        paint_field_box(painter, QRectF(self.rect()), theme.look, wrong=self._wrong)
        painter.end()
        super().paintEvent(event)


class TextArea(QTextEdit):
    """Several lines of plain writing at 128 % line height. Tab leaves it.

    ``changed(str)`` carries all of it at every change; ``written(str)`` when the person leaves it.
    """

    changed = Signal(str)
    written = Signal(str)

    def __init__(
        self, name: str = "", *, text: str = "", lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._wrong = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setPalette(_see_through())
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        touch_scrolling(self)
        follow(self._take_look)
        self.show_text(text)
        self.textChanged.connect(self._on_text_changed)

    def name_it(self, name: str, description: str = "") -> None:
        """Say what is written here, and the hint and error that go with it."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def set_wrong(self, wrong: bool) -> None:
        """Show that this needs putting right."""
        self._wrong = wrong
        self.update()

    def show_text(self, text: str) -> None:
        """Put this text in, without a signal and with nothing to undo."""
        if text == self.toPlainText() and text:
            return
        self.blockSignals(True)
        self.setPlainText(text)
        self._space_lines()
        self.blockSignals(False)
        fonts.cover(text)

    def ring_radius(self) -> float:
        """How round the focus ring is, in pixels now."""
        return theme.look.radius("field")

    def _on_text_changed(self) -> None:
        text = self.toPlainText()
        fonts.cover(text)
        self.changed.emit(text)

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        self.document().setUndoRedoEnabled(True)

    def _take_look(self) -> None:
        look = theme.look
        self.setFont(look.font(Type.BODY))
        self.document().setDocumentMargin(0)
        self.setViewportMargins(look.px(14), look.px(10), look.px(8), look.px(8))
        self.updateGeometry()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text keeps its words and loses its dress (Qt)."""
        if source.hasText():
            self.insertPlainText(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving means it is written (Qt)."""
        super().focusOutEvent(event)
        self.written.emit(self.toPlainText())

    def sizeHint(self) -> QSize:
        """As many lines as asked for (Qt)."""
        look = theme.look
        line = self.fontMetrics().height() * _LINE_HEIGHT / 100
        return QSize(look.px(240), round(line * self._lines) + look.px(20))

    def minimumSizeHint(self) -> QSize:
        """Never below two lines (Qt)."""
        look = theme.look
        line = self.fontMetrics().height() * _LINE_HEIGHT / 100
        return QSize(look.px(120), max(look.px(48), round(line * min(self._lines, 2)) + look.px(20)))

    def event(self, event: QEvent) -> bool:
        """Paint the box under the viewport: the frame's own paint event cannot be overridden (Qt)."""
        if event.type() == QEvent.Type.Paint:
            painter = QPainter(self)
            paint_field_box(painter, QRectF(self.rect()), theme.look, wrong=self._wrong)
            painter.end()
            return True
        return super().event(event)
