"""One exchange with the office: words first, then small pictures, then full photos.

Every turn ends on the disk, so that an exchange may stop anywhere and go on later. A pull moves the cursor in
the same transaction as the rows it covers, and an error stops everything (design: rules 3, 4, 7 and 9).
"""

from collections import Counter
from collections.abc import Generator, Iterable

from models.changes import Changes
from models.operation import Answer, Operation, Outcome
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


class Words:
    """Sends all operations that wait and takes in the whole log, page by page.

    ``all_safe`` once it was noted that the office has everything, with the last page and at no cost.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._changes = Changes()
        self._accepted: set[tuple[str, str]] = set()
        self._surprises = 0
        self.received = 0
        self.all_safe = False

    def turns(self) -> Generator[Turn, Results, None]:
        """Until nothing waits and the log is known to its end."""
        receiving = 0
        while True:
            office = self._office()
            batch = waiting_operations(self._store)
            results = yield Turn(
                requests=[self._request(office, batch)],
                changes=self.take_changes(),
                progress=Progress(receiving=receiving),
            )
            reply: Reply = message(results[0], Reply)  # type: ignore[arg-type]  # a union is a type to the reader
            if not isinstance(reply, Exchanged):
                self._follow(reply, office)
                continue
            self._take_in(reply, batch, office)
            receiving = reply.n - reply.cursor
            if not receiving and not waiting(self._store):
                return

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

    def _request(self, office: OfficeKnown, batch: list[Operation]) -> Request:
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
                more=self._follows(batch),
            )
        )
        headers = {"content-type": "application/json"}
        if len(body) > WORTH_PACKING:
            body = pack(body)
            headers["content-encoding"] = "gzip"
        return Request(method="POST", path=PATH, body=body, headers=headers)

    def _follows(self, batch: list[Operation]) -> bool:
        """Whether more waits than goes with this request."""
        return len(batch) < waiting(self._store)

    def _take_in(self, reply: Exchanged, batch: list[Operation], office: OfficeKnown) -> None:
        """Answers, page and cursor together, or none of them. Nothing new is no trip to the disk."""
        entries = [entry_of(raw) for raw in reply.entries]
        sent = {op.op_id: op for op in batch}
        if {answer.op_id for answer in reply.answers} != sent.keys():
            raise ExchangeStopped(CONFUSED)
        known = (office.epoch, office.cursor, office.n, office.head, office.name)
        if known == (reply.epoch, reply.cursor, reply.n, reply.head, reply.office) and not batch:
            return
        with self._store.transaction(by="") as transaction:
            take_answers(transaction, sent, reply.answers, reply.epoch)
            take_entries(transaction, entries, reply.epoch)
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
        self.received += len(entries)

    def _note(self, answers: Iterable[Answer], sent: dict[str, Operation]) -> None:
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
