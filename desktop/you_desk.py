"""Under the person's own name: the look of this device, and who is using it."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from desktop.desk import Workroom
from desktop.errands import Errand
from desktop.introduction import introduce
from desktop.look_settings import take_look
from desktop.settings import PALETTE, TEXT_SIZE, Setting
from models.changes import Changes
from models.people import Member
from models.store.device_settings import MEMBER
from views.parts.chips import Option
from views.screens.you import YouScreen


class YouDesk(QObject):
    """What is chosen here holds at once and is kept in the background."""

    def __init__(self, workroom: Workroom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._screen = YouScreen()
        self._screen.palette_chosen.connect(self._on_palette)
        self._screen.text_size_chosen.connect(self._on_text_size)
        self._screen.member_given.connect(self._on_member)

    @property
    def widget(self) -> YouScreen:
        """The page it stands behind."""
        return self._screen

    def arrived(self, about: str) -> None:
        """Show what holds now."""
        del about
        settings = self._workroom.settings
        self._screen.show_palettes(_options(PALETTE), str(settings.value(PALETTE)), PALETTE.hint)
        self._screen.show_text_sizes(_options(TEXT_SIZE), str(settings.value(TEXT_SIZE)), TEXT_SIZE.hint)
        self._show_member()

    def left(self) -> None:
        """Nothing here is ever half written."""

    def refresh(self, changes: Changes) -> None:
        """Show who uses the device now."""
        if changes.touches(MEMBER):
            self._show_member()

    def _show_member(self) -> None:
        self._screen.show_member(self._workroom.member.name, self._workroom.member.post)

    def _on_palette(self, key: str) -> None:
        self._workroom.settings.choose(PALETTE, key)
        self._keep()

    def _on_text_size(self, key: str) -> None:
        self._workroom.settings.choose(TEXT_SIZE, float(key))
        self._keep()

    def _keep(self) -> None:
        take_look(self._workroom.settings)
        self._workroom.background.run(self._save, then=_nothing_more)

    def _save(self, _errand: Errand) -> None:
        self._workroom.settings.save()

    def _on_member(self, name: str, post: str) -> None:
        self._workroom.background.write(
            partial(introduce, "", name, post), then=self._on_introduced, otherwise=self._workroom.frame.tell
        )

    def _on_introduced(self, member: Member) -> None:
        self._workroom.member = member
        self._workroom.frame.report(f"This device is now used by {member.name}")


def _options(setting: Setting[Any]) -> list[Option]:
    return [Option(key=str(value), text=words) for value, words in setting.choices]


def _nothing_more(_done: None) -> None:
    """The choice holds already; keeping it needs no further word."""
