"""The workshop: processes of their own that take photographs in, and later set documents, beside the rest."""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context

WORKERS = 2
PHOTOGRAPHS = ("desktop.demonstration.darkroom", "models.photo_intake")
"""What a worker loads to take photographs in."""
PRINTING = (
    "desktop.demonstration.documents",
    "views.printed.walkabout_report",
    "views.printed.action_list",
    "views.web.spreadsheets",
)
"""What a worker loads to set documents."""


@contextmanager
def workshop() -> Iterator[Executor]:
    """The workers, for as long as the block lasts; they begin by loading what photographs take."""
    # Started anew, not split off: this process has threads, and perhaps a window.
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as workers:
        get_ready(workers, PHOTOGRAPHS)
        try:
            yield workers
        finally:
            workers.shutdown(cancel_futures=True)


def get_ready(workers: Executor, modules: tuple[str, ...]) -> None:
    """Have the workers load what their next work takes, without waiting for it."""
    for _ in range(WORKERS):
        workers.submit(_load, modules)


def _load(modules: tuple[str, ...]) -> None:
    for module in modules:
        import_module(module)
