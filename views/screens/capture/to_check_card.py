"""One promise of last time, to be looked at on the spot: still open, not done, or done with a photo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from models.overview import ToCheck
from models.standing import Standing
from models.words import count_words
from views.look.marks import BY_STANDING
from views.look.tokens import Ink, Tone, Type
from views.parts.buttons import PrimaryButton, QuietButton, SecondaryButton
from views.parts.chips import Option
from views.parts.field import Field
from views.parts.flow import Flow
from views.parts.inputs import LineEdit
from views.parts.labels import Divider, StateLine, Words
from views.parts.layouts import Column, Row
from views.parts.option_rows import ChipRow
from views.parts.photos import PhotoThumbnail
from views.parts.surfaces import Badge, Nameplate
from views.screens.capture.beside import Beside
from views.screens.capture.wishes import DoneChecked

TELL = "Say who was told and how, such as “everyone on the walkabout, by word of mouth”"
_EVERYONE = "Everyone on this walkabout, by word of mouth"


class ToCheckCard(QWidget):
    """What was agreed, where it stands, and what can be said about it now.

    ``not_done(str)`` and ``camera_wanted(str)``, ``files_wanted(str)`` carry the action's identity.
    """

    not_done = Signal(str)
    done = Signal(DoneChecked)
    camera_wanted = Signal(str)
    files_wanted = Signal(str)

    def __init__(self, to_check: ToCheck, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action_id = to_check.row.action.id
        self.thumbnail = to_check.thumbnail
        self._column = Column(self, spacing=10, margins=(16, 14, 16, 0))
        self.photo = PhotoThumbnail(f"Then: {to_check.row.action.wording}", size=(76, 64))
        self.photo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.photo.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._after = StateLine("camera", "", Tone.GREEN, Type.BADGE)
        self._after.hide()
        self._answers = self._made_answers(to_check)
        self._checking = self._made_checking(to_check)
        self._noted = StateLine("check", "", Tone.GREEN, Type.BADGE)
        self._noted.hide()
        head = Beside(room=560, spacing=10)
        head.add(self._made_told(to_check), stretch=1)
        head.add(self._answers)
        self._column.add(head, self._checking, self._after, self._noted)
        self._column.addSpacing(4)
        self._column.add(Divider())

    def show_thumbnail(self, picture: QImage) -> None:
        """The picture from then has come."""
        self.photo.show_photo(picture)

    def show_after_photos(self, count: int) -> None:
        """So many photos were added of how it looks now."""
        self._after.setText(f"{count_words(count, 'photo')} of it now")
        self._after.setVisible(count > 0)

    def show_noted(self, words: str) -> None:
        """What was said about it is on the disk."""
        self._noted.setText(words)
        self._noted.show()
        self._answers.hide()
        self._checking.hide()

    def _made_told(self, to_check: ToCheck) -> QWidget:
        row = to_check.row
        told, holder = Column(spacing=6), QWidget()
        mark = BY_STANDING[row.stands.standing]
        line = QWidget()
        Flow(line, spacing=8).add(Badge(mark), Words(row.stands.words, Type.SECOND, ink=Ink.INK2, wrap=False))
        told.add(Words(row.action.wording, Type.LABEL), line)
        if row.action.place:
            told.add(Nameplate(row.action.place, small=True))
        whole = Row(holder, spacing=14)
        whole.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        whole.add(told, stretch=1)
        return holder

    def _made_answers(self, to_check: ToCheck) -> QWidget:
        claimed = to_check.row.stands.standing is Standing.TO_CHECK
        wording = to_check.row.action.wording
        text = "Not done" if claimed else "Still open"
        self.not_done_button = SecondaryButton(text, small=True, name=f"{text}: {wording}")
        self.done_button = SecondaryButton("Done", "camera", small=True, name=f"Done, I checked: {wording}")
        holder = QWidget()
        row = Row(holder, spacing=8)
        row.addStretch(1)
        row.add(self.not_done_button, self.done_button)
        self.not_done_button.clicked.connect(self._on_not_done)
        self.done_button.clicked.connect(self._on_done)
        return holder

    def _made_checking(self, to_check: ToCheck) -> QWidget:
        holder = QWidget()
        column = Column(holder, spacing=10)
        self.take = SecondaryButton(
            "Take photo", "camera", small=True, name="Take a photo of how it looks now"
        )
        self.choose = SecondaryButton("Choose files", "image-plus", small=True)
        photos = QWidget()
        Flow(photos, spacing=8).add(self.take, self.choose)
        self.told = LineEdit(limit=300)
        self.told_field = Field("Who was told, and how", self.told)
        everyone = ChipRow("Usual", [Option(key=_EVERYONE, text="Everyone here", icon="plus", stays=False)])
        self.confirm = PrimaryButton("Done, I checked", "check", tall=52)
        self.cancel = QuietButton("Cancel")
        self.confirm.setAccessibleDescription(to_check.row.action.wording)
        last = QWidget()
        Flow(last, spacing=14).add(self.confirm, self.cancel)
        column.add(photos, self.told_field, everyone, last)
        holder.hide()
        self.take.clicked.connect(self._on_take)
        self.choose.clicked.connect(self._on_choose)
        self.confirm.clicked.connect(self._on_confirm)
        self.cancel.clicked.connect(self._on_cancel)
        everyone.pressed.connect(self._on_everyone)
        return holder

    def _on_not_done(self) -> None:
        self.not_done.emit(self.action_id)

    def _on_done(self) -> None:
        self._answers.hide()
        self._checking.show()
        self.take.setFocus()

    def _on_cancel(self) -> None:
        self._checking.hide()
        self._answers.show()
        self.done_button.setFocus()

    def _on_take(self) -> None:
        self.camera_wanted.emit(self.action_id)

    def _on_choose(self) -> None:
        self.files_wanted.emit(self.action_id)

    def _on_everyone(self, words: str) -> None:
        self.told.setText(words)
        self.told_field.clear_error()

    def _on_confirm(self) -> None:
        if not self.told.text().strip():
            self.told_field.set_error(TELL)
            self.told.setFocus()
            return
        self.told_field.clear_error()
        self.done.emit(DoneChecked(action_id=self.action_id, told=self.told.text().strip()))
