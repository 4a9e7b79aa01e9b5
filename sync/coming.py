"""Colleagues’ pictures on their way here, many to a bundle; what the office lacks is asked for later."""

from collections.abc import Generator, Sequence

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
        self._absent: set[str] = set()
        self.changes = Changes()

    def fetch(self, lane: int) -> Generator[Request, Results, None]:
        """Those of a lane, as far as the office has them."""
        while names := self._wanted(lane):
            results = yield Request(
                method="POST",
                path="/v1/blobs/fetch",
                body=encode(names),
                headers={"content-type": "application/json"},
            )
            try:
                pieces = list(bundle.unpack(well(results[0]).body))
            except bundle.BundleBroken:
                raise OfficeAway(AWAY) from None
            self._keep(names, pieces)

    def _wanted(self, lane: int) -> list[str]:
        """The next names to ask for; what is here already needs no asking."""
        names = coming(self._store, lane, MOST_ASKED + len(self._absent))
        here = {name for name in names if name not in self._absent and self._blobs.contains(name)}
        if here:
            self.changes |= note_arrived(self._store, sorted(here))
        return [name for name in names if name not in self._absent and name not in here][:MOST_ASKED]

    def _keep(self, names: Sequence[str], pieces: Sequence[tuple[str, Bytes]]) -> None:
        """On the disk first, then no longer awaited."""
        places = {name: place for place, name in enumerate(names)}
        wanted = [(name, data) for name, data in pieces if name in places]
        if not wanted:
            self._absent.update(names)
            return
        self._blobs.keep(wanted)
        came = {name for name, _ in wanted}
        self.changes |= note_arrived(self._store, sorted(came))
        passed = names[: max(places[name] for name in came)]
        self._absent.update(name for name in passed if name not in came)
