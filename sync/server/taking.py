"""Taking what a device sends, in one transaction: judged against what stands, numbered last, then answered.

The counter is taken only when everything else is done, so that numbers are dense and in the order of commits
(design: rule 3). The caller holds the transaction and commits before it answers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from models.kinds import KINDS
from models.operation import Answer, Operation, Outcome, Shown, What
from models.ports import Ids
from models.store.driver import Connection
from sync.judging import judge, too_early
from sync.known import Known, Version
from sync.server.chain import content_of
from sync.server.filing import Filing, numbered
from sync.server.numbers import NUMBERED, Numbers
from sync.server.shelf import PENDING, Key, Shelf, address
from sync.server.simply import as_it_would_stand
from sync.server.taken import Taken
from sync.server.together import fallen, overall_of
from sync.verdict import TAKEN, Verdict, refused

_WISH = attrgetter("txn")
_ABOUT = attrgetter("kind", "record_id")


@dataclass(slots=True)
class Taking:
    """One push. ``take`` once, then ``answers``."""

    connection: Connection
    at: str
    grants: str
    ids: Ids
    shelf: Shelf = field(init=False)
    numbers: Numbers = field(init=False)
    filing: Filing = field(init=False)
    taken: list[Taken] = field(init=False, default_factory=list)
    _by_op: dict[str, Taken] = field(init=False, default_factory=dict)
    _lines: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.connection)
        self.numbers = Numbers(self.connection)
        self.filing = Filing(self.connection, self.at, self.ids)

    def take(self, ops: Sequence[Operation], known: Mapping[str, Answer]) -> list[Answer]:
        """Judge, number and keep what is new of these, in order; an answer for each of them.

        ``known`` has the answers of those that were taken before: they are answered as they were then.
        """
        fresh = [op for op in ops if op.op_id not in known]
        if not fresh:
            return [known[op.op_id] for op in ops]
        self.shelf.fetch_for(fresh)
        self._take_wishes(fresh)
        self._release()
        self._give_numbers()
        lines = [taken for taken in self.taken if taken.place is not None]
        base = self.filing.write(lines, self.shelf, self.numbers)
        self.filing.keep_refused(self._refused())
        return [known[op.op_id] if op.op_id in known else self._answer(op, base) for op in ops]

    def _take_wishes(self, ops: Iterable[Operation], *, from_backlog: bool = False) -> None:
        for _, wish in groupby(ops, _WISH):
            self._take_wish(list(wish), from_backlog=from_backlog)

    def _take_wish(self, wish: Sequence[Operation], *, from_backlog: bool = False) -> None:
        """All of one wish waits where part of it has to, so that nobody ever sees half of it."""
        if self._take_simply(wish, from_backlog):
            return
        missing = self._missing(wish)
        if missing is not None:
            for op in wish:
                self._take(op, too_early(missing), from_backlog)
            return
        for _, group in groupby(wish, _ABOUT):
            self._take_together(list(group), from_backlog=from_backlog)

    def _take_simply(self, wish: Sequence[Operation], from_backlog: bool) -> bool:
        """A wish of nothing but changes that nothing stands in the way of, as most are.

        It comes to what the rules would say, and asks less; False where they have to be asked.
        """
        start, lines, mark = len(self.taken), self._lines, self.shelf.mark()
        for op in wish:
            version = Version(PENDING + self._lines, op.op_id, op.value)
            known = as_it_would_stand(op, version, self.shelf) if self.grants else None
            if known is None:
                del self.taken[start:]
                self._lines = lines
                self.shelf.go_back(mark)
                return False
            taken = Taken(
                op=op, content=content_of(op), verdict=TAKEN, base=op.base_seq, place=self._lines,
                closed=op.closes, from_backlog=from_backlog,
            )  # fmt: skip
            self.taken.append(taken)
            self._by_op[op.op_id] = taken
            self._lines += 1
            self.shelf.remember(op)
            self.shelf.put(known, op)
        return True

    def _missing(self, wish: Sequence[Operation]) -> Key | None:
        """The first record that a wish needs, and that neither the office has nor the wish itself makes."""
        made: set[Key] = set()
        for op in wish:
            needed: Iterable[Key] = ((op.kind, op.record_id),)
            if op.what is What.CREATE:
                made.add((op.kind, op.record_id))
                needed = self.shelf.named_by(op)
            for key in needed:
                if key[0] in KINDS and key not in made and self.shelf.known(*key) is None:
                    return key
        return None

    def _take_together(self, group: Sequence[Operation], *, from_backlog: bool = False) -> None:
        """What one wish says of one record stands or falls together."""
        if len(group) == 1:
            self._take(group[0], None, from_backlog)
            return
        before = self.shelf.known(group[0].kind, group[0].record_id)
        start, lines, mark = len(self.taken), self._lines, self.shelf.mark()
        for op in group:
            self._take(op, None, from_backlog)
        verdicts = [taken.verdict for taken in self.taken[start:]]
        overall = overall_of(verdicts)
        if overall is None:
            return
        del self.taken[start:]
        self._lines = lines
        self.shelf.go_back(mark)
        for op, verdict in zip(group, verdicts, strict=True):
            self._take(op, fallen(verdict, overall, before, op), from_backlog)

    def _take(self, op: Operation, verdict: Verdict | None, from_backlog: bool) -> None:
        base = self._base(op)
        if verdict is None:
            verdict = judge(op, base, self.shelf) if self.grants else refused("This device may not write.")
        taken = Taken(op=op, content=content_of(op), verdict=verdict, base=base, from_backlog=from_backlog)
        self.taken.append(taken)
        self._by_op[op.op_id] = taken
        refusal = verdict.outcome is Outcome.REFUSED
        if verdict.waits_for is not None or (refusal and not from_backlog):
            taken.standing = self._standing(op)
            return
        taken.place = self._lines
        self._lines += 1
        self.shelf.remember(op)
        taken.closed = self._closed(op, verdict)
        if verdict.shows:
            self._apply(op, verdict, taken)
        if verdict.revives is not None:
            self._revive(verdict.revives, op, taken)
        if not verdict.shows or verdict.value is not None:
            taken.standing = self._standing(op)

    def _base(self, op: Operation) -> int:
        """The number of the version the author had seen, their own unnumbered change included."""
        if not op.after:
            return op.base_seq
        mine = self._by_op.get(op.after)
        if mine is not None:
            return self._then(op, PENDING + (mine.place or 0)) if mine.verdict.shows else mine.base
        entry = self.shelf.entry(op.after)
        if entry is None:
            return op.base_seq
        return self._then(op, entry.seq) if entry.shows else self.filing.base_of(op.after)

    def _then(self, op: Operation, seq: int) -> int:
        """The number of the author's own change before, in the life of the office they wrote in."""
        if op.earlier is None:
            return seq
        place = self.shelf.place_of(Version(seq, op.after), op.earlier.epoch)
        return op.base_seq if place is None else place

    def _closed(self, op: Operation, verdict: Verdict) -> tuple[str, ...]:
        """The cases this closes: those its author decided, and their own that it takes the place of."""
        if verdict.outcome in (Outcome.HELD, Outcome.REFUSED):
            return ()
        if verdict.outcome is Outcome.CONFLICT and not verdict.shows and op.after:
            return (*op.closes, op.after)
        return op.closes

    def _apply(self, op: Operation, verdict: Verdict, taken: Taken) -> None:
        """From here on it stands."""
        version = Version(PENDING + (taken.place or 0), op.op_id, verdict.value or op.value)
        if op.what is What.CREATE:
            self.shelf.put(self._create(op, version), op)
            return
        standing = self.shelf.known(op.kind, op.record_id)
        if standing is None:  # a kind that only a newer program knows
            return
        known = standing.copy()
        if op.what is What.SET:
            known.amended[op.field] = version
        elif op.what is What.SEAL:
            known.sealed = version
        else:
            known.in_use, known.removed = op.what is What.RESTORE, version
        self.shelf.put(known, op)

    def _create(self, op: Operation, version: Version) -> Known:
        fields = self.shelf.fields(op)
        above = self.shelf.above(op.kind, fields)
        known = Known(
            kind=op.kind,
            record_id=op.record_id,
            scope=self.shelf.scope_of(op.kind, op.record_id, above),
            created=version,
            above=address(above) if above is not None else "",
        )
        if above is not None:
            self.shelf.belongs(known.above, version)
        return known

    def _revive(self, key: Key, op: Operation, taken: Taken) -> None:
        known = self.shelf.there(key).copy()
        known.in_use, known.removed = True, Version(PENDING + (taken.place or 0), op.op_id)
        self.shelf.put(known, op)

    def _give_numbers(self) -> None:
        """New walkabouts and actions get their printed numbers once it is sure that they are taken."""
        for taken in self.taken:
            op = taken.op
            if op.kind in NUMBERED and op.what is What.CREATE and taken.verdict.shows:
                taken.number = self.numbers.give(op)
                self.shelf.there((op.kind, op.record_id)).number = taken.number

    def _release(self) -> None:
        """Take what waited for a record of this push, and what waited for that, until nothing does."""
        looked = 0
        while looked < len(self.taken):
            new = self.taken[looked:]
            looked = len(self.taken)
            self.filing.keep_waiting(new)
            if not self.filing.anything_waits():
                return
            waited = self.filing.waited_for(
                [
                    address((taken.op.kind, taken.op.record_id))
                    for taken in new
                    if taken.op.what is What.CREATE and taken.verdict.shows
                ]
            )
            self.shelf.fetch_for(waited)
            self._take_wishes(waited, from_backlog=True)

    def _standing(self, op: Operation) -> Version | None:
        """What stands where it is not simply what the operation says."""
        known = self.shelf.known(op.kind, op.record_id)
        if known is None:
            return None
        return known.of(op)

    def _refused(self) -> Iterator[Taken]:
        """Those whose author is told in the answer; others read of it in the log."""
        return (
            taken
            for taken in self.taken
            if taken.verdict.outcome is Outcome.REFUSED and not taken.from_backlog
        )

    def _answer(self, op: Operation, base: int) -> Answer:
        taken = self._by_op[op.op_id]
        verdict = taken.verdict
        return Answer(
            op_id=op.op_id,
            outcome=verdict.outcome,
            seq=0 if taken.place is None else base + 1 + taken.place,
            shows=verdict.shows,
            why=verdict.why,
            shown=_shown(taken.standing, base),
            number=taken.number,
            against=self.filing.against(verdict.against, base),
            revives=verdict.revives,
            closed=taken.closed,
        )


def _shown(standing: Version | None, base: int) -> Shown | None:
    if standing is None:
        return None
    return Shown(seq=numbered(standing.seq, base), value=standing.value)
