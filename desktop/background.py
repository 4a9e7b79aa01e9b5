"""Work off the window's thread: one thread for the store, a small pool for photos, papers and the like.

Nothing else in the program starts a thread. What was asked for comes home on the window's thread, in the
order it was finished, one piece for each turn of the event loop, so that the window never waits.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar, overload

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from desktop.errands import CalledBack, Errand, Otherwise, Outcome, Wish, carry_out
from desktop.tidying import Tidying
from models.changes import Changes
from models.errors import WalkaboutError
from models.store.profile import Profile

T = TypeVar("T")


class Background(QObject):
    """Sends work away and brings its outcome home.

    ``then`` and ``otherwise`` are methods of whoever asked, or partials of them, never lambdas that hold a
    widget: the method of a Qt object that is gone by then is left uncalled. ``otherwise`` hears the trouble
    a person can be told about; without it, and for every fault of ours, ``failed`` is emitted.
    """

    failed = Signal(Exception)
    """An error nobody else took."""
    store_changed = Signal(Changes)
    """Which records a finished write touched."""
    busy_changed = Signal(bool)
    """Whether anything is under way."""
    _came_home = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile: Profile | None = None
        self._newest: dict[str, Errand] = {}
        self._under_way: dict[Errand, Wish] = {}
        self._home: deque[Callable[[], None]] = deque()
        self._stopped = False
        self._tidying = Tidying(self)
        self._store_thread, self._pool = self._threads()
        self._came_home.connect(self._take_in, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._under_way)

    @property
    def stopped(self) -> bool:
        """Whether nothing is taken on any more."""
        return self._stopped

    def open_store(
        self, opening: Callable[[], Profile], then: Callable[[], None], otherwise: Otherwise | None = None
    ) -> None:
        """Open the profile on the store's own thread; ``stop`` closes it there."""
        work = partial(self._open, opening)
        told = partial(self._opened, then)
        self._send(self._store_thread, Wish(errand=Errand(), work=work, then=told, otherwise=otherwise))

    @overload
    def write(
        self,
        command: Callable[[Profile], Changes],
        then: Callable[[], None] | None = None,
        otherwise: Otherwise | None = None,
    ) -> None: ...

    @overload
    def write(
        self,
        command: Callable[[Profile], tuple[T, Changes]],
        then: Callable[[T], None] | None = None,
        otherwise: Otherwise | None = None,
    ) -> None: ...

    def write(
        self,
        command: Callable[[Profile], Any],
        then: Callable[..., None] | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Do a wish of the store, in the order of asking; ``then`` hears what it made.

        ``then`` and after it ``store_changed`` come only once the transaction is on the disk.
        """
        work = partial(self._with_store, command)
        told = partial(self._written, then)
        self._send(
            self._store_thread, Wish(errand=Errand(), work=work, then=told, otherwise=otherwise, writes=True)
        )

    def ask(
        self,
        query: Callable[[Profile], T],
        then: Callable[[T], None],
        otherwise: Otherwise | None = None,
        *,
        latest: str = "",
    ) -> None:
        """Ask the store something; ``then`` gets the answer.

        Of questions with the same ``latest`` only the newest is answered, so that a search as it is typed
        does not ask for what was typed before.
        """
        errand = Errand()
        if latest:
            if latest in self._newest:
                self._newest[latest].call_back()
            self._newest[latest] = errand
        work = partial(self._with_store, query)
        self._send(self._store_thread, Wish(errand=errand, work=work, then=then, otherwise=otherwise))

    def run(
        self,
        task: Callable[[Errand], T],
        then: Callable[[T], None],
        otherwise: Otherwise | None = None,
        *,
        progress: Callable[[int, int], None] | None = None,
    ) -> Errand:
        """Do long work in the pool; the errand given back can be called back.

        ``progress`` hears each step the task says it has made.
        """
        errand = Errand(partial(self._bring_home, progress) if progress else None)
        self._send(
            self._pool, Wish(errand=errand, work=partial(task, errand), then=then, otherwise=otherwise)
        )
        return errand

    def stop(self) -> None:
        """Call back what was asked or is in the pool, wait for every write, and close the profile.

        Writes that fail meanwhile are still told by ``failed``; nothing else comes home any more.
        """
        if self._stopped:
            return
        self._stopped = True
        for wish in self._under_way.values():
            if not wish.writes:
                wish.errand.call_back()
        self._pool.shutdown(wait=True)
        self._send(self._store_thread, Wish(errand=Errand(), work=self._close, writes=True))
        self._store_thread.shutdown(wait=True)
        while self._home:
            self._take_in()
        self._tidying.stop()

    def _threads(self) -> tuple[Executor, Executor]:
        """The store's one thread, and the pool for everything else."""
        return ThreadPoolExecutor(1, "store"), ThreadPoolExecutor(2, "pool")

    def _send(self, thread: Executor, wish: Wish) -> None:
        self._under_way[wish.errand] = wish
        if len(self._under_way) == 1:
            self.busy_changed.emit(True)
        thread.submit(self._carry_out, wish.errand, wish.work)

    def _carry_out(self, errand: Errand, work: Callable[[], Any]) -> None:
        """On the other thread, which never holds whoever asked: they must end on the window's."""
        self._bring_home(self._deliver, carry_out(errand, work))

    def _bring_home(self, call: Callable[..., None], *arguments: Any) -> None:  # noqa: ANN401 - passed on as given
        """From any thread: have ``call`` made on the window's thread, after what already waits there."""
        self._home.append(partial(call, *arguments))
        self._came_home.emit()

    def _take_in(self) -> None:
        """Make one of the waiting calls; after ``stop`` the signals of calls already made find none."""
        if self._home:
            self._home.popleft()()

    def _deliver(self, outcome: Outcome) -> None:
        wish = self._under_way.pop(outcome.errand)
        try:
            self._tell(wish, outcome)
        finally:
            if not self._under_way:
                self.busy_changed.emit(False)

    def _tell(self, wish: Wish, outcome: Outcome) -> None:
        dropped = not wish.writes and (self._stopped or wish.errand.called_back)
        if dropped or isinstance(outcome.error, CalledBack):
            return
        if outcome.error is not None:
            self._tell_trouble(outcome.error, wish.otherwise)
        else:
            _call(wish.then, outcome.answer)

    def _tell_trouble(self, error: Exception, otherwise: Otherwise | None) -> None:
        """Trouble goes to whoever asked, unless they are gone; faults of ours never do."""
        hears = otherwise is not None and not self._stopped and listening(otherwise)
        if otherwise is not None and hears and isinstance(error, WalkaboutError):
            otherwise(error)
        else:
            self.failed.emit(error)

    def _written(self, then: Callable[..., None] | None, answer: Changes | tuple[Any, Changes]) -> None:
        """First whoever asked for the write, then everybody who shows what it touched."""
        if self._stopped:
            return
        made, changes = ((answer[0],), answer[1]) if isinstance(answer, tuple) else ((), answer)
        try:
            _call(then, *made)
        finally:
            self.store_changed.emit(changes)

    def _open(self, opening: Callable[[], Profile]) -> None:
        self._profile = opening()

    def _opened(self, then: Callable[[], None], _answer: None) -> None:
        _call(then)

    def _close(self) -> None:
        if self._profile is not None:
            self._profile.close()

    def _with_store(self, work: Callable[[Profile], T]) -> T:
        if self._profile is None:
            raise RuntimeError("the store was asked before it was opened")
        return work(self._profile)


def _call(then: Callable[..., None] | None, *arguments: Any) -> None:  # noqa: ANN401 - passed on as given
    if then is not None and listening(then):
        then(*arguments)


def listening(callback: Callable[..., None]) -> bool:
    """Whether the Qt object a callback belongs to still exists; any other callback always listens."""
    bound: Any = callback
    while isinstance(bound, partial):
        bound = bound.func
    owner = getattr(bound, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
