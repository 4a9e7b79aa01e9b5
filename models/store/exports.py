"""The register of what has left the store as an ordinary file on this device, to be found again."""

from models.changes import Changes
from models.exported import Exported
from models.store.store import Store


def note_export(store: Store, *, document: str, file: str, by: str) -> Changes:
    """Remember that ``document`` was put at ``file``; the register stays on this device."""
    with store.transaction(by=by) as transaction:
        transaction.execute(
            "INSERT INTO exported (at, by, document, file) VALUES (?, ?, ?, ?)",
            (transaction.at, by, document, file),
        )
    return Changes.of("exported", [file])


def exports(store: Store, *, most: int = 500) -> list[Exported]:
    """What was exported, newest first."""
    rows = store.rows("SELECT at, by, document, file FROM exported ORDER BY entry DESC LIMIT ?", (most,))
    return [Exported(at=at, by=by, document=document, file=file) for at, by, document, file in rows]
