"""The sentences that stand on paper and in its web twin."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from models.action_list import ActionList, ListedAction
from models.action_plan import Action, ActionState
from models.landlord import Priority
from models.paper_words import (
    NO_DATE,
    about_entry,
    accent_of,
    action_words,
    counts_words,
    entry_alt,
    found_words,
    list_intro,
    list_name,
    list_target,
    list_title,
    next_words,
    other_formats,
    plan_intro,
    plan_title,
    priority_words,
    promise_label,
    put_right_words,
    report_name,
    report_title,
    short_days,
    status_of,
    status_words,
    taken_words,
    target_words,
    walked_words,
)
from models.plan import PlanRow
from models.promise import Promise
from models.report import PutRight, ReportEntry, WalkaboutReport
from models.standing import where_it_stands
from models.walkabout import Land
from tests.builders import a_landlord, a_photo, an_action, as_of

TODAY = date(2026, 5, 8)


def a_row(action: Action, number: str = "104") -> PlanRow:
    when = as_of(TODAY)
    stands = where_it_stands(action, when.today, when.days, when.due_soon)
    leads = ", ".join(action.leads) or "No lead yet"
    return PlanRow(action=action, number=number, estate="Hallgate", leads=leads, stands=stands, chase=False)


def listed(**fields: object) -> ListedAction:
    action = an_action(**fields)
    due, check = (date.fromisoformat(day) if day else None for day in (action.due_on, action.check_on))
    return ListedAction(row=a_row(action), outside=False, due_on=due, check_on=check)


def a_list(*actions: ListedAction, about: str = "Hallgate") -> ActionList:
    return ActionList(landlord=a_landlord(), about=about, as_of=TODAY, actions=actions)


def an_entry(**fields: object) -> ReportEntry:
    known = {
        "number": 1, "place": "Bin store", "words": "Bags.", "category": "Fly-tipping", "grade": "C, poor",
        "land": Land.OURS, "hazard": False, "already_on_list": False, "photos": (), "actions": (),
    }  # fmt: skip
    return ReportEntry(**known | fields)  # type: ignore[arg-type] # each field as it is named


def a_report(**fields: object) -> WalkaboutReport:
    known = {
        "landlord": a_landlord(), "estate": "Hallgate", "walked_on": date(2026, 5, 21), "walked_from": None,
        "walked_to": None, "company": (), "promise": None, "entries": (), "put_right": (), "next_at": None,
        "as_of": TODAY,
    }  # fmt: skip
    return WalkaboutReport(**known | fields)  # type: ignore[arg-type] # each field as it is named


@pytest.mark.parametrize(
    ("fields", "sentence", "running"),
    [
        (
            {"due_on": "2026-04-24", "target": "24 April"},
            "Overdue, 9 working days late",
            "Overdue, 9 working days late.",
        ),
        ({"due_on": "2026-05-08"}, "Due soon, today", "Due soon, today."),
        ({"state": ActionState.IN_HAND}, "In hand", "In hand."),
        (
            {"state": ActionState.REFERRED, "check_on": "2026-05-14"},
            "Referred, check 14 May",
            "Referred, check 14 May.",
        ),
        ({"state": ActionState.AGREED}, "Agreed", "Agreed."),
        ({"state": ActionState.CLAIMED}, "Reported done, to be checked", "Reported done, to be checked."),
        (
            {"state": ActionState.VERIFIED, "state_on": "2026-05-05"},
            "Done, checked, 5 May",
            "Done, checked, 5 May.",
        ),
        (
            {"state": ActionState.WILL_NOT, "state_on": "2026-04-29", "reason": "Too narrow"},
            "Will not do, 29 April",
            "Will not do, 29 April. Too narrow.",
        ),
    ],
)
def test_where_an_action_stands(fields: dict[str, object], sentence: str, running: str) -> None:
    row = a_row(an_action(**fields))
    assert status_of(row).sentence == sentence
    assert "".join(status_words(row)) == running


def test_days_are_counted_short_where_the_page_says_which_days() -> None:
    assert short_days("9 working days late") == "9 days late"
    assert short_days("in 1 working day") == "in 1 day"


@pytest.mark.parametrize(
    ("fields", "words", "in_a_list"),
    [
        ({}, (NO_DATE, ""), (NO_DATE, "")),
        ({"target": "24 April 2026", "due_on": "2026-04-24"}, ("24 April 2026", ""), ("24 April 2026", "")),
        ({"target": "by 24 april", "due_on": "2026-04-24"}, ("by 24 april", ""), ("by 24 april", "")),
        (
            {"target": "Autumn 2026", "due_on": "2026-11-30", "check_on": "2026-11-30"},
            ("Autumn 2026", "by 30 November 2026"),
            ("Autumn 2026", "by 30 November"),
        ),
        (
            {"target": "Ongoing", "check_on": "2026-06-30"},
            ("Ongoing", "next check 30 June 2026"),
            ("Ongoing", ""),
        ),
        (
            {"target": "March", "due_on": "2026-03-31", "check_on": "2027-06-30"},
            ("March", "next check 30 June 2027"),
            ("March", "next check 30 June 2027"),
        ),
        (
            {"target": "Ongoing", "check_on": "2026-06-30", "state": ActionState.VERIFIED},
            ("Ongoing", ""),
            ("Ongoing", ""),
        ),
        ({"target": " ", "check_on": "2026-06-30"}, (NO_DATE, ""), (NO_DATE, "")),
        (
            {"target": "14 April 2026", "due_on": "2026-04-04"},
            ("14 April 2026", "by 4 April 2026"),
            ("14 April 2026", "by 4 April"),
        ),
    ],
)
def test_targets_stand_in_the_agreed_words_with_the_day_that_follows(
    fields: dict[str, object], words: tuple[str, str], in_a_list: tuple[str, str]
) -> None:
    assert target_words(listed(**fields)) == words
    assert list_target(listed(**fields), TODAY) == in_a_list


def test_a_list_says_what_it_is_of_and_when_it_stood() -> None:
    one = a_list(listed())
    assert list_title(one) == "Who is doing what at Hallgate"
    assert plan_title(one) == "Hallgate: our shared action plan"
    assert list_name(one) == "Hallgate, 8 May 2026"
    assert list_intro(one) == "1 action from walkabouts and meetings, on Friday 8 May 2026."
    assert plan_intro(one).startswith("As it stood on Friday 8 May 2026.")


def test_a_list_of_everything_is_named_by_the_landlord_and_an_empty_one_says_so() -> None:
    empty = a_list(about="")
    assert list_title(empty) == "Who is doing what"
    assert plan_title(empty) == "Our shared action plan"
    assert list_name(empty) == "Maunside District Council, 8 May 2026"
    assert list_intro(empty) == plan_intro(empty) == "No action stands on this list on Friday 8 May 2026."
    assert counts_words(empty) == ""


def test_counts_leave_out_what_there_is_none_of() -> None:
    actions = (listed(), listed(), listed(due_on="2026-04-24"))
    assert counts_words(a_list(*actions)) == "1 overdue, 2 agreed."


def test_work_that_serves_no_priority_has_no_number() -> None:
    assert priority_words(Priority(number=2, name="Clean and safe", aim="")) == "2. Clean and safe"
    assert priority_words(Priority(number=0, name="Other agreed work", aim="")) == "Other agreed work"


def test_a_report_says_estate_once() -> None:
    assert report_title(a_report()) == "Hallgate estate walkabout"
    assert report_title(a_report(estate="Weir Estate")) == "Weir Estate walkabout"
    assert report_name(a_report()) == "Hallgate, 21 May 2026"


def test_when_it_was_walked() -> None:
    begun, ended = (datetime(2026, 5, 21, hour, 30, tzinfo=UTC) for hour in (10, 12))
    assert walked_words(a_report()) == "Thursday 21 May 2026"
    assert walked_words(a_report(walked_from=begun)) == "Thursday 21 May 2026, 10.30 am"
    whole = a_report(walked_from=begun, walked_to=ended)
    assert walked_words(whole) == "Thursday 21 May 2026, 10.30 am to 12.30 pm"


@pytest.mark.parametrize(("kept", "label"), [(True, "Reported back"), (False, "Reporting back")])
def test_only_a_promise_that_was_kept_says_reported(kept: bool, label: str) -> None:
    assert promise_label(Promise(kept=kept, headline="", words="", by=None)) == label


def test_what_was_found_is_told_new_and_old_apart() -> None:
    new, old = an_entry(), an_entry(already_on_list=True)
    assert found_words(a_report()) == "Nothing that calls for action."
    assert found_words(a_report(entries=(new,))) == "1 thing, all new."
    assert found_words(a_report(entries=(old, old))) == "2 things, all on the list already."
    assert found_words(a_report(entries=(old, new, new))) == "3 things: 1 already on the list, 2 new."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Fly-tipping, grade C, poor."),
        ({"category": "", "grade": ""}, ""),
        ({"category": "", "land": Land.UNKNOWN}, "Grade C, poor. Whose land this is, is not known yet."),
        (
            {"grade": "", "hazard": True, "land": Land.OTHER},
            "Fly-tipping. Noted as a hazard. This is not the council’s land.",
        ),
    ],
)
def test_what_kind_of_thing_it_is(fields: dict[str, object], words: str) -> None:
    assert about_entry(an_entry(**fields)) == words


def test_a_picture_is_said_in_its_own_words_or_by_place_and_finding() -> None:
    photos = (a_photo(words="The lid is off."), a_photo())
    entry = an_entry(photos=photos)
    assert [entry_alt(entry, number) for number in (0, 1)] == ["The lid is off.", "Bin store: Bags."]
    assert entry_alt(an_entry(photos=photos, place="", words=""), 1) == "Place not named: No words yet"
    assert len(entry_alt(an_entry(photos=photos, words="long " * 100), 1)) == 300


def test_an_action_is_named_with_who_leads_and_by_when() -> None:
    action = an_action(
        wording="Clear the store", leads=("Jo Merriman",), service="Caretaking", target="2 April"
    )
    assert action_words(a_row(action)) == (
        "Action 104. Clear the store. Jo Merriman, Caretaking. Target: 2 April."
    )
    bare = replace(action, wording="Why?", leads=(), service="", target="")
    assert action_words(a_row(bare)) == "Action 104. Why? No lead yet. No date."
    team = replace(action, leads=("Caretaking",))
    assert action_words(a_row(team)) == "Action 104. Clear the store. Caretaking. Target: 2 April."


def test_what_was_put_right_says_where_and_when() -> None:
    row = a_row(an_action(wording="Paint the door.", place="Weir House"))
    done = PutRight(row=row, done_on=date(2026, 5, 4), before=None, after=None)
    assert put_right_words(done, TODAY) == "Weir House: Paint the door, 4 May."
    assert put_right_words(done, date(2027, 1, 4)) == "Weir House: Paint the door, 4 May 2026."
    bare = PutRight(row=a_row(an_action(wording="Paint it")), done_on=None, before=None, after=None)
    assert put_right_words(bare, TODAY) == "Paint it."


def test_a_caption_has_its_day_where_it_is_known() -> None:
    assert taken_words(a_photo(taken="2026-02-19T10:00:00"), TODAY) == ", 19 February"
    assert taken_words(a_photo(taken="2025-02-19T10:00:00"), TODAY) == ", 19 February 2025"
    assert taken_words(a_photo(), TODAY) == ""


def test_what_comes_next_and_whom_to_ring() -> None:
    when = datetime(2026, 8, 20, 10, 30, tzinfo=UTC)
    assert next_words(a_report(next_at=when)) == (
        "The next walkabout, Thursday 20 August 2026 at 10.30 am, starts with this list. "
        "Something missing? Ring 01632 960 114."
    )
    silent = a_report(landlord=a_landlord(telephone=""))
    assert next_words(silent) == "The next walkabout starts with this list."


def test_how_to_get_another_format() -> None:
    assert other_formats("01632 960 114") == "Large print, audio or another language: 01632 960 114"
    assert other_formats("") == "Large print, audio or another language: please ask us"


def test_only_a_colour_is_taken_for_the_landlords() -> None:
    assert accent_of(a_landlord(accent="#7a1f3D")) == "#7a1f3D"
    assert accent_of(a_landlord(accent="red; }")) == "#0B4A5E"
