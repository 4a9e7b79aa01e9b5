"""What there is for a person to decide: each case with both versions in words (design: rule 6).

The rows of ``disagreement`` are one for each field; what one wish said of one record is one case.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from models.action_plan import Action, number_words
from models.disagreement import Contested, Disagreement, Matter, Side
from models.errors import NotFound
from models.field_words import FOLLOWS, FREE, SUBJECTS, label_of
from models.kinds import KINDS
from models.merge import Record
from models.places import Block, Estate
from models.references import parent_of
from models.store.codec import codec_of, to_json
from models.store.office import office_of
from models.store.open_cases import IS_OPEN
from models.store.store import Store
from models.store.value_words import in_words, record_of, who_words
from models.walkabout import Finding, Walkabout, place_of
from models.words import date_words

_COLUMNS = (
    "case_id, txn, outcome, what, kind, record_id, field, late_actor, late_device, late_at, late_value, "
    "late_shows, against, standing_actor, standing_device, standing_at, standing_value, why, seq"
)
_OPEN = f"SELECT {_COLUMNS} FROM disagreement WHERE {IS_OPEN} ORDER BY record_id, txn, case_id"  # noqa: S608 - as above
_DEVICE = "SELECT name FROM colleague WHERE device = ?"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    case_id: str
    txn: str
    outcome: str
    what: str
    kind: str
    record_id: str
    field: str
    late_actor: str
    late_device: str
    late_at: str
    late_value: str | None
    late_shows: int
    against: str
    standing_actor: str
    standing_device: str
    standing_at: str
    standing_value: str | None
    why: str
    seq: int

    @property
    def revived(self) -> bool:
        """Whether these words brought back a record that somebody had removed, and met no other words."""
        return self.outcome == "conflict" and bool(self.why) and self.standing_value is None


def open_cases(store: Store) -> tuple[Disagreement, ...]:
    """Every case, the oldest first."""
    cases = [_case(store, rows) for rows in _grouped(store)]
    return tuple(sorted(cases, key=lambda case: case.case_id))


def rows_of_case(store: Store, case_id: str) -> list[Row]:
    """The rows of one case. Raises ``NotFound`` where somebody has decided it meanwhile."""
    for rows in _grouped(store):
        if rows[0].case_id == case_id:
            return rows
    raise NotFound("That was decided meanwhile.")


def matter_of(rows: Sequence[Row]) -> Matter:
    """What a case is about."""
    first = rows[0]
    if first.outcome == "refused":
        return Matter.REFUSED
    if first.what in ("delete", "restore") or first.revived:
        return Matter.REMOVAL
    return Matter.STEP if first.outcome == "held" else Matter.TWO_VERSIONS


def is_known(rows: Sequence[Row]) -> bool:
    """Whether this program can read all that a case is about; otherwise only a newer one can decide it."""
    if rows[0].kind not in KINDS:
        return False
    try:
        for row in rows:
            _read(row)
    except (ValueError, TypeError, KeyError):
        return False
    return True


def _read(row: Row) -> None:
    """Raises ``ValueError``, ``TypeError`` or ``KeyError`` for what only a newer program knows."""
    codec = codec_of(KINDS[row.kind])
    if row.what == "create":
        codec.first(row.record_id, row.late_value or "{}")
    elif row.what == "set":
        known = [value for value in (row.late_value, row.standing_value) if value is not None]
        for value in known:
            plain = json.loads(value)
            codec.received(row.field, to_json(plain["all"]) if isinstance(plain, dict) else value)


def about(rows: Sequence[Row]) -> tuple[str, str]:
    """The record a case is about: where a new record brought back the one it belongs to, that one."""
    first = rows[0]
    above = None
    if first.revived and first.what == "create":
        above = parent_of(first.kind, json.loads(first.late_value or "{}"))
    return above or (first.kind, first.record_id)


def fields_of(rows: Sequence[Row], record: Record | None) -> dict[str, tuple[str | None, str | None]]:
    """Each contested field with both values as JSON text: the late one, and the one that stood.

    Where the late one shows it may have been amended since, and what is shown now is the late version.
    """
    if rows[0].what == "create":
        return _fields_of_whole(rows[0], record)
    return {row.field: (_late_value(row, record), row.standing_value) for row in rows}


def _late_value(row: Row, record: Record | None) -> str | None:
    codec = codec_of(KINDS[row.kind])
    now = codec.sent_value(row.field, getattr(record, row.field)) if record is not None else None
    if row.late_shows and now is not None:
        return now
    change = json.loads(row.late_value or "null")
    if isinstance(change, dict):  # members that came and went
        kept = [member for member in json.loads(now or "[]") if member not in change["take"]]
        return to_json(kept + [member for member in change["add"] if member not in kept])
    return row.late_value


def _grouped(store: Store) -> list[list[Row]]:
    rows = (Row(*row) for row in store.rows(_OPEN))
    return [list(group) for _, group in groupby(rows, key=lambda row: (row.record_id, row.txn))]


def _case(store: Store, rows: Sequence[Row]) -> Disagreement:
    first, matter = rows[0], matter_of(rows)
    kind, record_id = about(rows)
    record = record_of(store, kind, record_id)
    late = _side(store, first.late_actor, first.late_device, first.late_at)
    standing = (
        _side(store, first.standing_actor, first.standing_device, first.standing_at)
        if first.against
        else None
    )
    if first.revived and standing is not None:
        late, standing = standing, late  # whoever removed it stands on the left of every removal
    title, place = _subject(store, kind, record)
    contested = _contested(store, rows, record, matter)
    return Disagreement(
        case_id=first.case_id,
        matter=matter,
        kind=kind,
        record_id=record_id,
        title=title,
        place=place,
        late=late,
        standing=standing,
        contested=contested,
        agreed=_agreed(store, record, {each.field for each in contested}),
        why=first.why,
        late_shows=bool(first.late_shows),
    )


def _contested(
    store: Store, rows: Sequence[Row], record: Record | None, matter: Matter
) -> tuple[Contested, ...]:
    kind = rows[0].kind
    if matter is Matter.REMOVAL or rows[0].what not in ("create", "set") or not is_known(rows):
        return ()
    fields = fields_of(rows, record)
    follows = FOLLOWS.get(kind, {})
    return tuple(
        Contested(
            field=field,
            label=label_of(kind, field),
            late=in_words(store, kind, field, late),
            standing=in_words(store, kind, field, standing),
            free=field in FREE and matter is Matter.TWO_VERSIONS,
        )
        for field, (late, standing) in fields.items()
        if label_of(kind, field) and follows.get(field) not in fields
    )


def _agreed(store: Store, record: Record | None, contested: set[str]) -> tuple[tuple[str, str], ...]:
    """What both versions have in common and helps to recognise the record."""
    shown: dict[type[Record], tuple[str, ...]] = {
        Action: ("wording", "leads", "target", "place"),
        Finding: ("words", "category", "grade"),
        Walkabout: ("planned_for", "meet_at"),
    }
    if record is None:
        return ()
    codec = codec_of(type(record))
    return tuple(
        (label_of(codec.name, field), in_words(store, codec.name, field, codec.sent_value(field, value)))
        for field in shown.get(type(record), ())
        if field not in contested and (value := getattr(record, field))
    )


def _subject(store: Store, kind: str, record: Record | None) -> tuple[str, str]:
    """Which record it is, and where: "action 198", "Weir Point, back path"."""
    match record:
        case Action():
            return f"action {number_words(record.number, record.id)}", record.place
        case Finding():
            block = record_of(store, "block", record.block_id)
            place = place_of(record, block.name if isinstance(block, Block) else "")
            return f"finding {record.position}", place
        case Walkabout():
            estate = record_of(store, "estate", record.estate_id)
            day = date_words(datetime.fromisoformat(record.planned_for).date())
            return f"walkabout of {day}", estate.name if isinstance(estate, Estate) else ""
        case Block() | Estate():
            return SUBJECTS[kind].split(" ", 1)[1], record.name
        case _:
            return SUBJECTS.get(kind, "something newer than this program").removeprefix("a "), ""


def _side(store: Store, actor: str, device: str, at: str) -> Side:
    mine = device == store.device.device
    office = office_of(store)
    own = office.device_name if office is not None else ""
    return Side(
        who=who_words(store, actor),
        at=at,
        mine=mine,
        device=own if mine else store.value(_DEVICE, (device,)) or "",
    )


def _fields_of_whole(row: Row, record: Record | None) -> dict[str, tuple[str | None, str | None]]:
    """The fields in which two first records of one identity differ."""
    codec = codec_of(KINDS[row.kind])
    late = codec.first(row.record_id, row.late_value or "{}")
    fields: dict[str, tuple[str | None, str | None]] = {}
    for name in codec.columns:
        if not label_of(row.kind, name):
            continue
        mine = codec.sent_value(name, getattr(late, name))
        theirs = codec.sent_value(name, getattr(record, name)) if record is not None else None
        if mine != theirs or row.outcome == "refused":
            fields[name] = (mine, theirs if row.outcome != "refused" else None)
    return fields
