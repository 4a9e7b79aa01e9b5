"""An office that proves itself finds whatever was changed behind its back."""

from pathlib import Path

import pytest

from models.operation import What
from sync.server.blob_folder import BlobFolder
from sync.server.central import Central
from sync.server.keeping import BLOBS
from sync.server.verifying import verify
from tests.sync.operations import a_delete, a_set, an_op
from tests.sync.server.by_hand import Hand


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
    return central


def troubles(central: Central, blobs: BlobFolder) -> tuple[str, ...]:
    return verify(central, blobs).troubles


def test_a_whole_one_is_whole(busy: Central, blobs: BlobFolder) -> None:
    found = verify(busy, blobs)
    assert found.troubles == ()
    assert found.looked_at[0] == f"{busy.last_number} lines of the log"


@pytest.mark.parametrize(
    ("damage", "trouble"),
    [
        ("UPDATE log SET entry = replace(entry, 'lift', 'door')", "not what was written"),
        ("DELETE FROM log WHERE seq = 2", "Line 2 of the log is missing"),
        ("UPDATE office SET head = '0'", "does not end"),
        ("UPDATE record SET in_use = 0", "records are not those"),
        ("UPDATE version SET value = '\"B\"'", "records say is not what follows"),
    ],
)
def test_what_was_changed_is_found(busy: Central, blobs: BlobFolder, damage: str, trouble: str) -> None:
    busy.connection.execute(damage)
    assert any(trouble in found for found in troubles(busy, blobs))


def test_a_damaged_picture_is_found(busy: Central, blobs: BlobFolder) -> None:
    (name,) = blobs.names()
    path: Path = blobs.path_of(name)
    path.write_bytes(b"another")
    assert troubles(busy, blobs) == ("Pictures on the office’s disk that are not what was sent: 1.",)
