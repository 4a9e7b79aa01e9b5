"""A person decides, on whichever device, and everybody holds the same again with nothing left open."""

from datetime import date

import pytest
from msgspec.structs import replace

from models.action_plan import Action, ActionState
from models.disagreement import Choice, Decision, Matter
from models.errors import NotFound, RuleBroken
from models.landlord import LANDLORD_ID, Landlord
from models.operation import Against, Entry, Operation, Outcome, What
from models.places import Estate
from models.store import findings, landlord
from models.store.actions import move_on
from models.store.deciding import decide
from models.store.disagreements import open_cases
from models.store.incoming import take_entries
from models.store.profile import Profile
from models.walkabout import Finding, Walkabout
from tests.builders import SetClock, a_draft, a_finding, a_landlord, an_estate, keep
from tests.models.store.council import DOT, Council
from tests.sync.devices import COLIN, GWEN, a_device, enrolled, send_words
from tests.sync.operations import an_op

BOTH = (Choice.LATE, Choice.STANDING)
ALL = tuple(Choice)


def who_decides(council: Council, name: str) -> Profile:
    decider: Profile = getattr(council, name)
    return decider


def two_wordings(council: Council) -> None:
    """Gwen's words stand; Colin's reached the office too late."""
    council.amend(council.gwen, Finding, "light", words="Light out, cover cracked.")
    council.amend(council.colin, Finding, "light", words="Light flickers.")
    council.exchange()


@pytest.mark.parametrize("decider", ["gwen", "colin", "dot"])
@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (Choice.LATE, "Light flickers."),
        (Choice.STANDING, "Light out, cover cracked."),
        (Choice.TOGETHER, "Light flickers, cover cracked."),
    ],
)
def test_two_versions_of_words(council: Council, decider: str, choice: Choice, kept: str) -> None:
    two_wordings(council)
    written = {"words": f"  {kept} "} if choice is Choice.TOGETHER else {}
    council.decide(who_decides(council, decider), choice, "Seen by both.", **written)
    council.assert_settled()
    assert council.dot.store.get(Finding, "light").words == kept


@pytest.mark.parametrize("kept", ["Light flickers.", "Light out, cover cracked."])
def test_a_third_version_may_be_one_of_the_two(council: Council, kept: str) -> None:
    two_wordings(council)
    council.decide(council.gwen, Choice.TOGETHER, words=kept)
    council.assert_settled()
    assert council.colin.store.get(Finding, "light").words == kept


@pytest.mark.parametrize("decider", ["gwen", "colin", "dot"])
@pytest.mark.parametrize(("choice", "kept"), [(Choice.LATE, "A"), (Choice.STANDING, "D")])
def test_two_versions_of_a_field_of_which_the_late_one_shows(
    council: Council, decider: str, choice: Choice, kept: str
) -> None:
    council.amend(council.gwen, Finding, "light", grade="D")
    council.amend(council.colin, Finding, "light", grade="A")
    council.exchange()
    assert {each.store.get(Finding, "light").grade for each in council.everybody} == {"A"}
    council.decide(who_decides(council, decider), choice)
    council.assert_settled()
    assert council.dot.store.get(Finding, "light").grade == kept


def test_what_cannot_be_written_freely_is_one_of_the_two(council: Council) -> None:
    council.amend(council.gwen, Action, "a-0000", priority=1, wording="Renew the lights")
    council.amend(council.colin, Action, "a-0000", priority=2, wording="Mend the lights")
    council.exchange()
    wanted = next(each.standing for each in council.case(council.dot).contested if each.field == "priority")
    assert wanted.startswith("1. ")
    with pytest.raises(RuleBroken, match="changed meanwhile"):
        council.decide(council.dot, Choice.TOGETHER, priority="Rather soon")
    council.decide(council.dot, Choice.TOGETHER, priority=wanted, wording="Mend or renew the lights")
    council.assert_settled()
    action = council.gwen.store.get(Action, "a-0000")
    assert (action.priority, action.wording) == (1, "Mend or renew the lights")


def two_targets(council: Council) -> None:
    """Gwen's "12 March 2027" was agreed first; Colin's "Summer 2027" met it and shows."""
    council.retarget(council.gwen, "12 March 2027")
    council.retarget(council.colin, "Summer 2027")
    council.exchange()
    assert council.dot.store.get(Action, "a-0000").target == "Summer 2027"


@pytest.mark.parametrize(
    ("choice", "written", "kept", "due_on"),
    [
        (Choice.LATE, "", "Summer 2027", "2027-08-31"),
        (Choice.STANDING, "", "12 March 2027", "2027-03-12"),
        (Choice.TOGETHER, "Easter 2027 or 30 April 2027", "Easter 2027 or 30 April 2027", ""),
        (Choice.TOGETHER, "30 April 2027", "30 April 2027", "2027-04-30"),
        (Choice.TOGETHER, "12 March 2027", "12 March 2027", "2027-03-12"),
        (Choice.TOGETHER, "Summer 2027", "Summer 2027", "2027-08-31"),
    ],
)
def test_two_targets_with_the_dates_that_follow_from_them(
    council: Council, choice: Choice, written: str, kept: str, due_on: str
) -> None:
    two_targets(council)
    council.decide(council.dot, choice, **({"target": written} if written else {}))
    council.assert_settled()
    action = council.gwen.store.get(Action, "a-0000")
    assert (action.target, action.due_on) == (kept, due_on)


@pytest.mark.parametrize("choice", [Choice.STANDING, Choice.TOGETHER])
def test_a_target_chosen_later_means_the_day_it_meant_when_it_was_agreed(
    council: Council, choice: Choice
) -> None:
    council.retarget(council.gwen, "1 April")
    council.retarget(council.colin, "1 June")
    council.exchange()
    council.clock.set_to("2026-04-20T09:00:00+00:00")
    council.decide(council.dot, choice, **({"target": "1 April"} if choice is Choice.TOGETHER else {}))
    council.assert_settled()
    assert council.colin.store.get(Action, "a-0000").due_on == "2026-04-01"


def test_the_dates_go_with_the_target_also_where_only_one_of_the_two_had_moved_them(council: Council) -> None:
    council.retarget(council.gwen, "1 April")
    council.exchange()
    council.retarget(council.gwen, "by 1 April")  # the same day in other words
    council.retarget(council.colin, "1 June")
    council.exchange()
    assert council.dot.store.get(Action, "a-0000").due_on == "2026-06-01"
    council.decide(council.dot, Choice.STANDING)
    council.assert_settled()
    action = council.gwen.store.get(Action, "a-0000")
    assert (action.target, action.due_on) == ("by 1 April", "2026-04-01")


def test_the_late_version_is_what_it_has_been_amended_to_since(council: Council) -> None:
    council.amend(council.gwen, Finding, "light", grade="D", spot="by the lift")
    council.amend(council.colin, Finding, "light", grade="A", spot="by the stair")
    council.exchange()
    council.amend(council.dot, Finding, "light", grade="B")
    council.exchange()
    council.decide(council.gwen, Choice.LATE)
    council.assert_settled()
    light = council.colin.store.get(Finding, "light")
    assert (light.grade, light.spot) == ("B", "by the stair")


@pytest.mark.parametrize("choice", BOTH)
@pytest.mark.parametrize("decider", ["gwen", "colin"])
def test_settings_made_on_two_devices_before_either_knew_of_the_other(
    council: Council, clock: SetClock, choice: Choice, decider: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with a_device(tmp_path_factory.mktemp("own"), clock) as own:
        other = a_landlord(name="Maunside Homes", grades=(), feedback_working_days=5)
        landlord.found(own.store, other, by=COLIN)
        enrolled(council.central, own, "Colin’s own tablet")
        send_words(council.central, own)
        council.exchange()
        deciding = own if decider == "colin" else council.gwen
        named = {open_case.kind: open_case for open_case in open_cases(deciding.store)}
        assert named.keys() == {"landlord", "person"}  # Colin was known by another post, too
        for case in named.values():
            decide(deciding.store, Decision(case_id=case.case_id, choice=choice), by=GWEN)
        send_words(council.central, own)
        council.assert_settled()
        send_words(council.central, own)
        settings = council.dot.store.get(Landlord, LANDLORD_ID)
        assert settings == own.store.get(Landlord, LANDLORD_ID)
        assert open_cases(own.store) == ()
        late = choice is Choice.LATE
        assert settings.name == ("Maunside Homes" if late else "Maunside District Council")
        assert settings.feedback_working_days == (5 if late else 10)
        assert (settings.grades == ()) is late


def a_stale_step(council: Council, stands: ActionState, stale: ActionState) -> None:
    """Gwen moved the action on to where it stands; Colin had not seen that."""
    move_on(council.gwen.store, "a-0000", ActionState.CLAIMED, by=GWEN)
    if stands is ActionState.VERIFIED:
        move_on(council.gwen.store, "a-0000", stands, told="Mrs Vale, at her door", by=GWEN)
    move_on(council.colin.store, "a-0000", stale, by=COLIN)
    council.exchange()
    assert {each.store.get(Action, "a-0000").state for each in council.everybody} == {stands}


@pytest.mark.parametrize("decider", ["gwen", "colin", "dot"])
@pytest.mark.parametrize(
    ("choice", "kept"), [(Choice.LATE, ActionState.IN_HAND), (Choice.STANDING, ActionState.CLAIMED)]
)
def test_a_step_that_was_held(council: Council, decider: str, choice: Choice, kept: ActionState) -> None:
    a_stale_step(council, ActionState.CLAIMED, ActionState.IN_HAND)
    assert council.case(council.dot).matter is Matter.STEP
    council.decide(who_decides(council, decider), choice)
    council.assert_settled()
    assert council.dot.store.get(Action, "a-0000").state is kept


def test_a_step_the_rules_do_not_allow_any_more_stays_open(council: Council) -> None:
    a_stale_step(council, ActionState.VERIFIED, ActionState.REFERRED)
    with pytest.raises(RuleBroken, match="It is verified done by now, and cannot become referred"):
        council.decide(council.gwen, Choice.LATE)
    council.decide(council.gwen, Choice.STANDING)
    council.assert_settled()
    assert council.colin.store.get(Action, "a-0000").state is ActionState.VERIFIED


def test_a_step_somebody_has_taken_meanwhile_needs_nothing_but_closing(council: Council) -> None:
    a_stale_step(council, ActionState.CLAIMED, ActionState.IN_HAND)
    council.amend(council.dot, Action, "a-0000", state=ActionState.IN_HAND)
    council.exchange()
    council.decide(council.gwen, Choice.LATE)
    council.assert_settled()
    assert council.colin.store.get(Action, "a-0000").state is ActionState.IN_HAND


@pytest.mark.parametrize("decider", ["gwen", "colin", "dot"])
@pytest.mark.parametrize("choice", BOTH)
def test_a_removal_that_was_held(council: Council, decider: str, choice: Choice) -> None:
    council.amend(council.gwen, Finding, "light", words="Light out again.")
    council.remove(council.colin, Finding, "light")
    council.exchange()
    assert {each.store.get(Finding, "light").words for each in council.everybody} == {"Light out again."}
    council.decide(who_decides(council, decider), choice)
    council.assert_settled()
    assert (council.gwen.store.find(Finding, "light") is None) is (choice is Choice.LATE)


@pytest.mark.parametrize("decider", ["gwen", "colin", "dot"])
@pytest.mark.parametrize("choice", BOTH)
def test_a_removal_that_words_being_written_undid(council: Council, decider: str, choice: Choice) -> None:
    council.remove(council.gwen, Finding, "light")
    council.amend(council.colin, Finding, "light", words="Light out again.", spot="by the lift")
    council.exchange()
    assert {each.store.get(Finding, "light").words for each in council.everybody} == {"Light out again."}
    council.decide(who_decides(council, decider), choice)
    council.assert_settled()
    assert (council.dot.store.find(Finding, "light") is None) is (choice is Choice.LATE)


@pytest.mark.parametrize("decider", ["gwen", "colin", "dot"])
@pytest.mark.parametrize("choice", BOTH)
def test_a_walkabout_that_a_new_finding_brought_back(council: Council, decider: str, choice: Choice) -> None:
    council.remove(council.gwen, Walkabout, "today")
    keep(council.colin.store, a_finding(id="gate", position=2, words="Gate off its hinge."))
    council.exchange()
    case = council.case(who_decides(council, decider))
    assert (case.matter, case.kind, case.record_id) == (Matter.REMOVAL, "walkabout", "today")
    council.decide(who_decides(council, decider), choice)
    council.assert_settled()
    assert (council.dot.store.find(Walkabout, "today") is None) is (choice is Choice.LATE)
    assert council.dot.store.get(Finding, "gate").words == "Gate off its hinge."


def grants(council: Council, words: str) -> None:
    """What the office lets Colin's computer write."""
    device = council.colin.store.device.device
    with council.central.transaction() as connection:
        connection.execute("UPDATE device SET grants = ? WHERE device = ?", (words, device))


def all_refused(council: Council) -> None:
    """Colin made a finding, amended another and removed an action, and may do none of it."""
    grants(council, "")
    keep(council.colin.store, a_finding(id="gate", position=2, words="Gate off its hinge."))
    council.amend(council.colin, Finding, "light", grade="A", spot="by the lift")
    council.remove(council.colin, Action, "a-0000")
    council.exchange()


def test_what_was_refused_is_tried_again_and_taken(council: Council) -> None:
    all_refused(council)
    grants(council, "everything")
    for case in open_cases(council.colin.store):
        assert (case.matter, case.why) == (Matter.REFUSED, "This device may not write.")
        decide(council.colin.store, Decision(case_id=case.case_id, choice=Choice.LATE), by=COLIN)
    council.assert_settled()
    store = council.gwen.store
    light = store.get(Finding, "light")
    assert store.get(Finding, "gate").position == 2
    assert (light.grade, light.spot) == ("A", "by the lift")
    assert store.find(Action, "a-0000") is None


def test_what_was_refused_is_let_go(council: Council) -> None:
    all_refused(council)
    assert len(open_cases(council.colin.store)) == 3
    assert open_cases(council.gwen.store) == ()
    for case in open_cases(council.colin.store):
        decide(council.colin.store, Decision(case_id=case.case_id, choice=Choice.STANDING), by=COLIN)
    assert open_cases(council.colin.store) == ()
    assert council.colin.store.find(Finding, "gate") is None
    assert council.colin.store.get(Finding, "light") == council.gwen.store.get(Finding, "light")
    assert council.colin.store.get(Action, "a-0000") == council.gwen.store.get(Action, "a-0000")
    council.exchange()
    assert open_cases(council.colin.store) == ()


def test_what_is_refused_again_is_open_again(council: Council) -> None:
    all_refused(council)
    tried = open_cases(council.colin.store)
    for case in tried:
        decide(council.colin.store, Decision(case_id=case.case_id, choice=Choice.LATE), by=COLIN)
    assert open_cases(council.colin.store) == ()
    council.exchange()
    again = open_cases(council.colin.store)
    assert [(case.kind, case.record_id) for case in again] == [(case.kind, case.record_id) for case in tried]
    assert {case.case_id for case in again}.isdisjoint(case.case_id for case in tried)


def test_a_record_the_office_cannot_keep_is_put_right_and_taken(council: Council) -> None:
    keep(council.colin.store, an_estate("Weirside", area="A" * 500_001))
    council.exchange()
    case = council.case(council.colin)
    assert "area" in case.why
    council.amend(council.colin, Estate, "weirside", area="South")
    decide(council.colin.store, Decision(case_id=case.case_id, choice=Choice.LATE), by=COLIN)
    council.assert_settled()
    assert council.dot.store.get(Estate, "weirside").area == "South"


def test_what_waited_and_was_refused_then_is_let_go_by_whoever_decides(council: Council) -> None:
    keep(council.colin.store, an_estate("Weirside", area="A" * 500_001))
    council.exchange()
    council.amend(council.colin, Estate, "weirside", area="South", name="W" * 500_001)
    council.exchange()
    council.amend(council.colin, Estate, "weirside", name="Weirside")
    first = next(case for case in open_cases(council.colin.store) if case.matter is Matter.REFUSED)
    decide(council.colin.store, Decision(case_id=first.case_id, choice=Choice.LATE), by=COLIN)
    council.exchange()
    assert council.dot.store.get(Estate, "weirside").name == "Weirside"
    assert council.case(council.dot).case_id == council.case(council.colin).case_id
    council.decide(council.dot, Choice.STANDING)
    council.assert_settled()


def test_what_still_waits_for_its_record_is_not_decided(council: Council) -> None:
    keep(council.colin.store, an_estate("Weirside", area="A" * 500_001))
    council.exchange()
    council.amend(council.colin, Estate, "weirside", name="Weir Side")
    council.exchange()
    waits = next(case for case in open_cases(council.colin.store) if case.matter is not Matter.REFUSED)
    with pytest.raises(RuleBroken, match="as soon as that arrives"):
        decide(council.colin.store, Decision(case_id=waits.case_id, choice=Choice.LATE), by=COLIN)
    council.amend(council.colin, Estate, "weirside", area="South")
    for case in open_cases(council.colin.store):
        if case.matter is Matter.REFUSED:
            decide(council.colin.store, Decision(case_id=case.case_id, choice=Choice.LATE), by=COLIN)
    council.assert_settled()
    assert council.dot.store.get(Estate, "weirside").name == "Weir Side"


def test_what_was_refused_and_stands_by_now_needs_nothing_more(council: Council) -> None:
    grants(council, "")
    council.amend(council.colin, Finding, "light", grade="A")
    council.exchange()
    council.amend(council.gwen, Finding, "light", grade="A")
    council.exchange()
    council.decide(council.colin, Choice.LATE)
    council.assert_settled()


def test_two_people_who_decide_alike_at_once_have_decided(council: Council) -> None:
    two_wordings(council)
    council.decide(council.gwen, Choice.LATE)
    council.decide(council.dot, Choice.LATE)
    council.assert_settled()
    assert council.colin.store.get(Finding, "light").words == "Light flickers."


def test_two_people_who_decide_differently_at_once_are_asked_again_and_nothing_is_lost(
    council: Council,
) -> None:
    two_wordings(council)
    before = council.case(council.colin).case_id
    council.decide(council.gwen, Choice.LATE)
    council.decide(council.dot, Choice.TOGETHER, words="Light flickers, cover cracked.")
    council.exchange()
    cases = [council.case(each) for each in council.everybody]
    assert {case.case_id for case in cases}.isdisjoint({before})
    assert [(each.standing, each.late) for each in cases[0].contested] == [
        ("Light flickers.", "Light flickers, cover cracked.")
    ]
    council.decide(council.colin, Choice.LATE)
    council.assert_settled()
    assert council.gwen.store.get(Finding, "light").words == "Light flickers, cover cracked."


@pytest.mark.parametrize("first", BOTH)
def test_a_removal_decided_differently_at_once_comes_to_an_end(council: Council, first: Choice) -> None:
    council.amend(council.gwen, Finding, "light", words="Light out again.")
    council.remove(council.colin, Finding, "light")
    council.exchange()
    council.decide(council.gwen, first)
    council.decide(council.dot, Choice.STANDING if first is Choice.LATE else Choice.LATE)
    council.exchange()
    for case in open_cases(council.colin.store):
        decide(council.colin.store, Decision(case_id=case.case_id, choice=Choice.STANDING), by=COLIN)
    council.assert_settled()
    assert council.gwen.store.get(Finding, "light").words == "Light out again."


def test_a_step_decided_while_somebody_takes_another_is_asked_again(council: Council) -> None:
    a_stale_step(council, ActionState.CLAIMED, ActionState.IN_HAND)
    move_on(council.gwen.store, "a-0000", ActionState.VERIFIED, told="Everybody", by=GWEN)
    council.exchange(council.gwen)
    council.decide(council.dot, Choice.LATE)  # not having seen that it is done
    council.exchange()
    assert council.gwen.store.get(Action, "a-0000").state is ActionState.VERIFIED
    for case in open_cases(council.gwen.store):
        decide(council.gwen.store, Decision(case_id=case.case_id, choice=Choice.STANDING), by=GWEN)
    council.assert_settled()
    assert council.gwen.store.get(Action, "a-0000").state is ActionState.VERIFIED


def test_what_was_decided_meanwhile_is_not_decided_again(council: Council) -> None:
    two_wordings(council)
    case = council.case(council.dot)
    council.decide(council.gwen, Choice.LATE)
    council.exchange()
    with pytest.raises(NotFound, match="decided meanwhile"):
        decide(council.dot.store, Decision(case_id=case.case_id, choice=Choice.LATE), by=DOT)
    with pytest.raises(NotFound):
        decide(council.gwen.store, Decision(case_id=case.case_id, choice=Choice.LATE), by=GWEN)


def test_the_reason_stands_in_the_history(council: Council) -> None:
    two_wordings(council)
    council.decide(council.gwen, Choice.STANDING, "I have been there.")
    reasons = council.gwen.store.rows("SELECT reason FROM operation WHERE state = 'waiting'")
    assert reasons == [("I have been there.",)]


def test_nobody_is_asked_about_what_was_put_aside_until_it_is_back(council: Council) -> None:
    two_wordings(council)
    case = council.case(council.dot)
    council.remove(council.dot, Finding, "light")
    council.assert_settled()
    with pytest.raises(NotFound):
        decide(council.dot.store, Decision(case_id=case.case_id, choice=Choice.LATE), by=DOT)
    with council.gwen.store.transaction(by="gwen") as transaction:
        transaction.bring_back(Finding, "light")
    council.exchange()
    assert council.case(council.dot) == case
    council.decide(council.dot, Choice.LATE)
    council.assert_settled()


@pytest.mark.parametrize("choice", ALL)
def test_words_that_were_taken_out_are_one_of_the_two(council: Council, choice: Choice) -> None:
    council.amend(council.gwen, Action, "a-0000", measure="Lit every night")
    council.exchange()
    council.amend(council.gwen, Action, "a-0000", measure="")
    council.amend(council.colin, Action, "a-0000", measure="Lit at nine")
    council.exchange()
    council.decide(council.dot, choice, **({"measure": ""} if choice is Choice.TOGETHER else {}))
    council.assert_settled()
    kept = "Lit at nine" if choice is Choice.LATE else ""
    assert council.gwen.store.get(Action, "a-0000").measure == kept


@pytest.mark.parametrize("choice", BOTH)
def test_refused_members_are_added_to_those_who_came_meanwhile(council: Council, choice: Choice) -> None:
    council.amend(council.gwen, Action, "a-0000", leads=("Ravi", "Imran"))
    council.exchange()
    grants(council, "")
    council.amend(council.colin, Action, "a-0000", leads=("Ravi", "Colin"))
    council.exchange()
    council.amend(council.gwen, Action, "a-0000", leads=("Ravi", "Imran", "Dot"))
    grants(council, "everything")
    council.exchange()
    (lead,) = council.case(council.colin).contested
    assert (lead.label, lead.late, lead.standing) == ("Lead", "Ravi, Dot, Colin", "Nothing")
    decide(
        council.colin.store,
        Decision(case_id=council.case(council.colin).case_id, choice=choice),
        by=COLIN,
    )
    council.assert_settled()
    kept = ("Ravi", "Dot", "Colin") if choice is Choice.LATE else ("Ravi", "Imran", "Dot")
    assert council.gwen.store.get(Action, "a-0000").leads == kept


def told(council: Council, **fields: object) -> None:
    """A newer office tells Dot's phone of a case about something only newer programs know."""
    op: Operation = an_op(device="far away", **{"schema_revision": 9} | fields)
    against = Against(op_id="x", seq=1, actor="gwen", device="far away", at=op.at, value='"before"')
    outcome = Outcome.REFUSED if fields.get("reason") == "refused" else Outcome.CONFLICT
    entry = Entry(
        seq=10_000, op=replace(op, reason=""), outcome=outcome, shows=outcome is Outcome.CONFLICT,
        against=against,
    )  # fmt: skip
    with council.dot.store.transaction(by="") as transaction:
        take_entries(transaction, [entry], "epoch")


@pytest.mark.parametrize("reason", ["", "refused"])
@pytest.mark.parametrize("choice", BOTH)
@pytest.mark.parametrize(
    "about",
    [
        {"kind": "hedgehog", "record_id": "h", "field": "name", "value": '"Ulla"'},
        {"kind": "finding", "field": "smell", "value": '"bad"'},
        {"kind": "finding", "field": "route", "value": '"to the moon"'},
        {"kind": "finding", "what": What.CREATE, "value": '{"smell": "bad"}'},
    ],
)
def test_what_only_a_newer_program_knows_is_decided_by_one(
    council: Council, about: dict[str, object], choice: Choice, reason: str
) -> None:
    told(council, reason=reason, **about)
    case = council.case(council.dot)
    with pytest.raises(RuleBroken, match="newer program"):
        council.decide(council.dot, choice)
    assert council.case(council.dot) == case


def test_a_refused_change_of_a_record_that_never_came_is_let_go(council: Council) -> None:
    told(council, reason="refused", record_id="nowhere", field="words", value='"Dark."')
    with pytest.raises(NotFound):
        council.decide(council.dot, Choice.LATE)
    council.decide(council.dot, Choice.STANDING)
    assert open_cases(council.dot.store) == ()


def test_deciding_and_capturing_go_on_side_by_side(council: Council) -> None:
    two_wordings(council)
    findings.save_finding(council.dot.store, a_draft(), by=DOT)
    council.decide(council.dot, Choice.LATE)
    findings.save_finding(council.gwen.store, a_draft(finding_id="fence", words="Fence down."), by=GWEN)
    council.assert_settled()
    assert {found.id for found in council.colin.store.select(Finding)} == {"light", "gate", "fence"}
    assert date.fromisoformat(council.colin.store.get(Finding, "gate").seen_at[:10]) == date(2026, 3, 24)
