"""Checking a profile: whether all that was saved is still there, and is still what was saved."""

from dataclasses import dataclass
from typing import Any

from models.errors import NotFound, StoreDamaged, StoreTrouble
from models.kinds import KINDS
from models.store.codec import codec_of
from models.store.driver import in_plain_words
from models.store.profile import Profile
from models.store.profile_files import PHOTOS_FILE, RECORDS_FILE, ProfileFile, reading
from models.store.soundness import file_troubles, schema_of
from models.store.statements import statements_of
from models.store.upgrade import new_schema
from models.words import count_words

Findings = tuple[str, list[str]]  # what was looked at, and what was wrong with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was looked at, and what was found to be wrong, each in a whole sentence."""

    looked_at: tuple[str, ...]
    troubles: tuple[str, ...]

    @property
    def exit_status(self) -> int:
        """0 when everything is well, 1 when something is not."""
        return 1 if self.troubles else 0


def check(profile: Profile) -> Report:
    """Read everything a profile holds, and compare it with what it ought to be. Nobody has to wait meanwhile.

    Trouble with one part does not keep the others from being looked at.
    """
    looked_at: list[str] = []
    troubles: list[str] = []
    for look in (_records_file, _records, _outbox, _search, _photos_file, _photos):
        try:
            seen, wrong = look(profile)
        except StoreTrouble as trouble:
            troubles.append(str(trouble))
        else:
            looked_at.append(seen)
            troubles += wrong
    return Report(looked_at=tuple(looked_at), troubles=tuple(dict.fromkeys(troubles)))


def _records_file(profile: Profile) -> Findings:
    return _file(profile, RECORDS_FILE, "records")


def _photos_file(profile: Profile) -> Findings:
    return _file(profile, PHOTOS_FILE, "photos")


def _file(profile: Profile, file: ProfileFile, what: str) -> Findings:
    with reading(file, profile.folder, profile.key) as connection:
        troubles = file_troubles(connection, what)
        if not troubles and schema_of(connection) != new_schema(file.history):
            troubles.append(f"The file with the {what} is not laid out as this program lays it out.")
    return f"the file with the {what}", troubles


def _records(profile: Profile) -> Findings:
    """Whether each record that is in use can be read."""
    total = wrong = 0
    for kind in KINDS.values():
        read = codec_of(kind).record
        for row in _rows(profile, statements_of(kind).select):
            total += 1
            try:
                read(row)
            except (ValueError, TypeError):
                wrong += 1
    return count_words(total, "record"), [f"Records that cannot be read: {wrong}."] if wrong else []


def _outbox(profile: Profile) -> Findings:
    """Whether the outbox has no gap: the central store refuses what comes after one."""
    ((count, first, last, waiting),) = _rows(
        profile,
        "SELECT count(*), min(device_seq), max(device_seq), count(*) FILTER (WHERE state = 'waiting') "
        "FROM operation",
    )
    gaps = last - first + 1 - count if count else 0
    sentence = f"Changes missing from the outbox, so that later ones cannot be sent: {gaps}."
    return f"{count_words(waiting, 'change')} waiting to be sent", [sentence] if gaps else []


def _search(profile: Profile) -> Findings:
    """Whether the search knows each action that is in use, and no other."""
    ((known, there),) = _rows(
        profile,
        "SELECT (SELECT count(*) FROM action_search_docsize), "
        "(SELECT count(*) FROM action WHERE removed_at IS NULL)",
    )
    sentence = f"The search knows {count_words(known, 'action')} where there are {there}."
    return "the search", [sentence] if known != there else []


def _photos(profile: Profile) -> Findings:
    """Whether the bytes of each photo are there, and are what was taken."""
    photos = _rows(profile, 'SELECT "full", thumbnail FROM photo WHERE removed_at IS NULL')
    missing = damaged = 0
    for name in sorted({name for pair in photos for name in pair}):
        try:
            profile.blobs.get(name)
        except NotFound:
            missing += 1
        except StoreDamaged:
            damaged += 1
    counts = (
        (missing, f"Pictures that a record names and that are not there: {missing}."),
        (damaged, f"Pictures that are not what was taken, and are not shown or printed: {damaged}."),
    )
    return count_words(len(photos), "photo"), [sentence for count, sentence in counts if count]


def _rows(profile: Profile, sql: str) -> list[tuple[Any, ...]]:
    with reading(RECORDS_FILE, profile.folder, profile.key) as connection, in_plain_words():
        return connection.execute(sql).fetchall()
