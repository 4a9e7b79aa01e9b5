"""The plan of 100,000 actions: opened (counts and the first page), and searched as somebody types."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from models.plan import PlanFilter, PlanOrder, PlanShow
from models.store.plan import counts, page
from models.store.store import Store
from tests.benchmarks.figure import Figure, percentile, timed
from tests.benchmarks.large import COUNT, large_profile
from tests.builders import as_of

PAGE = 50
TYPED = ("handrail", "weir point stair", "sian", "repairs light", "t", "gate paint", "linden court", "204")


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, large_profile(Path(folder) / "large") as profile:
        store = profile.store
        opened = [timed(lambda: _open(store, PlanFilter(show=PlanShow.STILL_OPEN))) for _ in range(15)]
        yield Figure(
            name=f"open-plan-{COUNT}",
            value=percentile(opened, 0.5) * 1000,
            goal=50,
            unit="ms",
            beside="median of 15",
        )
        typed = [
            timed(lambda words=words[: length + 1]: _open(store, PlanFilter(search=words)))
            for _ in range(3)
            for words in TYPED
            for length in range(len(words))
        ]
        yield Figure(
            name=f"search-plan-{COUNT}-p95",
            value=percentile(typed, 0.95) * 1000,
            goal=30,
            unit="ms",
            beside=f"{len(typed)} keystrokes, median {percentile(typed, 0.5) * 1000:.1f} ms",
        )


def _open(store: Store, wanted: PlanFilter) -> None:
    """What the screen asks for: how many each part has, and the first page."""
    day = as_of()
    counts(store, wanted, day)
    page(store, wanted, PlanOrder.STANDING, day, offset=0, limit=PAGE)
