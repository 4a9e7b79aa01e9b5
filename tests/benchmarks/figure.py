"""One measured figure beside its goal, and how two pieces of work are timed fairly in the same run."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was measured. ``value`` and ``goal`` share ``unit``; smaller is better."""

    name: str
    value: float
    goal: float
    unit: str
    beside: str = ""

    @property
    def met(self) -> bool:
        return self.value <= self.goal

    def line(self) -> str:
        """``name value goal met|missed``, and what it was measured beside."""
        verdict = "met" if self.met else "missed"
        beside = f"  ({self.beside})" if self.beside else ""
        return f"{self.name} {self.value:.2f}{self.unit} {self.goal:g}{self.unit} {verdict}{beside}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"met": self.met}


def timed(work: Callable[[], object]) -> float:
    """Seconds for one go, with the collector out of the way."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def times_beside(
    ours: Callable[[], object], floor: Callable[[], object], *, rounds: int
) -> tuple[float, float]:
    """The medians in seconds of both, taken in turns so that whatever else the machine does hits both.

    One round first to warm both up does not count.
    """
    ours()
    floor()
    taken = [(timed(ours), timed(floor)) for _ in range(rounds)]
    return statistics.median(our for our, _ in taken), statistics.median(low for _, low in taken)


def ratio(name: str, goal: float, ours: float, floor: float) -> Figure:
    """Ours as a multiple of its floor."""
    beside = f"{ours * 1000:.1f} ms beside {floor * 1000:.1f} ms"
    return Figure(name=name, value=ours / floor, goal=goal, unit="x", beside=beside)


def percentile(values: list[float], share: float) -> float:
    """The value that ``share`` of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
