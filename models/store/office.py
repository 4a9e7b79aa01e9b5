"""The office this device belongs to: where it is, how far its log is known here, and what was safe when."""

from dataclasses import dataclass, field

from models.changes import Changes
from models.errors import RuleBroken
from models.store.store import Store
from models.store.transaction import Transaction

OFFICE = "office"
"""The kind under which ``Changes`` say that something about the office has changed."""

_ENROL = """
    INSERT INTO office (only, address, name, device_name, token, enrolled_at, epoch, cursor, n, head,
                        last_safe)
    VALUES (1, ?, ?, ?, ?, ?, '', 0, 0, '', '')
    ON CONFLICT (only) DO UPDATE SET address = excluded.address, name = excluded.name,
        device_name = excluded.device_name, token = excluded.token, enrolled_at = excluded.enrolled_at
"""
_OFFICE = (
    "SELECT address, name, device_name, token, enrolled_at, epoch, cursor, n, head, last_safe FROM office"
)
_REACHED = "UPDATE office SET epoch = ?, cursor = ?, n = ?, head = ?, name = ?"
_OFFER_AGAIN = """
    UPDATE operation SET
        earlier = CASE WHEN coalesce(seq, 0) > 0
            THEN json_object('epoch', epoch, 'seq', seq, 'shows', shows,
                'met', (SELECT against FROM disagreement WHERE case_id = op_id), 'outcome',
                CASE WHEN EXISTS (SELECT 1 FROM disagreement WHERE against = op_id AND closed = 0)
                THEN 'conflict' ELSE state END)
            WHEN earlier = '' THEN json_object('epoch', epoch, 'seq', 0, 'outcome', 'accepted')
            ELSE earlier END,
        state = 'waiting', seq = NULL, answer = NULL
    WHERE incarnation = ? AND state <> 'waiting' AND (device_seq >= ? OR seq > ? OR seq IS NULL)
"""
NO_NUMBER = (1 << 63) - 1
"""Above every number of the office."""
_LIVES = "SELECT DISTINCT incarnation FROM operation"
_OF_OTHER_NUMBERS = """
    UPDATE operation SET earlier = json_object('epoch', ?, 'seq', 0, 'outcome', 'accepted')
    WHERE state = 'waiting' AND earlier = '' AND base_seq > ?
"""
_OF_BOTH = "UPDATE operation SET epoch = ? WHERE seq <= ?"
_UNSEEN = (
    "UPDATE field_version SET seq = 0 WHERE seq > ?1",
    "DELETE FROM disagreement WHERE seq > ?1 OR (seq = 0 AND closed = 1 AND outcome <> 'refused')",
    "DELETE FROM parked WHERE seq > ?1",
)
_SEND_AGAIN = (
    """
    INSERT OR IGNORE INTO blob_leaving (name, lane, size)
    SELECT receipt.name, CASE WHEN EXISTS (SELECT 1 FROM photo WHERE photo."full" = receipt.name)
    THEN 2 ELSE 1 END, size FROM receipt
    """,
    "DELETE FROM receipt",
    "UPDATE office SET last_safe = ''",
)

_EXCHANGED = """
    INSERT INTO exchanged (at, findings, photos, others) VALUES (?, ?, ?, ?)
    ON CONFLICT (at) DO UPDATE SET findings = findings + excluded.findings, photos = photos + excluded.photos,
        others = others + excluded.others
"""
_SAFE = "UPDATE office SET last_safe = ?1 WHERE substr(last_safe, 1, 16) <> substr(?1, 1, 16)"
_LEFT = """
    SELECT 1 WHERE EXISTS (SELECT 1 FROM operation WHERE state = 'waiting')
    OR EXISTS (SELECT 1 FROM blob_leaving WHERE why = '') OR EXISTS (SELECT 1 FROM blob_coming)
"""
_RENAME = (
    "UPDATE operation SET op_id = ? WHERE op_id = ? AND state = 'waiting'",
    "UPDATE operation SET after = ? WHERE after = ? AND state = 'waiting'",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeKnown:
    """What this device knows of its office. ``last_safe`` is an ISO date-time, "" while nothing was.

    ``epoch`` and ``cursor`` say how far the office's log is known here; ``n`` and ``head`` how far it went,
    and the chain there, when the office was last heard of.
    """

    address: str
    name: str
    device_name: str
    token: str = field(repr=False)
    enrolled_at: str
    epoch: str
    cursor: int
    n: int
    head: str
    last_safe: str


def office_of(store: Store) -> OfficeKnown | None:
    """The office, or None while the device belongs to none."""
    rows = store.rows(_OFFICE)
    if not rows:
        return None
    address, name, device_name, token, enrolled_at, epoch, cursor, n, head, last_safe = rows[0]
    return OfficeKnown(
        address=address,
        name=name,
        device_name=device_name,
        token=token,
        enrolled_at=enrolled_at,
        epoch=epoch,
        cursor=cursor,
        n=n,
        head=head,
        last_safe=last_safe,
    )


def belong_to(store: Store, *, address: str, name: str, device_name: str, token: str) -> Changes:
    """The office has taken this device on. What is known of its log stays, so that it can be compared.

    Raises ``RuleBroken`` where the device belongs to an office at another address.
    """
    before = office_of(store)
    if before is not None and before.address != address and before.cursor:
        raise RuleBroken("This device belongs to another office already, and holds its records.")
    with store.transaction(by="") as transaction:
        transaction.execute(_ENROL, (address, name, device_name, token, transaction.at))
        transaction.touch(OFFICE, OFFICE)
    return transaction.changes


def reached(transaction: Transaction, *, epoch: str, cursor: int, n: int, head: str, name: str) -> None:
    """Part of a wish: the office's log is known up to ``cursor``, and goes to ``n``."""
    transaction.execute(_REACHED, (epoch, cursor, n, head, name))


def begin_epoch(store: Store, *, epoch: str, common: int, lives: dict[str, int]) -> Changes:
    """The office was restored or lost: offer it again all that it may not have, and every picture.

    Up to number ``common`` its log is the one known here; ``lives`` says from which of this device's
    operations on it has none, by incarnation. What has a number above ``common`` is offered as well, as the
    number is not good any more. Nothing is lost by offering too much.
    """
    before = office_of(store)
    with store.transaction(by="") as transaction:
        for (incarnation,) in transaction.rows(_LIVES, ()):
            transaction.execute(_OFFER_AGAIN, (incarnation, lives.get(incarnation, 0), common))
        transaction.execute(_OF_OTHER_NUMBERS, (before.epoch if before else "", common))
        transaction.execute(_OF_BOTH, (epoch, common))
        incarnation = store.ids.new()  # so that one's own lines of the log are sent as well
        transaction.execute("UPDATE device SET incarnation = ?", (incarnation,))
        for statement in _UNSEEN:
            transaction.execute(statement, (common,))
        for statement in _SEND_AGAIN:
            transaction.execute(statement)
        transaction.execute(
            "UPDATE office SET epoch = ?, n = 0, head = '', cursor = min(cursor, ?)",
            (epoch, common),
        )
        transaction.touch(OFFICE, OFFICE)
    store.is_now(incarnation)
    return transaction.changes


def offer_from(store: Store, lives: dict[str, int]) -> Changes:
    """The office misses operations: offer again those from there on, as far as they are still here."""
    with store.transaction(by="") as transaction:
        for incarnation, following in lives.items():
            transaction.execute(_OFFER_AGAIN, (incarnation, following, NO_NUMBER))
        transaction.touch(OFFICE, OFFICE)
    return transaction.changes


def begin_another_life(store: Store, clashing: tuple[str, ...] = ()) -> Changes:
    """Somebody else writes as this device: what waits goes on under an incarnation of its own.

    Operations whose identity is ``clashing`` get another; the log is read again from the beginning, as part
    of it may be what the other one wrote in this one's name.
    """
    with store.transaction(by="") as transaction:
        incarnation = store.ids.new()
        transaction.execute("UPDATE device SET incarnation = ?", (incarnation,))
        transaction.execute("UPDATE operation SET incarnation = ? WHERE state = 'waiting'", (incarnation,))
        for op_id in clashing:
            renamed = (store.ids.new(), op_id)
            for statement in _RENAME:
                transaction.execute(statement, renamed)
        transaction.execute("UPDATE office SET cursor = 0")
        transaction.touch(OFFICE, OFFICE)
    store.is_now(incarnation)
    return transaction.changes


def nothing_left(transaction: Transaction) -> bool:
    """Whether no change waits to be sent, and no picture has to go or come."""
    return not transaction.rows(_LEFT, ())


def note_safe(transaction: Transaction, *, findings: int, photos: int, others: int) -> None:
    """The office has everything, as of now; so much of it became safe with this exchange.

    Where nothing did, it is written once a minute: that is how it is shown, and each time costs a trip to the
    disk.
    """
    moved = transaction.execute(_SAFE, (transaction.at,)).rowcount
    if findings or photos or others:
        transaction.execute(_EXCHANGED, (transaction.at, findings, photos, others))
    if moved or findings or photos or others:
        transaction.touch(OFFICE, OFFICE)
