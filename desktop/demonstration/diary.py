"""What happened when: each wish is carried out at its own time, in order, by the profile's real store."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from models.store.store import Store


@dataclass(slots=True)
class DiaryClock:
    """A clock that stands at the time of the entry being carried out."""

    time: datetime

    def now(self) -> datetime:
        """The time the diary has come to."""
        return self.time


@dataclass(slots=True)
class Diary:
    """Wishes with their times, in any order; those of the same time stay in the order they were put down."""

    store: Store
    _entries: list[tuple[datetime, Callable[[], object]]] = field(default_factory=list)

    def put(self, at: datetime, wish: Callable[[], object]) -> None:
        """Put down what is to be done at a time; while the diary is carried out, no earlier than its time."""
        self._entries.append((at, wish))

    def carry_out(self) -> None:
        """Do everything in the order of time; entries may put down further ones."""
        clock = DiaryClock(self.store.clock.now())
        with keeping_time(self.store, clock):
            while self._entries:
                next_entry = min(self._entries, key=lambda entry: entry[0])
                self._entries.remove(next_entry)
                clock.time, wish = next_entry
                wish()


@contextmanager
def keeping_time(store: Store, clock: DiaryClock) -> Iterator[None]:
    """The store writes down the diary's times meanwhile, not those of the computer."""
    own = store.clock
    store.clock = clock
    try:
        yield
    finally:
        store.clock = own
