"""Python's cyclic garbage, collected on the window's thread and nowhere else.

Python collects on whichever thread happens to make the next object. A widget that ends on the store's thread
takes its timers and animations with it there, and Qt crashes, later and somewhere else. So while other
threads run, collecting by chance is off, and the window collects in its own time.
"""

import gc

from PySide6.QtCore import QObject, QTimer

BETWEEN = 500
"""How often the window looks whether there is something to collect, in milliseconds."""


class Tidying(QObject):
    """From its making until ``stop``; several may overlap."""

    _at_work = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        Tidying._at_work += 1
        gc.disable()
        self._timer = QTimer(self, interval=BETWEEN)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    def tidy(self) -> None:
        """Collect as much as Python itself would have by now."""
        generation = -1
        for young, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count <= threshold:
                break
            generation = young
        if generation >= 0:
            gc.collect(generation)

    def stop(self) -> None:
        """The other threads have ended: Python may collect by itself again."""
        self._timer.stop()
        Tidying._at_work -= 1
        if not Tidying._at_work:
            gc.enable()
