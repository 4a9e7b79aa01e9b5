"""Colleagues’ pictures on their way here, many to a bundle; what the office lacks is asked for later."""

from collections.abc import Mapping

from models.changes import Changes
from models.store.blobs import Blobs
from models.store.carriage import coming, note_arrived
from models.store.store import Store
from sync import bundle
from sync.blob_name import Bytes
from sync.messages import encode
from sync.net import Request
from sync.replies import AWAY, well
from sync.trouble import OfficeAway
from sync.turns import Results

MOST_ASKED = 200


class Coming:
    """The pictures that come with one exchange. ``changes`` were written since they were last taken."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store = store
        self._blobs = blobs
        self._asked: list[str] = []
        self._absent: set[str] = set()
        self.changes = Changes()

    def ask(self, lane: int) -> Request | None:
        """For the next of a lane; None where none is awaited that the office might have."""
        self._asked = self._wanted(lane)
        if not self._asked:
            return None
        headers = {"content-type": "application/json"}
        return Request(method="POST", path="/v1/blobs/fetch", body=encode(self._asked), headers=headers)

    def take(self, results: Results) -> None:
        """What came of that: on the disk first, then no longer awaited. Raises ``ExchangeStopped``."""
        try:
            pieces = list(bundle.unpack(well(results[0]).body))
        except bundle.BundleBroken:
            raise OfficeAway(AWAY) from None
        places = {name: place for place, name in enumerate(self._asked)}
        came = {name: data for name, data in pieces if name in places}
        self._keep(came)
        passed = self._asked[: max((places[name] for name in came), default=len(self._asked))]
        self._absent.update(name for name in passed if name not in came)

    def _wanted(self, lane: int) -> list[str]:
        """The next names to ask for; what is here already needs no asking."""
        names = coming(self._store, lane, MOST_ASKED + len(self._absent))
        here = {name for name in names if name not in self._absent and self._blobs.contains(name)}
        if here:
            self.changes |= note_arrived(self._store, sorted(here))
        return [name for name in names if name not in self._absent and name not in here][:MOST_ASKED]

    def _keep(self, came: Mapping[str, Bytes]) -> None:
        if came:
            self._blobs.keep(came.items())
            self.changes |= note_arrived(self._store, sorted(came))
