"""One exchange with the office: words first, then small pictures, then full photos.

Every turn ends on the disk, so that an exchange may stop anywhere and go on later. A pull moves the cursor in
the same transaction as the rows it covers, and an error stops everything (design: rules 3, 4, 7 and 9).
"""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.changes import Changes
from models.operation import Answer, Entry, Operation, Outcome
from models.store.blobs import Blobs
from models.store.incoming import take_entries, take_names
from models.store.office import (
    OfficeKnown,
    begin_another_life,
    begin_epoch,
    note_safe,
    nothing_left,
    offer_from,
    office_of,
    reached,
)
from models.store.outgoing import last_written, let_go_of_old, take_answers, waiting, waiting_operations
from models.store.store import Store
from models.store.transaction import Transaction
from sync.meanwhile import Meanwhile
from sync.messages import (
    PROTOCOL,
    WORTH_PACKING,
    AnotherLife,
    Exchange,
    Exchanged,
    Gap,
    Reply,
    Restored,
    encode,
    entry_of,
    pack,
)
from sync.net import Request
from sync.pictures import Pictures
from sync.replies import message
from sync.trouble import ExchangeStopped
from sync.turns import Done, Progress, Results, Turn, Turns

PATH = "/v1/exchange"
NO_OFFICE = "This device belongs to no office yet."
CONFUSED = "The office and this device do not agree on what was sent. Nothing is lost; tell whoever runs it."
_MOST_SURPRISES = 6


def exchange(store: Store, blobs: Blobs) -> Turns:
    """All the turns of one exchange. Raises ``ExchangeStopped`` and ``StoreTrouble``."""
    words = Words(store)
    yield from words.turns()
    pictures = Pictures(store, blobs)
    yield from pictures.turns()
    changes = words.take_changes() | pictures.take_changes()
    safe = words.safe(pictures.photos)
    if not pictures.left and not words.all_safe:
        with store.transaction(by="") as transaction:
            _note_safe(transaction, safe)
        changes |= transaction.changes
    let_go_of_old(store)
    return Done(
        changes=changes,
        findings=safe["finding"],
        photos=safe["photo"],
        others=safe["other"],
        received=words.received,
        photos_left=pictures.left,
    )


def _note_safe(transaction: Transaction, safe: Counter[str]) -> None:
    note_safe(transaction, findings=safe["finding"], photos=safe["photo"], others=safe["other"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """A batch on its way, by operation, with what is known of the office as it leaves.

    It goes up to sequence number ``last``; ``more`` waits beyond that.
    """

    office: OfficeKnown
    sent: Mapping[str, Operation]
    last: int
    more: bool
    request: Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What the office answered to a batch, not taken in yet."""

    reply: Exchanged
    entries: Sequence[Entry]
    going: Going

    @property
    def known(self) -> OfficeKnown:
        """The office, as it is known once this is taken in."""
        reply = self.reply
        return replace(
            self.going.office,
            epoch=reply.epoch,
            cursor=reply.cursor,
            n=reply.n,
            head=reply.head,
            name=reply.office,
        )

    def is_nothing_new(self) -> bool:
        """Whether nothing was sent, and the office stands where it stood."""
        return not self.going.sent and self.known == self.going.office


class Words:
    """Sends all operations that wait and takes in the whole log, page by page.

    While the office takes one batch, the next is made ready, and what it answered to the one before is taken
    in. ``all_safe`` once it was noted that the office has everything, with the last page and at no cost.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._changes = Changes()
        self._accepted: set[tuple[str, str]] = set()
        self._surprises = 0
        self._came: Came | None = None
        self._ready: Going | None = None
        self.received = 0
        self.all_safe = False

    def turns(self) -> Generator[Turn, Results, None]:
        """Until nothing waits and the log is known to its end."""
        receiving = 0
        going = self._going(self._office())
        while True:
            meanwhile = Meanwhile(self._steps(going))
            results = yield Turn(
                requests=[going.request],
                changes=self.take_changes(),
                progress=Progress(receiving=receiving),
                meanwhile=meanwhile,
            )
            meanwhile.finish()
            reply: Reply = message(results[0], Reply)  # type: ignore[arg-type]  # a union is a type to the reader
            if not isinstance(reply, Exchanged):
                self._follow(reply, going.office)
                going = self._going(self._office())
                continue
            self._came = self._answered(reply, going)
            receiving = reply.n - reply.cursor
            if receiving or going.more:
                going = self._ready or self._going(self._came.known, going.last)
                continue
            self._take_in()
            if not waiting(self._store):
                return
            going = self._going(self._office())

    def _steps(self, going: Going) -> Iterator[object]:
        """What is done while a batch is on its way."""
        self._ready = None
        if going.more:
            self._ready = self._going(going.office, going.last)
            yield going
        self._take_in()

    def take_changes(self) -> Changes:
        """What was written since this was last asked."""
        changes, self._changes = self._changes, Changes()
        return changes

    def safe(self, photos: int) -> Counter[str]:
        """How many findings, photos and other records became safe."""
        kinds = Counter(kind for kind, _ in self._accepted)
        others = sum(count for kind, count in kinds.items() if kind not in ("finding", "photo"))
        return Counter(finding=kinds["finding"], photo=photos, other=others)

    def _office(self) -> OfficeKnown:
        office = office_of(self._store)
        if office is None:
            raise ExchangeStopped(NO_OFFICE)
        return office

    def _going(self, office: OfficeKnown, beyond: int = 0) -> Going:
        """The next operations, ready to be sent; those up to ``beyond`` are on their way."""
        batch = waiting_operations(self._store, beyond=beyond)
        last = batch[-1].device_seq if batch else beyond
        more = bool(batch) and waiting(self._store, beyond=last) > 0
        body = encode(
            Exchange(
                protocol=PROTOCOL,
                epoch=office.epoch,
                cursor=office.cursor,
                n=office.n,
                head=office.head,
                incarnation=self._store.device.incarnation,
                last=last_written(self._store),
                operations=batch,
                more=more,
            )
        )
        headers = {"content-type": "application/json"}
        if len(body) > WORTH_PACKING:
            body = pack(body)
            headers["content-encoding"] = "gzip"
        request = Request(method="POST", path=PATH, body=body, headers=headers)
        sent = {op.op_id: op for op in batch}
        return Going(office=office, sent=sent, last=last, more=more, request=request)

    def _answered(self, reply: Exchanged, going: Going) -> Came:
        """What came back, once it is sure that it answers what was sent."""
        if {answer.op_id for answer in reply.answers} != going.sent.keys():
            raise ExchangeStopped(CONFUSED)
        entries = [entry_of(raw) for raw in reply.entries]
        return Came(reply=reply, entries=entries, going=going)

    def _take_in(self) -> None:
        """Answers, page and cursor together, or none of them. Nothing new is no trip to the disk."""
        came, self._came = self._came, None
        if came is None or came.is_nothing_new():
            return
        reply, sent = came.reply, came.going.sent
        with self._store.transaction(by="") as transaction:
            take_answers(transaction, sent, reply.answers, reply.epoch)
            take_entries(transaction, came.entries, reply.epoch)
            take_names(transaction, reply.devices)
            reached(
                transaction,
                epoch=reply.epoch,
                cursor=reply.cursor,
                n=reply.n,
                head=reply.head,
                name=reply.office,
            )
            self._note(reply.answers, sent)
            if reply.cursor == reply.n and nothing_left(transaction):
                _note_safe(transaction, self.safe(0))
                self.all_safe = True
        self._changes |= transaction.changes
        self.received += len(came.entries)

    def _note(self, answers: Iterable[Answer], sent: Mapping[str, Operation]) -> None:
        for answer in answers:
            if answer.outcome is not Outcome.REFUSED:
                op = sent[answer.op_id]
                self._accepted.add((op.kind, op.record_id))

    def _follow(self, reply: Restored | AnotherLife | Gap, office: OfficeKnown) -> None:
        """The office is not the one this device knew, or this device is not the one the office knew."""
        self._surprises += 1
        if self._surprises > _MOST_SURPRISES:
            raise ExchangeStopped(CONFUSED)
        match reply:
            case Restored():
                if reply.epoch == office.epoch:
                    raise ExchangeStopped(CONFUSED)
                self._changes |= begin_epoch(
                    self._store, epoch=reply.epoch, common=reply.common, lives=reply.lives
                )
            case Gap() if self._surprises == 1:
                self._changes |= offer_from(self._store, reply.lives)
            case AnotherLife():
                self._changes |= begin_another_life(self._store, tuple(reply.clashing))
            case _:
                self._changes |= begin_another_life(self._store)
