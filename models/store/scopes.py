"""Which part of the landlord's records an operation belongs to: an estate, or the landlord as a whole.

A device is sent only the scopes it was granted. The central store works the scope out for itself; what is
written here lets the device group its own work.
"""

from collections.abc import Callable

from models.action_plan import Action, Progress
from models.merge import Record
from models.photo import Photo
from models.places import Block, Estate
from models.walkabout import Finding, Walkabout

LANDLORD = "landlord"
NOT_KNOWN = ""

Ask = Callable[[str, tuple[str, ...]], str | None]

_OF_WALKABOUT = "SELECT estate_id FROM walkabout WHERE id = ?"
_OF_ACTION = "SELECT estate_id FROM action WHERE id = ?"
# A photo may be taken while its finding is still a draft.
_OF_FINDING = """
    SELECT estate_id FROM walkabout WHERE id = coalesce(
        (SELECT walkabout_id FROM finding WHERE id = ?1),
        (SELECT walkabout_id FROM draft WHERE finding_id = ?1)
    )
"""


def scope_of(record: Record, ask: Ask) -> str:
    """The identity of the record's estate, ``landlord``, or "" where its parent is not on this device.

    ``ask`` answers a query with its first value.
    """
    match record:
        case Estate():
            return record.id
        case Block() | Walkabout() | Action():
            return record.estate_id
        case Finding():
            return ask(_OF_WALKABOUT, (record.walkabout_id,)) or NOT_KNOWN
        case Progress():
            return ask(_OF_ACTION, (record.action_id,)) or NOT_KNOWN
        case Photo():
            return _scope_of_photo(record, ask)
        case _:
            return LANDLORD


def _scope_of_photo(photo: Photo, ask: Ask) -> str:
    found = ask(_OF_FINDING, (photo.finding_id,)) if photo.finding_id else None
    return found or ask(_OF_ACTION, (photo.action_id,)) or NOT_KNOWN
