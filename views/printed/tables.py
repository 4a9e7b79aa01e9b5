"""House tables: a bar with the table's name, heads over a heavy rule, hairlines, no upright lines."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportlab.platypus import Flowable
from reportlab.platypus.tables import CellStyle

from views.printed.house_style import BETWEEN, INK, WHITE, HouseStyle, operands
from views.printed.prose import Hanging, Prose
from views.printed.table_tags import HEAD_RULE, Row, RowKind, TableTags, TaggedTable
from views.printed.tagging import TaggedCanvas
from views.printed.wording import Wording, wording

_ROOMY = {RowKind.BAR: (0.0, 0.0), RowKind.HEADS: (4.5, 5.5), RowKind.DATA: (4.5, 5.5)}
_CLOSE = {RowKind.BAR: (0.0, 0.0), RowKind.HEADS: (1.2, 3.2), RowKind.DATA: (2.8, 4.3)}
"""The space above and below the words of a row, in points."""
_BETWEEN_TABLES = 7.0
_BAR_ABOVE, _BAR_BELOW, _BAR_INSET = 2.0, 3.0, 8.0
_EDGE = 3.0
_CONTINUED = ", continued"
_NAME_LIMIT = 120
_TALLEST = 240.0
"""A row taller than this, in points, is cut into several: ReportLab cannot part a row over two pages."""


class Bar(Flowable):  # type: ignore[misc] # ReportLab has no types
    """The solid bar that names a table; it stands in the first cell and reaches across all of them.

    With an accent too pale for words it is an edge, and the words are ink.
    """

    def __init__(self, house: HouseStyle, words: Wording, width: float) -> None:
        super().__init__()
        colour = WHITE if house.accent_is_dark else INK
        self._prose = Prose(words, replace(house.type.bar, colour=colour), house.compositor)
        self._house = house
        self._across = width
        self.words = words

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """The size it takes of its own cell."""
        _, height = self._prose.wrap(self._across - 2 * _BAR_INSET, availHeight)
        self.height = height + _BAR_ABOVE + _BAR_BELOW
        return availWidth, self.height

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        """Draw from the left bottom corner of its cell."""
        width = self._across if self._house.accent_is_dark else _EDGE
        with canvas.decoration():
            canvas.draw(
                f"q {operands(self._house.accent)} rg {x:.2f} {y:.2f} {width:.2f} {self.height:.2f} re f Q"
            )
        canvas.bookmark(2, self.words.text, y + self.height)
        self._prose.drawOn(canvas, x + _BAR_INSET, y + _BAR_BELOW)


def cell(house: HouseStyle, *lines: Wording, hanging: Hanging | None = None) -> list[Prose]:
    """The paragraphs of a cell, one below the other; a mark hangs beside the first, all keep its indent."""
    style = house.type.cell if len(lines) > 1 else replace(house.type.cell, role=None)
    indent = hanging.width if hanging else 0.0
    return [
        Prose(
            line,
            style,
            house.compositor,
            hanging=hanging if not place else None,
            indent=indent if place else 0.0,
        )
        for place, line in enumerate(lines)
    ]


def house_table(
    house: HouseStyle,
    heads: Sequence[str],
    rows: Sequence[Row],
    widths: Sequence[float],
    *,
    bar: str | None = None,
    row_heads: bool = True,
    close: bool = False,
) -> TaggedTable:
    """A table with its heads, and a bar above them where it is named; both come again on every page.

    ``widths`` are the columns' in points. Rows too tall for a page are cut, with no line between the parts.
    A ``close`` table has less space above and below its words, so that a long list takes fewer pages.
    """
    spacing = _CLOSE if close else _ROOMY
    top = [] if bar is None else [_bar_row(house, wording(bar, limit=_NAME_LIMIT, one_line=True), widths)]
    top.append(
        Row(
            [cell(house, wording(head, "bold", limit=_NAME_LIMIT, one_line=True)) for head in heads],
            RowKind.HEADS,
            rule=HEAD_RULE,
            rule_colour=INK,
        )
    )
    all_rows = [*top, *(part for row in rows for part in cut(row, widths))]
    for row in all_rows:
        for each in (row, row.continued) if row.continued else (row,):
            each.height = _height(each, widths, spacing[each.kind])
    table = TaggedTable(
        all_rows,
        colWidths=list(widths),
        rowHeights=[row.height for row in all_rows],
        cellStyles=[_cell_styles(spacing[row.kind], len(widths)) for row in all_rows],
        normalizedData=1,
        repeatRows=len(top),
        renderCB=TableTags(row_heads=row_heads),
        hAlign="LEFT",
    )
    table.spaceAfter = _BETWEEN_TABLES
    return table


def _height(row: Row, widths: Sequence[float], spacing: tuple[float, float]) -> float:
    tallest = 0.0
    for cells, width in zip(row, widths, strict=True):
        tallest = max(tallest, sum([each.wrap(width - BETWEEN, _TALLEST)[1] for each in cells]))
    return tallest + sum(spacing)


def _bar_row(house: HouseStyle, words: Wording, widths: Sequence[float]) -> Row:
    across = sum(widths)
    empty: list[list[Flowable]] = [[] for _ in widths[1:]]
    again = Row([[Bar(house, words + wording(_CONTINUED), across)], *empty], RowKind.BAR, rule=0)
    return Row([[Bar(house, words, across)], *empty], RowKind.BAR, rule=0, continued=again)


def cut(row: Row, widths: Sequence[float]) -> list[Row]:
    """A row in several that each fit a page; those after the first may have the first cell again."""
    columns = [_cut_cell(paragraphs, width - BETWEEN) for paragraphs, width in zip(row, widths, strict=True)]
    count = max(map(len, columns))
    if count == 1:
        return [row]
    first = [column[0] for column in columns]
    taking_over = Row([row.continued[0], *first[1:]], rule=0) if row.continued else None
    parts = [Row(first, rule=0, continued=taking_over)]
    for place in range(1, count):
        later = [column[place] if place < len(column) else [] for column in columns]
        if row.again:
            later[0] = row.again()
        parts.append(Row(later, rule=0))
    parts[-1].rule, parts[-1].rule_colour = row.rule, row.rule_colour
    return parts


def _cut_cell(paragraphs: Sequence[Prose], width: float) -> list[list[Flowable]]:
    """The paragraphs of a cell in stacks no taller than a row may be."""
    stacks: list[list[Flowable]] = [[]]
    used = 0.0
    waiting = list(paragraphs)
    while waiting:
        paragraph = waiting.pop(0)
        _, height = paragraph.wrap(width, _TALLEST)
        parts = paragraph.split(width, _TALLEST - used) if used + height > _TALLEST else []
        if parts:
            paragraph, rest = parts
            waiting.insert(0, rest)
        elif used + height > _TALLEST and used:
            stacks.append([])
            used = 0.0
            waiting.insert(0, paragraph)
            continue
        stacks[-1].append(paragraph)
        used = _TALLEST if parts else used + height
    return stacks


@cache
def _cell_styles(spacing: tuple[float, float], columns: int) -> list[CellStyle]:
    """One style for all cells of a kind of row; ReportLab would make one for each."""
    style = CellStyle("cell")
    style.valign, style.leftPadding, style.rightPadding = "TOP", 0, BETWEEN
    style.topPadding, style.bottomPadding = spacing
    return [style] * columns
