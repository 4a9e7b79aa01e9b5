"""People who take part: officers, councillors, tenants, and people from other bodies."""

from dataclasses import dataclass
from enum import StrEnum

from models.merge import Merge, Record, kept


class Role(StrEnum):
    """In what capacity a person takes part."""

    OFFICER = "officer"
    COUNCILLOR = "councillor"
    TENANT = "tenant"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Someone with a name, and the post or body they speak for."""

    name: str = kept(Merge.VISIBLE)
    role: Role = kept(Merge.VISIBLE)
    post: str = kept(Merge.VISIBLE, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """The member of staff who is using this device, as shown on the rail and recorded with each change."""

    person_id: str
    name: str
    post: str
