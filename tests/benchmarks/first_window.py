"""``python -m tests.benchmarks.first_window FOLDER``: opens the window, closes it once its page is filled."""

import sys
from dataclasses import dataclass
from pathlib import Path

from desktop.start import load_window

MANY = 10
"""How many rows with something to do the page of so many actions has at least."""


@dataclass(frozen=True, slots=True)
class KnownKey:
    """The key of the benchmarks' profiles; the tests' builders would load more than the window does."""

    def key_of(self, _folder: Path, *, new: bool) -> bytes:
        del new
        return bytes(range(32))


def main(folder: Path) -> None:
    open_window = load_window()
    from tests.benchmarks.filled import Filled  # after what the program loads, as it loads it

    filled = Filled(MANY)
    open_window(folder, KnownKey())
    if not filled.seen:
        sys.exit("the first page was not filled from the records")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
