"""How far the walkabout has got, where that is not simply under way: said in a banner over the form."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from models.overview import WalkaboutInProgress
from models.walkabout import Walkabout, WalkaboutState
from models.words import count_words, date_words, time_words
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import Deed
from views.parts.layouts import Column

_SET_OUT = Deed(key="set_out", text="Set out", icon="footprints")
_REPORT = Deed(key="report", text="Print the report", icon="printer")
_GO_ON = Deed(key="go_on", text="Go on after all", icon="footprints")


class OutingStage(QWidget):
    """Nothing while the walkabout is under way. Each signal carries the walkabout's identity."""

    set_out_wanted = Signal(str)
    report_wanted = Signal(str)
    taken_up_again = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walkabout_id = ""
        self.planned = Banner(BannerKind.ASSURANCE, "", icon="calendar-days", deeds=[_SET_OUT])
        self.held = Banner(BannerKind.ASSURANCE, "", icon="circle-check", deeds=[_REPORT, _GO_ON])
        self.cancelled = Banner(BannerKind.NOTE, "", icon="ban")
        self._banners = {
            WalkaboutState.PLANNED: self.planned,
            WalkaboutState.HELD: self.held,
            WalkaboutState.CANCELLED: self.cancelled,
        }
        self._state = WalkaboutState.UNDER_WAY
        column = Column(self, spacing=0)
        for banner in self._banners.values():
            banner.hide()
            column.add(banner)
            banner.chosen.connect(self._on_chosen)
        self.hide()

    def show_outing(self, outing: WalkaboutInProgress) -> None:
        """Say how far this walkabout has got."""
        walkabout = outing.walkabout
        self._walkabout_id, self._state = walkabout.id, walkabout.state
        for state, banner in self._banners.items():
            banner.setVisible(state is walkabout.state)
        self.planned.show_words(_planned_words(walkabout))
        self.held.show_words(_held_words(walkabout))
        self._offer_going_on(not walkabout.reported_on)
        self.cancelled.show_words("This walkabout was cancelled. Plan it again in the list of walkabouts.")
        self.setVisible(walkabout.state in self._banners)

    def focus_first(self) -> None:
        """Put the focus on the first thing to do here."""
        first = self.held.deed("report") if self._state is WalkaboutState.HELD else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_going_on(self, offered: bool) -> None:
        """The buttons stay as they are while nothing changes, so that none loses the focus."""
        if offered != (self.held.deed(_GO_ON.key) is not None):
            self.held.set_deeds([_REPORT, _GO_ON] if offered else [_REPORT])

    def _on_chosen(self, key: str) -> None:
        wanted = {
            _SET_OUT.key: self.set_out_wanted,
            _REPORT.key: self.report_wanted,
            _GO_ON.key: self.taken_up_again,
        }
        wanted[key].emit(self._walkabout_id)


def _planned_words(walkabout: Walkabout) -> str:
    when = _moment(walkabout.planned_for)
    return f"Planned for {when}. It begins when you set out, or save the first finding."


def _held_words(walkabout: Walkabout) -> str:
    came = count_words(walkabout.tenants, "tenant") if walkabout.tenants else "No tenants"
    words = [f"The walkabout is finished. {came} came."]
    if walkabout.next_planned_for:
        words.append(f"The next one is on {_moment(walkabout.next_planned_for)}.")
    if walkabout.reported_on:
        words.append(f"Everyone was told on {date_words(date.fromisoformat(walkabout.reported_on))}.")
    return " ".join(words)


def _moment(written: str) -> str:
    moment = datetime.fromisoformat(written)
    return f"{date_words(moment.date(), with_weekday=True)}, {time_words(moment.time())}"
