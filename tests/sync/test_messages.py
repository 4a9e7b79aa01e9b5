"""Messages are read with their types at once; whatever else comes is not understood, and nothing more."""

import gzip
import json
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.operation import Answer, Earlier, Entry, Outcome, Shown
from sync.messages import (
    AnotherLife,
    Enrol,
    Exchange,
    Exchanged,
    Gap,
    NotUnderstood,
    Refusal,
    Reply,
    Restored,
    decode,
    encode,
    entry_of,
    pack,
    unpack,
)
from tests.sync.operations import a_set, the_larkfield_walk

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
KINDS: list[Any] = [Exchange, Exchanged, Reply, Enrol, Refusal]


def an_exchange(**fields: Any) -> Exchange:
    known: dict[str, Any] = {
        "protocol": 1,
        "epoch": "first",
        "cursor": 7,
        "n": 7,
        "head": "a" * 64,
        "incarnation": "tablet-1",
        "last": 9,
    }
    return Exchange(**known | fields)


def test_what_a_device_says_arrives_as_it_was_meant() -> None:
    operations = [
        *the_larkfield_walk(),
        a_set("grade", "A", earlier=Earlier(epoch="lost", seq=3, outcome=Outcome.HELD)),
    ]
    message = an_exchange(operations=operations)
    assert decode(encode(message), Exchange) == message


@pytest.mark.parametrize(
    "reply",
    [
        Exchanged(epoch="e", cursor=1, n=1, head="h", office="o", time="t"),
        Restored(epoch="e", common=3, lives={"tablet-1": 4}),
        AnotherLife(clashing=["op"]),
        Gap(lives={"tablet-1": 4}),
    ],
)
def test_a_reply_is_known_by_its_tag(reply: Reply) -> None:
    found: Reply = decode(encode(reply), Reply)  # type: ignore[arg-type]  # a union is a type to the reader
    assert found == reply


def test_an_answer_carries_what_stands_letter_for_letter() -> None:
    answer = Answer(
        op_id="op", outcome=Outcome.CONFLICT, seq=3, shown=Shown(seq=2, value='"Siân’s\\u0020gate"')
    )
    message = Exchanged(epoch="e", cursor=1, n=1, head="h", office="o", time="t", answers=[answer])
    assert decode(encode(message), Exchanged).answers == [answer]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"protocol": NaN}',
        b'{"protocol": 1e999}',
        b"[" * 1_000_000,
        b'{"epoch":' * 100_000,
        b'{"epoch": "\xed\xa0\x80"}',
        b'{"epoch": "\\ud800"}',
        encode(an_exchange()) + b"x",
        encode(an_exchange())[:-1],
        encode({"protocol": "1"}),
    ],
    ids=lambda body: repr(body[:20]),
)
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_what_does_not_fit_is_not_understood(body: bytes, kind: Any) -> None:
    with pytest.raises(NotUnderstood, match="not a message of the exchange"):
        decode(body, kind)


@given(body=st.binary() | JSON.map(lambda plain: json.dumps(plain).encode()), kind=st.sampled_from(KINDS))
def test_nothing_worse_than_not_understood_comes_of_any_bytes(body: bytes, kind: Any) -> None:
    with suppress(NotUnderstood):
        decode(body, kind)


@given(st.data())
def test_nor_of_a_message_with_anything_in_the_wrong_place(data: st.DataObject) -> None:
    message = json.loads(encode(an_exchange(operations=the_larkfield_walk())))
    spoilt = data.draw(st.sampled_from([message, *message["operations"]]))
    spoilt[data.draw(st.sampled_from(sorted(spoilt)))] = data.draw(JSON)
    with suppress(NotUnderstood):
        decode(json.dumps(message).encode(), Exchange)


def test_a_line_of_the_log_is_read_by_itself() -> None:
    entry = Entry(seq=4, op=a_set("grade", "A"), outcome=Outcome.ACCEPTED, shows=True)
    assert entry_of(msgspec.Raw(encode(entry))) == entry


@pytest.mark.parametrize("raw", [b"{}", b"[" * 1_000_000, b"x", b'{"seq": "\xed\xa0\x80"}'])
def test_a_line_that_cannot_be_read_is_not_understood(raw: bytes) -> None:
    with pytest.raises(NotUnderstood, match=r"office.s log"):
        entry_of(msgspec.Raw(raw))


# Packing


@given(st.binary(max_size=5_000))
def test_what_was_packed_is_unpacked(body: bytes) -> None:
    assert unpack(pack(body)) == body


@given(st.binary(max_size=200))
def test_nothing_worse_than_not_understood_comes_of_unpacking(body: bytes) -> None:
    with suppress(NotUnderstood):
        unpack(body)


def test_other_programs_packing_is_understood() -> None:
    assert unpack(gzip.compress(b"words " * 1_000)) == b"words " * 1_000


def test_more_than_is_wanted_is_never_unpacked() -> None:
    bomb = gzip.compress(bytes(10_000_000))
    assert len(bomb) < 20_000
    with pytest.raises(NotUnderstood, match="too large"):
        unpack(bomb, most=1_000_000)


def test_an_end_that_is_missing_is_noticed() -> None:
    with pytest.raises(NotUnderstood, match="ends too early"):
        unpack(pack(b"words " * 1_000)[:-9])


def test_damage_on_the_way_is_noticed() -> None:
    body = bytearray(pack(b"words " * 1_000))
    body[-6] ^= 1
    with pytest.raises(NotUnderstood, match="damaged"):
        unpack(bytes(body))
