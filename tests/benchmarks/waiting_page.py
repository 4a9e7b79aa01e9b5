"""What waits on a very large day, shown and followed: how long the window stands still meanwhile."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from desktop.application import qt_application
from tests.benchmarks.figure import Figure, percentile
from tests.views.screens.days import bring_pictures
from tests.views.screens.exchanges import A_THIRD_SENT, NOW, a_large_day
from views.parts.frame import NavigationFrame
from views.parts.rail import HELP, PLACES, you
from views.screens.waiting import WaitingScreen

FINDINGS, PHOTOS = 300, 5
TICK = 2


def figures() -> Iterator[Figure]:
    qt_application()
    screen = WaitingScreen()
    bring_pictures(screen, "abcdefgh")
    frame = NavigationFrame(PLACES, [HELP, you("Gwen")])
    frame.add_page("waiting", screen)
    frame.resize(1280, 800)
    frame.show_page("waiting", "today")
    frame.show()
    QTest.qWait(200)
    day = a_large_day(FINDINGS, PHOTOS)
    shorter = replace(day, findings=day.findings[1:])
    steps: dict[str, Callable[[], None]] = {
        "shown": lambda: screen.show_waiting(day, NOW),
        "sending": lambda: screen.show_sending(A_THIRD_SENT),
        "shortened": lambda: screen.show_waiting(shorter, NOW),
        "lengthened": screen.more.click,
    }
    for name, step in steps.items():
        gaps, work = _gaps(screen, step)
        yield Figure(
            name=f"waiting-{FINDINGS}-findings-{name}",
            value=max(gaps),
            goal=50,
            unit="ms",
            beside=f"longest of {len(gaps)} gaps of a {TICK} ms timer; p95 {percentile(gaps, 0.95):.1f} ms; "
            f"the window’s own work in one of them is {max(work):.1f} ms at most",
        )
    frame.close()


def _gaps(screen: WaitingScreen, step: Callable[[], None]) -> tuple[list[float], list[float]]:
    """Milliseconds between ticks until everything is drawn, and what this thread itself worked in each."""
    ticks, worked = [time.perf_counter()], [time.thread_time()]

    def tick() -> None:
        ticks.append(time.perf_counter())
        worked.append(time.thread_time())

    timer = QTimer()
    timer.setInterval(TICK)
    timer.timeout.connect(tick)
    timer.start()
    step()
    while screen.list.is_filling:
        QTest.qWait(20)
    QTest.qWait(300)
    timer.stop()
    return _between(ticks), _between(worked)


def _between(moments: list[float]) -> list[float]:
    return [(after - before) * 1000 for before, after in pairwise(moments)]
