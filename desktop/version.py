"""The version of the program that is running."""

from importlib.metadata import PackageNotFoundError, version

DISTRIBUTION = "estate-walkabout"


def program_version() -> str:
    """The version that is installed; "not installed" when run from its source."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "not installed"
