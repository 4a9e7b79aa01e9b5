"""Pushes a second: sixteen devices at once, twelve operations each, on the disk before the answer."""

import asyncio
import itertools
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2

from models.operation import Operation, What
from models.ports import SystemClock, TimeOrderedIds
from models.store.driver import connect_open
from models.store.transaction import SCHEMA_REVISION
from sync.enrolling import enrol, enrol_request
from sync.messages import PROTOCOL, Exchange, Exchanged, Reply, decode, encode
from sync.server.central import DATABASE
from sync.transport import Transport
from tests.benchmarks.figure import Figure
from tests.sync.office_process import OfficeProcess, served

DEVICES, PUSHES, OPERATIONS, GOAL = 16, 60, 12, 300
_PERSON = '{"name":"Maureen Ashdown","role":"tenant","post":""}'


@dataclass
class Pusher:
    """One device as far as the office can tell."""

    device: str
    token: str
    ids: TimeOrderedIds
    sent: int = 0
    epoch: str = ""
    accepted: int = 0

    def body(self) -> bytes:
        """Twelve new people in one transaction."""
        txn = self.ids.new()
        operations = [self._person(txn) for _ in range(OPERATIONS)]
        wish = Exchange(
            protocol=PROTOCOL,
            epoch=self.epoch,
            cursor=1 << 40,
            head="",
            n=0,
            incarnation="one",
            last=self.sent,
            operations=operations,
        )
        return encode(wish)

    def _person(self, txn: str) -> Operation:
        self.sent += 1
        return Operation(
            op_id=self.ids.new(),
            device=self.device,
            incarnation="one",
            device_seq=self.sent,
            txn=txn,
            actor="gwen",
            scope="landlord",
            what=What.CREATE,
            kind="person",
            record_id=self.ids.new(),
            field="",
            value=_PERSON,
            base_seq=0,
            schema_revision=SCHEMA_REVISION,
            at="2026-03-24T14:04:00+00:00",
        )


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "office") as office:
        pushers = [_enrolled(office, number) for number in range(DEVICES)]
        bodies = {pusher.device: [pusher.body() for _ in range(PUSHES)] for pusher in pushers}
        began = time.perf_counter()
        asyncio.run(_push_all(office.address, pushers, bodies))
        seconds = time.perf_counter() - began
        total = DEVICES * PUSHES
        _check(Path(folder) / "office", total * OPERATIONS, sum(pusher.accepted for pusher in pushers))
    yield Figure(
        name="time-for-300-pushes",
        value=seconds / total * GOAL,
        unit="s",
        goal=1.0,
        beside=f"{total / seconds:.0f} pushes a second, none lost, dense",
    )


def _enrolled(office: OfficeProcess, number: int) -> Pusher:
    ids = TimeOrderedIds(SystemClock())
    device = ids.new()
    code = office.says("enrol", f"Device {number}")["code"]
    with Transport(office.address) as net:
        given = enrol(net, enrol_request(device, code=code, name=f"Device {number}"))
    return Pusher(device=device, token=given.token, ids=ids, epoch=given.epoch)


async def _push_all(address: str, pushers: list[Pusher], bodies: dict[str, list[bytes]]) -> None:
    async def push(pusher: Pusher) -> None:
        headers = {"authorization": f"Bearer {pusher.token}"}
        async with httpx2.AsyncClient(base_url=address, headers=headers, verify=False, timeout=60) as client:
            for body in bodies[pusher.device]:
                answer = await client.post("/v1/exchange", content=body)
                reply: Reply = decode(answer.content, Reply)  # type: ignore[arg-type]  # a union is a type to the reader
                assert isinstance(reply, Exchanged)
                pusher.accepted += len(reply.answers)

    await asyncio.gather(*(push(pusher) for pusher in pushers))


def _check(folder: Path, expected: int, accepted: int) -> None:
    """Nothing lost, and no number left out."""
    connection = connect_open(folder / DATABASE)
    numbers = [seq for (seq,) in connection.execute("SELECT seq FROM log ORDER BY seq")]
    connection.close()
    assert accepted == expected
    assert all(seq == place for seq, place in zip(numbers, itertools.count(1), strict=False))
    assert len(numbers) == expected
