"""The action plan as a list of any length, of which only the pages that come into sight are asked for.

A list view asks for the index of every row when it lays itself out, and an index asks for the number of rows.
Answered in Python that takes a third of a second for 100,000 rows; Qt's own list of empty strings, which
stands underneath here, answers in a few milliseconds.
"""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, QTimer, Signal

from models.plan import PlanRow
from views.tables.plan_row_words import plan_row_words

Index = QModelIndex | QPersistentModelIndex

PAGE = 50
"""How many rows come at a time."""
ROW = Qt.ItemDataRole.UserRole
"""The role of the row itself; None while it has not come yet."""
COMING = "Being fetched"

_MOST_PAGES = 60
_MOST_WANTED = 4  # pages at once in sight, and some to spare


class PlanTable(QStringListModel):
    """``page_wanted(int)`` names the first row of a page that came into sight; `show_page` brings it.

    One page is asked for at a time, the latest wanted first, so that flicking through the list asks only for
    where it comes to rest.
    """

    page_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[int, tuple[PlanRow, ...]] = {}
        self._fresh: set[int] = set()
        self._wanted: deque[int] = deque(maxlen=_MOST_WANTED)
        self._under_way: int | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask_next)

    def show_plan(self, total: int, first_page: Sequence[PlanRow]) -> None:
        """Show a plan of ``total`` rows, of which the first are known already."""
        self._pages = {0: tuple(first_page)}
        self._fresh = {0}
        self._begin(total)

    def renew(self, total: int, first_page: Sequence[PlanRow]) -> None:
        """Records were changed: what is shown stays until it has been asked for again."""
        last = max(0, total - 1) // PAGE
        self._pages = {page: rows for page, rows in self._pages.items() if page < last}
        self._pages[0] = tuple(first_page)
        self._fresh = {0}
        self._begin(total)

    def show_page(self, first: int, rows: Sequence[PlanRow]) -> None:
        """The page that begins with this row has come."""
        page = first // PAGE
        if len(self._pages) >= _MOST_PAGES and page not in self._pages:
            oldest = next(iter(self._pages))
            del self._pages[oldest]
            self._fresh.discard(oldest)
        self._pages[page] = tuple(rows)
        self._fresh.add(page)
        if self._under_way == page:
            self._under_way = None
        if rows:
            self.dataChanged.emit(self.index(first), self.index(first + len(rows) - 1))
        self._ask_next()

    def action_id(self, index: Index) -> str:
        """The identity of the action in a row, or "" where it has not come yet."""
        row = self._row(index.row()) if index.isValid() else None
        return row.action.id if row else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says and shows (Qt)."""
        if not index.isValid():
            return None
        if role == ROW:
            return self._row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self._row(index.row())
            return plan_row_words(row) if row else COMING
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are chosen, never written in (Qt)."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def _begin(self, total: int) -> None:
        self._wanted.clear()
        self._under_way = None
        self.setStringList([""] * total)

    def _row(self, number: int) -> PlanRow | None:
        page, place = divmod(number, PAGE)
        if page not in self._fresh and page != self._under_way:
            self._want(page)
        rows = self._pages.get(page, ())
        return rows[place] if place < len(rows) else None

    def _want(self, page: int) -> None:
        """Ask for this page once painting is over: the answer changes what is painted."""
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        if not self._soon.isActive():
            self._soon.start(0)

    def _ask_next(self) -> None:
        if self._under_way is None and self._wanted:
            self._under_way = self._wanted.pop()
            self.page_wanted.emit(self._under_way * PAGE)
