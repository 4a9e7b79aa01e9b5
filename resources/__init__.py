"""Words, icons, fonts, colours, bank holidays and settings defaults: data only, read through here.

Every other room asks this loader by name, so the same call works from a checkout and from a wheel.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

_ROOM = Path(__file__).parent


def path(name: str) -> Path:
    """The file of that name below this room, such as ``fonts/AtkinsonHyperlegibleNext-Regular.ttf``.

    Raises ``FileNotFoundError`` when the application was installed without it.
    """
    found = _ROOM / name
    if not found.exists():
        raise FileNotFoundError(f"resources has no {name}")
    return found


@cache
def text(name: str) -> str:
    """The words of a file below this room, read once as UTF-8."""
    return path(name).read_text(encoding="utf-8")


def json_of(name: str) -> Any:  # noqa: ANN401 - JSON is whatever the named file says it is
    """The content of a JSON file below this room; a fresh copy, so a caller may keep it."""
    return json.loads(text(name))
