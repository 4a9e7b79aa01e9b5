"""Nothing that people wrote stands on the disk in plain bytes; what is erased is gone even from inside."""

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from models.action_plan import Action
from models.people import Person, Role
from models.places import Estate
from models.ports import TimeOrderedIds
from models.store import backup, keys
from models.store.profile import Profile, open_profile
from models.store.profile_files import PHOTOS_FILE, RECORDS_FILE, ProfileFile
from models.walkabout import Finding, Walkabout
from tests.builders import TEST_KEY, RoomyDisk, SetClock, TestKeeper

CANARIES = [f"Canary{number:03} Featherstonehaugh" for number in range(200)]


def opened(folder: Path, clock: SetClock, ids: TimeOrderedIds) -> Profile:
    return open_profile(folder, keeper=TestKeeper(), clock=clock, ids=ids, disk=RoomyDisk())


def plant(profile: Profile) -> None:
    """Names in every place a name can be: records, search, drafts, reasons, and the bytes of a picture."""
    walk = Walkabout(id="w", estate_id="e", planned_for="")
    with profile.store.transaction(by=CANARIES[0]) as transaction:
        transaction.create_many((Estate(id="e", name=CANARIES[1]), walk))
        for number, name in enumerate(CANARIES):
            transaction.create(Person(id=f"p{number}", name=name, role=Role.TENANT))
            action = Action(id=f"a{number}", wording=name, estate_id="e", agreed_on="", leads=(name,))
            transaction.create(action)
            transaction.amend(action, replace(action, place=f"{name}’s door"), reason=name)
            transaction.create(Finding(id=f"f{number}", walkabout_id="w", position=1, seen_at="", words=name))
        transaction.execute("INSERT INTO draft VALUES ('f', 'w', ?, '')", (" ".join(CANARIES),))
    profile.blobs.put(" ".join(CANARIES).encode() * 20)


def plain_bytes(folder: Path) -> list[str]:
    """The files below ``folder`` in which a name can be read, in either common encoding."""
    marks = [
        mark
        for word in (b"Canary", b"Featherstonehaugh")
        for mark in (word, word.decode().encode("utf-16-le"))
    ]
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and any(mark in file.read_bytes() for mark in marks)
    ]


@pytest.mark.usefixtures("quick_words")
def test_no_name_stands_in_plain_bytes_open_closed_or_backed_up(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    with opened(tmp_path, clock, ids) as profile:
        keys.keep_by_passphrase(tmp_path, TEST_KEY, "gate hinge lamp")
        plant(profile)
        assert not plain_bytes(tmp_path), "with the write-ahead logs still there"
        backup.back_up(profile, tmp_path / "tuesday.walkabout")
    assert (tmp_path / "tuesday.walkabout").stat().st_size > 100_000
    assert not plain_bytes(tmp_path)
    (tmp_path / "note.txt").write_text(CANARIES[7])
    assert plain_bytes(tmp_path) == ["note.txt"], "the scan finds what is there"


def test_what_is_erased_is_gone_from_the_deciphered_file_too(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    with opened(tmp_path, clock, ids) as profile:
        plant(profile)
        with profile.store.transaction(by="gwen") as transaction:
            for kind in ("progress", "finding", "photo", "action", "walkabout", "estate", "person"):
                transaction.execute(f'DELETE FROM "{kind}"')
            for table in ("operation", "draft"):
                transaction.execute(f"DELETE FROM {table}")
        for name in profile.blobs.names():
            profile.blobs.remove(name)
    for file in (RECORDS_FILE, PHOTOS_FILE):
        decipher(tmp_path, file)
    assert not plain_bytes(tmp_path)


def test_that_scan_would_find_what_was_not_erased(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    with opened(tmp_path, clock, ids) as profile:
        plant(profile)
    for file in (RECORDS_FILE, PHOTOS_FILE):
        decipher(tmp_path, file)
    assert set(plain_bytes(tmp_path)) == {"plain-records.db", "plain-photos.db"}


def decipher(folder: Path, file: ProfileFile) -> None:
    """Every page of a closed file as it is inside, free ones too, beside it.

    A page is its ciphertext (AES-256 in CBC mode), 16 bytes to begin from, and 64 that sign it; the first
    page begins with 16 bytes of salt.
    """
    data = (folder / file.name).read_bytes()
    plain = bytearray()
    for start in range(0, len(data), file.page_size):
        page = data[start : start + file.page_size]
        begin = page[-80:-64]
        decryptor = Cipher(algorithms.AES256(TEST_KEY), modes.CBC(begin)).decryptor()
        plain += decryptor.update(page[0 if start else 16 : -80])
    (folder / f"plain-{file.name}").write_bytes(plain)
