"""How large the parts of a message may be."""

from typing import Any

import pytest
from msgspec.structs import replace

from models.operation import Earlier, Outcome
from sync.messages import Enrol, Exchange, NotUnderstood
from sync.server.limits import LONGEST_REASON, MOST_CLOSED, check_enrolment, check_exchange
from tests.sync.operations import a_set, the_larkfield_walk

LONG = "x" * 65
EARLIER = Earlier(epoch="lost", seq=3, outcome=Outcome.HELD)


def an_exchange(*ops: Any, **fields: Any) -> Exchange:
    known: dict[str, Any] = {
        "protocol": 1, "epoch": "", "cursor": 0, "n": 0, "head": "", "incarnation": "tablet-1", "last": 0,
    }  # fmt: skip
    return Exchange(**known | fields, operations=list(ops))


def test_what_devices_write_is_within_them() -> None:
    check_exchange(an_exchange(*the_larkfield_walk(), a_set("grade", "A", earlier=EARLIER, closes=("case",))))
    check_exchange(an_exchange(epoch="e", head="f" * 64, cursor=1 << 53))
    check_enrolment(Enrol(protocol=1, code="ABCD2345", device="tablet", name="Siân’s tablet"))


@pytest.mark.parametrize(
    "fields",
    [{"epoch": LONG}, {"head": LONG}, {"incarnation": ""}, {"incarnation": LONG}, {"cursor": -1},
     {"cursor": 1 << 60}, {"last": -1}, {"last": 10**40}],
    ids=str,
)  # fmt: skip
def test_an_exchange_beyond_them_is_not_understood(fields: dict[str, Any]) -> None:
    with pytest.raises(NotUnderstood):
        check_exchange(an_exchange(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        *(
            {name: bad}
            for name in ("op_id", "device", "incarnation", "kind", "record_id")
            for bad in ("", LONG, "\0")
        ),
        *({name: bad} for name in ("txn", "actor", "scope", "field", "after") for bad in (LONG, "\n")),
        *({name: bad} for name in ("device_seq", "base_seq", "schema_revision") for bad in (-1, 10**40)),
        {"reason": "x" * (LONGEST_REASON + 1)},
        {"at": ""},
        {"at": "yesterday"},
        {"at": "2026-03-24T14:04:00"},
        {"at": "2026-03-24T14:04:00+00:00" + " " * 99},
        {"closes": ("",)},
        {"closes": ("x",) * (MOST_CLOSED + 1)},
        {"earlier": replace(EARLIER, epoch=LONG)},
        {"earlier": replace(EARLIER, seq=-1)},
        {"earlier": replace(EARLIER, met=LONG)},
        {"earlier": replace(EARLIER, number=10**40)},
    ],
    ids=lambda fields: str(fields)[:40],
)
def test_nor_is_an_operation(fields: dict[str, Any]) -> None:
    with pytest.raises(NotUnderstood):
        check_exchange(an_exchange(replace(a_set("grade", "A"), **fields)))


def test_a_printed_number_of_before_is_within_them() -> None:
    check_exchange(an_exchange(a_set("grade", "A", earlier=replace(EARLIER, number=204))))


def test_no_operation_comes_twice_in_one_message() -> None:
    op = a_set("grade", "A")
    with pytest.raises(NotUnderstood):
        check_exchange(an_exchange(op, replace(op, device_seq=op.device_seq + 1)))
