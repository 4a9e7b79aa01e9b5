"""The office's word that it holds a blob, proved and on its disk: a device may free its own copy."""

from dataclasses import dataclass
from datetime import datetime

from sync.blob_name import is_name

RECEIPT_HEADER = "Walkabout-Receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The blob ``name`` of ``size`` bytes is at the office; ``at`` is the office's time and only shown."""

    name: str
    size: int
    at: datetime

    def in_a_header(self) -> str:
        """The receipt as the words of the header ``Walkabout-Receipt``."""
        return f"{self.name} {self.size} {self.at.isoformat(timespec='seconds')}"


def receipt_from(header: str) -> Receipt:
    """The receipt those words of a header give; ``ValueError`` for anything that is not one."""
    name, size, at = header.split(" ")
    if not is_name(name) or not (size.isascii() and size.isdigit()):
        raise ValueError("not a receipt")
    return Receipt(name=name, size=int(size), at=datetime.fromisoformat(at))
