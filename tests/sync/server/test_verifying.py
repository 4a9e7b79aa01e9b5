"""An office that proves itself finds whatever was changed behind its back."""

from pathlib import Path

import pytest

from models.operation import What
from sync.blob_name import name_of
from sync.server.blob_folder import BlobFolder
from sync.server.central import Central
from sync.server.keeping import BLOBS
from sync.server.verifying import Verified, verify
from tests.builders import a_finding, a_photo, an_action
from tests.sync.operations import a_create, a_delete, a_set, an_op
from tests.sync.server.by_hand import Hand

HERE, AWAITED = name_of(b"a picture"), name_of(b"another picture")


@pytest.fixture
def blobs(central: Central) -> BlobFolder:
    folder = BlobFolder(central.folder / BLOBS)
    folder.put_many([b"a picture"])
    return folder


@pytest.fixture
def busy(central: Central, tablet: Hand, laptop: Hand) -> Central:
    """One in which everything has happened: amendments, removals, what was brought back, and the unknown."""
    tablet.push(a_set("grade", "A", base_seq=3))
    tablet.push(a_delete())
    laptop.push(a_set("spot", "by the lift", base_seq=3))
    tablet.pull()
    tablet.push(an_op(What.CREATE, kind="meeting", record_id="m", value="{}", schema_revision=99))
    tablet.push(an_op(What.SET, kind="meeting", record_id="n", field="x", value="1", schema_revision=99))
    tablet.push(an_op(What.SEAL))
    tablet.push(a_create(an_action()), a_set("state", "in hand", kind="action", record_id="a-0000"))
    tablet.push(a_create(a_finding(id="gate", position=2, block_id="")), a_delete("gate"))
    tablet.push(a_create(a_photo(full=HERE, thumbnail=AWAITED)), a_create(a_photo(id="gone")))
    tablet.push(a_delete("gone", "photo"))
    return central


def troubles(central: Central, blobs: BlobFolder) -> tuple[str, ...]:
    return verify(central, blobs).troubles


def test_a_whole_one_is_whole(busy: Central, blobs: BlobFolder) -> None:
    found = verify(busy, blobs)
    assert found.troubles == ()
    assert found.looked_at[0] == f"{busy.last_number} lines of the log"


def test_an_empty_one_is_whole(central: Central, blobs: BlobFolder) -> None:
    assert verify(central, blobs) == Verified(
        looked_at=("0 lines of the log", "the records", "the pictures"), troubles=(), awaited=0
    )


def test_pictures_that_records_name_and_that_are_not_here_are_told_of(
    busy: Central, blobs: BlobFolder
) -> None:
    assert verify(busy, blobs).awaited == 1, "that of a photo that was put aside is not awaited"
    blobs.path_of(HERE).unlink()
    found = verify(busy, blobs)
    assert (found.troubles, found.awaited) == ((), 2)
    blobs.put_many([b"another", b"a picture"])
    assert verify(busy, blobs).awaited == 1


def test_every_sort_of_change_has_been_made(busy: Central) -> None:
    marked = busy.connection.execute(
        "SELECT count(number), count(removed_seq), count(sealed_seq), count(*) - sum(in_use) FROM record"
    ).fetchone()
    assert marked == (2, 3, 1, 2)


@pytest.mark.parametrize("text", ["", "{", '{"seq":3}', "NaN"])
def test_a_line_that_cannot_be_read_is_found(busy: Central, blobs: BlobFolder, text: str) -> None:
    busy.connection.execute("UPDATE log SET entry = ? WHERE seq = 3", (text,))
    assert troubles(busy, blobs) == ("Line 3 of the log cannot be read.",)


def test_two_troubles_are_both_told(busy: Central, blobs: BlobFolder) -> None:
    busy.connection.execute("UPDATE record SET number = 9 WHERE number = 1")
    busy.connection.execute("DELETE FROM version WHERE field = 'state'")
    first, second = troubles(busy, blobs)
    assert ("records are not those" in first, "records say is not what" in second) == (True, True)


def test_devices_go_on_while_it_is_proved(busy: Central, blobs: BlobFolder, laptop: Hand) -> None:
    reading = busy.reading()
    reading.execute("BEGIN")
    reading.execute("SELECT count(*) FROM log").fetchone()
    laptop.push(a_set("grade", "B", base_seq=99))
    reading.close()
    assert troubles(busy, blobs) == ()


@pytest.mark.parametrize(
    ("damage", "trouble"),
    [
        ("UPDATE log SET entry = replace(entry, 'lift', 'door')", "not what was written"),
        ("DELETE FROM log WHERE seq = 2", "Line 2 of the log is missing"),
        ("DELETE FROM log WHERE seq = 1", "Line 1 of the log is missing"),
        ("DELETE FROM log WHERE seq = (SELECT n FROM office)", "does not end"),
        ("UPDATE log SET salt = '0' WHERE seq = 2", "Line 2 of the log, or one before it, is not what was"),
        ("UPDATE log SET chain = '0' WHERE seq = 2", "Line 2 of the log, or one before it, is not what was"),
        ("UPDATE office SET head = '0'", "does not end"),
        ("UPDATE office SET n = n + 1", "does not end"),
        ("UPDATE record SET number = 9 WHERE kind = 'action'", "records are not those"),
        ("UPDATE record SET removed_seq = 1 WHERE record_id = 'gate'", "records are not those"),
        ("UPDATE record SET removed_op = 'x' WHERE record_id = 'gate'", "records are not those"),
        ("UPDATE record SET in_use = 1 WHERE record_id = 'gate'", "records are not those"),
        ("UPDATE record SET sealed_seq = 1 WHERE record_id = 'gate'", "records are not those"),
        ("UPDATE record SET sealed_seq = NULL, sealed_op = NULL", "records are not those"),
        ("UPDATE record SET op_id = 'x' WHERE record_id = 'gate'", "records are not those"),
        ("UPDATE record SET seq = 1 WHERE record_id = 'gate'", "records are not those"),
        ("DELETE FROM record WHERE record_id = 'gate'", "records are not those"),
        ("UPDATE version SET seq = 1 WHERE field = 'state'", "records say is not what follows"),
        ("UPDATE version SET op_id = 'x' WHERE field = 'state'", "records say is not what follows"),
        ("DELETE FROM version WHERE field = 'state'", "records say is not what follows"),
        ("INSERT INTO version VALUES ('finding', 'gate', 'words', 1, 'x', '\"Fine.\"')",
         "records say is not what follows"),
        ("UPDATE record SET in_use = 0", "records are not those"),
        ("UPDATE version SET value = '\"B\"'", "records say is not what follows"),
    ],
)  # fmt: skip
def test_what_was_changed_is_found(busy: Central, blobs: BlobFolder, damage: str, trouble: str) -> None:
    busy.connection.execute(damage)
    (found,) = troubles(busy, blobs)
    assert trouble in found


def test_a_damaged_picture_is_found(busy: Central, blobs: BlobFolder) -> None:
    (name,) = blobs.names()
    path: Path = blobs.path_of(name)
    path.write_bytes(b"another")
    assert troubles(busy, blobs) == ("Pictures on the office’s disk that are not what was sent: 1.",)
