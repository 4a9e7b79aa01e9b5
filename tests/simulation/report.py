"""What some seeds came to, in one line."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.simulation.playing import Played

DAYS_A_YEAR = 365


@dataclass
class Totals:
    """Seeds, days of devices, operations and faults, added up."""

    seeds: int = 0
    device_days: int = 0
    operations: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, played: Played) -> None:
        """One seed more."""
        self.seeds += 1
        self.device_days += played.device_days
        self.operations += played.operations
        self.faults += played.faults

    def plain(self) -> dict[str, Any]:
        """For another process to add."""
        return {**vars(self), "faults": dict(self.faults)}

    def add_plain(self, plain: dict[str, Any]) -> None:
        """What another process has added up."""
        self.seeds += plain["seeds"]
        self.device_days += plain["device_days"]
        self.operations += plain["operations"]
        self.faults += Counter(plain["faults"])

    def __str__(self) -> str:
        by_kind = ", ".join(f"{kind} {count}" for kind, count in self.faults.most_common())
        return (
            f"{self.seeds} seeds, {self.device_days} device-days "
            f"({self.device_days / DAYS_A_YEAR:.0f} device-years), {self.operations} operations, "
            f"{self.faults.total()} faults: {by_kind}"
        )


def totals_of(played: Iterable[Played]) -> Totals:
    """Some seeds, added up."""
    totals = Totals()
    for each in played:
        totals.add(each)
    return totals
