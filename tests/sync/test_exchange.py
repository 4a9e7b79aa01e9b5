"""Whole exchanges between devices and an office, turn by turn, with whatever goes wrong between them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from models.action_plan import Action, ActionState
from models.errors import RuleBroken
from models.kinds import KINDS
from models.landlord import LANDLORD_ID, Landlord
from models.merge import Record
from models.operation import Answer, Outcome
from models.store import actions, landlord
from models.store.office import belong_to, office_of
from models.store.outgoing import waiting, waiting_operations
from models.store.profile import Profile
from models.walkabout import Finding, Walkabout
from sync import exchange as exchanging
from sync.exchange import CONFUSED, NO_OFFICE, Words, exchange
from sync.messages import AnotherLife, Exchanged, Gap, Restored, decode, encode
from sync.net import Request, Response, Unreachable
from sync.server import devices, pages
from sync.server.central import Central
from sync.trouble import ExchangeStopped, NotWelcome, OfficeAway
from sync.turns import Turn, carry_through
from tests.builders import (
    GWEN,
    SetClock,
    a_finding,
    a_landlord,
    a_walkabout,
    an_action,
    an_estate,
    found_maunside,
    keep,
)
from tests.simulation.world import small_pages
from tests.sync.devices import COLIN, DirectNet, a_device, an_office, enrolled, send_words


@dataclass
class Maunside:
    """An office with a tablet and an office computer; the tablet has founded everything and sent it."""

    central: Central
    tablet: Profile
    computer: Profile
    folder: Path
    clock: SetClock
    opened: list[Profile] = field(default_factory=list)

    def send(self, *profiles: Profile) -> list[Answer]:
        """Exchange words with each of these; the answers."""
        return [answer for profile in profiles for answer in send_words(self.central, profile)]

    def meet(self) -> None:
        """Both have what the other has."""
        self.send(self.tablet, self.computer, self.tablet)

    def agree(self) -> None:
        """Both show the same of everything, down to the printed numbers."""
        for kind in KINDS:
            here, there = (
                [row[1:] for row in profile.store.rows(f'SELECT * FROM "{kind}" ORDER BY id')]
                for profile in (self.tablet, self.computer)
            )
            assert here == there, kind


@pytest.fixture
def maunside(tmp_path: Path, clock: SetClock) -> Iterator[Maunside]:
    """A finding and an action on Larkfield, known to both devices."""
    central = an_office(tmp_path / "office", clock)
    tablet = enrolled(central, a_device(tmp_path / "tablet", clock), "Gwen's tablet")
    computer = enrolled(central, a_device(tmp_path / "computer", clock), "Office computer")
    found_maunside(tablet.store)
    keep(tablet.store, a_walkabout(), a_finding(), an_action())
    here = Maunside(central, tablet, computer, tmp_path, clock)
    here.send(tablet, computer)
    yield here
    for profile in (here.tablet, here.computer, *here.opened):
        profile.close()
    central.close()


def amend(profile: Profile, kind: type[Record], record_id: str, **fields: Any) -> None:
    """Somebody at that device amends a record as it is shown there."""
    before = profile.store.get(kind, record_id)
    with profile.store.transaction(by="somebody") as transaction:
        transaction.amend(before, replace(before, **fields))


def remove(profile: Profile, kind: type[Record], record_id: str) -> None:
    with profile.store.transaction(by="somebody") as transaction:
        transaction.remove(kind, record_id)


def open_cases(profile: Profile) -> list[tuple[Any, ...]]:
    sql = (
        "SELECT field, outcome, late_value, standing_value FROM disagreement WHERE closed = 0 ORDER BY field"
    )
    return profile.store.rows(sql)


# What everybody has


def test_what_one_device_wrote_is_on_the_other(maunside: Maunside) -> None:
    maunside.agree()
    assert maunside.computer.store.get(Finding, "light") == a_finding()
    assert maunside.computer.store.get(Action, "a-0000").number == 1
    assert maunside.computer.store.rows("SELECT name FROM colleague") == [("Gwen's tablet",)]
    assert not waiting_operations(maunside.tablet.store)


def test_two_people_s_changes_to_different_fields_are_both_kept(maunside: Maunside) -> None:
    amend(maunside.tablet, Finding, "light", grade="A")
    amend(maunside.computer, Finding, "light", category="Repairs")
    maunside.meet()
    maunside.agree()
    finding = maunside.tablet.store.get(Finding, "light")
    assert (finding.grade, finding.category) == ("A", "Repairs")
    assert open_cases(maunside.tablet) == open_cases(maunside.computer) == []


def test_of_two_versions_one_shows_and_both_devices_know_the_other(maunside: Maunside) -> None:
    amend(maunside.tablet, Finding, "light", grade="A", words="It is out.")
    amend(maunside.computer, Finding, "light", grade="B", words="It flickers.")
    maunside.meet()
    maunside.agree()
    finding = maunside.computer.store.get(Finding, "light")
    assert (finding.grade, finding.words) == ("B", "It is out.")
    cases = [("grade", "conflict", '"B"', '"A"'), ("words", "conflict", '"It flickers."', '"It is out."')]
    assert open_cases(maunside.tablet) == open_cases(maunside.computer) == cases


def test_a_decision_closes_the_case_everywhere(maunside: Maunside) -> None:
    amend(maunside.tablet, Finding, "light", words="It is out.")
    amend(maunside.computer, Finding, "light", words="It flickers.")
    maunside.meet()
    (case_id,) = maunside.tablet.store.rows("SELECT case_id FROM disagreement")[0]
    before = maunside.computer.store.get(Finding, "light")
    with maunside.computer.store.transaction(by="colin") as transaction:
        transaction.settle(before, "words", closes=(case_id,))
    assert open_cases(maunside.computer) == []
    maunside.send(maunside.computer, maunside.tablet)
    assert open_cases(maunside.tablet) == []
    maunside.agree()


def test_a_list_has_everybody_s_members_on_both(maunside: Maunside) -> None:
    amend(maunside.tablet, Action, "a-0000", leads=("Ravi", "Dot"))
    amend(maunside.computer, Action, "a-0000", leads=("Imran",))
    maunside.meet()
    maunside.agree()
    assert maunside.tablet.store.get(Action, "a-0000").leads == ("Ravi", "Dot", "Imran")


def test_a_list_can_be_settled_as_it_stands(maunside: Maunside) -> None:
    amend(maunside.tablet, Action, "a-0000", leads=("Ravi",))
    with maunside.tablet.store.transaction(by="gwen") as transaction:
        transaction.settle(maunside.tablet.store.get(Action, "a-0000"), "leads", closes=("case",))
    maunside.meet()
    maunside.agree()
    assert maunside.computer.store.get(Action, "a-0000").leads == ("Ravi",)


def test_a_stale_step_is_held_with_its_day(maunside: Maunside) -> None:
    actions.move_on(maunside.tablet.store, "a-0000", ActionState.CLAIMED, by=GWEN)
    maunside.clock.goes_on(days=1)
    actions.move_on(maunside.computer.store, "a-0000", ActionState.IN_HAND, by=COLIN)
    maunside.meet()
    maunside.agree()
    action = maunside.computer.store.get(Action, "a-0000")
    assert (action.state, action.state_on) == (ActionState.CLAIMED, "2026-03-24")
    assert {case[0] for case in open_cases(maunside.tablet)} == {"state", "state_on"}


def test_words_bring_a_removed_finding_back(maunside: Maunside) -> None:
    remove(maunside.tablet, Finding, "light")
    amend(maunside.computer, Finding, "light", spot="by the gate")
    maunside.meet()
    maunside.agree()
    assert maunside.tablet.store.get(Finding, "light").spot == "by the gate"
    assert len(open_cases(maunside.tablet)) == 1


def test_a_removal_of_what_was_still_being_written_waits_for_a_person(maunside: Maunside) -> None:
    amend(maunside.tablet, Finding, "light", spot="by the gate")
    remove(maunside.computer, Finding, "light")
    maunside.meet()
    maunside.agree()
    assert maunside.computer.store.get(Finding, "light").spot == "by the gate"
    (case_id,) = maunside.tablet.store.rows("SELECT case_id FROM disagreement WHERE closed = 0")[0]
    with maunside.tablet.store.transaction(by="gwen") as transaction:
        transaction.keep_in_use(maunside.tablet.store.get(Finding, "light"), closes=(case_id,))
    maunside.meet()
    assert open_cases(maunside.computer) == []
    assert maunside.computer.store.find(Finding, "light") is not None


def test_what_one_sees_with_all_that_belongs_to_it_one_may_remove(maunside: Maunside) -> None:
    keep(maunside.tablet.store, an_action(id="a-0001", finding_id="light"))
    maunside.meet()
    remove(maunside.computer, Finding, "light")
    maunside.meet()
    maunside.agree()
    assert maunside.tablet.store.find(Finding, "light") is None
    assert open_cases(maunside.tablet) == []


def test_a_finding_removed_by_both_is_removed(maunside: Maunside) -> None:
    remove(maunside.tablet, Finding, "light")
    remove(maunside.computer, Finding, "light")
    maunside.meet()
    assert maunside.computer.store.find(Finding, "light") is None
    assert open_cases(maunside.computer) == []


def test_two_devices_that_both_founded_the_landlord_agree_in_the_end(maunside: Maunside) -> None:
    other = a_device(maunside.folder / "other", maunside.clock)
    maunside.opened.append(other)
    landlord.found(other.store, a_landlord(name="Maunside Council"), by=COLIN)
    amend(other, Landlord, LANDLORD_ID, telephone="01632 960 555", due_soon_working_days=3)
    enrolled(maunside.central, other, "Colin's laptop")
    maunside.send(other, maunside.tablet, maunside.computer)
    maunside.agree()
    shown = other.store.get(Landlord, LANDLORD_ID)
    assert shown == maunside.tablet.store.get(Landlord, LANDLORD_ID)
    assert (shown.name, shown.telephone) == ("Maunside District Council", "01632 960 555")


# Turns


def test_an_exchange_tells_what_became_safe(maunside: Maunside) -> None:
    keep(maunside.tablet.store, a_finding(id="gate"), an_action(id="a-0001"))
    amend(maunside.computer, Finding, "light", grade="A")
    maunside.send(maunside.computer)
    maunside.clock.goes_on(hours=1)
    net, told = DirectNet(maunside.central, maunside.tablet.store), []
    done = carry_through(exchange(maunside.tablet.store, maunside.tablet.blobs), net, told.append)
    assert (done.findings, done.photos, done.others, done.received, done.photos_left) == (1, 0, 1, 1, 0)
    assert told
    office = office_of(maunside.tablet.store)
    assert office is not None
    assert office.last_safe == "2026-03-24T15:04:00+00:00"
    last = "SELECT findings, photos, others FROM exchanged ORDER BY at DESC LIMIT 1"
    assert maunside.tablet.store.rows(last) == [(1, 0, 1)]


def test_with_pictures_still_to_carry_nothing_is_called_safe_yet(
    maunside: Maunside, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow:
        photos, left = 1, 2

        def __init__(self, *_: object) -> None: ...

        def turns(self) -> Iterator[Turn]:
            return iter(())

        def take_changes(self) -> Any:
            return Words(maunside.tablet.store).take_changes()

    before = office_of(maunside.tablet.store)
    maunside.clock.goes_on(hours=1)
    amend(maunside.tablet, Finding, "light", grade="A")
    maunside.tablet.store.connection.execute("INSERT INTO blob_coming (name, lane) VALUES ('a', 1)")
    monkeypatch.setattr(exchanging, "Pictures", Slow)
    net = DirectNet(maunside.central, maunside.tablet.store)
    done = carry_through(exchange(maunside.tablet.store, maunside.tablet.blobs), net)
    assert (done.photos, done.photos_left) == (1, 2)
    after = office_of(maunside.tablet.store)
    assert before is not None
    assert after is not None
    assert after.last_safe == before.last_safe


def test_a_refusal_is_not_called_safe(maunside: Maunside) -> None:
    with maunside.central.transaction() as connection:
        connection.execute("UPDATE device SET grants = ''")
    keep(maunside.tablet.store, a_finding(id="gate"))
    words = Words(maunside.tablet.store)
    carry(words, DirectNet(maunside.central, maunside.tablet.store))
    assert not words.safe(0).total()
    assert open_cases(maunside.tablet)[0][1] == "refused"


def carry(words: Words, net: DirectNet) -> list[Turn]:
    """Every turn of an exchange of words."""
    taken = []
    turns = words.turns()
    try:
        turn = next(turns)
        while True:
            taken.append(turn)
            turn = turns.send(net.carry(turn.requests))
    except StopIteration:
        return taken


def test_changes_are_told_with_the_turn_after_they_were_taken_in(
    maunside: Maunside, monkeypatch: pytest.MonkeyPatch
) -> None:
    for grade in "ABCD":
        amend(maunside.computer, Finding, "light", grade=grade)
    maunside.send(maunside.computer)
    monkeypatch.setattr(pages, "LARGEST_PAGE", 1)
    words = Words(maunside.tablet.store)
    turns = carry(words, DirectNet(maunside.central, maunside.tablet.store))
    assert [turn.progress.receiving for turn in turns] == [0, 3, 2, 1]
    assert [bool(turn.changes) for turn in turns] == [False, False, True, True]
    assert words.take_changes().touched["finding"] == frozenset({"light"})
    assert words.received == 4


def test_the_next_batch_is_made_ready_while_one_is_on_its_way(maunside: Maunside) -> None:
    """What was answered to one is taken in while the next travels, and nothing is sent twice."""
    store = maunside.tablet.store
    for number in range(5):
        keep(store, a_finding(id=f"gate{number}"))
    ops = [op.op_id for op in waiting_operations(store)]
    net = DirectNet(maunside.central, store)
    words = Words(store)
    with small_pages(2_000, 2):
        turns = words.turns()
        turn = next(turns)
        waited = []
        try:
            while True:
                steps = list(turn.meanwhile)
                waited.append((len(steps), waiting(store)))
                turn = turns.send(net.carry(turn.requests))
        except StopIteration:
            pass
    assert [[op.op_id for op in wish.operations] for wish in net.requests] == [ops[:2], ops[2:4], ops[4:]]
    assert [wish.more for wish in net.requests] == [True, True, False]
    assert waited == [(1, 5), (1, 3), (0, 1)]
    assert waiting(store) == 0


def test_what_was_answered_is_kept_though_the_next_request_is_lost(maunside: Maunside) -> None:
    store = maunside.tablet.store
    for number in range(4):
        keep(store, a_finding(id=f"gate{number}"))
    net = DirectNet(maunside.central, store)
    with small_pages(2_000, 2):
        turns = Words(store).turns()
        turn = turns.send(net.carry(next(turns).requests))
        with pytest.raises(OfficeAway):
            turns.send([Unreachable("nobody there")])
    assert turn.requests
    assert waiting(store) == 2


def test_what_is_written_while_a_batch_is_on_its_way_goes_with_the_next(maunside: Maunside) -> None:
    store = maunside.tablet.store
    keep(store, a_finding(id="gate"))
    net = DirectNet(maunside.central, store)
    turns = Words(store).turns()
    turn = next(turns)
    keep(store, a_finding(id="bin"))
    turn = turns.send(net.carry(turn.requests))
    with pytest.raises(StopIteration):
        turns.send(net.carry(turn.requests))
    assert [[op.record_id for op in wish.operations] for wish in net.requests] == [["gate"], ["bin"]]
    assert waiting(store) == 0


def test_a_long_exchange_is_packed(maunside: Maunside) -> None:
    amend(maunside.tablet, Finding, "light", words="words " * 2_000)
    seen: list[Request] = []
    net = DirectNet(maunside.central, maunside.tablet.store)

    def look(request: Request, response: Response) -> Response:
        seen.append(request)
        return response

    net.meddle = look
    send_words(maunside.central, maunside.tablet, net)
    assert seen[0].headers["content-encoding"] == "gzip"
    assert len(seen[0].body) < 2_000


def test_a_device_without_an_office_has_nobody_to_exchange_with(tmp_path: Path, clock: SetClock) -> None:
    with a_device(tmp_path / "alone", clock) as alone, pytest.raises(ExchangeStopped) as caught:
        next(Words(alone.store).turns())
    assert str(caught.value) == NO_OFFICE


def test_a_device_that_was_turned_away_keeps_everything(maunside: Maunside) -> None:
    with maunside.central.transaction() as connection:
        devices.revoke(connection, maunside.clock, maunside.tablet.store.device.device)
    amend(maunside.tablet, Finding, "light", grade="A")
    with pytest.raises(NotWelcome):
        maunside.send(maunside.tablet)
    assert len(waiting_operations(maunside.tablet.store)) == 1


# What goes wrong on the way


def lose_replies(count: int) -> Any:
    """The first replies are lost after the office has acted."""
    lost = iter([True] * count)

    def meddle(request: Request, response: Response) -> Response | Unreachable:
        return Unreachable("lost") if next(lost, False) else response

    return meddle


def test_a_reply_that_is_lost_is_asked_for_again(maunside: Maunside) -> None:
    amend(maunside.tablet, Finding, "light", grade="A", words="It is out.")
    amend(maunside.computer, Finding, "light", words="It flickers.")
    maunside.send(maunside.computer)
    net = DirectNet(maunside.central, maunside.tablet.store, meddle=lose_replies(1))
    with pytest.raises(OfficeAway):
        send_words(maunside.central, maunside.tablet, net)
    assert len(waiting_operations(maunside.tablet.store)) == 2
    assert {answer.again for answer in maunside.send(maunside.tablet)} == {True}
    maunside.send(maunside.computer)
    maunside.agree()
    assert maunside.tablet.store.get(Finding, "light").words == "It flickers."


def test_a_page_is_taken_in_whole_or_not_at_all(maunside: Maunside, monkeypatch: pytest.MonkeyPatch) -> None:
    amend(maunside.tablet, Finding, "light", grade="A")
    amend(maunside.computer, Finding, "light", category="Repairs")
    maunside.send(maunside.computer)
    before = office_of(maunside.tablet.store)

    def full(*_: object) -> None:
        raise OSError("no room")

    with monkeypatch.context() as later:
        later.setattr(exchanging, "take_names", full)
        with pytest.raises(OSError, match="no room"):
            maunside.send(maunside.tablet)
    assert office_of(maunside.tablet.store) == before
    assert maunside.tablet.store.get(Finding, "light").category == "Lighting"
    assert len(waiting_operations(maunside.tablet.store)) == 1
    maunside.meet()
    maunside.agree()


def test_answers_to_something_else_stop_the_exchange(maunside: Maunside) -> None:
    amend(maunside.tablet, Finding, "light", grade="A")

    def forget(request: Request, response: Response) -> Response:
        del request
        reply = decode(response.body, Exchanged)
        fields = {name: getattr(reply, name) for name in reply.__struct_fields__} | {"answers": []}
        return Response(status=200, body=encode(Exchanged(**fields)))

    net = DirectNet(maunside.central, maunside.tablet.store, meddle=forget)
    with pytest.raises(ExchangeStopped) as caught:
        send_words(maunside.central, maunside.tablet, net)
    assert str(caught.value) == CONFUSED
    assert len(waiting_operations(maunside.tablet.store)) == 1


@pytest.mark.parametrize(
    "reply", [Gap(lives={}), AnotherLife(), Restored(epoch="another", common=0, lives={})]
)
def test_an_office_that_never_stops_surprising_is_not_followed_for_ever(
    maunside: Maunside, reply: Any
) -> None:
    epochs = iter(range(99))

    def surprise(request: Request, response: Response) -> Response:
        del request, response
        told = replace_epoch(reply, f"epoch-{next(epochs)}")
        return Response(status=200, body=encode(told))

    net = DirectNet(maunside.central, maunside.tablet.store, meddle=surprise)
    with pytest.raises(ExchangeStopped) as caught:
        send_words(maunside.central, maunside.tablet, net)
    assert str(caught.value) == CONFUSED


def replace_epoch(reply: Any, epoch: str) -> Any:
    return Restored(epoch=epoch, common=0, lives={}) if isinstance(reply, Restored) else reply


def test_a_restore_to_the_life_it_was_in_makes_no_sense(maunside: Maunside) -> None:
    reply = Restored(epoch=maunside.central.epoch, common=0, lives={})

    def meddle(request: Request, response: Response) -> Response:
        del request, response
        return Response(status=200, body=encode(reply))

    net = DirectNet(maunside.central, maunside.tablet.store, meddle=meddle)
    with pytest.raises(ExchangeStopped):
        send_words(maunside.central, maunside.tablet, net)


# An office that was lost, a device that was copied


def restored(maunside: Maunside) -> None:
    """An empty office in the place of the one that burnt down, with both devices taken on again."""
    maunside.central.close()
    maunside.central = an_office(maunside.folder / "another office", maunside.clock)
    for profile in (maunside.tablet, maunside.computer):
        enrolled(maunside.central, profile, "again")


def test_a_lost_office_is_filled_again_from_its_devices(maunside: Maunside) -> None:
    amend(maunside.computer, Finding, "light", grade="A")
    maunside.meet()
    amend(maunside.tablet, Finding, "light", grade="B")
    restored(maunside)
    maunside.meet()
    maunside.meet()
    maunside.agree()
    assert maunside.computer.store.get(Finding, "light").grade == "B"
    assert open_cases(maunside.tablet) == []
    assert maunside.tablet.store.get(Action, "a-0000").number == 1


def test_whoever_comes_first_to_a_new_office(maunside: Maunside) -> None:
    """The computer comes before the tablet has brought the records its own changes are about."""
    amend(maunside.computer, Finding, "light", grade="A")
    maunside.meet()
    amend(maunside.tablet, Finding, "light", grade="B")
    maunside.meet()
    restored(maunside)
    maunside.send(maunside.computer)
    maunside.meet()
    maunside.meet()
    maunside.agree()
    assert maunside.computer.store.get(Finding, "light").grade == "B"
    # Nobody can say any more that "B" was written by somebody who had seen "A": a person may look.
    assert open_cases(maunside.tablet) == open_cases(maunside.computer)


def test_what_was_not_seen_before_the_office_was_lost_is_met_after_it(maunside: Maunside) -> None:
    amend(maunside.tablet, Finding, "light", words="It is out.")
    maunside.send(maunside.tablet)
    amend(maunside.computer, Finding, "light", words="It flickers.")
    restored(maunside)
    maunside.meet()
    maunside.meet()
    maunside.agree()
    assert [case[0] for case in open_cases(maunside.computer)] == ["words"]


def test_what_waited_with_old_numbers_never_wins_silently_after_a_restore(maunside: Maunside) -> None:
    """The number it was written above means something else in the office's next life."""
    for spot in ("one", "two", "three"):
        amend(maunside.computer, Finding, "light", spot=spot)
    maunside.meet()
    amend(maunside.tablet, Finding, "light", spot="four")
    maunside.central.close()
    maunside.central = an_office(maunside.folder / "another office", maunside.clock)
    enrolled(maunside.central, maunside.computer, "again")
    enrolled(maunside.central, maunside.tablet, "again")
    maunside.send(maunside.computer)
    fresh = a_device(maunside.folder / "fresh", maunside.clock)
    maunside.opened.append(enrolled(maunside.central, fresh, "fresh"))
    maunside.send(maunside.tablet, fresh)
    amend(fresh, Finding, "light", spot="by a newcomer")
    maunside.send(fresh)
    maunside.meet()
    maunside.agree()


def test_a_device_that_was_copied_goes_on_in_a_life_of_its_own(maunside: Maunside, tmp_path: Path) -> None:
    import shutil

    amend(maunside.tablet, Finding, "light", grade="A")
    maunside.tablet.close()
    shutil.copytree(tmp_path / "tablet", tmp_path / "twin")
    maunside.tablet = a_device(tmp_path / "tablet", maunside.clock)
    twin = a_device(tmp_path / "twin", maunside.clock)
    maunside.opened.append(twin)
    amend(maunside.tablet, Finding, "light", spot="by the tablet")
    amend(twin, Finding, "light", stair="by its twin")
    amend(twin, Finding, "light", stair="by its twin again")
    life = twin.store.device.incarnation
    maunside.send(maunside.tablet, twin)
    assert twin.store.device.incarnation != life
    assert maunside.tablet.store.device.incarnation == life
    maunside.meet()
    maunside.send(twin)
    maunside.agree()
    for profile in (maunside.tablet, maunside.computer, twin):
        finding = profile.store.get(Finding, "light")
        assert (finding.grade, finding.spot, finding.stair) == ("A", "by the tablet", "by its twin again")
    assert open_cases(twin) == []


def test_operations_whose_identity_clashes_get_another(maunside: Maunside) -> None:
    amend(maunside.tablet, Finding, "light", grade="A")
    amend(maunside.tablet, Finding, "light", grade="B")
    first, second = waiting_operations(maunside.tablet.store)
    assert second.after == first.op_id
    replies = iter([AnotherLife(clashing=[first.op_id])])

    def meddle(request: Request, response: Response) -> Response:
        del request
        clash = next(replies, None)
        return response if clash is None else Response(status=200, body=encode(clash))

    class Deaf(DirectNet):
        def _answered(self, request: Request) -> Response:
            return super()._answered(request) if next(heard, True) else Response(status=200)

    heard = iter([False])
    net = Deaf(maunside.central, maunside.tablet.store, meddle=meddle)
    answers = send_words(maunside.central, maunside.tablet, net)
    assert [answer.outcome for answer in answers] == [Outcome.ACCEPTED, Outcome.ACCEPTED]
    assert first.op_id not in {answer.op_id for answer in answers}
    maunside.meet()
    maunside.agree()
    assert maunside.computer.store.get(Finding, "light").grade == "B"


def test_a_gap_is_filled_from_what_is_still_here(maunside: Maunside) -> None:
    """Rows were lost at the office by hand, so that it misses what the device thinks it has."""
    amend(maunside.tablet, Finding, "light", grade="A")
    maunside.send(maunside.tablet)
    with maunside.central.transaction() as connection:
        connection.execute(
            "UPDATE life SET next = next - 1 WHERE incarnation = ?",
            (maunside.tablet.store.device.incarnation,),
        )
        connection.execute("DELETE FROM log WHERE seq = (SELECT n FROM office)")
        connection.execute(
            "UPDATE office SET n = n - 1, head = (SELECT chain FROM log ORDER BY seq DESC LIMIT 1)"
        )
        connection.execute("DELETE FROM version WHERE field = 'grade'")
    amend(maunside.tablet, Finding, "light", spot="gate")
    maunside.send(maunside.tablet)
    maunside.meet()
    maunside.agree()
    assert maunside.computer.store.get(Finding, "light").grade == "A"


def test_a_device_of_another_office_does_not_change_it_by_accident(maunside: Maunside) -> None:
    with pytest.raises(RuleBroken):
        belong_to(
            maunside.tablet.store, address="https://elsewhere.example", name="E", device_name="T", token="t"
        )
    assert maunside.tablet.store.get(Walkabout, "today").estate_id == an_estate().id
