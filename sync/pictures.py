"""Pictures to the office and from it: small ones many to a bundle, full ones by tus, several at a time.

An upload goes on at the byte the office has. A picture is safe once its receipt is kept, and not before; one
that is damaged here is set aside with the reason, and the others go on (design: rule 9).
"""

import base64
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from models.changes import Changes
from models.errors import NotFound, StoreDamaged
from models.store.blobs import Blobs
from models.store.carriage import (
    LARGE,
    SMALL,
    Leaving,
    Receipt,
    bytes_to_send,
    coming,
    leaving,
    note_arrived,
    note_receipts,
    note_trouble,
    note_upload,
    still_to_carry,
)
from models.store.store import Store
from sync import bundle
from sync.messages import encode
from sync.net import Request, Response, Unreachable
from sync.receipt import RECEIPT_HEADER, receipt_from
from sync.replies import AWAY, STRANGER, arrived, message, well, why_of
from sync.trouble import ExchangeStopped, NotOurOffice, OfficeAway
from sync.turns import Progress, Results, Turn

AT_ONCE = 8
"""How many full photos travel at the same time."""
SMALL_ONES = 200
BUNDLE_BYTES = 4 << 20
FIRST_PIECE, SMALLEST_PIECE, LARGEST_PIECE = 1 << 20, 128 << 10, 4 << 20
"""How much of a photo travels in one request: about as much as goes in two seconds."""
SECONDS_A_PIECE = 2.0
BEGUN = "begun"
"""Stands for the address of an upload whose answer was lost: the office is asked where it stands."""
DAMAGED = "The file is damaged. You can take it again."
NOT_TAKEN = "It was damaged on its way three times. It is tried again with the next change."
_TUS = {"tus-resumable": "1.0.0"}
_WRONG_HASH = 460
_GONE = (404, 410)
_ELSEWHERE = (*_GONE, 409)
_TOO_LARGE = 413
_TRIES = 3

Piece = tuple[Leaving, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the office tells of an upload that is not finished."""

    id: str
    offset: int
    name: str | None


class Pictures:
    """The pictures of one exchange: ``photos`` became safe with it, ``left`` wait still."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store = store
        self._blobs = blobs
        self._changes = Changes()
        self._absent: set[str] = set()
        self._broken: dict[str, int] = {}
        self._sought: dict[str, int] = {}
        self._piece = FIRST_PIECE
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
        changes, self._changes = self._changes, Changes()
        return changes

    def _turn(self, requests: Sequence[Request]) -> Turn:
        progress = Progress(words_sent=True, sent=self._sent, total=self._total)
        return Turn(requests=requests, changes=self.take_changes(), progress=progress)

    def _send_small(self) -> Generator[Turn, Results, None]:
        """Thumbnails, as many to a bundle as are worth one request."""
        while pieces := self._next_small():
            body = bundle.pack([(each.name, data) for each, data in pieces])
            results = yield self._turn([Request(method="POST", path="/v1/blobs", body=body)])
            if arrived(results[0]).status == _WRONG_HASH:
                raise OfficeAway(AWAY)  # damaged on the way: they go again the next time
            receipts = message(results[0], list[Receipt])
            if {(each.name, each.size) for each in receipts} != {
                (each.name, len(data)) for each, data in pieces
            }:
                raise NotOurOffice(STRANGER)
            self._changes |= note_receipts(self._store, receipts)

    def _next_small(self) -> list[Piece]:
        pieces: list[Piece] = []
        size = 0
        for each, data in self._whole_ones(SMALL, SMALL_ONES):
            if pieces and size + len(data) > BUNDLE_BYTES:
                break
            pieces.append((each, data))
            size += len(data)
        return pieces

    def _send_full(self) -> Generator[Turn, Results, None]:
        """Full photos, several at a time, each from where the office has it."""
        while wave := list(self._whole_ones(LARGE, AT_ONCE)):
            if any(each.upload == BEGUN for each, _ in wave):
                yield from self._look_up([each for each, _ in wave if each.upload == BEGUN])
                continue
            began = self._store.clock.now()
            requests = [self._request(each, data) for each, data in wave]
            results = yield self._turn(requests)
            self._set_pace(began, max(len(request.body) for request in requests))
            stopped: ExchangeStopped | None = None
            receipts: list[Receipt] = []
            for (each, data), result in zip(wave, results, strict=True):
                try:
                    receipts += self._taken(each, data, result)
                except ExchangeStopped as error:
                    stopped = error
            if receipts:
                self._changes |= note_receipts(self._store, receipts)
                self.photos += len(receipts)
            if stopped is not None:
                raise stopped

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
        results = yield self._turn([Request(method="GET", path="/v1/uploads", headers=_TUS)])
        known = {each.name: each for each in message(results[0], list[Standing])}
        for each in begun:
            found = known.get(each.name)
            self._goes_on(each, f"/v1/uploads/{found.id}" if found else "", found.offset if found else 0)

    def _request(self, each: Leaving, data: bytes) -> Request:
        """The next piece of an upload, or its beginning."""
        content = {"content-type": "application/offset+octet-stream"}
        if each.upload:
            piece = data[each.sent : each.sent + self._piece]
            headers = {**_TUS, **content, "upload-offset": str(each.sent)}
            return Request(method="PATCH", path=each.upload, body=piece, headers=headers)
        named = base64.b64encode(each.name.encode()).decode()
        about = {"upload-length": str(len(data)), "upload-metadata": f"sha256 {named}"}
        return Request(
            method="POST", path="/v1/uploads", body=data[: self._piece], headers={**_TUS, **content, **about}
        )

    def _taken(self, each: Leaving, data: bytes, result: Response | Unreachable) -> list[Receipt]:
        """What the office made of one piece; a receipt where that was the last. Raises ``OfficeAway``."""
        if isinstance(result, Unreachable):
            self._goes_on(each, BEGUN, each.sent)
            raise OfficeAway(AWAY) from result
        response = arrived(result)
        if response.status == _WRONG_HASH:
            return self._was_broken(each)
        if each.upload and response.status in _ELSEWHERE:
            return self._is_elsewhere(each, response)
        if response.status == _TOO_LARGE:
            self._set_aside(each, why_of(response))
            return []
        response = well(response)
        if RECEIPT_HEADER.lower() in response.headers:
            return [self._receipt(each, data, response)]
        self._goes_on(each, *self._where(each, data, response))
        return []

    def _is_elsewhere(self, each: Leaving, response: Response) -> list[Receipt]:
        """The upload is given up by now, or has come to another byte; not again and again."""
        times = self._sought[each.name] = self._sought.get(each.name, 0) + 1
        if times > _TRIES:
            raise OfficeAway(AWAY)
        if response.status in _GONE:
            self._goes_on(each, "", 0)
        else:
            self._goes_on(each, BEGUN, each.sent)
        return []

    def _where(self, each: Leaving, data: bytes, response: Response) -> tuple[str, int]:
        """The address of an upload, and how much of it the office has: more than before."""
        upload = response.headers.get("location", each.upload)
        words = response.headers.get("upload-offset", "")
        offset = int(words) if words.isdecimal() else -1
        least = each.sent + 1 if each.upload else 0
        if not upload.startswith("/v1/uploads/") or not least <= offset <= len(data):
            raise NotOurOffice(STRANGER)
        return upload, offset

    def _receipt(self, each: Leaving, data: bytes, response: Response) -> Receipt:
        try:
            given = receipt_from(response.headers[RECEIPT_HEADER.lower()])
        except ValueError:
            raise NotOurOffice(STRANGER) from None
        if (given.name, given.size) != (each.name, len(data)):
            raise NotOurOffice(STRANGER)
        self._sent += each.size - each.sent
        return Receipt(name=given.name, size=given.size, at=given.at.isoformat(timespec="seconds"))

    def _goes_on(self, each: Leaving, upload: str, sent: int) -> None:
        self._sent += max(0, sent - each.sent)
        self._total += max(0, each.sent - sent)  # what has to go once more
        self._changes |= note_upload(self._store, each.name, upload=upload, sent=sent)

    def _was_broken(self, each: Leaving) -> list[Receipt]:
        """The bytes changed on their way: from the beginning, but not for ever."""
        tries = self._broken[each.name] = self._broken.get(each.name, 0) + 1
        if tries < _TRIES:
            self._goes_on(each, "", 0)
        else:
            self._changes |= note_upload(self._store, each.name, upload="", sent=0)
            self._set_aside(each, NOT_TAKEN)
        return []

    def _set_aside(self, each: Leaving, why: str) -> None:
        """It cannot go as it is; somebody is told, and the others go on."""
        if each.lane == LARGE:
            self._total -= each.size - each.sent
        self._changes |= note_trouble(self._store, each.name, why)

    def _fetch(self, lane: int) -> Generator[Turn, Results, None]:
        """Colleagues' pictures of a lane, as far as the office has them."""
        while names := self._wanted(lane):
            request = Request(
                method="POST",
                path="/v1/blobs/fetch",
                body=encode(names),
                headers={"content-type": "application/json"},
            )
            results = yield self._turn([request])
            try:
                pieces = list(bundle.unpack(well(results[0]).body))
            except bundle.BundleBroken:
                raise OfficeAway(AWAY) from None
            self._keep(names, pieces)

    def _wanted(self, lane: int) -> list[str]:
        """The next names to ask for; what is here already needs no asking."""
        names = coming(self._store, lane, SMALL_ONES + len(self._absent))
        here = [name for name in names if name not in self._absent and self._blobs.contains(name)]
        if here:
            self._changes |= note_arrived(self._store, here)
        return [name for name in names if name not in self._absent and name not in here][:SMALL_ONES]

    def _keep(self, names: Sequence[str], pieces: Sequence[tuple[str, bytes]]) -> None:
        """On the disk first, then no longer awaited. What the office lacks is asked for another time."""
        came = [name for name, _ in pieces if name in names]
        if came:
            self._blobs.put_many([data for name, data in pieces if name in names])
            self._changes |= note_arrived(self._store, came)
            passed = names[: names.index(came[-1])]
            self._absent.update(name for name in passed if name not in came)
        else:
            self._absent.update(names)

    def _bytes_of(self, each: Leaving) -> bytes | None:
        """A picture's bytes, proved; None where they are damaged, and somebody is told."""
        try:
            return self._blobs.get(each.name)
        except (NotFound, StoreDamaged):
            self._set_aside(each, DAMAGED)
            return None

    def _set_pace(self, began: datetime, piece: int) -> None:
        """Smaller pieces where the network is slow, so that little is lost when it breaks."""
        seconds = (self._store.clock.now() - began).total_seconds()
        if piece and seconds > 0:
            wanted = int(piece / seconds * SECONDS_A_PIECE)
            self._piece = min(LARGEST_PIECE, max(SMALLEST_PIECE, wanted))
