"""The central store as a whole: one order, one epoch at a time, each exchange whole or not at all."""

from pathlib import Path

import pytest

from models.errors import RuleBroken, StorageFull
from models.operation import Entry, Outcome
from models.store.driver import Error
from sync.messages import Enrol, Exchanged, Restored, decode
from sync.server import devices
from sync.server.central import Central
from sync.server.chain import BEGINNING, link
from tests.builders import SetClock
from tests.sync.devices import an_office
from tests.sync.operations import a_set, the_larkfield_walk
from tests.sync.server.by_hand import Hand


def exchanged(reply: object) -> Exchanged:
    assert isinstance(reply, Exchanged), reply
    return reply


def test_an_empty_office_has_a_name_an_epoch_and_nothing_else(central: Central, clock: SetClock) -> None:
    reply = exchanged(Hand(central, "tablet").exchange())
    assert reply == Exchanged(
        epoch=central.epoch,
        cursor=0,
        n=0,
        head=BEGINNING,
        office="Maunside District Council",
        time=clock.now().isoformat(),
    )


def test_a_full_disk_keeps_nobody_from_taking_in(
    central: Central, tablet: Hand, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageFull("There is no room left.")

    laptop = Hand(central, "laptop")
    clock.goes_on(hours=1)
    monkeypatch.setattr(devices, "seen", full)
    assert [entry.seq for entry in laptop.pull()] == [1, 2, 3]
    assert laptop.device.seen_at < clock.now().isoformat()


def test_a_device_is_taken_on_with_a_code(central: Central) -> None:
    with central.transaction() as connection:
        code = devices.new_code(connection, central.clock, "Gwen")
    given = central.enrol(Enrol(protocol=1, code=code, device="tablet", name="  Gwen's tablet "))
    assert (given.office, given.epoch) == (central.name, central.epoch)
    known = central.known_by(given.token)
    assert known is not None
    assert known.name == "Gwen's tablet"
    assert central.known_by("another") is None


def test_what_is_sent_is_answered_and_what_others_sent_is_given(tablet: Hand, laptop: Hand) -> None:
    reply = exchanged(laptop.exchange(*laptop.written(a_set("grade", "A", base_seq=3))))
    assert [answer.outcome for answer in reply.answers] == [Outcome.ACCEPTED]
    assert (reply.cursor, reply.n) == (4, 4)
    assert [entry.op.field for entry in tablet.pull()] == ["grade"]
    assert laptop.pull() == []


def test_the_head_at_the_end_of_a_page_is_the_chain_up_to_there(central: Central, tablet: Hand) -> None:
    head = BEGINNING
    for text, salt, chain in central.connection.execute("SELECT entry, salt, chain FROM log ORDER BY seq"):
        head = link(head, decode(text.encode(), Entry), salt)
        assert head == chain
    assert exchanged(tablet.exchange()).head == head


def test_a_page_that_is_not_the_last_has_the_head_of_the_whole_log(
    central: Central, tablet: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sync.server import pages

    tablet.push(a_set("words", "x" * 500, base_seq=3), a_set("spot", "gate", base_seq=3))
    monkeypatch.setattr(pages, "LARGEST_PAGE", 100)
    other = Hand(central, "other")
    reply = exchanged(other.exchange())
    assert (reply.cursor, reply.n) == (3, 5)
    (chain,) = central.connection.execute("SELECT chain FROM log WHERE seq = 5").fetchone()
    assert reply.head == chain


def test_a_device_may_only_send_what_it_wrote_itself(central: Central, tablet: Hand) -> None:
    with pytest.raises(RuleBroken, match="what it wrote itself"):
        tablet.exchange(a_set("grade", "A", device="laptop"))
    assert exchanged(tablet.exchange()).n == 3


def test_a_transaction_is_kept_whole_or_not_at_all(central: Central) -> None:
    with pytest.raises(Error), central.transaction() as connection:
        connection.execute("INSERT INTO wrong_code (at) VALUES ('x')").execute("INSERT INTO nowhere")
    assert central.connection.execute("SELECT count(*) FROM wrong_code").fetchone() == (0,)


def test_a_full_disk_has_rolled_back_by_itself(central: Central) -> None:
    with pytest.raises(Error), central.transaction() as connection:
        connection.execute("ROLLBACK").execute("INSERT INTO nowhere")
    assert central.name == "Maunside District Council"


def test_what_it_has_is_there_the_next_time(tmp_path: Path, clock: SetClock) -> None:
    first = an_office(tmp_path, clock)
    tablet = Hand(first, "tablet")
    tablet.push(*the_larkfield_walk())
    tablet.pull()
    first.close()
    tablet.central = an_office(tmp_path, clock)
    assert exchanged(tablet.exchange()).n == 3
    tablet.central.close()


# Epochs


def test_after_a_restore_a_device_is_told_how_far_the_log_is_the_one_it_knows(
    central: Central, tablet: Hand
) -> None:
    tablet.pull()
    before = central.epoch
    epoch = central.begin_epoch(common=2)
    assert epoch != before
    assert tablet.exchange() == Restored(epoch=epoch, common=2, lives={"tablet-1": 4})


def test_after_two_restores_only_what_both_kept_counts(central: Central, tablet: Hand) -> None:
    tablet.pull()
    central.begin_epoch(common=2)
    epoch = central.begin_epoch(common=1)
    assert tablet.exchange() == Restored(epoch=epoch, common=1, lives={"tablet-1": 4})


def test_a_device_of_another_office_shares_nothing_with_this_one(tablet: Hand) -> None:
    tablet.epoch = "an office nobody here knows"
    reply = tablet.exchange()
    assert isinstance(reply, Restored)
    assert reply.common == 0


def test_a_log_that_is_not_the_one_a_device_knows_begins_another_epoch(
    central: Central, tablet: Hand
) -> None:
    tablet.pull()
    before, tablet.head = central.epoch, "f" * 64
    reply = tablet.exchange()
    assert isinstance(reply, Restored)
    assert reply.epoch == central.epoch != before
    assert reply.common == 0


def test_so_does_one_that_is_shorter_than_the_device_s(central: Central, tablet: Hand) -> None:
    tablet.pull()
    tablet.n = 9
    assert isinstance(tablet.exchange(), Restored)


def test_a_device_that_has_seen_nothing_has_nothing_to_compare(central: Central, tablet: Hand) -> None:
    tablet.epoch = central.epoch
    assert exchanged(tablet.exchange()).n == 3
    tablet.head = BEGINNING
    assert exchanged(tablet.exchange()).n == 3
