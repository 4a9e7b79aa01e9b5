"""A finished paper on its way to a person: to be looked at, printed, or saved as an ordinary file."""

import re
from dataclasses import dataclass
from pathlib import Path

from desktop.errands import Errand
from models.errors import StoreTrouble
from models.ports import write_durably
from models.store.disk_words import disk_in_plain_words

LONGEST_NAME = 80

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_NAMES_OF_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document as it was made: what it is called, and its bytes as PDF.

    ``reports_on`` is the identity of the held walkabout it is the report of, to be told about; else "".
    """

    title: str
    pdf: bytes
    reports_on: str = ""


def file_name(title: str, ending: str = "pdf") -> str:
    """A name any system takes for a file, made from a title: "Larkfield, walkabout report.pdf"."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", title).split()).strip(". ")[:LONGEST_NAME].strip(". ")
    if not plain or _NAMES_OF_DEVICES.match(plain):
        plain = f"Walkabout {plain}".strip()
    return f"{plain}.{ending}"


def put_file(path: Path, content: bytes, _errand: Errand) -> Path:
    """Save a paper where the person said, whole or not at all. Raises ``StoreTrouble`` in plain words."""
    if path.is_dir():
        raise StoreTrouble("There is a folder of that name. Choose another name.")
    with disk_in_plain_words():
        write_durably(path, content)
    return path
