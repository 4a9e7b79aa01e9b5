"""What people on two devices do, and how their records are compared afterwards."""

import os
from dataclasses import replace
from typing import Any

from models.kinds import KINDS
from models.merge import Record
from models.store import photos
from models.store.profile import Profile
from models.store.waiting import waiting_counts
from tests.builders import a_prepared_photo
from tests.sync.devices import GWEN
from tests.sync.office_process import OfficeProcess, send

Everything = dict[str, list[tuple[Any, ...]]]
WHOLE = {"outcome": "whole", "troubles": [], "awaited": 0}


def amend(profile: Profile, kind: type[Record], record_id: str, by: str = "gwen", **fields: Any) -> None:
    shown = profile.store.get(kind, record_id)
    with profile.store.transaction(by=by) as transaction:
        transaction.amend(shown, replace(shown, **fields))


def take_photos(profile: Profile, count: int, size: int = 300_000) -> None:
    for _ in range(count):
        prepared = a_prepared_photo(os.urandom(size), thumbnail=os.urandom(9_000))
        photos.add_photo(profile.store, profile.blobs, prepared, finding_id="light", by=GWEN)


def everything(profile: Profile) -> dict[str, list[tuple[Any, ...]]]:
    """All records, without the numbers of the rows in the file."""
    return {
        kind: [row[1:] for row in profile.store.rows(f'SELECT * FROM "{kind}" ORDER BY id')] for kind in KINDS
    }


def assert_alike(*profiles: Profile) -> None:
    """Every device holds the same records and pictures, and each picture is whole."""
    first, *others = profiles
    for other in others:
        assert everything(other) == everything(first)
        assert other.blobs.names() == first.blobs.names()
        for name in other.blobs.names():
            other.blobs.get(name)


def until_quiet(*profiles: Profile) -> None:
    for _ in range(2):
        for profile in profiles:
            send(profile)
    for profile in profiles:
        assert waiting_counts(profile.store).nothing


def everything_kept(profile: Profile) -> Everything:
    """Every row of every table: records, what waits, what was answered, and where each picture is."""
    tables = profile.store.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    return {name: profile.store.rows(f'SELECT * FROM "{name}"') for (name,) in tables}


def is_whole(office: OfficeProcess) -> bool:
    """Whether the office proves itself, and has every picture."""
    found = office.says("verify")
    return {name: found[name] for name in WHOLE} == WHOLE


def reaches_through(profile: Profile, address: str) -> None:
    """From here on the device reaches its office there."""
    with profile.store.transaction(by="") as transaction:
        transaction.execute("UPDATE office SET address = ?", (address,))
