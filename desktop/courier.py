"""Carries what was written to the office and brings what colleagues wrote, by itself, and never in the way.

The store's work is done on the store's own thread between other wishes, also while the network's is done in
the pool; the window waits for neither. What colleagues wrote reaches the screens as one's own writing does.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from random import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.background import Background
from desktop.errands import Errand
from models.changes import Changes
from models.errors import WalkaboutError
from models.ports import Clock
from models.store.carriage import still_to_carry, try_again
from models.store.office import OFFICE, OfficeKnown, office_of
from models.store.profile import Profile
from models.waiting import Sending
from sync.net import Response, Unreachable
from sync.trouble import NotWelcome, OfficeAway, TooOld
from sync.turns import Done, Turn, Turns

if TYPE_CHECKING:
    from sync.transport import Transport

SOON, NOW_AND_THEN = 3.0, 60.0
"""After something was written, and without anything written: seconds until the next exchange."""
FIRST_PATIENCE, LONGEST_PATIENCE = 10.0, 300.0
"""Seconds to wait after the office could not be reached, doubled each time up to the longest."""

Results = Sequence[Response | Unreachable]


class Courier(QObject):
    """One exchange at a time: ``start`` once the records are open, ``halt`` before the window closes."""

    moved = Signal(object)
    """How far the exchange under way has got: a ``Sending``, or None when none is under way."""
    ended = Signal(object)
    """An exchange came to its end: a ``Done``."""
    stopped = Signal(object)
    """An exchange stopped before its end: the error, or None once the office is reached again."""
    paused_changed = Signal(bool)
    """Sending was paused, or goes on."""

    def __init__(self, background: Background, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._clock = clock
        self._net: Transport | None = None
        self._left: list[Transport] = []
        self._turns: Turns | None = None
        self._carried: Turn | None = None
        self._connected = ("", "")
        self._started_at = ""
        self._patience = FIRST_PATIENCE
        self._halted = False
        self._turned_away = False
        self._asked_to_wait = False
        self.paused = False
        self.sending: Sending | None = None
        self.trouble: WalkaboutError | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.send_now)

    def start(self) -> None:
        """The records are open: exchange now, and from here on by itself."""
        self._background.store_changed.connect(self._on_store_changed)
        self.send_now()

    def halt(self) -> None:
        """The window closes: give up what is under way. It goes on from there the next time."""
        self._halted = True
        self._timer.stop()
        if self._net is not None:
            self._net.abandon()

    def close(self) -> None:
        """Nothing is under way in the background any more: let go of the connections."""
        self.halt()
        self._hang_up()
        for net in self._left:
            net.close()

    def pause(self) -> None:
        """Send nothing until ``resume``; what is under way in this moment still arrives."""
        self._set_paused(True)
        self._timer.stop()

    def resume(self) -> None:
        """Go on sending."""
        self._set_paused(False)
        self._turned_away = False
        self._background.write(_try_again, then=self.send_now)

    def send_now(self) -> None:
        """Exchange, unless an exchange is under way already."""
        self._timer.stop()
        if self.sending is None and not self._halted and not self.paused:
            self._background.ask(_office, then=self._on_office, latest="the office")

    def _set_paused(self, paused: bool) -> None:
        self.paused = paused
        self.paused_changed.emit(paused)

    def _on_office(self, office: OfficeKnown | None) -> None:
        if office is None or self.sending is not None or self._halted or self._turned_away:
            return
        self._asked_to_wait = False
        self._connect_to(office)
        self._started_at = self._clock.now().isoformat(timespec="seconds")
        self._show(Sending(started_at=self._started_at))
        self._step(None)

    def _connect_to(self, office: OfficeKnown) -> None:
        """Keep the connections of the last exchange, unless it ended in trouble or the office is another."""
        if self._net is None or self._connected != (office.address, office.token):
            from sync.transport import Transport  # noqa: PLC0415 - loaded when there is an office

            self._hang_up()
            self._net = Transport(office.address, office.token)
            self._connected = (office.address, office.token)

    def _hang_up(self) -> None:
        """Let go of the connections in the background, or, where it does not come to that, in ``close``."""
        net, self._net = self._net, None
        if net is None:
            return
        self._left.append(net)
        if not self._halted:
            self._background.run(partial(_close, net), then=self._left.remove)

    def _step(self, results: Results | None) -> None:
        self._background.write(
            partial(self._advance, results), then=self._on_turn, otherwise=self._on_trouble
        )

    def _advance(self, results: Results | None, profile: Profile) -> tuple[Turn | Done, Changes]:
        """On the store's thread: one turn of the exchange."""
        from sync.exchange import exchange  # noqa: PLC0415 - as above

        if self._turns is None or results is None:
            self._turns = exchange(profile.store, profile.blobs)
            turn = next(self._turns)
            return turn, turn.changes
        try:
            turn = self._turns.send(results)
        except StopIteration as stop:
            done: Done = stop.value
            return done, done.changes
        return turn, turn.changes

    def _on_turn(self, turn: Turn | Done) -> None:
        if isinstance(turn, Done):
            self._finish(turn)
            return
        self._show(self._sending(turn))
        if self._halted or self.paused or self._net is None:
            self._let_go()
            return
        self._carried = turn
        self._background.run(
            partial(_carry, self._net, turn), then=self._on_results, otherwise=self._on_trouble
        )
        self._prepare(turn, True)

    def _on_results(self, results: Results) -> None:
        self._carried = None
        self._step(results)

    def _prepare(self, turn: Turn, more: bool) -> None:
        """While the network is busy with a turn: another step of what can be done meanwhile."""
        if more and self._carried is turn:
            self._background.ask(partial(_step_of, turn), then=partial(self._prepare, turn))

    def _finish(self, done: Done) -> None:
        self._let_go()
        self._patience = FIRST_PATIENCE
        self.trouble = None
        self.stopped.emit(None)
        self.ended.emit(done)
        self._background.ask(_more_to_do, then=self._plan_next, latest="more to send")

    def _on_trouble(self, error: WalkaboutError) -> None:
        self._let_go()
        self._hang_up()
        if self._halted:
            return
        self.trouble = error
        self.stopped.emit(error)
        self._turned_away = isinstance(error, NotWelcome | TooOld)
        asked = error.wait if isinstance(error, OfficeAway) else None
        self._asked_to_wait = asked is not None
        self._wait(asked if asked is not None else self._patience * (0.75 + random() / 2))  # noqa: S311 - only so that devices do not all knock at once
        self._patience = min(LONGEST_PATIENCE, self._patience * 2)

    def _plan_next(self, more: bool) -> None:
        self._wait(SOON if more else NOW_AND_THEN)

    def _wait(self, seconds: float) -> None:
        if self._halted or self.paused or self._turned_away:
            return
        sooner = self._timer.isActive() and self._timer.remainingTime() <= seconds * 1000
        if not sooner:
            self._timer.start(int(seconds * 1000))

    def _let_go(self) -> None:
        """No exchange is under way any more."""
        self._turns = self._carried = None
        self._show(None)

    def _show(self, sending: Sending | None) -> None:
        self.sending = sending
        self.moved.emit(sending)

    def _sending(self, turn: Turn) -> Sending:
        progress = turn.progress
        return Sending(
            started_at=self._started_at,
            sent=progress.sent,
            total=progress.total,
            words_sent=progress.words_sent,
            receiving=progress.receiving,
            seconds_left=self._seconds_left(progress.sent, progress.total),
        )

    def _seconds_left(self, sent: int, total: int) -> float | None:
        """How long the rest takes at the pace so far."""
        if not sent:
            return None
        seconds = (self._clock.now() - datetime.fromisoformat(self._started_at)).total_seconds()
        return max(0.0, (total - sent) * seconds / sent)

    def _on_store_changed(self, changes: Changes) -> None:
        """Something was written: it goes soon, unless the office asked to be left alone for a while.

        What an exchange writes itself is no reason for another.
        """
        if self.sending is None and not self._asked_to_wait and not changes.touches(OFFICE):
            self._wait(SOON)

    def joined(self) -> None:
        """The device has just joined an office: exchange with it at once."""
        self._turned_away = False
        self.send_now()


def _carry(net: "Transport", turn: Turn, _errand: Errand) -> Results:
    return net.carry(turn.requests)


def _step_of(turn: Turn, _profile: Profile) -> bool:
    """On the store's thread: take one step, and say whether there was one."""
    return next(turn.meanwhile, None) is not None


def _close(net: "Transport", _errand: Errand) -> "Transport":
    net.close()
    return net


def _office(profile: Profile) -> OfficeKnown | None:
    return office_of(profile.store)


def _more_to_do(profile: Profile) -> bool:
    from models.store.outgoing import waiting_operations  # noqa: PLC0415 - loaded when there is an office

    return bool(waiting_operations(profile.store, most=1)) or any(still_to_carry(profile.store))


def _try_again(profile: Profile) -> Changes:
    return try_again(profile.store)
