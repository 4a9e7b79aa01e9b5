"""What becomes of an operation: no clock, no exemption, and nothing that was typed is ever lost silently."""

import json
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.action_plan import STEPS, ActionState
from models.kinds import KINDS
from models.merge import Merge, policies
from models.operation import Earlier, Operation, Outcome, What
from models.steps import goes_forward
from models.store.seen import NOTHING_CHANGES
from models.store.sent_form import plain_of
from sync.judging import (
    NEVER_AMENDED,
    NOT_KNOWN,
    NOT_YET_HERE,
    NOTED,
    REMOVED_MEANWHILE,
    STILL_WRITTEN,
    TAKEN,
    Verdict,
    judge,
    was_seen,
)
from sync.known import Known, Version
from tests.builders import a_finding, a_landlord, a_photo, a_walkabout, an_action, an_estate
from tests.sync.operations import a_create, a_delete, a_set, an_op

GRADE, WORDS = "grade", "words"


@dataclass
class Shelves:
    """An office in the mind: records by kind and identity, and what stood where in earlier lives."""

    records: dict[tuple[str, str], Known] = field(default_factory=dict)
    places: dict[tuple[str, str], int] = field(default_factory=dict)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    newest: Version | None = None
    said: dict[str, Operation] = field(default_factory=dict)
    by: dict[str, Version] = field(default_factory=dict)

    def known(self, kind: str, record_id: str) -> Known | None:
        return self.records.get((kind, record_id))

    def newest_by_others(self, known: Known, op: Operation, base: int) -> Version | None:
        return self.newest if self.newest is not None and self.newest.seq > base else None

    def fields(self, op: Operation) -> dict[str, Any]:
        fields: dict[str, Any] = plain_of(op.value)
        return fields

    def said_by(self, version: Version) -> Operation | None:
        return self.said.get(version.op_id)

    def version_by(self, op_id: str) -> Version | None:
        return self.by.get(op_id)

    def place_of(self, version: Version, epoch: str) -> int | None:
        return self.places.get((version.op_id, epoch))

    def seen_before(self, version: Version, epoch: str) -> int | None:
        return self.seen.get((version.op_id, epoch))

    def has(self, record: Any, seq: int = 10, **standing: Any) -> Known:
        """A record that is here, with fields amended since: ``grade=("D", 20)``."""
        op = a_create(record)
        known = Known(
            kind=op.kind, record_id=op.record_id, scope="", created=Version(seq, op.op_id, op.value)
        )
        for name, (value, number) in standing.items():
            known.amended[name] = Version(number, f"made-{name}-{number}", json.dumps(value))
        self.records[op.kind, op.record_id] = known
        return known


@pytest.fixture
def office() -> Shelves:
    """It has an estate, a walkabout, and a finding whose grade was amended with number 20."""
    office = Shelves()
    office.has(an_estate())
    office.has(a_walkabout())
    office.has(a_finding(), grade=("D", 20))
    return office


# One field


def test_what_its_author_had_seen_is_replaced(office: Shelves) -> None:
    assert judge(a_set(GRADE, "A"), 20, office) == TAKEN


def test_a_field_nobody_amended_has_the_number_of_its_record(office: Shelves) -> None:
    assert judge(a_set("spot", "gate"), 10, office) == TAKEN
    assert judge(a_set("spot", "gate"), 9, office).outcome is Outcome.CONFLICT


def test_the_later_arrival_of_a_visible_field_shows_and_the_other_is_kept_beside(office: Shelves) -> None:
    verdict = judge(a_set(GRADE, "A"), 19, office)
    assert verdict == Verdict(
        outcome=Outcome.CONFLICT, shows=True, against=Version(20, "made-grade-20", '"D"')
    )


@pytest.mark.parametrize(
    ("record", "name"),
    [(a_finding(), "words"), (an_action(), "wording")],
)
def test_wording_goes_on_standing_until_a_person_has_decided(office: Shelves, record: Any, name: str) -> None:
    known = office.has(record, **{name: ("What stands.", 30)})
    op = a_set(name, "Another version.", kind=known.kind, record_id=known.record_id)
    assert judge(op, 29, office) == Verdict(outcome=Outcome.CONFLICT, against=known.amended[name])
    assert judge(op, 30, office) == TAKEN


def test_the_same_words_twice_are_no_conflict(office: Shelves) -> None:
    office.has(a_finding(), grade=("D", 20), words=("Light out", 21))
    assert judge(a_set(GRADE, "D"), 0, office) == TAKEN
    assert judge(a_set(WORDS, "Light out"), 0, office) == TAKEN
    differently_written = msgspec.structs.replace(a_set(WORDS, ""), value='"Light\\u0020out"')
    assert judge(differently_written, 0, office) == TAKEN


def test_nobody_is_exempt_but_from_what_they_wrote_themselves_just_before(office: Shelves) -> None:
    op = a_set(GRADE, "A", after="made-grade-20")
    assert judge(op, 0, office) == TAKEN
    assert judge(msgspec.structs.replace(op, after=""), 0, office).outcome is Outcome.CONFLICT


@pytest.mark.parametrize("name", ["id", "walkabout_id", "seen_at"])
def test_what_is_given_once_is_never_amended(office: Shelves, name: str) -> None:
    assert judge(a_set(name, "x"), 99, office).why == NEVER_AMENDED


def test_what_is_worked_out_is_never_sent(office: Shelves) -> None:
    office.has(an_action())
    op = a_set("number", 7, kind="action", record_id="a-0000")
    assert judge(op, 99, office) == Verdict(outcome=Outcome.REFUSED, why=NEVER_AMENDED)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("grade", "5"),
        ("latitude", '"north"'),
        ("land", '"the moon’s"'),
        ("words", '"' + "x" * 500_001 + '"'),
        ("position", str(1 << 60)),
        ("latitude", "1" + "0" * 40),
        ("words", "not JSON"),
        ("words", "[" * 100_000),
        ("words", "NaN"),
    ],
)
def test_a_value_that_is_not_of_its_kind_is_refused_without_repeating_it(
    office: Shelves, name: str, value: str
) -> None:
    verdict = judge(msgspec.structs.replace(a_set(name, ""), value=value), 99, office)
    assert verdict.outcome is Outcome.REFUSED
    assert verdict.why.startswith("The office cannot keep it: ")
    assert value not in verdict.why


def test_no_value_at_all_is_refused(office: Shelves) -> None:
    assert judge(an_op(What.SET, field=GRADE), 99, office).why == NOT_KNOWN
    assert judge(an_op(What.CREATE), 0, Shelves()).why == NOT_KNOWN


# Steps


def stepped(state: str, seq: int = 20) -> Shelves:
    office = Shelves()
    office.has(an_action(), state=(state, seq))
    return office


def a_step(wanted: str) -> Operation:
    return a_set("state", wanted, kind="action", record_id="a-0000")


@pytest.mark.parametrize("was", ActionState)
@pytest.mark.parametrize("wanted", ActionState)
@pytest.mark.parametrize("base", [19, 20])
def test_a_stale_step_never_undoes_a_later_one(was: ActionState, wanted: ActionState, base: int) -> None:
    verdict = judge(a_step(wanted), base, stepped(was))
    allowed = wanted in STEPS[was]
    if was == wanted:
        assert verdict == TAKEN
    elif base == 20:
        assert verdict.outcome is (Outcome.ACCEPTED if allowed else Outcome.REFUSED)
        assert bool(verdict.why) is not allowed
    elif allowed and goes_forward("action", was, wanted):
        assert (verdict.outcome, verdict.shows) == (Outcome.CONFLICT, True)
    else:
        assert (verdict.outcome, verdict.shows) == (Outcome.HELD, False)
        assert verdict.against is not None
        assert was in verdict.why


# Lists


def lead(change: object, base: int, standing: list[str]) -> list[str]:
    office = Shelves()
    office.has(an_action(), leads=(standing, 20))
    verdict = judge(a_set("leads", change, kind="action", record_id="a-0000"), base, office)
    assert (verdict.outcome, verdict.shows) == (Outcome.ACCEPTED, True)
    found: list[str] = json.loads(verdict.value or "")
    return found


def test_a_list_its_author_had_seen_is_replaced_as_it_is() -> None:
    assert lead({"all": ["B", "A"], "add": ["B"], "take": []}, 20, ["A"]) == ["B", "A"]


def test_two_people_s_changes_to_a_list_are_both_kept() -> None:
    assert lead({"all": ["A", "X"], "add": ["X"], "take": ["B"]}, 19, ["A", "B", "C"]) == ["A", "C", "X"]


def test_who_was_added_by_both_is_there_once() -> None:
    assert lead({"all": ["A", "X"], "add": ["X"], "take": []}, 19, ["X", "A"]) == ["X", "A"]


def test_a_list_as_the_program_before_wrote_it_adds_its_members() -> None:
    assert lead(["B"], 20, ["A"]) == ["B"]
    assert lead(["B"], 19, ["A"]) == ["A", "B"]


# A record that was removed, or sealed, or is not here


def put_aside(office: Shelves, seq: int = 25) -> Known:
    known = office.records["finding", "light"]
    known.in_use, known.removed = False, Version(seq, "removal")
    return known


def test_words_about_a_removed_record_bring_it_back(office: Shelves) -> None:
    known = put_aside(office)
    verdict = judge(a_set(GRADE, "A"), 20, office)
    assert verdict == Verdict(
        outcome=Outcome.CONFLICT,
        shows=True,
        against=known.removed,
        revives=("finding", "light"),
        why=REMOVED_MEANWHILE,
    )


def test_words_that_lie_beside_bring_it_back_too(office: Shelves) -> None:
    put_aside(office)
    verdict = judge(a_set(WORDS, "Another version."), 9, office)
    assert (verdict.shows, verdict.revives) == (False, ("finding", "light"))


def test_a_list_of_a_removed_record_comes_back_with_everybody_in_it() -> None:
    office = Shelves()
    known = office.has(an_action(), leads=(["A"], 20))
    known.in_use, known.removed = False, Version(25, "removal")
    verdict = judge(
        a_set("leads", {"all": ["B"], "add": ["B"], "take": []}, kind="action", record_id="a-0000"),
        10,
        office,
    )
    assert (json.loads(verdict.value or ""), verdict.revives) == (["A", "B"], ("action", "a-0000"))


@pytest.mark.parametrize(
    ("base", "outcome"), [(20, Outcome.REFUSED), (19, Outcome.HELD)], ids=["refused", "held"]
)
def test_a_step_that_is_not_taken_brings_nothing_back(base: int, outcome: Outcome) -> None:
    office = stepped("verified done")
    known = office.records["action", "a-0000"]
    known.in_use, known.removed = False, Version(25, "removal")
    verdict = judge(a_step("referred"), base, office)
    assert (verdict.outcome, verdict.revives) == (outcome, None)


def test_a_removal_is_taken_when_its_author_had_seen_everything(office: Shelves) -> None:
    office.newest = Version(20, "grade", '"D"')
    assert judge(a_delete(), 20, office) == TAKEN


def test_a_removal_of_what_somebody_was_still_writing_is_held(office: Shelves) -> None:
    office.newest = Version(21, "grade", '"D"')
    assert judge(a_delete(), 20, office) == Verdict(
        outcome=Outcome.HELD, value="true", against=office.newest, why=STILL_WRITTEN
    )


def test_a_second_removal_is_only_noted(office: Shelves) -> None:
    put_aside(office)
    assert judge(a_delete(), 20, office) == replace(NOTED, value="false")


@pytest.mark.parametrize("what", [What.RESTORE, What.SEAL])
def test_bringing_back_and_sealing_are_taken(office: Shelves, what: What) -> None:
    assert judge(an_op(what), 0, office) == TAKEN


@pytest.mark.parametrize("op", [a_set(GRADE, "A"), a_delete(), an_op(What.RESTORE), an_op(What.SEAL)])
def test_nothing_about_a_sealed_record_changes_any_more(office: Shelves, op: Operation) -> None:
    office.records["finding", "light"].sealed = Version(30, "seal")
    assert judge(op, 99, office) == Verdict(outcome=Outcome.REFUSED, why=NOTHING_CHANGES)


@pytest.mark.parametrize("op", [a_set(GRADE, "A"), a_delete(), an_op(What.RESTORE), an_op(What.SEAL)])
def test_what_comes_before_its_record_waits_for_it(op: Operation) -> None:
    assert judge(op, 0, Shelves()) == Verdict(
        outcome=Outcome.HELD, why=NOT_YET_HERE, waits_for=("finding", "light")
    )


# First records


def test_a_first_record_is_taken(office: Shelves) -> None:
    assert judge(a_create(a_finding(id="gate")), 0, office) == TAKEN
    assert judge(a_create(an_estate("Hallgate")), 0, office) == TAKEN


def test_a_first_record_without_the_one_it_belongs_to_waits(office: Shelves) -> None:
    verdict = judge(a_create(a_finding(id="gate", walkabout_id="tomorrow")), 0, office)
    assert verdict.waits_for == ("walkabout", "tomorrow")


def test_a_photo_may_come_before_its_finding(office: Shelves) -> None:
    assert judge(a_create(a_photo(finding_id="being written")), 0, office) == TAKEN


def test_a_first_record_brings_back_the_one_it_belongs_to(office: Shelves) -> None:
    known = put_aside(office)
    verdict = judge(a_create(a_photo()), 0, office)
    assert (verdict.outcome, verdict.shows) == (Outcome.CONFLICT, True)
    assert (verdict.revives, verdict.against) == (("finding", "light"), known.removed)


def test_the_same_record_made_twice_is_noted(office: Shelves) -> None:
    office.has(a_landlord())
    assert judge(a_create(a_landlord()), 0, office) == NOTED


def test_another_record_of_the_same_identity_is_kept_beside(office: Shelves) -> None:
    known = office.has(a_landlord())
    verdict = judge(a_create(a_landlord(name="Another council")), 0, office)
    assert verdict == Verdict(outcome=Outcome.CONFLICT, against=known.created)


@pytest.mark.parametrize(
    "value",
    ["not JSON", "[]", "{}", '{"walkabout_id": ""}', "[" * 100_000, "null"],
    ids=lambda text: text[:9],
)
def test_a_first_record_that_is_not_whole_is_refused(office: Shelves, value: str) -> None:
    verdict = judge(an_op(What.CREATE, record_id="gate", value=value), 0, office)
    assert verdict.outcome is Outcome.REFUSED


# Newer programs

NEWER = 9


@pytest.mark.parametrize(
    "op",
    [
        an_op(What.CREATE, kind="meeting", value='{"with": "tenants"}', schema_revision=NEWER),
        an_op(What.SET, kind="meeting", field="with", value="[1]", schema_revision=NEWER),
        an_op(What.DELETE, kind="meeting", schema_revision=NEWER),
        a_set("smell", "of gas", schema_revision=NEWER),
    ],
)
def test_what_only_a_newer_program_knows_is_passed_on(office: Shelves, op: Operation) -> None:
    assert judge(op, 0, office) == TAKEN
    assert judge(msgspec.structs.replace(op, schema_revision=1), 0, office).why == NOT_KNOWN


@pytest.mark.parametrize("value", [None, "", "not JSON", "[" * 100_000, "1e999"])
def test_but_it_has_to_be_json(office: Shelves, value: str | None) -> None:
    for op in (
        an_op(What.CREATE, kind="meeting", value=value, schema_revision=NEWER),
        an_op(What.SET, field="smell", value=value, schema_revision=NEWER),
    ):
        assert judge(op, 0, office).outcome is Outcome.REFUSED


def test_and_a_first_record_an_object(office: Shelves) -> None:
    op = an_op(What.CREATE, kind="meeting", value="[]", schema_revision=NEWER)
    assert judge(op, 0, office).outcome is Outcome.REFUSED


# After a restore


def before(seq: int, outcome: Outcome = Outcome.ACCEPTED) -> Earlier:
    return Earlier(epoch="lost", seq=seq, outcome=outcome)


def test_what_was_written_in_a_life_before_is_compared_by_its_numbers(office: Shelves) -> None:
    op = a_set(GRADE, "A", earlier=before(0))
    assert judge(op, 50, office).outcome is Outcome.CONFLICT, "the grade came only in this life"
    office.places["made-grade-20", "lost"] = 51
    assert judge(op, 50, office).outcome is Outcome.CONFLICT
    office.places["made-grade-20", "lost"] = 50
    assert judge(op, 50, office) == TAKEN


@pytest.mark.parametrize("outcome", Outcome)
def test_history_is_filled_in_behind_what_stands(office: Shelves, outcome: Outcome) -> None:
    office.places["made-grade-20", "lost"] = 51
    verdict = judge(a_set(GRADE, "A", earlier=before(50, outcome)), 0, office)
    if outcome in (Outcome.CONFLICT, Outcome.HELD):
        known = office.records["finding", "light"]
        assert verdict == Verdict(outcome=outcome, against=known.amended[GRADE])
    else:
        known = office.records["finding", "light"]
        assert verdict == Verdict(outcome=Outcome.CONFLICT, against=known.amended[GRADE])


def test_an_open_case_goes_on_being_about_what_it_had_met(office: Shelves) -> None:
    office.places["made-grade-20", "lost"] = 51
    office.by["met"] = Version(12, "met", '"B"')
    earlier = msgspec.structs.replace(before(50, Outcome.CONFLICT), met="met")
    verdict = judge(a_set(GRADE, "A", earlier=earlier), 0, office)
    assert verdict == Verdict(outcome=Outcome.CONFLICT, value='"D"', against=office.by["met"])


@pytest.mark.parametrize(
    ("outcome", "base", "seen"),
    [
        (Outcome.ACCEPTED, 60, True),
        (Outcome.CONFLICT, 60, False),
        (Outcome.CONFLICT, 51, True),
    ],
)
def test_who_saw_the_other_side_of_a_case_had_not_seen_this_one(
    office: Shelves, outcome: Outcome, base: int, seen: bool
) -> None:
    office.places["made-grade-20", "lost"] = 51
    office.said["made-grade-20"] = a_set(GRADE, "D", earlier=before(51, outcome))
    op = a_set(GRADE, "A", base_seq=base, earlier=before(0))
    assert (judge(op, base, office) == TAKEN) is seen
    assert judge(msgspec.structs.replace(op, after="made-grade-20"), base, office) == TAKEN


@pytest.mark.parametrize(
    ("later", "seen"),
    [
        (a_set(GRADE, "D", base_seq=50, earlier=before(51)), True),
        (a_set(GRADE, "D", base_seq=49, earlier=before(51)), False),
        (a_set(GRADE, "D", base_seq=50), False),
        (a_set(GRADE, "A", base_seq=50), False),
    ],
)
def test_unless_its_author_is_known_to_have_seen_it(office: Shelves, later: Operation, seen: bool) -> None:
    office.places["made-grade-20", "lost"] = 51
    office.said["made-grade-20"] = later
    verdict = judge(a_set(GRADE, "A", earlier=before(50)), 0, office)
    assert (verdict == NOTED) is seen


def test_what_says_the_same_needs_nobody(office: Shelves) -> None:
    office.places["made-grade-20", "lost"] = 51
    standing = office.records["finding", "light"].plain(GRADE)
    assert judge(a_set(GRADE, standing, earlier=before(50)), 0, office) == NOTED


def test_what_stands_was_on_its_way_from_somebody_who_had_seen_this(office: Shelves) -> None:
    office.seen["made-grade-20", "lost"] = 50
    verdict = judge(a_set(GRADE, "A", earlier=before(50)), 0, office)
    assert (verdict.outcome, verdict.shows) == (Outcome.CONFLICT, False)
    assert judge(a_set(GRADE, "A", earlier=before(51)), 0, office).outcome is Outcome.CONFLICT


@pytest.mark.parametrize("what", [What.DELETE, What.RESTORE])
@pytest.mark.parametrize("outcome", [Outcome.ACCEPTED, Outcome.HELD])
def test_a_removal_that_comes_back_late_changes_nothing(
    office: Shelves, what: What, outcome: Outcome
) -> None:
    known = office.records["finding", "light"]
    known.in_use, known.removed = True, Version(30, "brought back")
    office.places["brought back", "lost"] = 51
    verdict = judge(an_op(what, earlier=before(50, outcome)), 0, office)
    against = known.removed if outcome is Outcome.HELD else None
    assert verdict == Verdict(outcome=outcome, value="true", against=against)


def test_a_record_made_twice_follows_the_order_of_before(office: Shelves) -> None:
    known = office.has(a_landlord())
    office.places[known.created.op_id, "lost"] = 51
    another = a_create(a_landlord(name="Another council"), earlier=before(50))
    assert judge(another, 0, office) == NOTED
    assert judge(msgspec.structs.replace(another, earlier=before(52)), 0, office).outcome is Outcome.CONFLICT


# For every policy and every pair of histories

FIELDS = [
    (kind, name, policy)
    for kind, record in KINDS.items()
    for name, policy in policies(record).items()
    if policy in (Merge.VISIBLE, Merge.WORDING, Merge.APPEND, Merge.SEALED)
    and record.__dataclass_fields__[name].type in (str, "str")
]
SAMPLES: dict[str, Any] = {
    "landlord": a_landlord(),
    "estate": an_estate(),
    "walkabout": a_walkabout(),
    "finding": a_finding(),
    "photo": a_photo(),
    "action": an_action(),
}
TEXTS = st.sampled_from(["", "a", "b", "c"])


@given(
    which=st.sampled_from([found for found in FIELDS if found[0] in SAMPLES]),
    standing=st.lists(st.tuples(TEXTS, st.integers(11, 40)), max_size=4, unique_by=lambda pair: pair[1]),
    wanted=TEXTS,
    base=st.integers(0, 45),
)
def test_a_conflict_if_and_only_if_the_newest_was_not_seen_and_differs(
    which: tuple[str, str, Merge], standing: list[tuple[str, int]], wanted: str, base: int
) -> None:
    kind, name, policy = which
    office = Shelves()
    known = office.has(SAMPLES[kind])
    for value, seq in sorted(standing, key=lambda pair: pair[1]):
        known.amended[name] = Version(seq, f"op{seq}", json.dumps(value))
    stands = known.standing(name)
    verdict = judge(a_set(name, wanted, kind=kind, record_id=known.record_id), base, office)
    met = stands.seq > base and json.loads(stands.value or "") != wanted
    assert verdict.outcome is (Outcome.CONFLICT if met else Outcome.ACCEPTED)
    assert verdict.against == (stands if met else None), "what was met is kept beside"
    assert verdict.shows is (not met or policy is Merge.VISIBLE)


MEMBERS = st.lists(st.sampled_from("abcdef"), unique=True)


@given(first=MEMBERS, mine=MEMBERS, theirs=MEMBERS)
def test_no_member_that_was_added_or_taken_away_is_forgotten(
    first: list[str], mine: list[str], theirs: list[str]
) -> None:
    change = {
        "all": mine,
        "add": [member for member in mine if member not in first],
        "take": [member for member in first if member not in mine],
    }
    merged = lead(change, 19, theirs)
    assert len(set(merged)) == len(merged)
    kept_by_them = set(theirs) - (set(first) - set(mine))
    assert set(merged) == kept_by_them | (set(mine) - set(first))


@given(seq=st.integers(1, 60), base=st.integers(0, 60), place=st.none() | st.integers(1, 60))
def test_a_number_of_another_life_is_never_compared_with_one_of_this(
    seq: int, base: int, place: int | None
) -> None:
    office = Shelves()
    if place is not None:
        office.places["op", "lost"] = place
    version = Version(seq, "op")
    assert was_seen(a_set(GRADE, "A"), version, base, office) is (seq <= base)
    written_before = a_set(GRADE, "A", earlier=before(0))
    assert was_seen(written_before, version, base, office) is (place is not None and place <= base)


@pytest.mark.parametrize("what", [What.DELETE, What.RESTORE])
@pytest.mark.parametrize("held", [True, False])
def test_a_removal_or_its_undoing_behind_a_later_one_is_history(
    office: Shelves, what: What, held: bool
) -> None:
    known = office.records["finding", "light"]
    known.removed = Version(25, "later")
    office.places["later", "lost"] = 51
    outcome = Outcome.HELD if held else Outcome.ACCEPTED
    verdict = judge(an_op(what, earlier=before(50, outcome)), 0, office)
    assert (verdict.outcome, verdict.shows, verdict.value) == (outcome, False, "true")
