"""The presses: documents set in processes of their own, which load what that takes in good time."""

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from types import TracebackType
from typing import Self

PRESSES = 2
_LOADED = ("views.printed.walkabout_report", "views.printed.action_list")


class Press:
    """Takes documents to set and works them off in the background; use in a ``with`` block."""

    def __init__(self) -> None:
        # Started anew, not split off: this process has threads, and perhaps a window.
        self._processes = ProcessPoolExecutor(PRESSES, mp_context=get_context("spawn"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._processes.shutdown(cancel_futures=True)

    def warm_up(self) -> None:
        """Have the presses load what sets documents, without waiting for it."""
        for _ in range(PRESSES):
            self._processes.submit(_load)

    def set(self, document: Callable[[], bytes]) -> Future[bytes]:
        """A document on order: asked for its result, it waits until it is set."""
        return self._processes.submit(document)


def _load() -> None:
    for module in _LOADED:
        import_module(module)
