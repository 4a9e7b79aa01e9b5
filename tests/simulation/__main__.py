"""``python -m tests.simulation 1-300``: play seeds, one after the other, and report in one line."""

import sys
from collections import Counter

from tests.simulation.playing import Played, play
from tests.simulation.violation import Violation

DAYS_A_YEAR = 365


def seeds_of(words: str) -> range:
    """``7`` or ``1-300``."""
    first, _, last = words.partition("-")
    return range(int(first), int(last or first) + 1)


def report(played: list[Played]) -> str:
    """What some seeds came to, in one line."""
    faults: Counter[str] = Counter()
    for each in played:
        faults += each.faults
    days = sum(each.device_days for each in played)
    by_kind = ", ".join(f"{kind} {count}" for kind, count in faults.most_common())
    return (
        f"{len(played)} seeds, {days} device-days ({days / DAYS_A_YEAR:.0f} device-years), "
        f"{sum(each.operations for each in played)} operations, {sum(faults.values())} faults: {by_kind}"
    )


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
    print(report(played))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
