"""Write the sample store and the golden schemas of a release: ``python -m tests.generate.sample_store``.

One of every kind of record, two pictures, a draft and a removed record, under the tests' known key. A sample
store that was released is never written again: later programs must be able to open it as it is.
"""

import shutil
from dataclasses import replace
from pathlib import Path

from models.action_plan import ActionState, Progress
from models.landlord import ClosureDay
from models.merge import Record
from models.people import Role
from models.ports import TimeOrderedIds
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
