"""Every kind of record that is kept and exchanged, by the name it has in the store."""

from models.action_plan import Action, Progress
from models.landlord import ClosureDay, Landlord
from models.merge import Record
from models.people import Person
from models.photo import Photo
from models.places import Block, Estate
from models.walkabout import Finding, Walkabout

KINDS: dict[str, type[Record]] = {
    "landlord": Landlord,
    "closure_day": ClosureDay,
    "estate": Estate,
    "block": Block,
    "person": Person,
    "walkabout": Walkabout,
    "finding": Finding,
    "photo": Photo,
    "action": Action,
    "progress": Progress,
}


def kind_of(record: Record) -> str:
    """The name a record's kind has in the store."""
    return _NAMES[type(record)]


_NAMES = {kind: name for name, kind in KINDS.items()}
