"""Pictures to the office and from it: small ones many to a parcel, full ones by tus, several at a time.

On a fast line full ones go several to a parcel too; an upload goes on at the byte the office has. A picture
is safe once its receipt is kept, and not before; one that is damaged here is set aside with the reason, and
the others go on (design: rule 9).
"""

from collections.abc import Generator, Iterator, Sequence

from models.changes import Changes
from models.errors import NotFound, StoreDamaged
from models.store.blobs import Blobs
from models.store.carriage import (
    LARGE,
    SMALL,
    Leaving,
    Receipt,
    bytes_to_send,
    leaving,
    note_receipts,
    note_trouble,
    note_upload,
    still_to_carry,
)
from models.store.store import Store
from sync.coming import Coming
from sync.net import NOTHING, Request, Response, Unreachable
from sync.pace import AT_ONCE, LARGEST_PARCEL, Pace
from sync.parcel import WRONG_HASH, Piece, receipts_in, together
from sync.reading_ahead import ReadingAhead
from sync.replies import AWAY, arrived, well, why_of
from sync.trouble import ExchangeStopped, OfficeAway
from sync.turns import Progress, Results, Turn
from sync.upload import BEGUN, all_unfinished, next_piece, place_in, receipt_in, unfinished

SMALL_ONES = 200
BUNDLE_BYTES = 4 << 20
_MOST_IN_A_WAVE = 200
DAMAGED = "The file is damaged. You can take it again."
NOT_TAKEN = "It was damaged on its way three times. It is tried again with the next change."
_GONE = (404, 410)
_ELSEWHERE = (*_GONE, 409)
_TOO_LARGE = 413
_TRIES = 3

Parcel = list[Piece]
"""What travels in one request: one full photo or a piece of it, or several together."""


class Pictures:
    """The pictures of one exchange: ``photos`` became safe with it, ``left`` wait still."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store = store
        self._changes = Changes()
        self._coming = Coming(store, blobs)
        self._ahead = ReadingAhead(blobs)
        self._broken: dict[str, int] = {}
        self._sought: dict[str, int] = {}
        self._pace = Pace()
        self._sent = 0
        self._total = 0
        self.photos = 0
        self.left = 0

    def turns(self) -> Generator[Turn, Results, None]:
        """Small ones out and in, then full ones out and in."""
        if not any(still_to_carry(self._store)):
            return
        self._total = bytes_to_send(self._store)
        yield from self._send_small()
        yield from self._fetch(SMALL)
        yield from self._send_full()
        yield from self._fetch(LARGE)
        going, awaited = still_to_carry(self._store)
        self.left = going + awaited

    def take_changes(self) -> Changes:
        """What was written since this was last asked."""
        changes = self._changes | self._coming.changes
        self._changes = self._coming.changes = Changes()
        return changes

    def _turn(self, requests: Sequence[Request], meanwhile: Iterator[object] = NOTHING) -> Turn:
        progress = Progress(words_sent=True, sent=self._sent, total=self._total)
        return Turn(requests=requests, changes=self.take_changes(), progress=progress, meanwhile=meanwhile)

    def _timed(
        self, requests: Sequence[Request], meanwhile: Iterator[object] = NOTHING
    ) -> Generator[Turn, Results, Results]:
        """Carry these, and learn from them how fast the line is."""
        began = self._store.clock.now()
        results = yield self._turn(requests, meanwhile)
        seconds = (self._store.clock.now() - began).total_seconds()
        self._pace.took(max(len(request.body) for request in requests), seconds)
        return results

    def _send_small(self) -> Generator[Turn, Results, None]:
        """Thumbnails, as many to a parcel as are worth one request."""
        while parcel := self._next_small():
            # The line may be fast: then a wave of full ones goes as soon as the thumbnails are there.
            ahead = self._read_ahead([], LARGEST_PARCEL)
            results = yield from self._timed([together(parcel)], ahead)
            self._keep(self._taken_together(parcel, arrived(results[0])))

    def _next_small(self) -> Parcel:
        parcel: Parcel = []
        size = 0
        for each, data in self._whole_ones(SMALL, SMALL_ONES):
            if parcel and size + len(data) > BUNDLE_BYTES:
                break
            parcel.append((each, data))
            size += len(data)
        return parcel

    def _send_full(self) -> Generator[Turn, Results, None]:
        """Full photos, several requests at a time, each upload from where the office has it."""
        while wave := self._next_wave():
            begun = [each for parcel in wave for each, _ in parcel if each.upload == BEGUN]
            if begun:
                yield from self._look_up(begun)
                continue
            ahead = self._read_ahead(wave, self._pace.parcel)
            results = yield from self._timed([self._request(parcel) for parcel in wave], ahead)
            stopped: ExchangeStopped | None = None
            receipts: list[Receipt] = []
            for parcel, result in zip(wave, results, strict=True):
                try:
                    receipts += self._taken(parcel, result)
                except ExchangeStopped as error:
                    stopped = error
            self._keep(receipts)
            self.photos += len(receipts)
            if stopped is not None:
                raise stopped

    def _next_wave(self) -> list[Parcel]:
        """The next photos: each by itself, or several in a parcel as far as they go in one quickly."""
        wave: list[Parcel] = []
        open_one: Parcel = []
        room = 0
        for each, data in self._whole_ones(LARGE, _MOST_IN_A_WAVE):
            alone = each.upload != "" or len(data) > self._pace.parcel
            if not alone and len(data) <= room:
                open_one.append((each, data))
                room -= len(data)
                continue
            if len(wave) == AT_ONCE:
                self._ahead.put_back(each.name, data)
                break
            wave.append([(each, data)])
            if not alone:
                open_one, room = wave[-1], self._pace.parcel - len(data)
        return wave

    def _read_ahead(self, wave: Sequence[Parcel], parcel: int) -> Iterator[object]:
        """Steps that read the full photos of the next wave, with so many bytes in a parcel."""
        now = {each.name for parcel in wave for each, _ in parcel}
        then = [each.name for each in leaving(self._store, LARGE, _MOST_IN_A_WAVE) if each.name not in now]
        return self._ahead.steps(then, AT_ONCE * parcel)

    def _whole_ones(self, lane: int, most: int) -> Iterator[Piece]:
        """The next pictures of a lane with their bytes; those that are damaged here are set aside."""
        found = False
        while not found and (waiting := leaving(self._store, lane, most)):
            for each in waiting:
                data = self._bytes_of(each)
                if data is not None:
                    found = True
                    yield each, data

    def _look_up(self, begun: Sequence[Leaving]) -> Generator[Turn, Results, None]:
        """Ask where uploads stand whose answer was lost; one the office has nothing of begins anew."""
        known = unfinished((yield self._turn([all_unfinished()])))
        for each in begun:
            found = known.get(each.name)
            self._goes_on(each, found.address if found else "", found.offset if found else 0)

    def _request(self, parcel: Parcel) -> Request:
        """Several photos together, or the next piece of one."""
        return together(parcel) if len(parcel) > 1 else next_piece(*parcel[0], self._pace.piece)

    def _taken(self, parcel: Parcel, result: Response | Unreachable) -> list[Receipt]:
        """What the office made of a request: receipts for what it has whole. Raises ``ExchangeStopped``."""
        if len(parcel) > 1:
            return self._taken_together(parcel, arrived(result))
        ((each, data),) = parcel
        if isinstance(result, Unreachable):
            self._goes_on(each, BEGUN, each.sent)
            raise OfficeAway(AWAY) from result
        return self._taken_alone(each, len(data), arrived(result))

    def _taken_together(self, parcel: Parcel, response: Response) -> list[Receipt]:
        receipts = receipts_in(response, parcel)
        names = {receipt.name for receipt in receipts}
        for each, _ in parcel:
            if each.name not in names:
                self._was_broken(each)
            elif each.lane == LARGE:
                self._sent += each.size
        return receipts

    def _taken_alone(self, each: Leaving, length: int, response: Response) -> list[Receipt]:
        """A receipt where this was the last piece."""
        if response.status == WRONG_HASH:
            self._was_broken(each)
        elif each.upload and response.status in _ELSEWHERE:
            self._is_elsewhere(each, response)
        elif response.status == _TOO_LARGE:
            self._set_aside(each, why_of(response))
        elif receipt := receipt_in(well(response), each, length):
            self._sent += each.size - each.sent
            return [receipt]
        else:
            self._goes_on(each, *place_in(response, each, length))
        return []

    def _is_elsewhere(self, each: Leaving, response: Response) -> None:
        """The upload is given up by now, or has come to another byte; not again and again.

        Raises ``NotOurOffice`` where it is not the office that says so.
        """
        why_of(response)
        times = self._sought[each.name] = self._sought.get(each.name, 0) + 1
        if times > _TRIES:
            raise OfficeAway(AWAY)
        if response.status in _GONE:
            self._goes_on(each, "", 0)
        else:
            self._goes_on(each, BEGUN, each.sent)

    def _goes_on(self, each: Leaving, upload: str, sent: int) -> None:
        if each.lane == LARGE:
            self._sent += max(0, sent - each.sent)
            self._total += max(0, each.sent - sent)  # what has to go once more
        self._changes |= note_upload(self._store, each.name, upload=upload, sent=sent)

    def _was_broken(self, each: Leaving) -> None:
        """The bytes changed on their way: from the beginning, but not for ever."""
        tries = self._broken[each.name] = self._broken.get(each.name, 0) + 1
        if tries < _TRIES:
            self._goes_on(each, "", 0)
        else:
            self._changes |= note_upload(self._store, each.name, upload="", sent=0)
            self._set_aside(each, NOT_TAKEN)

    def _set_aside(self, each: Leaving, why: str) -> None:
        """It cannot go as it is; somebody is told, and the others go on."""
        if each.lane == LARGE:
            self._total -= each.size - each.sent
        self._changes |= note_trouble(self._store, each.name, why)

    def _keep(self, receipts: Sequence[Receipt]) -> None:
        if receipts:
            self._changes |= note_receipts(self._store, receipts)

    def _fetch(self, lane: int) -> Generator[Turn, Results, None]:
        """Colleagues' pictures of a lane."""
        while (request := self._coming.ask(lane)) is not None:
            self._coming.take((yield self._turn([request])))

    def _bytes_of(self, each: Leaving) -> bytes | None:
        """A picture's bytes, proved; None where they are damaged, and somebody is told."""
        try:
            return self._ahead.give(each.name)
        except (NotFound, StoreDamaged):
            self._set_aside(each, DAMAGED)
            return None
