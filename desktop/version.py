"""The version of the program that is running; a test keeps it the same as the one in ``pyproject.toml``."""

VERSION = "0.1.0"


def program_version() -> str:
    """The version, without a look at what is installed: that would make every start wait."""
    return VERSION
