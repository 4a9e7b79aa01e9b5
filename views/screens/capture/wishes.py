"""What the capture screen asks for where an identity alone does not say it."""

from dataclasses import dataclass
from pathlib import Path

from models.photo import Photo


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotosBrought:
    """Photos that were dropped or pasted: files, or the bytes of a picture.

    ``about`` is the identity of the finding, or of the action they show once done.
    """

    about: str
    sources: tuple[Path | bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoDescribed:
    """What a picture shows, in words for those who do not see it."""

    photo: Photo
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneChecked:
    """An action that was looked at on the spot and is done; ``told`` is who was told, how and when."""

    action_id: str
    told: str
