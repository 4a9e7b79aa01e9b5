"""What has left the encrypted store as an ordinary file: a paper that was saved, a table, a picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """One file: when and by whom it was made, what it is, and where it was put on this device."""

    at: str
    by: str
    document: str
    file: str
