"""The action list as a table for other programs: a workbook, or comma-separated values.

What people typed stays text. In the workbook nothing is a formula or a link, and a cell that would become one
when it is edited is marked as text; in CSV a cell that another program would run begins with an apostrophe
(ASVS 5.0, 1.2.10).
"""

import csv
from datetime import UTC, datetime, time
from io import BytesIO, StringIO

import xlsxwriter

from models.action_list import ActionList, ListedAction
from models.paper_words import list_title, status_of, target_words
from views.web.characters import only_characters

COLUMNS = (
    "Number",
    "Action",
    "Place",
    "Estate",
    "Service",
    "Lead",
    "Target as agreed",
    "Due on",
    "Next check on",
    "Where it stands",
    "By how much",
    "Reason",
    "Priority",
    "Performance measurement",
    "Agreed on",
)
_WIDTHS = (9, 44, 28, 18, 24, 28, 22, 12, 12, 16, 22, 36, 9, 36, 12)
_RUN_BY_OTHERS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
LONGEST_CELL = 32_000
"""The longest text of a workbook's cell, in UTF-16 units; the program that opens it takes 32,767."""
_SHORTENED = " … (shortened)"


def workbook(content: ActionList) -> bytes:
    """The list as XLSX: one sheet, a frozen head row with filters."""
    file = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties(_properties(content))
        sheet = book.add_worksheet("Actions")
        head = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        kept = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, head)
        for place, one in enumerate(content.actions, 1):
            for column, words in enumerate(_cells(one)):
                text = sheet_cell(words)
                sheet.write_string(place, column, text, kept if _is_run(text) else cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(content.actions)), len(COLUMNS) - 1)
    return file.getvalue()


def comma_separated(content: ActionList) -> bytes:
    """The list as CSV in UTF-8 with a byte order mark, by which spreadsheet programs know it."""
    file = StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows([csv_cell(words) for words in _cells(one)] for one in content.actions)
    return file.getvalue().encode("utf-8-sig")


def csv_cell(words: str) -> str:
    """The one way by which words enter a CSV file: never as something another program would run."""
    text = only_characters(words)
    return f"'{text}" if _is_run(text) else text


def sheet_cell(words: str) -> str:
    """The one way by which words enter a workbook: no character that XML has not, none too many."""
    text = only_characters(words).replace("\r\n", "\n").replace("\r", "\n")
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - len(_SHORTENED))].decode("utf-16-le", errors="ignore") + _SHORTENED


def _is_run(text: str) -> bool:
    """Whether another program would take this for a formula; blanks before the sign do not stop it."""
    return text.startswith(_RUN_BY_OTHERS) or text.lstrip().startswith(_RUN_BY_OTHERS)


def _properties(content: ActionList) -> dict[str, object]:
    """What the file says of itself: made on the day of the list, so that the same list is the same file."""
    return {
        "title": only_characters(list_title(content))[:255],
        "company": only_characters(content.landlord.name)[:255],
        "created": datetime.combine(content.as_of, time(), UTC),
    }


def _cells(one: ListedAction) -> tuple[str, ...]:
    row, action = one.row, one.row.action
    status = status_of(row)
    return (
        row.number,
        action.wording,
        action.place,
        row.estate,
        action.service,
        row.leads,
        target_words(one)[0],
        action.due_on,
        action.check_on,
        status.word,
        status.detail,
        action.reason,
        str(action.priority) if action.priority else "",
        action.measure,
        action.agreed_on,
    )
