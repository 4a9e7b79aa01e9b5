"""What a person is shown of each case: which record, whose versions, and what they say."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from models.action_plan import Action, ActionState, Progress
from models.disagreement import Choice, Disagreement, Matter, Side
from models.landlord import LANDLORD_ID, ClosureDay, Grade, Landlord
from models.operation import Against, Entry, Outcome, What
from models.people import Person, Role
from models.places import Block, Estate
from models.store import landlord
from models.store.actions import move_on
from models.store.cases import CASES, close_cases, reopen_cases
from models.store.disagreements import open_cases
from models.store.incoming import take_entries
from models.store.open_cases import to_decide
from models.store.waiting import waiting_counts
from models.walkabout import Finding, Route, Walkabout
from sync.exchange import Words
from tests.builders import SetClock, a_finding, a_landlord, a_photo, keep
from tests.models.store.council import Council
from tests.sync.devices import COLIN, GWEN, DirectNet, a_device, enrolled, send_words
from tests.sync.operations import an_op

AT = "2026-03-24T14:04:00+00:00"


def seen_by(council: Council) -> tuple[Disagreement, Disagreement, Disagreement]:
    return council.case(council.gwen), council.case(council.colin), council.case(council.dot)


def shown(case: Disagreement) -> list[tuple[str, str, str]]:
    return [(each.label, each.late, each.standing) for each in case.contested]


def test_two_versions_name_the_record_and_both_people_on_every_device(council: Council) -> None:
    council.amend(council.gwen, Finding, "light", words="Light out, cover cracked.")
    council.clock.goes_on(minutes=5)
    council.amend(council.colin, Finding, "light", words="Light flickers.")
    council.exchange()
    gwens, colins, dots = seen_by(council)
    assert gwens.case_id == colins.case_id == dots.case_id
    assert (dots.matter, dots.kind, dots.record_id) == (Matter.TWO_VERSIONS, "finding", "light")
    assert (dots.title, dots.place) == ("finding 1", "Linden Court, stair B, second landing")
    assert shown(dots) == [("What you see", "Light flickers.", "Light out, cover cracked.")]
    assert dots.contested[0].free
    assert dots.agreed == (("Kind", "Lighting"), ("Grade", "C"))
    assert (dots.why, dots.late_shows) == ("", False)
    later = "2026-03-24T14:09:00+00:00"
    assert dots.late == Side(who="Colin", at=later, mine=False, device="Office computer")
    assert dots.standing == Side(who="Gwen Hartnoll", at=AT, mine=False, device="Gwen’s tablet")
    assert (gwens.late.mine, gwens.standing and gwens.standing.mine) == (False, True)
    assert (colins.late.mine, colins.standing and colins.standing.mine) == (True, False)
    assert colins.late.device == "Office computer"


def test_several_fields_of_one_wish_are_one_case(council: Council) -> None:
    council.amend(council.gwen, Finding, "light", grade="D", spot="by the lift", route=Route.COMPLAINT)
    council.amend(council.colin, Finding, "light", grade="A", spot="by the stair", words="Dark.")
    council.exchange()
    case = council.case(council.dot)
    assert sorted(shown(case)) == [("Grade", "A", "D"), ("Spot", "by the stair", "by the lift")]
    assert case.late_shows
    assert [each.free for each in sorted(case.contested, key=lambda each: each.label)] == [False, True]
    assert to_decide(council.dot.store) == 1
    assert waiting_counts(council.dot.store).to_decide == 1


def test_two_wishes_are_two_cases_the_oldest_first(council: Council) -> None:
    council.amend(council.gwen, Finding, "light", grade="D", words="Dark.")
    council.amend(council.colin, Finding, "light", words="Light flickers.")
    council.amend(council.colin, Finding, "light", grade="A")
    council.exchange()
    cases = open_cases(council.dot.store)
    assert [shown(case)[0][0] for case in cases] == ["What you see", "Grade"]
    assert to_decide(council.dot.store) == 2


def test_a_target_is_shown_without_its_dates_and_the_dates_alone_where_only_they_differ(
    council: Council,
) -> None:
    council.retarget(council.gwen, "12 March 2027")
    council.retarget(council.colin, "Summer 2027")
    council.exchange()
    case = council.case(council.dot)
    assert (case.title, case.place) == ("action 001", "")
    assert shown(case) == [("Target", "Summer 2027", "12 March 2027")]
    assert case.agreed == (("Action", "Repair the drying area lights"),)


def test_the_same_target_read_on_two_days_shows_the_days(council: Council) -> None:
    council.retarget(council.gwen, "1 April")
    council.clock.set_to("2026-04-02T09:00:00+00:00")
    council.retarget(council.colin, "1 April")
    council.exchange()
    assert ("Late after", "1 April 2027", "1 April 2026") in shown(council.case(council.dot))


@pytest.mark.parametrize(
    ("kind", "record_id", "one", "other", "words"),
    [
        (Walkabout, "today", {"planned_for": "2026-04-01T10:30+01:00"},
         {"planned_for": "2026-04-02T12:00+01:00"},
         ("Planned for", "2 April 2026 at noon", "1 April 2026 at 10.30 am")),
        (Walkabout, "today", {"reported_on": "2026-04-01"}, {"reported_on": "soon"},
         ("Reported back on", "soon", "1 April 2026")),
        (Walkabout, "today", {"tenants": 3}, {"tenants": 4}, ("Tenants", "4", "3")),
        (Finding, "light", {"block_id": "osier-house"}, {"block_id": "unheard-of"},
         ("Block", "a block", "Osier House")),
        (Finding, "light", {"block_id": ""}, {"block_id": "weir-point"}, ("Block", "Weir Point", "Nothing")),
        (Finding, "light", {"route": Route.COMPLAINT}, {"route": Route.HOUSEHOLD},
         ("Goes to", "One household", "Complaint")),
        (Finding, "light", {"earlier_action_id": "a-0000"}, {"earlier_action_id": "a-9999"},
         ("Seen before as", "action T-9999", "action 001")),
        (Finding, "light", {"latitude": 51.5}, {"latitude": 51.25}, ("Degrees north", "51.25", "51.5")),
        (Action, "a-0000", {"priority": 1}, {"priority": 99},
         ("Priority", "99", "1. Everyone’s voice is heard")),
        (Action, "a-0000", {"priority": 3}, {"priority": 0, "place": "Weir Point"}, None),
        (Estate, "larkfield", {"removed_from_list": True}, {"area": "North"}, None),
        (Person, "bream", {"role": Role.TENANT}, {"role": Role.OFFICER},
         ("Takes part as", "Officer", "Tenant")),
        (Block, "osier-house", {"name": "Osier"}, {"name": "Osiers"}, ("Block", "Osiers", "Osier")),
        (Landlord, LANDLORD_ID, {"grades": (Grade(mark="1", word="Good", acceptable=True),)},
         {"grades": (Grade(mark="2", word="Poor", acceptable=False),)},
         ("Grades", "2, poor (not acceptable)", "1, good")),
    ],
)  # fmt: skip
def test_values_are_said_as_a_person_reads_them(
    council: Council,
    kind: Any,
    record_id: str,
    one: dict[str, Any],
    other: dict[str, Any],
    words: tuple[str, str, str] | None,
) -> None:
    council.amend(council.gwen, kind, record_id, **one)
    council.amend(council.colin, kind, record_id, **other)
    council.exchange()
    if words is None:  # different fields, or a value as it was before, are no disagreement
        assert open_cases(council.dot.store) == ()
        return
    (case,) = {council.case(each).contested for each in council.everybody}
    assert [(each.label, each.late, each.standing) for each in case] == [words]


def test_yes_and_no_and_nothing_are_said(council: Council) -> None:
    council.amend(council.gwen, Estate, "hallgate", removed_from_list=True)
    council.exchange()
    council.amend(council.gwen, Estate, "hallgate", removed_from_list=False, area="North")
    council.exchange(council.gwen)
    council.amend(council.colin, Estate, "hallgate", area="")
    council.exchange()
    assert open_cases(council.dot.store) == ()
    refuse(council)
    council.amend(council.colin, Estate, "hallgate", removed_from_list=True, area="")
    council.exchange()
    assert shown(council.case(council.colin)) == [
        ("Area", "Nothing", "Nothing"),
        ("Off the list", "Yes", "Nothing"),
    ]


def refuse(council: Council) -> None:
    """The office takes nothing from Colin's computer from here on."""
    device = council.colin.store.device.device
    with council.central.transaction() as connection:
        connection.execute("UPDATE device SET grants = '' WHERE device = ?", (device,))


def test_a_refused_record_is_shown_in_full(council: Council) -> None:
    refuse(council)
    walk = Walkabout(
        id="w", estate_id="larkfield", planned_for="2026-05-21T14:00+01:00", officer_ids=("gwen", "nobody"),
    )  # fmt: skip
    keep(council.colin.store, walk)
    council.exchange()
    case = council.case(council.colin)
    assert (case.matter, case.title, case.place) == (Matter.REFUSED, "walkabout of 21 May 2026", "Larkfield")
    assert (case.why, case.standing) == ("This device may not write.", None)
    told = {label: late for label, late, _ in shown(case)}
    assert told["Planned for"] == "21 May 2026 at 2 pm"
    assert told["Officers"] == "Gwen Hartnoll, Somebody"
    assert told["With"] == "Nothing"
    assert told["How far it is"] == "Planned"
    assert {standing for _, _, standing in shown(case)} == {"Nothing"}
    assert not any(each.free for each in case.contested)
    assert open_cases(council.gwen.store) == ()


@pytest.mark.parametrize(
    ("record", "title", "place"),
    [
        (lambda: ClosureDay(id="c", day="2026-12-28", name="Closed"), "closure day", ""),
        (lambda: Block(id="b", estate_id="larkfield", name="New House"), "block", "New House"),
        (lambda: Estate(id="e", name="Weirside"), "estate", "Weirside"),
        (lambda: a_finding(id="f", block_id="", stair="", landing="", spot="yard", position=7),
         "finding 7", "yard"),
        (lambda: a_photo(id="p"), "photo", ""),
        (lambda: Progress(id="n", action_id="a-0000", at=AT, by="Colin", words="Rang them."), "note", ""),
    ],
)  # fmt: skip
def test_every_kind_of_record_is_called_something(
    council: Council, record: Callable[[], Any], title: str, place: str
) -> None:
    refuse(council)
    keep(council.colin.store, record())
    council.exchange()
    case = council.case(council.colin)
    assert (case.title, case.place) == (title, place)


def test_settings_made_twice_show_only_what_differs(
    council: Council, clock: SetClock, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with a_device(tmp_path_factory.mktemp("own"), clock) as own:
        landlord.found(own.store, a_landlord(name="Maunside Homes", services=()), by=COLIN)
        enrolled(council.central, own, "Colin’s own tablet")
        send_words(council.central, own)
        council.exchange()
        for profile in (own, council.dot):
            case = next(case for case in open_cases(profile.store) if case.kind == "landlord")
            assert case.title == "the landlord’s settings"
            assert [label for label, _, _ in shown(case)] == ["Landlord", "Services"]
            assert shown(case)[0] == ("Landlord", "Maunside Homes", "Maunside District Council")
            assert shown(case)[1][1] == "Nothing"
            assert "(outside)" in shown(case)[1][2]


def test_kinds_of_finding_are_shown_with_the_service_that_answers(
    council: Council, clock: SetClock, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with a_device(tmp_path_factory.mktemp("own"), clock) as own:
        landlord.found(own.store, a_landlord(categories=(), priorities=()), by=GWEN)
        enrolled(council.central, own, "Gwen’s other tablet")
        send_words(council.central, own)
        (case,) = open_cases(own.store)
        said = {label: standing for label, _, standing in shown(case)}
        assert "(for " in said["Kinds of finding"]
        assert said["Priorities"].startswith("1. Everyone’s voice is heard, 2. ")


def test_a_stale_step_shows_where_it_stands_and_why(council: Council) -> None:
    move_on(council.gwen.store, "a-0000", ActionState.CLAIMED, by=GWEN)
    council.clock.goes_on(days=1)
    move_on(council.colin.store, "a-0000", ActionState.IN_HAND, by=COLIN)
    council.exchange()
    for case in seen_by(council):
        assert (case.matter, case.title) == (Matter.STEP, "action 001")
        assert case.why == "It is claimed done by now."
        assert shown(case) == [("Where it stands", "In hand", "Claimed done")]
        assert not case.contested[0].free
        assert not case.late_shows


def test_a_held_removal_has_whoever_removed_it_on_the_left(council: Council) -> None:
    council.amend(council.gwen, Finding, "light", words="Light out again.")
    council.remove(council.colin, Finding, "light")
    council.exchange()
    for case in seen_by(council):
        assert (case.matter, case.title, case.contested) == (Matter.REMOVAL, "finding 1", ())
        assert case.why == "Somebody was still writing it when this removal reached the office."
        assert (case.late.who, case.standing and case.standing.who) == ("Colin", "Gwen Hartnoll")
        assert case.agreed[0] == ("What you see", "Light out again.")


def test_so_has_one_that_words_undid(council: Council) -> None:
    council.remove(council.colin, Finding, "light")
    council.exchange(council.colin)
    council.amend(council.gwen, Finding, "light", words="Light out again.")
    council.exchange()
    for case in seen_by(council):
        assert (case.matter, case.title, case.contested) == (Matter.REMOVAL, "finding 1", ())
        assert case.why == "It was removed while this was being written."
        assert (case.late.who, case.standing and case.standing.who) == ("Colin", "Gwen Hartnoll")


def test_a_walkabout_brought_back_by_a_new_finding_is_what_the_case_is_about(council: Council) -> None:
    council.remove(council.colin, Walkabout, "today")
    council.exchange(council.colin)
    keep(council.gwen.store, a_finding(id="gate", position=2, words="Gate off its hinge."))
    council.exchange()
    for case in seen_by(council):
        assert (case.kind, case.record_id) == ("walkabout", "today")
        assert (case.title, case.place) == ("walkabout of 24 March 2026", "Larkfield")
        assert (case.late.who, case.standing and case.standing.who) == ("Colin", "Gwen Hartnoll")
        assert case.agreed == (("Planned for", "24 March 2026 at 2 pm"),)


def told(council: Council, outcome: Outcome = Outcome.CONFLICT, **fields: Any) -> Disagreement:
    """Dot's phone is sent a line of the log that only a newer program could have written."""
    op = an_op(**{"device": "far away", "actor": "stranger", "schema_revision": 9} | fields)
    against = Against(op_id="x", seq=1, actor="gwen", device="unknown", at=AT, value='"before"')
    entry = Entry(seq=10_000, op=op, outcome=outcome, shows=True, against=against)
    with council.dot.store.transaction(by="") as transaction:
        take_entries(transaction, [entry], "epoch")
    return council.case(council.dot)


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ({"kind": "hedgehog", "field": "name", "value": '"Ulla"'}, "something newer than this program"),
        ({"kind": "hedgehog", "what": What.CREATE, "value": "{}"}, "something newer than this program"),
        ({"kind": "finding", "field": "smell", "value": '"bad"'}, "finding 1"),
        ({"kind": "finding", "field": "route", "value": '"to the moon"'}, "finding 1"),
        ({"kind": "finding", "what": What.CREATE, "value": '{"smell": "bad"}'}, "finding 1"),
        ({"kind": "finding", "what": What.SEAL}, "finding 1"),
    ],
)
def test_what_only_a_newer_program_knows_is_listed_without_its_words(
    council: Council, about: dict[str, Any], title: str
) -> None:
    case = told(council, **about)
    assert (case.title, case.contested) == (title, ())
    assert (case.late.who, case.late.device) == ("Somebody", "")
    assert case.standing is not None
    assert (case.standing.who, case.standing.device) == ("Gwen Hartnoll", "")


def test_a_record_that_never_came_is_named_by_its_kind(council: Council) -> None:
    case = told(council, Outcome.REFUSED, record_id="nowhere", field="words", value='"Dark."')
    assert (case.title, case.place, case.agreed) == ("finding", "", ())
    assert shown(case) == [("What you see", "Dark.", "before")]


def test_a_device_that_belongs_to_no_office_has_no_name_for_itself(council: Council) -> None:
    with council.gwen.store.transaction(by="") as transaction:
        transaction.execute("DELETE FROM office")
    op = an_op(device=council.gwen.store.device.device, field="words", value='"Dark."')
    entry = Entry(seq=10_000, op=op, outcome=Outcome.CONFLICT, shows=False)
    with council.gwen.store.transaction(by="") as transaction:
        take_entries(transaction, [entry], "epoch")
    case = council.case(council.gwen)
    assert (case.late.mine, case.late.device, case.standing) == (True, "", None)


def test_a_case_that_is_closed_or_opened_is_told_of(council: Council) -> None:
    council.amend(council.gwen, Finding, "light", words="Dark.")
    council.amend(council.colin, Finding, "light", words="Light flickers.")
    council.exchange()
    case = council.case(council.dot)
    with council.dot.store.transaction(by="") as transaction:
        close_cases(transaction, [case.case_id])
    assert transaction.changes.ids(CASES) == {case.case_id}
    with council.dot.store.transaction(by="") as transaction:
        reopen_cases(transaction, [])
    assert not transaction.changes


def test_a_decision_the_office_does_not_take_leaves_the_case_open(council: Council) -> None:
    council.amend(council.gwen, Finding, "light", words="Dark.")
    council.amend(council.colin, Finding, "light", words="Light flickers.")
    council.exchange()
    case = council.case(council.dot)
    refuse(council)
    council.decide(council.colin, Choice.LATE)
    assert open_cases(council.colin.store) == ()
    words = Words(council.colin.store)
    net = DirectNet(council.central, council.colin.store)
    turns = words.turns()
    turn = next(turns)
    with suppress(StopIteration):
        while True:
            turn = turns.send(net.carry(turn.requests))
    refused = {each.matter: each.case_id for each in open_cases(council.colin.store)}
    assert refused[Matter.TWO_VERSIONS] == case.case_id
    assert words.take_changes().ids(CASES) == set(refused.values())
    assert council.case(council.gwen).case_id == case.case_id
