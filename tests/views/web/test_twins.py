"""The report and the lists as web pages: the paper's words in the paper's order, pictures inside."""

import base64
from dataclasses import replace

import pytest

from models.action_plan import ActionState
from models.arrangement import Arrangement
from models.landlord import Priority
from models.paper_words import (
    LIST_COLUMNS,
    PLAN_COLUMNS,
    action_words,
    found_words,
    next_words,
    report_title,
    status_words,
    walked_words,
)
from models.report import PutRight
from models.walkabout import Land
from tests.builders import a_landlord
from tests.views.web.contents import AFTER, BEFORE, a_list, a_listed, a_report, a_row, an_entry
from tests.views.web.reading import Element, read
from views.web.action_list import action_list
from views.web.walkabout_report import walkabout_report

MISSING = "A photo is missing here: its file is damaged or not on this device."


def bytes_of(name: str) -> bytes:
    return f"the picture {name}".encode()


def pictured(report: Element) -> list[str]:
    return [base64.b64decode(img.given["src"].partition(",")[2]).decode() for img in report.all("img")]


def cells(table: Element) -> list[list[str]]:
    """What stands in the rows of a table; lines within a cell are parted by a bar."""
    return [[lines(cell) for cell in row.all("th", "td")] for row in table.all("tr")[1:]]


def lines(cell: Element) -> str:
    return "".join(
        each if isinstance(each, str) else "|" if each.name == "br" else each.text for each in cell.inside
    )


def test_the_report_says_what_paper_says_in_its_order() -> None:
    report = a_report(an_entry(), an_entry(number=2, place="", words="", land=Land.OURS, actions=()))
    page = read(walkabout_report(report, bytes_of))
    row = report.entries[0].actions[0]
    word, why = status_words(row)
    text = page.one("main").text
    expected = [
        report_title(report),
        walked_words(report),
        "3 tenants; Gwen Hartnoll, Housing officer",
        "Promise kept. Sent today.",
        found_words(report),
        "What we saw, in walking order",
        "1 Landing light out",
        "This is not the council’s land.",
        word + why,
        action_words(row),
        "2 Place not named",
        "No words yet",
        "Put right since last time",
        next_words(report),
    ]
    places = [text.find(words) for words in expected]
    assert -1 not in places
    assert places == sorted(places)
    assert [each.text for each in page.all("dt")] == ["Walked", "With", "Reported back", "Found", "Next"]


def test_pictures_are_inside_with_words_of_their_own_or_of_what_was_seen() -> None:
    page = read(walkabout_report(a_report(an_entry("Cracked slab")), bytes_of))
    assert pictured(page) == [f"the picture {letter * 64}" for letter in "13ba"]
    alts = [img.given["alt"] for img in page.all("img")]
    assert alts[:2] == ["Cracked slab", "Cracked slab: Cracked slab"]
    assert alts[2].startswith("Before: Landing light out")
    assert [each.text for each in page.all("figcaption")] == ["Before, 19 February", "After"]


def test_a_picture_that_is_missing_is_said_in_words() -> None:
    page = read(walkabout_report(a_report(an_entry()), {"a" * 64: b"after"}.get))
    assert [each.text for each in page.all("p")].count(MISSING) == 3
    assert pictured(page) == ["after"]


def test_further_pictures_stand_below_the_words() -> None:
    page = read(walkabout_report(a_report(an_entry()), bytes_of))
    (more,) = [each for each in page.all("div") if each.given.get("class") == "more"]
    assert pictured(more) == [f"the picture {'3' * 64}"]
    one = read(walkabout_report(a_report(an_entry(photos=(BEFORE,))), bytes_of))
    assert [each for each in one.all("div") if each.given.get("class") == "more"] == []
    assert pictured(one)[0] == f"the picture {BEFORE.full}"


def test_without_pictures_the_words_stand_alone() -> None:
    done = PutRight(row=a_row(), done_on=None, before=None, after=None)
    report = a_report(an_entry(photos=(), category="", grade="", land=Land.OURS), put_right=(done,))
    page = read(walkabout_report(report, bytes_of))
    assert page.all("figure") == []
    (entry,) = page.all("li")
    assert entry.given == {"class": "words-only"}
    assert len(entry.all("p")) == 3


def test_half_a_pair_is_shown_as_it_is() -> None:
    done = PutRight(row=a_row(), done_on=None, before=None, after=AFTER)
    page = read(walkabout_report(a_report(put_right=(done,)), bytes_of))
    assert [each.text for each in page.all("figcaption")] == ["After"]
    assert pictured(page) == [f"the picture {AFTER.full}"]
    assert BEFORE.full not in str(pictured(page))


def test_a_walkabout_not_yet_held_promises_nothing() -> None:
    page = read(walkabout_report(a_report(promise=None), bytes_of))
    assert [each.text for each in page.all("dt")] == ["Walked", "With", "Found", "Next"]


@pytest.mark.parametrize("arrangement", Arrangement)
def test_every_table_has_its_caption_and_heads_that_say_what_they_head(arrangement: Arrangement) -> None:
    content = a_list(a_listed("One"), a_listed("Two", priority=1))
    page = read(action_list(content, arrangement))
    assert page.all("table")
    for table in page.all("table"):
        assert table.inside[0] is table.one("caption")
        assert table.one("caption").text
        head = table.one("thead").all("th")
        assert [each.given for each in head] == [{"scope": "col"}] * len(head)
        columns = PLAN_COLUMNS if arrangement is Arrangement.PRIORITY else LIST_COLUMNS
        assert [each.text for each in head] == list(columns)
        for row in table.one("tbody").all("tr"):
            first, *others = row.all("th", "td")
            assert (first.name, first.given) == ("th", {"scope": "row"})
            assert [each.name for each in others] == ["td"] * (len(head) - 1)


def test_a_list_by_service_and_by_lead() -> None:
    content = a_list(
        a_listed(
            "Mend", due_on="2026-03-10", service="Repairs", leads=("Ravi", "Dot"), target="", check_on=""
        ),
        a_listed("Sweep", state=ActionState.CLAIMED, service="", leads=()),
    )
    services = read(action_list(content, Arrangement.SERVICE))
    assert [each.text for each in services.all("caption")] == ["Repairs", "No service yet"]
    (mended,) = cells(services.all("table")[0])
    assert mended == ["204", "Mend|Mend", "Mend|No date", "Overdue|10 days late"]
    (swept,) = cells(services.all("table")[1])
    assert swept[3] == "Reported done|to be checked"
    leads = read(action_list(content, Arrangement.LEAD))
    assert [each.text for each in leads.all("caption")] == ["Dot", "Ravi", "No lead yet"]
    assert [each.text for each in leads.all("li")][:2] == ["1 overdue", "0 due soon"]


def test_an_action_without_a_lead_or_a_place_leaves_no_empty_line() -> None:
    nobody = a_listed("Mend", place="", leads=())
    row = replace(nobody.row, leads="", estate="")
    page = read(action_list(a_list(replace(nobody, row=row)), Arrangement.SERVICE))
    ((_, what, who, _),) = cells(page.one("table"))
    assert what == "Mend"
    assert not who.startswith("|")


def test_the_plan_stands_in_its_five_columns_with_the_priority_in_each_row() -> None:
    landlord = a_landlord(priorities=(Priority(number=1, name="Clean stairs", aim=""),))
    content = a_list(
        a_listed("Mop", priority=1, target="Ongoing"), a_listed("Mend", measure=""), landlord=landlord
    )
    page = read(action_list(content, Arrangement.PRIORITY))
    assert cells(page.one("table")) == [
        ["1. Clean stairs", "Mop|Mop", "Ongoing|next check 30 June 2026", "Mop", "Mop"],
        ["Other agreed work", "Mend|Mend", "Mend|next check 30 June 2026", "Mend", "Not set yet"],
    ]
    assert page.one("caption").text == "Larkfield: our shared action plan"
