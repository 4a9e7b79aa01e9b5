"""Why an exchange stopped, in words; what was exchanged until then stays exchanged.

::

    ExchangeStopped
    ├── OfficeAway       nothing came back, or the office is busy: it is tried again by itself
    ├── NotOurOffice     what answers there is something else, such as a hotel's sign-in page
    ├── NotWelcome       the office does not know this device, or not any more
    └── TooOld           this program is too old for the office, or the office for it
"""

from models.errors import WalkaboutError


class ExchangeStopped(WalkaboutError):
    """The exchange stopped before its end. Everything is kept, and it goes on from there the next time."""


class OfficeAway(ExchangeStopped):
    """The office cannot be reached or is busy. ``wait`` is how long it asked us to, in seconds, or None."""

    def __init__(self, words: str, wait: float | None = None) -> None:
        super().__init__(words)
        self.wait = wait


class NotOurOffice(ExchangeStopped):
    """Something answers that is not the office."""


class NotWelcome(ExchangeStopped):
    """The office does not take anything from this device."""


class TooOld(ExchangeStopped):
    """One of the two programs is too old for the other."""
