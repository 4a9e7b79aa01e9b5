"""A finished paper, page by page as it will be printed, with what can be done with it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.reporting_back import ReportingBack
from models.words import count_words
from views.look import painting
from views.look.theme import follow, theme
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import Deed, PrimaryButton, SecondaryButton
from views.parts.layouts import Column
from views.parts.pages import WorkingPage
from views.parts.progress import Progress
from views.screens.day_card import ReportBackCard

WIDEST = 760
"""How wide a page is shown at most, in pixels at 100 %."""


class PagePicture(QWidget):
    """One page, scaled to the width there is."""

    def __init__(self, number: int, picture: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setAccessibleName(f"Page {number}")
        self.setAccessibleDescription("A picture of the page. The saved PDF can be read aloud.")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow(self._take_look)

    def hasHeightForWidth(self) -> bool:
        """As tall as the page is for its width (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as the page is for its width, which stays within what is comfortable (Qt)."""
        wide = min(width, theme.look.px(WIDEST))
        return round(wide * self._picture.height() / max(self._picture.width(), 1))

    def sizeHint(self) -> QSize:
        """At most as wide as is comfortable to read (Qt)."""
        wide = theme.look.px(WIDEST)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Any width will do (Qt)."""
        return QSize(theme.look.px(160), theme.look.px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page on its sheet (Qt)."""
        del event
        look = theme.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._picture)
        painting.rounded(painter, QRectF(self.rect()), 0, edge=look.colours.edge, width=look.px(1))
        painter.end()

    def _take_look(self) -> None:
        self.setMaximumWidth(theme.look.px(WIDEST))
        self.updateGeometry()


class PaperScreen(WorkingPage):
    """Shows the pages as they are drawn, and says what the person wants with the paper."""

    print_wanted = Signal()
    save_wanted = Signal()
    open_wanted = Signal()
    stop_wanted = Signal()
    reporting_wanted = Signal()
    """Everyone was told what came of the walkabout that this paper reports on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Paper", work="Pages", parent=parent)
        self._title = ""
        self._pages: list[PagePicture] = []
        self.saved = Banner(
            BannerKind.ASSURANCE, "", deeds=[Deed(key="open", text="Open it", icon="external-link")]
        )
        self.saved.chosen.connect(self._on_open)
        self.progress = Progress("Printing", stop="Stop printing")
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.print = PrimaryButton("Print it", "printer")
        self.save = SecondaryButton("Save as a PDF", "download", tall=56)
        self.told = SecondaryButton("Everyone was told", "users", tall=56)
        self.reporting = ReportBackCard()
        self.reporting.left_undone.connect(self._on_left_undone)
        self.told.clicked.connect(self._on_told)
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        sheets = QWidget()
        self._sheets = Column(sheets, spacing=18)
        self.add(self.reporting, self.saved, self.progress, sheets)
        self.add_to_bar(self.print, self.save, self.told)
        self.show_paper("Paper")

    def show_paper(self, title: str, *, reports: bool = False) -> None:
        """Begin a paper: its pages follow. ``reports``: on a walkabout of which everyone is to be told."""
        self._title = title
        self.told.setVisible(reports)
        self.reporting.hide()
        self.set_title(title, "")
        for page in self._pages:
            page.deleteLater()
        self._pages = []
        self.saved.hide()
        self.progress.hide()

    def show_page_count(self, pages: int) -> None:
        """Say how many pages the paper has."""
        self.set_title(self._title, count_words(pages, "page"))

    def show_page(self, picture: QImage) -> None:
        """Show the next page."""
        page = PagePicture(len(self._pages) + 1, picture)
        self._pages.append(page)
        self._sheets.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)

    @property
    def pages_shown(self) -> int:
        """How many pages can be seen so far."""
        return len(self._pages)

    def show_printing(self, done: int, total: int) -> None:
        """Say how far the printing is; all done, it goes."""
        self.progress.setVisible(done < total)
        if done < total:
            self.progress.show_progress(done, total, f"Printing page {done + 1} of {total}")

    def show_reporting(self, reporting: ReportingBack) -> None:
        """Ask on which day everyone was told."""
        self.reporting.show_reporting(reporting)
        self.body.verticalScrollBar().setValue(0)

    def show_answered(self) -> None:
        """What was asked is on the disk: take the question away."""
        self.reporting.hide()
        self._on_left_undone()

    def show_saved(self, name: str) -> None:
        """Say that it was saved under that name, until another paper comes."""
        self.saved.show_words(f"Saved as {name}. It is an ordinary file: whoever finds it can read it.")
        self.saved.show()

    def _on_left_undone(self) -> None:
        self.told.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_told(self) -> None:
        self.reporting_wanted.emit()

    def _on_print(self) -> None:
        self.print_wanted.emit()

    def _on_save(self) -> None:
        self.save_wanted.emit()

    def _on_open(self, _key: str) -> None:
        self.open_wanted.emit()
