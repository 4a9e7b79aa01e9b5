"""A program that saves findings with their photos, one after another, and says so only once each is saved.

Run by the crash tests as ``python -m tests.models.store.writer FOLDER``, and killed at any moment.
"""

import sys
from pathlib import Path

from models.places import Estate
from models.ports import SystemClock, SystemDisk, TimeOrderedIds
from models.store.profile import Profile, open_profile
from models.walkabout import Walkabout
from tests.builders import TestKeeper, a_finding, a_photo

ESTATE = Estate(id="larkfield", name="Larkfield")
WALK = Walkabout(id="today", estate_id="larkfield", planned_for="2026-03-24T14:00+00:00")


def open_for_writing(folder: Path) -> Profile:
    """The profile with an estate and a walkabout in it."""
    clock = SystemClock()
    profile = open_profile(
        folder, keeper=TestKeeper(), clock=clock, ids=TimeOrderedIds(clock), disk=SystemDisk()
    )
    if profile.store.find(Estate, ESTATE.id) is None:
        with profile.store.transaction(by="gwen") as transaction:
            transaction.create_many((ESTATE, WALK))
    return profile


def save_one(profile: Profile) -> str:
    """Save a finding with a photo, the bytes first, then both records together; the finding's identity."""
    finding_id = profile.store.ids.new()
    full, thumbnail = profile.blobs.put_many((finding_id.encode() * 3_000, finding_id.encode()))
    with profile.store.transaction(by="gwen") as transaction:
        transaction.create(a_finding(id=finding_id, words="Landing light out. " * 20))
        transaction.create(
            a_photo(id=f"photo-{finding_id}", finding_id=finding_id, full=full, thumbnail=thumbnail)
        )
    return finding_id


def main() -> None:
    """Save for ever, and print the identity of each finding once it is saved."""
    profile = open_for_writing(Path(sys.argv[1]))
    print("open", flush=True)
    while True:
        print(save_one(profile), flush=True)


if __name__ == "__main__":
    main()
