"""A background without threads: everything is done and told before the call returns."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from desktop.background import Background


class _Here(Executor):
    """Carries out what is submitted on the calling thread."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(work(*arguments, **named))
        return done


class Immediately(Background):
    """For tests of desks, which then never wait."""

    def _threads(self) -> tuple[Executor, Executor]:
        return _Here(), _Here()

    def _bring_home(self, call: Callable[..., None], *arguments: Any) -> None:
        call(*arguments)
