"""Pictures on their way: nothing is let go of without a receipt, and small ones go first."""

import pytest

from models.store.carriage import (
    LARGE,
    SMALL,
    Leaving,
    Receipt,
    bytes_to_send,
    coming,
    leaving,
    note_arrived,
    note_receipts,
    note_trouble,
    note_upload,
    still_to_carry,
    try_again,
)
from models.store.incoming import take_entries
from models.store.store import Store
from tests.builders import START, a_finding, a_photo, a_walkabout, an_estate, keep
from tests.sync.operations import a_create, an_entry

FULL, THUMBNAIL = "1" * 64, "2" * 64


@pytest.fixture
def taken(store: Store) -> Store:
    """One photo was taken here, and one by a colleague."""
    keep(store, an_estate(), a_walkabout(), a_finding(block_id=""), a_photo())
    theirs = a_photo(id="theirs", full="3" * 64, thumbnail="4" * 64)
    with store.transaction(by="") as transaction:
        take_entries(transaction, [an_entry(9, a_create(theirs))], "epoch")
    return store


def test_what_was_taken_here_has_to_go_and_what_was_taken_elsewhere_has_to_come(taken: Store) -> None:
    assert leaving(taken, SMALL, 9) == [Leaving(name=THUMBNAIL, lane=SMALL, size=0, sent=0, upload="")]
    assert leaving(taken, LARGE, 9) == [Leaving(name=FULL, lane=LARGE, size=300_000, sent=0, upload="")]
    assert (coming(taken, SMALL, 9), coming(taken, LARGE, 9)) == (["4" * 64], ["3" * 64])
    assert still_to_carry(taken) == (2, 2)
    assert bytes_to_send(taken) == 300_000


def test_no_more_are_told_than_were_asked_for(taken: Store) -> None:
    assert leaving(taken, SMALL, 0) == []
    assert coming(taken, LARGE, 0) == []


def test_a_picture_taken_twice_goes_once(taken: Store) -> None:
    keep(taken, a_photo(id="again"))
    assert still_to_carry(taken) == (2, 2)


def test_a_receipt_is_what_lets_a_picture_go(taken: Store) -> None:
    changes = note_receipts(taken, [Receipt(name=FULL, size=300_000, at=START)])
    assert changes.touched == {"photo": frozenset({"photo"})}
    assert leaving(taken, LARGE, 9) == []
    assert taken.rows("SELECT name, size, at FROM receipt") == [(FULL, 300_000, START)]
    note_receipts(
        taken, [Receipt(name=THUMBNAIL, size=9, at=START), Receipt(name=FULL, size=300_000, at=START)]
    )
    assert still_to_carry(taken) == (0, 2)
    assert bytes_to_send(taken) == 0


def test_an_upload_goes_on_where_it_stopped(taken: Store) -> None:
    assert not note_upload(taken, FULL, upload="/v1/blobs/7", sent=100_000)
    assert leaving(taken, LARGE, 9) == [
        Leaving(name=FULL, lane=LARGE, size=300_000, sent=100_000, upload="/v1/blobs/7")
    ]
    assert bytes_to_send(taken) == 200_000


def test_a_picture_with_trouble_waits_until_somebody_has_looked(taken: Store) -> None:
    assert note_trouble(taken, FULL, "It is damaged.").touched == {"photo": frozenset({"photo"})}
    assert leaving(taken, LARGE, 9) == []
    assert still_to_carry(taken) == (1, 2)
    assert bytes_to_send(taken) == 0
    try_again(taken)
    assert len(leaving(taken, LARGE, 9)) == 1


def test_what_has_arrived_is_not_asked_for_again(taken: Store) -> None:
    assert note_arrived(taken, ["3" * 64]).touched == {"photo": frozenset({"theirs"})}
    assert coming(taken, LARGE, 9) == []
    assert still_to_carry(taken) == (2, 1)
