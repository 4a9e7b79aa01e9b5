"""Whatever is written, the outbox tells all of it: played back on an empty store it gives the same rows."""

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from models.action_plan import Action, ActionState, Progress
from models.changes import Changes
from models.kinds import KINDS
from models.merge import Merge, Record, policies
from models.places import Block, Estate
from models.ports import TimeOrderedIds
from models.store.codec import codec_of, to_json
from models.store.profile import Profile, open_profile
from models.store.statements import statements_of
from models.store.store import Store
from models.walkabout import Finding, Walkabout
from tests.builders import RoomyDisk, SetClock, TestKeeper

WORDS = st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=12)
KINDS_TRIED = (Estate, Block, Walkabout, Finding, Action, Progress)

# What a step does, to which of the records there are, and with which words.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["create", "create", "amend", "amend", "amend", "remove", "bring back"]),
        st.integers(min_value=0, max_value=10_000),
        WORDS,
    ),
    max_size=25,
)
WISHES = st.lists(STEPS, min_size=1, max_size=4)


class World:
    """A store, and what it ought to hold."""

    def __init__(self, profile: Profile, ids: TimeOrderedIds) -> None:
        self.store = profile.store
        self.ids = ids
        self.in_use: dict[str, Record] = {}
        self.removed: dict[str, Record] = {}
        self.touched: dict[str, set[str]] = {}

    def wish(self, steps: list[tuple[str, int, str]]) -> Changes:
        """One transaction of several steps; each that makes no sense now is passed over."""
        self.touched = {}
        with self.store.transaction(by="gwen") as transaction:
            for what, which, words in steps:
                if what == "create":
                    self._create(transaction, which, words)
                elif what == "amend" and self.in_use:
                    self._amend(transaction, self._one_of(self.in_use, which), words)
                elif what == "remove" and self.in_use:
                    record = self._one_of(self.in_use, which)
                    transaction.remove(type(record), record.id, words)
                    self.removed[record.id] = self.in_use.pop(record.id)
                    self._touch(record)
                elif what == "bring back" and self.removed:
                    record = self._one_of(self.removed, which)
                    transaction.bring_back(type(record), record.id)
                    self.in_use[record.id] = self.removed.pop(record.id)
                    self._touch(record)
        return transaction.changes

    def _create(self, transaction: Any, which: int, words: str) -> None:
        record = self._new(KINDS_TRIED[which % len(KINDS_TRIED)], which, words)
        if record is not None:
            transaction.create(record)
            self.in_use[record.id] = record
            self._touch(record)

    def _new(self, kind: type[Record], which: int, words: str) -> Record | None:
        everything = {**self.in_use, **self.removed}

        def parent(of: type[Record]) -> str | None:
            there = [record.id for record in everything.values() if isinstance(record, of)]
            return there[which % len(there)] if there else None

        made = {"id": self.ids.new()}
        if kind is Estate:
            return Estate(**made, name=words)
        if kind is Progress:
            action_id = parent(Action)
            return Progress(**made, action_id=action_id, at="", by="gwen", words=words) if action_id else None
        if kind is Finding:
            walk = parent(Walkabout)
            return (
                Finding(**made, walkabout_id=walk, position=which, seen_at="", words=words) if walk else None
            )
        estate_id = parent(Estate)
        if estate_id is None:
            return None
        if kind is Block:
            return Block(**made, estate_id=estate_id, name=words, stairs=(words, "B"))
        if kind is Walkabout:
            return Walkabout(**made, estate_id=estate_id, planned_for="")
        return Action(**made, estate_id=estate_id, wording=words, agreed_on="", leads=(words,))

    def _amend(self, transaction: Any, record: Record, words: str) -> None:
        after = replace(record, **different(record, words))
        transaction.amend(record, after, words)
        self.in_use[record.id] = after
        if after != record:
            self._touch(record)

    def _one_of(self, records: dict[str, Record], which: int) -> Record:
        return records[sorted(records)[which % len(records)]]

    def _touch(self, record: Record) -> None:
        self.touched.setdefault(codec_of(type(record)).name, set()).add(record.id)


def different(record: Record, words: str) -> dict[str, Any]:
    """Other values for some fields that may be amended."""
    match record:
        case Estate():
            return {"name": words, "removed_from_list": bool(len(words) % 2)}
        case Block():
            return {"stairs": (words,), "position": len(words)}
        case Walkabout():
            return {"officer_ids": (words, "gwen"), "tenants": len(words)}
        case Finding():
            return {"words": words, "latitude": len(words) / 7, "longitude": None}
        case Action():
            return {"leads": (words, words), "state": list(ActionState)[len(words) % 6], "place": words}
        case _:
            return {"words": words}


def play_back(source: Store, target: Store) -> None:
    """What another device does with these operations, each in its order."""
    kinds = {codec_of(kind).name: kind for kind in KINDS.values()}
    rows = source.rows("SELECT what, kind, record_id, field, value, at FROM operation ORDER BY device_seq")
    with target.transaction(by="exchange") as transaction:
        for what, name, record_id, field, value, at in rows:
            kind = kinds[name]
            codec, statements = codec_of(kind), statements_of(kind)
            if what == "create":
                transaction.execute(statements.insert, codec.row(codec.first(record_id, value)))
            elif what == "set":
                plain = json.loads(value)
                whole = plain["all"] if policies(kind)[field] is Merge.SET else plain
                kept = codec.column(field, codec.received(field, to_json(whole)))
                transaction.execute(statements.amend[field], (kept, record_id))
            elif what == "delete":
                transaction.execute(statements.remove, (at, record_id))
            else:
                transaction.execute(statements.bring_back, (record_id,))


def every_row(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all kinds, without the number of each row in its file and what is never sent."""
    tables = {}
    for name, kind in KINDS.items():
        columns = [f'"{column}"' for column, policy in policies(kind).items() if policy is not Merge.DERIVED]
        tables[name] = store.rows(f'SELECT {", ".join(columns)}, removed_at FROM "{name}" ORDER BY id')
    return tables


def opened(folder: str, ids: TimeOrderedIds) -> Profile:
    return open_profile(Path(folder), keeper=TestKeeper(), clock=ids.clock, ids=ids, disk=RoomyDisk())


@settings(max_examples=40, deadline=None)
@given(WISHES)
def test_the_outbox_tells_everything(wishes: list[list[tuple[str, int, str]]]) -> None:
    clock = SetClock()
    ids = TimeOrderedIds(clock)
    with (
        TemporaryDirectory() as here,
        TemporaryDirectory() as there,
        opened(here, ids) as profile,
        opened(there, ids) as another,
    ):
        world = World(profile, ids)
        for steps in wishes:
            clock.goes_on(minutes=1)
            changes = world.wish(steps)
            assert changes.touched == {kind: frozenset(found) for kind, found in world.touched.items()}
        store = profile.store
        sequence = [seq for (seq,) in store.rows("SELECT device_seq FROM operation ORDER BY 1")]
        assert sequence == list(range(1, len(sequence) + 1))
        for record in world.in_use.values():
            assert store.get(type(record), record.id) == record
        for record in world.removed.values():
            assert store.find(type(record), record.id) is None
        play_back(store, another.store)
        assert every_row(another.store) == every_row(store)


def test_every_field_s_value_is_json(store: Store) -> None:
    with store.transaction(by="gwen") as transaction:
        estate = Estate(id="e", name='"Larkfield" \\ Road\n')
        transaction.create(estate)
        transaction.amend(estate, replace(estate, name="Siân’s"))
    values = [json.loads(value) for (value,) in store.rows("SELECT value FROM operation ORDER BY device_seq")]
    assert values == [{"name": '"Larkfield" \\ Road\n', "area": "", "removed_from_list": False}, "Siân’s"]
