"""What the window has to know first, read as soon as the records are open.

It is read on the store's thread while the window is still being loaded, so that the first page need not be
shown empty.
"""

from contextlib import suppress

from desktop.introduction import Known, who_is_known
from desktop.this_day import ThisDay, this_day
from models.errors import WalkaboutError
from models.store.profile import Profile


class FirstLook:
    """Who is known, and with ``day`` also what the first page shows; None until ``take``, and in trouble.

    Whoever finds None asks again, and is told of the trouble as of any other.
    """

    def __init__(self, *, day: bool) -> None:
        self.known: Known | None = None
        self.day: ThisDay | None = None
        self._with_day = day

    def take(self, profile: Profile) -> None:
        """Read it."""
        with suppress(WalkaboutError):
            self.known = who_is_known(profile)
            if self._with_day and self.known.landlord and self.known.member is not None:
                self.day = this_day(self.known.member, profile)
