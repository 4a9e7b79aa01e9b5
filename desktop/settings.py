"""The settings of one device, each declared once: its name, what it may be, and the words it is shown with.

They are kept in plain sight beside the store (``settings.json``), because the window needs its colours and
its text size before anything is unlocked; so nothing personal may ever be one of them. Who is using the
device is kept inside the store (``models/store/device_settings.py``).
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from models.ports import write_durably

FILE_NAME = "settings.json"
MOST_BYTES = 64 * 1024

T = TypeVar("T", str, float, bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[T]):
    """One thing a person may choose for this device; ``choices`` pairs each value with its words."""

    key: str
    words: str
    default: T
    hint: str = ""
    choices: tuple[tuple[T, str], ...] = ()

    def taken(self, value: Any) -> T:  # noqa: ANN401 - whatever stands in a file anybody can edit
        """The value if this setting may have it, otherwise the default."""
        fits = type(value) is type(self.default)
        if fits and (not self.choices or any(value == choice for choice, _ in self.choices)):
            kept: T = value
            return kept
        return self.default


PALETTE = Setting(
    key="palette",
    words="Colours",
    default="system",
    hint="High contrast is easiest to see in full sun.",
    choices=(
        ("system", "Same as the computer"),
        ("light", "Light"),
        ("dark", "Dark"),
        ("high-contrast", "High contrast"),
    ),
)
TEXT_SIZE = Setting(
    key="text_size",
    words="Size of text",
    default=1.0,
    hint="Everything on the screen grows with it.",
    choices=(
        (1.0, "Ordinary"),
        (1.25, "A quarter larger"),
        (1.5, "Half as large again"),
        (1.75, "Three quarters larger"),
        (2.0, "Twice as large"),
    ),
)
LAST_PLACE = Setting(key="last_place", words="Where you were", default="today")

SETTINGS: tuple[Setting[Any], ...] = (PALETTE, TEXT_SIZE, LAST_PLACE)


class DeviceSettings:
    """What was chosen on this device; whatever cannot be read or is not allowed counts as not chosen."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._chosen: dict[str, Any] = _read(self._path)

    def value(self, setting: Setting[T]) -> T:
        """What holds now."""
        return setting.taken(self._chosen.get(setting.key, setting.default))

    def choose(self, setting: Setting[T], value: T) -> None:
        """Let ``value`` hold from now on; raises ``ValueError`` where the setting cannot have it."""
        if setting.taken(value) != value:
            raise ValueError(f"{setting.key} cannot be that")
        self._chosen = self._chosen | {setting.key: value}

    def save(self) -> None:
        """Put what was chosen on the disk, with whatever a newer program keeps in the same file.

        Slow enough to be done in the background. Raises ``OSError`` as the disk does.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(self._path, json.dumps(self._chosen, indent=2, sort_keys=True).encode())


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
