"""The first words between a person and a new profile, one page at a time, in the middle of the window."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from views.look.theme import follow, theme
from views.look.tokens import Type
from views.parts.labels import Words
from views.parts.layouts import Column, Row
from views.parts.scrolling import ScrollBody
from views.screens.beginning.coming import ComingPage
from views.screens.beginning.office import OfficePage
from views.screens.beginning.page import BeginningPage
from views.screens.beginning.ways import WaysPage
from views.screens.beginning.who import Introduction, WhoPage

Page = BeginningPage | WaysPage


class BeginningScreen(QWidget):
    """Nothing is written before the person has said which way they begin, and then who they are."""

    introduced = Signal(Introduction)
    again_wanted = Signal()
    """What the office has is to be asked for again."""
    carry_on_wanted = Signal()
    """What has come from the office so far is enough to begin with."""
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Walkabout begins")
        self.ways, self.office = WaysPage(), OfficePage()
        self.coming, self.who = ComingPage(), WhoPage()
        self._pages: tuple[Page, ...] = (self.ways, self.office, self.coming, self.who)
        self._before_office: Page = self.ways
        self._lay_out()
        self.ways.connect_wanted.connect(self.ask_office)
        self.ways.start_wanted.connect(self._on_start_wanted)
        self.office.back_wanted.connect(self._on_back_from_office)
        self.office.form.wrong.connect(self._on_wrong)
        self.coming.again_wanted.connect(self.again_wanted)
        self.coming.other_wanted.connect(self.ask_office)
        self.coming.carry_on_wanted.connect(self.carry_on_wanted)
        self.coming.stop_wanted.connect(self.close_wanted)
        self.who.introduced.connect(self.introduced)
        self.who.back_wanted.connect(self.offer_ways)
        self.who.wrong.connect(self._on_wrong)
        follow(self._take_look)

    @property
    def page(self) -> Page | None:
        """The page that is shown, or None while there is nothing to say yet."""
        return next((page for page in self._pages if not page.isHidden()), None)

    def offer_ways(self) -> None:
        """Ask which way to begin: with the office, or with a new landlord."""
        self._turn_to(self.ways)

    def ask_office(self) -> None:
        """Ask where the office is, and for the code; the way back leads to the page in sight now."""
        self._before_office = self.page or self.ways
        self._turn_to(self.office)

    def show_coming(self, office_name: str) -> None:
        """Say that everything comes from the office of this name."""
        self.coming.show_office(office_name)
        self._turn_to(self.coming)

    def ask(self, *, landlord: bool, note: str = "") -> None:
        """Ask who uses the device; for the ``landlord`` too, where the office knows of none either."""
        self.who.ask(landlord=landlord, note=note)
        self._turn_to(self.who)

    def _on_start_wanted(self) -> None:
        self.who.ask(landlord=True, back=True)
        self._turn_to(self.who)

    def _on_back_from_office(self) -> None:
        self._turn_to(self._before_office)

    def _on_wrong(self) -> None:
        self._body.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        self._middle = QWidget()
        column = Column(self._middle, spacing=18)
        column.addWidget(Words("Walkabout", Type.GREETING), 0, Qt.AlignmentFlag.AlignHCenter)
        for page in self._pages:
            page.hide()
            column.add(page)
        beside = Row(spacing=0)
        beside.addStretch(1)
        beside.add(self._middle, stretch=100)
        beside.addStretch(1)
        self._body = ScrollBody(spacing=0, margins=(28, 40, 28, 40))
        self._body.add(beside)
        Row(self, spacing=0).add(self._body)

    def _turn_to(self, page: Page) -> None:
        for other in self._pages:
            other.setVisible(other is page)
        self._take_look()
        self._on_wrong()
        page.arrive()

    def _take_look(self) -> None:
        page = self.page
        self._middle.setMaximumWidth(theme.look.px(page.WIDEST if page is not None else BeginningPage.WIDEST))
