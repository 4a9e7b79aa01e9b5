"""What several devices send at one moment, kept by one trip to the disk; nobody is answered before it.

Whoever comes first does the work of all who wait by then, one after the other, each whole or not at all.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock
from typing import Generic, TypeVar

from models.errors import RuleBroken

T = TypeVar("T")


class _Errand(Generic[T]):
    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._trouble: BaseException | None = None
        self._found: list[T] = []
        self.open = True

    def run(self, *, mild: type[BaseException]) -> None:
        """Do the work; trouble of a ``mild`` kind is the owner's alone, any other is raised here."""
        self._trouble = None
        try:
            self._found = [self._work()]
        except mild as trouble:
            self._trouble = trouble

    def result(self) -> T:
        """What the work gave; what it raised is raised again."""
        if self._trouble is not None:
            raise self._trouble
        return self._found[0]


class OneTrip(Generic[T]):
    """Work that writes, from any thread: one at a time, as ``turn`` allows it.

    ``transaction`` keeps everything written inside it, and may hold others that are undone by themselves.
    """

    def __init__(
        self,
        turn: AbstractContextManager[object],
        transaction: Callable[[], AbstractContextManager[object]],
    ) -> None:
        self._turn = turn
        self._transaction = transaction
        self._door = Lock()
        self._waiting: list[_Errand[T]] = []

    def do(self, work: Callable[[], T]) -> T:
        """What ``work`` gives, once everything it wrote is on the disk; it raises what ``work`` raises."""
        mine = _Errand(work)
        with self._door:
            self._waiting.append(mine)
        with self._turn:
            if mine.open:
                self._do_all()
        return mine.result()

    def _do_all(self) -> None:
        with self._door:
            errands, self._waiting = self._waiting, []
        try:
            if len(errands) == 1 or not self._together(errands):
                for errand in errands:
                    errand.run(mild=BaseException)
        finally:
            for errand in errands:
                errand.open = False

    def _together(self, errands: list[_Errand[T]]) -> bool:
        """All of them in one transaction; False where one came to grief, and nothing is kept of any."""
        try:
            with self._transaction():
                for errand in errands:
                    errand.run(mild=RuleBroken)
        except Exception:  # noqa: BLE001 - whose trouble it is shows when each is done by itself
            return False
        return True
