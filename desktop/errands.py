"""One piece of work sent away from the window's thread, and who wants to hear what came of it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models.errors import WalkaboutError

Otherwise = Callable[[WalkaboutError], None]


class CalledBack(Exception):
    """The window no longer wants this errand; raised inside it so that it ends early."""


class Errand:
    """Long work under way: the window may call it back, and the work may say how far it has got.

    Everything here may be called from any thread.
    """

    def __init__(self, report: Callable[[int, int], None] | None = None) -> None:
        self._called_back = threading.Event()
        self._report = report

    @property
    def called_back(self) -> bool:
        """Whether the window has said that it no longer wants the outcome."""
        return self._called_back.is_set()

    def call_back(self) -> None:
        """Say that the outcome is no longer wanted; work that has not begun never begins."""
        self._called_back.set()

    def step(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` parts are finished; raises ``CalledBack`` when nobody waits."""
        if self.called_back:
            raise CalledBack
        if self._report is not None:
            self._report(done, total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """An errand with the work itself and who hears of it; one that ``writes`` is never called back."""

    errand: Errand
    work: Callable[[], Any]
    then: Callable[..., None] | None = None
    otherwise: Otherwise | None = None
    writes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an errand: an answer, or the error that ended it."""

    errand: Errand
    answer: Any = None
    error: Exception | None = None


def carry_out(errand: Errand, work: Callable[[], Any]) -> Outcome:
    """Do the work, here and now; whatever it raises becomes the outcome."""
    try:
        if errand.called_back:
            raise CalledBack
        return Outcome(errand=errand, answer=work())
    except Exception as error:  # noqa: BLE001 - it is told on the window's thread, never swallowed
        return Outcome(errand=errand, error=error)
