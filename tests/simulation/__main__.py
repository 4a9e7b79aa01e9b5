"""``python -m tests.simulation 1-300``: play seeds, one after the other, and report in one line."""

import sys

from tests.simulation.playing import Played, play
from tests.simulation.report import totals_of
from tests.simulation.violation import Violation


def seeds_of(words: str) -> range:
    """``7`` or ``1-300``."""
    first, _, last = words.partition("-")
    return range(int(first), int(last or first) + 1)


def main(arguments: list[str]) -> int:
    """Play the seeds that are named."""
    played: list[Played] = []
    broken = 0
    for seed in seeds_of(arguments[0] if arguments else "1-20"):
        try:
            played.append(play(seed))
        except Violation as violation:
            broken += 1
            print(violation)
    print(totals_of(played))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
