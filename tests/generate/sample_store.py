"""Write the sample store and the golden schemas of a release: ``python -m tests.generate.sample_store``.

One of every kind of record, two pictures, a draft, a removed record and what an exchange with the office
leaves behind, under the tests' known key. A sample store that was released is never written again: later
programs must be able to open it as it is.
"""

import shutil
from dataclasses import replace
from pathlib import Path

from models.action_plan import ActionState, Progress
from models.landlord import ClosureDay
from models.merge import Record
from models.operation import Against, Entry, Operation, Outcome, What
from models.people import Role
from models.ports import TimeOrderedIds
from models.store.carriage import Receipt, note_receipts
from models.store.incoming import take_entries, take_names
from models.store.office import belong_to, note_safe, reached
from models.store.profile import Profile, open_profile
from models.store.profile_files import PHOTOS_FILE, RECORDS_FILE, ProfileFile
from models.store.upgrade import new_schema
from tests.builders import (
    RoomyDisk,
    SetClock,
    TestKeeper,
    a_block,
    a_finding,
    a_landlord,
    a_person,
    a_photo,
    a_walkabout,
    an_action,
    an_estate,
)

STORES = Path(__file__).parents[1] / "data" / "stores"
EPOCH = "first-life-of-the-office"
PICTURES = (b"bytes that stand for a picture", b"and for its thumbnail")


def main() -> None:
    """Write both golden schemas, and the sample store unless it is there."""
    STORES.mkdir(parents=True, exist_ok=True)
    for file in (RECORDS_FILE, PHOTOS_FILE):
        golden_of(file).write_text(new_schema(file.history), encoding="utf-8")
    folder = STORES / f"store-{len(RECORDS_FILE.history.released)}"
    if not folder.exists():
        write_store(folder)


def golden_of(file: ProfileFile) -> Path:
    """Where the golden schema of a file's newest release stands."""
    beginning = "" if file is RECORDS_FILE else "photos-"
    return STORES / f"{beginning}schema-{len(file.history.released)}.sql"


def write_store(folder: Path) -> None:
    """A small store with something of everything in ``folder``."""
    clock = SetClock()
    with open_profile(
        folder, keeper=TestKeeper(), clock=clock, ids=TimeOrderedIds(clock), disk=RoomyDisk()
    ) as profile:
        fill(profile)
    (folder / "in-use").unlink()
    shutil.rmtree(folder / "backups", ignore_errors=True)


def fill(profile: Profile) -> None:
    """Something of everything."""
    full, thumbnail = profile.blobs.put_many(PICTURES)
    photo = a_photo(full=full, thumbnail=thumbnail, size=len(PICTURES[0]))
    action = an_action(leads=("Siân Price",), finding_id="light")
    with profile.store.transaction(by="hartnoll") as transaction:
        transaction.create_many(samples(photo, action))
        transaction.amend(action, replace(action, state=ActionState.IN_HAND, due_on="2026-05-01"))
        transaction.remove(ClosureDay, "closed")
        transaction.execute("INSERT INTO draft VALUES ('gate', 'today', '{}', ?)", (transaction.at,))
    exchange(profile, thumbnail)


def exchange(profile: Profile, thumbnail: str) -> None:
    """An office, with something on its way in either direction and something to decide."""
    store = profile.store
    belong_to(
        store,
        address="https://office.maunside.example",
        name="Maunside District Council",
        device_name="Gwen's tablet",
        token="a secret of this device",
    )
    with store.transaction(by="") as transaction:
        take_entries(transaction, [from_colin(41, "words"), from_colin(42, "colour")], EPOCH)
        take_names(transaction, {"colins-computer": "Office computer"})
        reached(transaction, epoch=EPOCH, cursor=42, n=42, head="c" * 64, name="Maunside District Council")
        transaction.execute("INSERT INTO blob_coming VALUES (?, 2)", ("d" * 64,))
    note_receipts(store, [Receipt(name=thumbnail, size=len(PICTURES[1]), at=store.clock.now().isoformat())])
    with store.transaction(by="") as transaction:
        note_safe(transaction, findings=1, photos=0, others=9)


def from_colin(seq: int, field: str) -> Entry:
    """Another version of a field of the finding, which the office keeps beside the one that stands."""
    op = Operation(
        op_id=f"from-colin-{seq}",
        device="colins-computer",
        incarnation="first",
        device_seq=seq,
        txn="from-colin",
        actor="threlfall",
        scope="larkfield",
        what=What.SET,
        kind="finding",
        record_id="light",
        field=field,
        value='"Light is out on the second landing."',
        base_seq=0,
        schema_revision=9,
        at="2026-03-24T13:58:00+00:00",
    )
    met = Against(
        op_id="of-this-device",
        seq=40,
        actor="hartnoll",
        device="gwens-tablet",
        at="2026-03-24T14:04:00+00:00",
        value='"Landing light out. Cover is cracked."',
    )
    return Entry(seq=seq, op=op, outcome=Outcome.CONFLICT, shows=False, against=met)


def samples(photo: Record, action: Record) -> tuple[Record, ...]:
    """One record of every kind."""
    note = Progress(
        id="note", action_id="a-0000", at="2026-03-24T14:10:00+00:00", by="hartnoll", words="Ordered."
    )
    return (
        a_landlord(),
        ClosureDay(id="closed", day="2026-12-24", name="Christmas closure"),
        an_estate(),
        a_block(),
        a_person("Gwen Hartnoll", Role.OFFICER, "Housing officer"),
        a_walkabout(),
        a_finding(),
        photo,
        action,
        note,
    )


if __name__ == "__main__":
    main()
