"""Pictures to the office and from it: small ones many to a bundle, full ones by tus, several at a time.

On a fast line full ones go several to a bundle too; an upload goes on at the byte the office has. A picture
is safe once its receipt is kept, and not before; one that is damaged here is set aside with the reason, and
the others go on (design: rule 9).
"""

import base64
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

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
from sync import bundle
from sync.coming import Coming
from sync.net import Request, Response, Unreachable
from sync.pace import AT_ONCE, Pace
from sync.receipt import RECEIPT_HEADER, receipt_from
from sync.replies import AWAY, arrived, message, well, why_of
from sync.trouble import NotOurOffice, OfficeAway
from sync.turns import Progress, Results, Turn

SMALL_ONES = 200
BUNDLE_BYTES = 4 << 20
MOST_IN_A_WAVE = 200
BEGUN = "begun"
"""Stands for the address of an upload whose answer was lost: the office is asked where it stands."""
DAMAGED = "The file is damaged. You can take it again."
NOT_TAKEN = "It was damaged on its way three times. It is tried again with the next change."
_TUS = {"tus-resumable": "1.0.0"}
_WRONG_HASH = 460
_GONE = (404, 410)
_TRIES = 3

Piece = tuple[Leaving, bytes]
Parcel = list[Piece]
"""What travels in one request: one full photo or a part of it, or several together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the office tells of an upload that is not finished."""

    id: str
    offset: int
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartlyTaken:
    """The receipts of those pictures of a bundle that arrived whole."""

    receipts: list[Receipt]


class Pictures:
    """The pictures of one exchange: ``photos`` became safe with it, ``left`` wait still."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store = store
        self._blobs = blobs
        self._changes = Changes()
        self._coming = Coming(store, blobs)
        self._broken: dict[str, int] = {}
        self._pace = Pace()
        self._sent = 0
        self._total = bytes_to_send(store)
        self.photos = 0
        self.left = 0

    def turns(self) -> Generator[Turn, Results, None]:
        """Small ones out and in, then full ones out and in."""
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

    def _turn(self, requests: Sequence[Request]) -> Turn:
        progress = Progress(words_sent=True, sent=self._sent, total=self._total)
        return Turn(requests=requests, changes=self.take_changes(), progress=progress)

    def _send_small(self) -> Generator[Turn, Results, None]:
        """Thumbnails, as many to a bundle as are worth one request."""
        while pieces := self._next_small():
            results = yield from self._timed([_together(pieces)])
            if arrived(results[0]).status == _WRONG_HASH:
                raise OfficeAway(AWAY)  # damaged on the way: they go again the next time
            receipts = message(results[0], list[Receipt])
            self._changes |= note_receipts(self._store, receipts)
            if {each.name for each in receipts} != {each.name for each, _ in pieces}:
                raise NotOurOffice(AWAY)

    def _next_small(self) -> list[Piece]:
        pieces: list[Piece] = []
        size = 0
        for each in leaving(self._store, SMALL, SMALL_ONES):
            data = self._bytes_of(each)
            if data is None:
                continue
            if pieces and size + len(data) > BUNDLE_BYTES:
                break
            pieces.append((each, data))
            size += len(data)
        return pieces

    def _send_full(self) -> Generator[Turn, Results, None]:
        """Full photos, several at a time, each from where the office has it."""
        while True:
            begun = [each for each in leaving(self._store, LARGE, AT_ONCE) if each.upload == BEGUN]
            if begun:
                yield from self._look_up(begun)
            wave = self._next_wave()
            if not wave:
                return
            results = yield from self._timed([self._request(parcel) for parcel in wave])
            away: Exception | None = None
            receipts: list[Receipt] = []
            for parcel, result in zip(wave, results, strict=True):
                try:
                    receipts += self._taken(parcel, result)
                except OfficeAway as error:
                    away = error
            if receipts:
                self._changes |= note_receipts(self._store, receipts)
                self.photos += len(receipts)
            if away is not None:
                raise away

    def _next_wave(self) -> list[Parcel]:
        """The next photos: each alone, or several in a parcel as far as they go in one quickly."""
        wave: list[Parcel] = []
        parcel: Parcel = []
        room = 0
        for each in leaving(self._store, LARGE, MOST_IN_A_WAVE):
            alone = each.upload != "" or each.size > self._pace.parcel
            if len(wave) == AT_ONCE and (alone or each.size > room):
                break
            data = self._bytes_of(each)
            if data is None:
                continue
            if alone:
                wave.append([(each, data)])
            elif len(data) <= room:
                parcel.append((each, data))
                room -= len(data)
            else:
                parcel = [(each, data)]
                wave.append(parcel)
                room = self._pace.parcel - len(data)
        return wave

    def _timed(self, requests: Sequence[Request]) -> Generator[Turn, Results, Results]:
        """Carry these, and learn from them how fast the line is."""
        began = self._store.clock.now()
        results = yield self._turn(requests)
        seconds = (self._store.clock.now() - began).total_seconds()
        self._pace.took(sum(len(request.body) for request in requests), seconds)
        return results

    def _look_up(self, begun: Sequence[Leaving]) -> Generator[Turn, Results, None]:
        """Ask where uploads stand whose answer was lost; one the office has nothing of begins anew."""
        results = yield self._turn([Request(method="GET", path="/v1/uploads", headers=_TUS)])
        known = {each.name: each for each in message(results[0], list[Standing])}
        for each in begun:
            found = known.get(each.name)
            self._goes_on(each, f"/v1/uploads/{found.id}" if found else "", found.offset if found else 0)

    def _request(self, parcel: Parcel) -> Request:
        """Several photos together, or the next piece of one, or its beginning."""
        if len(parcel) > 1:
            return _together(parcel)
        ((each, data),) = parcel
        content = {"content-type": "application/offset+octet-stream"}
        if each.upload:
            piece = data[each.sent : each.sent + self._pace.piece]
            headers = {**_TUS, **content, "upload-offset": str(each.sent)}
            return Request(method="PATCH", path=each.upload, body=piece, headers=headers)
        named = base64.b64encode(each.name.encode()).decode()
        about = {"upload-length": str(len(data)), "upload-metadata": f"sha256 {named}"}
        return Request(
            method="POST",
            path="/v1/uploads",
            body=data[: self._pace.piece],
            headers={**_TUS, **content, **about},
        )

    def _taken(self, parcel: Parcel, result: Response | Unreachable) -> list[Receipt]:
        """What the office made of a parcel: receipts for what it has whole. Raises ``OfficeAway``."""
        if len(parcel) > 1:
            return self._taken_together(parcel, arrived(result))
        ((each, data),) = parcel
        if isinstance(result, Unreachable):
            self._goes_on(each, BEGUN, each.sent)
            raise OfficeAway(AWAY) from result
        response = arrived(result)
        if response.status == _WRONG_HASH:
            return self._was_broken(each)
        if response.status in _GONE:
            self._goes_on(each, "", 0)
            return []
        if response.status == 409:
            self._goes_on(each, BEGUN, each.sent)
            return []
        response = well(response)
        if RECEIPT_HEADER.lower() in response.headers:
            return [self._receipt(each, data, response)]
        self._goes_on(each, *self._where(each, response))
        return []

    def _taken_together(self, parcel: Parcel, response: Response) -> list[Receipt]:
        """Each is taken by itself: those that were damaged on their way go again."""
        if response.status == _WRONG_HASH:
            given = message(replace(response, status=200), PartlyTaken).receipts
        else:
            given = message(response, list[Receipt])
        sizes = {each.name: len(data) for each, data in parcel}
        receipts = [each for each in given if sizes.pop(each.name, None) == each.size]
        if len(receipts) < len(given):
            raise NotOurOffice(AWAY)
        self._sent += sum(each.size for each in receipts)
        for each, _ in parcel:
            if each.name in sizes:
                self._was_broken(each)
        return receipts

    def _where(self, each: Leaving, response: Response) -> tuple[str, int]:
        """The address of an upload, and how much of it the office has."""
        upload = response.headers.get("location", each.upload)
        offset = response.headers.get("upload-offset", "")
        if not upload.startswith("/v1/uploads/") or not offset.isdecimal():
            raise NotOurOffice(why_of(response))
        return upload, int(offset)

    def _receipt(self, each: Leaving, data: bytes, response: Response) -> Receipt:
        try:
            given = receipt_from(response.headers[RECEIPT_HEADER.lower()])
        except ValueError:
            raise NotOurOffice(AWAY) from None
        if (given.name, given.size) != (each.name, len(data)):
            raise NotOurOffice(AWAY)
        self._sent += len(data) - each.sent
        return Receipt(name=given.name, size=given.size, at=given.at.isoformat(timespec="seconds"))

    def _goes_on(self, each: Leaving, upload: str, sent: int) -> None:
        self._sent += sent - each.sent
        self._changes |= note_upload(self._store, each.name, upload=upload, sent=sent)

    def _was_broken(self, each: Leaving) -> list[Receipt]:
        """The bytes changed on their way: from the beginning, but not for ever."""
        tries = self._broken[each.name] = self._broken.get(each.name, 0) + 1
        self._goes_on(each, "", 0)
        if tries >= _TRIES:
            self._changes |= note_trouble(self._store, each.name, NOT_TAKEN)
        return []

    def _fetch(self, lane: int) -> Generator[Turn, Results, None]:
        """Colleagues' pictures of a lane."""
        fetching = self._coming.fetch(lane)
        with suppress(StopIteration):
            request = next(fetching)
            while True:
                request = fetching.send((yield self._turn([request])))

    def _bytes_of(self, each: Leaving) -> bytes | None:
        """A picture's bytes, proved; None where they are damaged, and somebody is told."""
        try:
            return self._blobs.get(each.name)
        except (NotFound, StoreDamaged):
            self._changes |= note_trouble(self._store, each.name, DAMAGED)
            return None


def _together(pieces: Sequence[Piece]) -> Request:
    """Whole pictures in one request."""
    body = bundle.pack([(each.name, data) for each, data in pieces])
    return Request(method="POST", path="/v1/blobs", body=body)
