"""Where this user's records are kept, unless somebody says otherwise."""

from pathlib import Path

from platformdirs import user_data_path


def default_folder() -> Path:
    """The folder the system keeps for this program's data; never one that roams or is synchronised."""
    return user_data_path("Walkabout", appauthor=False, roaming=False) / "profile"
