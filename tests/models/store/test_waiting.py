"""What is only on this device, from the outbox."""

import pytest

from models.photo import Photo
from models.store import carriage, findings, photos, waiting, waiting_findings
from models.store.office import belong_to, note_safe
from models.store.store import Store
from models.waiting import WaitingCounts
from models.waiting_findings import Exchanged, PhotoStanding, Waiting
from models.walkabout import AgreedAction, Finding
from tests.builders import GWEN, START, SetClock, a_draft, a_finding, a_photo, a_walkabout, keep


def the_office_takes(store: Store, where: str = "1") -> None:
    """Everything that waited, or part of it, was taken by the office."""
    with store.transaction(by="gwen") as transaction:
        transaction.execute(f"UPDATE operation SET state = 'accepted', seq = device_seq WHERE {where}")
    leaving = store.rows("SELECT name, size FROM blob_leaving")
    receipts = [
        carriage.Receipt(name=name, size=size, at="2026-03-24T14:05:00+00:00") for name, size in leaving
    ]
    carriage.note_receipts(store, receipts)


@pytest.fixture
def quiet(maunside: Store) -> Store:
    """A walkabout the office knows of, with nothing waiting."""
    keep(maunside, a_walkabout())
    the_office_takes(maunside)
    return maunside


def test_nothing_waits_once_the_office_has_everything(quiet: Store) -> None:
    assert waiting_findings.waiting(quiet) == Waiting(counts=WaitingCounts(), findings=())
    assert waiting.waiting_counts(quiet).nothing


def test_findings_photos_and_other_changes_are_counted(quiet: Store) -> None:
    draft = a_draft(actions=(AgreedAction(wording="Mend it"), AgreedAction(wording="Paint it")))
    findings.save_finding(quiet, draft, by=GWEN)
    keep(quiet, a_photo(id="p1", finding_id="gate", size=100), a_photo(id="p2", finding_id="gate", size=23))

    counts = waiting.waiting_counts(quiet)

    assert counts == WaitingCounts(findings=1, photos=2, others=2, photo_bytes=123)
    assert not counts.nothing
    assert counts.last_safe is None


def test_a_finding_changed_twice_is_one_finding(quiet: Store) -> None:
    findings.save_finding(quiet, a_draft(), by=GWEN)
    findings.save_finding(quiet, a_draft(words="Gate gone.", grade="D"), by=GWEN)
    assert waiting.waiting_counts(quiet) == WaitingCounts(findings=1)


def test_a_picture_described_after_it_was_sent_weighs_nothing_twice(quiet: Store) -> None:
    keep(quiet, a_finding(), a_photo(size=100))
    photos.describe_photo(quiet, quiet.get(Photo, "photo"), "A gate", by=GWEN)
    assert waiting.waiting_counts(quiet) == WaitingCounts(findings=1, photos=1, photo_bytes=100)


def test_what_was_removed_counts_as_a_change_and_not_as_a_finding(quiet: Store) -> None:
    findings.save_finding(quiet, a_draft(), by=GWEN)
    keep(quiet, a_photo(finding_id="gate", size=100))
    findings.remove_finding(quiet, "gate", by=GWEN)

    assert waiting.waiting_counts(quiet) == WaitingCounts(others=4)
    assert waiting_findings.waiting(quiet).findings == ()


def test_the_list_names_each_finding_with_the_pictures_that_wait(quiet: Store, clock: SetClock) -> None:
    keep(quiet, a_finding(words="Landing light out. Dark."), a_photo(id="sent"))
    the_office_takes(quiet)
    keep(quiet, a_photo(id="p1", size=100), a_photo(id="p2", size=50))
    clock.goes_on(minutes=5)
    findings.save_finding(quiet, a_draft(block_id="", spot=""), by=GWEN)
    keep(quiet, a_photo(id="on an action", finding_id="", action_id="a-0000"))

    gate, light = waiting_findings.waiting(quiet).findings

    assert (gate.finding_id, gate.walkabout_id, gate.position) == ("gate", "today", 2)
    assert (gate.headline, gate.place, gate.words_wait, gate.photos) == ("Gate off its hinge", "", True, ())
    assert (light.headline, light.place) == ("Landing light out", "Linden Court, stair B, second landing")
    assert not light.words_wait
    assert [(each.photo.id, each.standing) for each in light.photos] == [
        ("p1", PhotoStanding.WAITING),
        ("p2", PhotoStanding.WAITING),
        ("sent", PhotoStanding.SAFE),
    ]
    assert not light.safe
    assert light.photo_bytes == 150
    assert gate.photo_bytes == 0


def test_the_newest_pictures_that_wait_come_first(quiet: Store, clock: SetClock) -> None:
    keep(quiet, a_photo(id="p0", thumbnail="0" * 64))
    the_office_takes(quiet)
    for number in (1, 2, 3):
        clock.goes_on(minutes=1)
        name = str(number) * 64
        keep(quiet, a_photo(id=f"p{number}", thumbnail=name, added_at=clock.now().isoformat()))
    photos.remove_photo(quiet, "p3", by=GWEN)
    assert waiting.newest_pictures(quiet, 5) == ("2" * 64, "1" * 64)
    assert waiting.newest_pictures(quiet, 1) == ("2" * 64,)


def test_which_of_some_records_wait(quiet: Store) -> None:
    keep(quiet, a_finding(id="f1"), a_finding(id="f2"), a_finding(id="f3"))
    the_office_takes(quiet, "record_id = 'f2'")
    assert waiting.waiting_ids(quiet, "finding", ["f1", "f2", "nowhere"]) == {"f1"}
    assert waiting.waiting_ids(quiet, "photo", ["f1"]) == frozenset()
    assert waiting.waiting_ids(quiet, "finding", []) == frozenset()


def test_a_finding_whose_walkabout_came_without_its_block_has_no_place_words(quiet: Store) -> None:
    keep(quiet, a_finding(block_id="unheard-of", stair="", landing="", spot=""))
    assert waiting_findings.waiting(quiet).findings[0].place == ""
    assert quiet.get(Finding, "light").block_id == "unheard-of"


def test_a_picture_on_its_way_and_one_that_needs_somebody_say_so(quiet: Store) -> None:
    names = {number: number * 64 for number in "3456"}
    keep(quiet, a_finding(), a_photo(id="goes", full=names["3"], thumbnail=names["4"]))
    keep(quiet, a_photo(id="stuck", full=names["5"], thumbnail=names["6"]))
    carriage.note_upload(quiet, names["3"], upload="/v1/uploads/x", sent=2_000)
    carriage.note_trouble(quiet, names["6"], "The file is damaged.")

    (light,) = waiting_findings.waiting(quiet).findings

    assert {each.photo.id: (each.standing, each.sent, each.why) for each in light.photos} == {
        "goes": (PhotoStanding.SENDING, 2_000, ""),
        "stuck": (PhotoStanding.NEEDS_YOU, 0, "The file is damaged."),
    }
    assert not light.safe
    carriage.try_again(quiet)
    assert {each.standing for each in waiting_findings.waiting(quiet).findings[0].photos} == {
        PhotoStanding.SENDING,
        PhotoStanding.WAITING,
    }


def test_what_the_office_was_given_before_is_told_with_when_it_last_had_everything(quiet: Store) -> None:
    belong_to(quiet, address="https://office", name="Maunside", device_name="Tablet", token="secret")
    assert waiting.waiting_counts(quiet) == WaitingCounts(enrolled=True)
    with quiet.transaction(by="") as transaction:
        note_safe(transaction, findings=2, photos=5, others=1)
    told = waiting_findings.waiting(quiet)
    assert (told.counts.last_safe, told.counts.enrolled) == (START, True)
    assert told.before == (Exchanged(at=START, findings=2, photos=5, others=1),)
