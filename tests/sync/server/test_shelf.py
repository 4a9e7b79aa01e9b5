"""The records one push touches, as they stand: at hand, and put back where a wish falls."""

import pytest
from msgspec.structs import replace

from models.operation import Earlier, Operation, Outcome, What
from models.references import LANDLORD, NOT_KNOWN
from models.store.driver import connect_in_memory
from sync.known import Known, Version
from sync.server.central import Central
from sync.server.shelf import PENDING, Shelf, address
from tests.builders import a_finding, a_landlord, a_photo, an_action, an_estate
from tests.sync.operations import a_create, a_delete, a_set, an_op
from tests.sync.server.by_hand import Hand

LIGHT = ("finding", "light")


@pytest.fixture
def shelf(central: Central, tablet: Hand) -> Shelf:
    """With an estate, a walkabout and a finding, whose grade has been amended with number 4."""
    tablet.push(a_set("grade", "A", base_seq=3))
    return Shelf(central.connection)


def test_a_record_is_known_as_it_stands(shelf: Shelf) -> None:
    shelf.fetch([LIGHT, ("finding", "nowhere")])
    shelf.fetch([LIGHT])
    known = shelf.known(*LIGHT)
    assert known is shelf.there(LIGHT)
    assert known is not None
    assert (known.scope, known.created.seq, known.plain("grade"), known.amended["grade"].seq) == (
        "larkfield", 3, "A", 4,
    )  # fmt: skip
    assert shelf.known("finding", "nowhere") is None
    assert shelf.known("estate", "larkfield") is not None, "one that was not fetched is looked up"


def test_what_was_removed_and_sealed_is_known_by_its_number(central: Central, tablet: Hand) -> None:
    tablet.push(a_delete(base_seq=3), an_op(What.SEAL))
    known = Shelf(central.connection).known(*LIGHT)
    assert known is not None
    assert known.removed is not None
    assert known.sealed is not None
    assert (known.in_use, known.removed.seq, known.sealed.seq) == (False, 4, 5)


def test_a_version_of_a_kind_only_newer_programs_know_stands_by_itself(
    central: Central, tablet: Hand
) -> None:
    tablet.push(a_set("with", 1, kind="meeting", record_id="m", schema_revision=9))
    assert Shelf(central.connection).known("meeting", "m") is None


def test_everything_goes_back_to_where_it_was(shelf: Shelf) -> None:
    before = shelf.known(*LIGHT)
    mark = shelf.mark()
    photo = a_create(a_photo())
    shelf.put(Known(kind="photo", record_id="photo", scope="", created=Version(PENDING, photo.op_id)), photo)
    shelf.belongs(address(LIGHT), Version(PENDING, photo.op_id))
    assert before is not None
    shelf.put(before.copy(), a_set("spot", "gate"))
    shelf.go_back(mark)
    assert shelf.known(*LIGHT) is before
    assert shelf.known("photo", "photo") is None
    other = a_delete(device="laptop", incarnation="laptop-1")
    assert shelf.newest_by_others(before, other, 4) is None


def test_the_newest_by_others_counts_what_belongs_to_it(central: Central, tablet: Hand, shelf: Shelf) -> None:
    known = shelf.known(*LIGHT)
    assert known is not None
    other = a_delete(device="laptop", incarnation="laptop-1")
    own = a_delete(device="tablet", incarnation="tablet-1")
    assert shelf.newest_by_others(known, own, 0) is None
    found = shelf.newest_by_others(known, other, 3)
    assert found is not None
    assert found.seq == 4
    assert shelf.newest_by_others(known, other, 4) is None
    tablet.push(a_create(a_photo()))
    found = Shelf(central.connection).newest_by_others(known, other, 4)
    assert found is not None
    assert found.seq == 5


def test_nobody_knows_who_wrote_what_is_not_in_the_log(shelf: Shelf) -> None:
    known = shelf.known(*LIGHT)
    assert known is not None
    known.amended["spot"] = Version(9, "nowhere")
    found = shelf.newest_by_others(known, a_delete(), 4)
    assert found == Version(9, "nowhere")


def test_where_a_version_stood_in_an_earlier_life(central: Central, tablet: Hand) -> None:
    first = central.epoch
    then = Earlier(epoch=first, seq=51, outcome=Outcome.ACCEPTED)
    second = central.begin_epoch(common=3)
    offered, fresh = a_set("grade", "A", earlier=then), a_set("spot", "gate", base_seq=3)
    tablet.epoch = second
    tablet.push(offered, fresh)
    shelf = Shelf(central.connection)
    assert shelf.place_of(Version(3, "any"), first) == 3, "up to there the logs are the same"
    assert shelf.place_of(Version(4, offered.op_id), first) == 51
    assert shelf.place_of(Version(5, fresh.op_id), first) is None
    assert shelf.place_of(Version(6, "nowhere"), first) is None
    assert shelf.place_of(Version(4, offered.op_id), "nobody knows this life") is None
    assert shelf.place_of(Version(4, offered.op_id), second) == 4
    assert shelf.place_of(Version(PENDING, "of this push"), second) == PENDING
    assert shelf.common("nobody knows this life") == 0


def test_a_version_of_this_push_is_remembered_by_its_earlier_number(central: Central, tablet: Hand) -> None:
    first = central.epoch
    central.begin_epoch(common=3)
    shelf = Shelf(central.connection)
    with_number = a_set("grade", "A", earlier=Earlier(epoch=first, seq=51, outcome=Outcome.ACCEPTED))
    without = a_set("grade", "B", earlier=Earlier(epoch=first, seq=0, outcome=Outcome.ACCEPTED))
    for op in (with_number, without, a_set("grade", "C")):
        shelf.remember(op)
    assert shelf.place_of(Version(PENDING, with_number.op_id), first) == 51
    assert shelf.place_of(Version(PENDING + 1, without.op_id), first) is None


def test_what_its_author_had_seen_counts_where_a_version_got_no_number(
    central: Central, tablet: Hand
) -> None:
    then = Earlier(epoch="lost", seq=0, outcome=Outcome.ACCEPTED)
    offered, fresh = a_set("grade", "A", earlier=then, base_seq=50), a_set("spot", "gate", base_seq=3)
    numbered = a_set("stair", "B", earlier=replace(then, seq=51), base_seq=50)
    tablet.push(offered, fresh, numbered)
    shelf = Shelf(central.connection)
    assert shelf.seen_before(Version(4, offered.op_id), "lost") == 50
    assert shelf.seen_before(Version(4, offered.op_id), "another life") is None
    assert shelf.seen_before(Version(5, fresh.op_id), "lost") is None
    assert shelf.seen_before(Version(6, numbered.op_id), "lost") is None
    assert shelf.seen_before(Version(7, "nowhere"), "lost") is None
    of_this_push = a_set("grade", "B", earlier=then, base_seq=60)
    shelf.remember(of_this_push)
    assert shelf.seen_before(Version(PENDING, of_this_push.op_id), "lost") == 60


@pytest.mark.parametrize(
    ("kind", "fields", "scope"),
    [
        ("estate", {}, "own"),
        ("landlord", {}, LANDLORD),
        ("finding", {"walkabout_id": "today"}, "larkfield"),
        ("finding", {"walkabout_id": "nowhere"}, NOT_KNOWN),
        ("photo", {"finding_id": "light", "action_id": ""}, "larkfield"),
        ("photo", {"finding_id": "", "action_id": ""}, NOT_KNOWN),
        ("meeting", {}, NOT_KNOWN),
    ],
)
def test_a_record_is_of_the_scope_it_belongs_to(
    shelf: Shelf, kind: str, fields: dict[str, str], scope: str
) -> None:
    assert shelf.scope_of(kind, "own", shelf.above(kind, fields)) == scope


def test_a_kind_only_newer_programs_know_belongs_to_nothing(shelf: Shelf) -> None:
    assert shelf.above("meeting", {"walkabout_id": "today"}) is None
    assert shelf.above("finding", {"walkabout_id": "today"}) == ("walkabout", "today")


def test_a_line_of_the_log_is_found_by_its_operation(shelf: Shelf) -> None:
    shelf.fetch([LIGHT])
    entry = shelf.entry(shelf.there(LIGHT).created.op_id)
    assert entry is not None
    assert entry.seq == 3
    assert shelf.entry("nowhere") is None


def fetched(ops: list[Operation]) -> list[tuple[str, str]]:
    """What a shelf asks for, in the order of asking."""
    asked: list[tuple[str, str]] = []
    shelf = Shelf(connect_in_memory())
    shelf.fetch = lambda keys: asked.extend(dict.fromkeys(keys))  # type: ignore[method-assign]  # only to look on
    shelf.fetch_for(ops)
    return asked


def test_every_record_that_operations_name_is_fetched_once() -> None:
    ops = [
        a_create(an_estate()),
        a_create(a_finding()),
        a_set("grade", "A"),
        a_create(an_action()),
        a_create(a_landlord()),
    ]
    assert fetched(ops) == [
        ("estate", "larkfield"),
        ("finding", "light"),
        ("walkabout", "today"),
        ("action", "a-0000"),
        ("landlord", "landlord"),
    ]
    assert address(LIGHT) == "finding/light"


@pytest.mark.parametrize("value", ["not JSON", "[" * 100_000, "[]", '{"walkabout_id": 5}', None])
def test_a_first_record_that_makes_no_sense_names_nothing(value: str | None) -> None:
    assert fetched([an_op(What.CREATE, value=value)]) == [LIGHT]


def test_a_version_is_found_by_the_operation_that_said_it(shelf: Shelf, central: Central) -> None:
    ((op_id,),) = central.connection.execute("SELECT op_id FROM log WHERE seq = 4").fetchall()
    assert shelf.version_by(op_id) == Version(4, op_id, '"A"')
    assert shelf.version_by("") is None
    assert shelf.version_by("nobody's") is None
