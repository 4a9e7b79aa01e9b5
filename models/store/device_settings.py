"""What this device remembers for itself and never sends, such as who is using it."""

import json
from dataclasses import asdict

from models.changes import Changes
from models.people import Member
from models.store.codec import to_json
from models.store.store import Store

MEMBER = "member"
_RECOVERY_KEPT = "recovery_key_kept"

_KEEP = """
    INSERT INTO device_setting (key, value) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""


def member_using(store: Store) -> Member | None:
    """The member of staff who uses this device, or None while nobody has said who they are."""
    kept = _kept(store, MEMBER)
    return Member(**json.loads(kept)) if kept else None


def use_as(store: Store, member: Member) -> Changes:
    """From now on the device is used by ``member``, whose wishes all later changes are."""
    with store.transaction(by=member.person_id) as transaction:
        transaction.execute(_KEEP, (MEMBER, to_json(asdict(member))))
    return Changes.of(MEMBER, [member.person_id])


def recovery_key_kept(store: Store) -> bool:
    """Whether somebody has said that the recovery key they were shown is in a safe place."""
    return _kept(store, _RECOVERY_KEPT) is not None


def note_recovery_key_kept(store: Store) -> Changes:
    """Somebody has put the recovery key in a safe place, so that it need not be shown again."""
    with store.transaction(by="") as transaction:
        transaction.execute(_KEEP, (_RECOVERY_KEPT, transaction.at))
    return Changes()


def _kept(store: Store, key: str) -> str | None:
    value = store.value("SELECT value FROM device_setting WHERE key = ?", (key,))
    return None if value is None else str(value)
