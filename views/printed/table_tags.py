"""The rows of a table, and the tags round them: one element of the structure tree across all pages.

ReportLab lays the table out and tells by its ``renderCB`` what it is about to draw. A row knows what it is
and what takes its place at the top of a later page, because ReportLab shares the rows between the parts of a
split table and counts them anew.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, Self

from reportlab.platypus import Flowable, Table
from reportlab.platypus.tables import CellStyle, TableRenderCB

from views.printed.house_style import RULE_GREY, operands
from views.printed.structure import Element
from views.printed.tagging import TaggedCanvas

HEAD_RULE, ROW_RULE, GROUP_RULE = 1.5, 0.6, 2.0
"""The lines under the heads, between rows, and under the last row of a group, in points."""


class RowKind(StrEnum):
    """What a row is for: the bar names the table, heads name its columns."""

    BAR = "bar"
    HEADS = "heads"
    DATA = "data"


class Row(list[Any]):
    """The cells of a row, each a list of flowables.

    ``rule`` is the thickness of the line under it in points, 0 for none, and ``rule_colour`` its colour.
    ``continued`` takes the row's place where it comes first on a later page. A row that is cut into several
    has its first cell again in each by ``again``. ``height`` is set when the table is made.
    """

    def __init__(
        self,
        cells: Sequence[Sequence[Flowable]],
        kind: RowKind = RowKind.DATA,
        *,
        rule: float = ROW_RULE,
        rule_colour: str = RULE_GREY,
        continued: Self | None = None,
        again: Callable[[], list[Flowable]] | None = None,
    ) -> None:
        super().__init__(list(cell) for cell in cells)
        self.kind = kind
        self.rule = rule
        self.rule_colour = rule_colour
        self.continued = continued
        self.height = 0.0
        self.again = again


class TaggedTable(Table):  # type: ignore[misc] # ReportLab has no types
    """A ReportLab table made of ``Row``, whose first rows say "continued" on later pages."""

    def _drawCell(  # noqa: N802 - ReportLab's name
        self,
        cellval: Sequence[Flowable],
        cellstyle: CellStyle,
        pos: tuple[float, float],
        size: tuple[float, float],
    ) -> None:
        """One below the other from the top; ReportLab's own would measure all of them again."""
        below = pos[1] + size[1] - cellstyle.topPadding
        for each in cellval:
            below -= each.height
            each.drawOn(self.canv, pos[0], below)

    def onSplit(self, T: "TaggedTable", byRow: int = 1) -> None:  # noqa: N802, N803 - ReportLab's names
        """Put in the rows that take over; ReportLab calls this for both parts of a split table."""
        if T._cellvalues[-1] is not self._cellvalues[-1]:  # noqa: SLF001 - a table of this class
            return
        for place, row in enumerate(T._cellvalues[: T.repeatRows + 1]):  # noqa: SLF001 - as above
            if row.continued is not None:
                T._cellvalues[place] = row.continued  # noqa: SLF001 - as above
                T._argH[place] = row.continued.height  # noqa: SLF001 - as above


def rule_operators(left: float, right: float, y: float, thickness: float, colour: str) -> str:
    """The page operators of a level line with square ends that do not stick out."""
    return f"q 0 J {operands(colour)} RG {thickness:g} w {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S Q"


class TableTags(TableRenderCB):  # type: ignore[misc] # ReportLab has no types
    """Tags a table: the bar is its caption, heads are column heads, the first column may head its rows.

    Bar and heads that come again on a later page are decoration there.
    """

    def __init__(self, *, row_heads: bool) -> None:
        self._row_heads = row_heads
        self._table: Element | None = None
        self._kind = RowKind.DATA
        self._again = False
        self._heads_drawn = False
        self._ends: list[Callable[[], None]] = []

    def startTable(self, T: TaggedTable) -> None:  # noqa: N802, N803 - ReportLab's names
        """The table, or its next part."""
        if self._table is None:
            self._table = T.canv.element("Table")
        self._inside(T.canv, self._table)

    def endTable(self, T: TaggedTable) -> None:  # noqa: N802, N803 - ReportLab's names
        """The heads have been drawn; from now on they come again."""
        self._heads_drawn = True
        self._ends.pop()()

    def startRow(self, T: TaggedTable, rowNo: int) -> None:  # noqa: N802, N803 - ReportLab's names
        """A row, the caption, or heads that come again."""
        canvas: TaggedCanvas = T.canv
        self._kind = T._cellvalues[rowNo].kind  # noqa: SLF001 - a table of this room
        self._again = self._heads_drawn and self._kind is not RowKind.DATA
        if self._again:
            canvas.begin_decoration()
            self._ends.append(canvas.end_decoration)
        else:
            self._inside(canvas, canvas.element("Caption" if self._kind is RowKind.BAR else "TR"))

    def endRow(self, T: TaggedTable) -> None:  # noqa: N802, N803 - ReportLab's names
        """The row is drawn."""
        self._ends.pop()()

    def startCell(  # noqa: N802 - ReportLab's name
        self,
        T: TaggedTable,  # noqa: N803 - ReportLab's name
        rowNo: int,  # noqa: N803 - ReportLab gives all this
        colNo: int,  # noqa: N803 - ReportLab's name
        *place_and_style: object,
    ) -> None:
        """A cell: a head of its column or row, or data. The bar has no cells of its own."""
        if self._again or self._kind is RowKind.BAR:
            self._ends.append(_nothing)
            return
        heads_row = self._row_heads and colNo == 0
        element = T.canv.element("TH" if self._kind is RowKind.HEADS or heads_row else "TD")
        if element.role == "TH":
            element.scope = "Column" if self._kind is RowKind.HEADS else "Row"
        self._inside(T.canv, element)

    def endCell(self, T: TaggedTable) -> None:  # noqa: N802, N803 - ReportLab's names
        """The cell is drawn."""
        self._ends.pop()()

    def startBG(self, T: TaggedTable) -> None:  # noqa: N802, N803 - ReportLab's names
        """Nothing lies behind words in a house table."""

    def endBG(self, T: TaggedTable) -> None:  # noqa: N802, N803 - ReportLab's names
        """As for ``startBG``."""

    def startLines(self, T: TaggedTable) -> None:  # noqa: N802, N803 - ReportLab's names
        """The rules under the rows; ReportLab's own would be counted anew at every split."""
        canvas: TaggedCanvas = T.canv
        left, right = T._colpositions[0], T._colpositions[-1]  # noqa: SLF001 - where ReportLab has put the rows
        with canvas.decoration():
            for row, y in zip(T._cellvalues, T._rowpositions[1:], strict=True):  # noqa: SLF001 - as above
                if row.rule:
                    canvas.draw(rule_operators(left, right, y, row.rule, row.rule_colour))

    def endLines(self, T: TaggedTable) -> None:  # noqa: N802, N803 - ReportLab's names
        """As for ``startLines``."""

    def _inside(self, canvas: TaggedCanvas, element: Element) -> None:
        canvas.open(element)
        self._ends.append(canvas.close)


def _nothing() -> None:
    """What ends a cell that is no element of its own."""
