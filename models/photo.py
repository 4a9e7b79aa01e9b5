"""A photo as the store knows it: facts and the names of its bytes, never the bytes themselves."""

from dataclasses import dataclass
from enum import StrEnum

from models.merge import Merge, Record, kept


class PhotoMoment(StrEnum):
    """Whether a picture shows what was found, or how it looked once put right."""

    FOUND = "found"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Record):
    """One picture of a finding, or of an action once done. ``full`` and ``thumbnail`` are SHA-256 in hex.

    ``taken`` is the camera's local time without offset, as most know none; ``offset`` is kept beside it.
    """

    finding_id: str = kept(Merge.FIXED, default="")
    action_id: str = kept(Merge.FIXED, default="")
    moment: PhotoMoment = kept(Merge.FIXED, default=PhotoMoment.FOUND)
    full: str = kept(Merge.FIXED)
    thumbnail: str = kept(Merge.FIXED)
    size: int = kept(Merge.FIXED)
    width: int = kept(Merge.FIXED)
    height: int = kept(Merge.FIXED)
    added_at: str = kept(Merge.FIXED)
    taken: str = kept(Merge.FIXED, default="")
    offset: str = kept(Merge.FIXED, default="")
    latitude: float | None = kept(Merge.FIXED, default=None)
    longitude: float | None = kept(Merge.FIXED, default=None)
    words: str = kept(Merge.WORDING, default="")
