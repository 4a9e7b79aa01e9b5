"""Uploads over a real connection to a real server, which is killed, left alone and asked twice."""

import asyncio
import hashlib
import random
import socket
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import httpx2
import pytest

from sync.blob_name import name_of
from sync.bundle import pack, unpack
from sync.receipt import receipt_from
from sync.server.appending import PIECE
from tests.sync.server.blob_app import app_in
from tests.sync.server.served import ServedOffice

TUS = {"X-Device": "tablet", "Tus-Resumable": "1.0.0"}
BYTES = TUS | {"Content-Type": "application/offset+octet-stream"}
PHOTO = random.Random(7).randbytes(3 * PIECE + 12_345)
NAME = name_of(PHOTO)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ServedOffice]:
    with ServedOffice(app_in, tmp_path) as served:
        yield served


@pytest.fixture
def client(office: ServedOffice) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=office.url, headers=TUS, timeout=60) as opened:
        yield opened


def beginning(data: bytes) -> dict[str, str]:
    """The headers that begin an upload of those bytes."""
    metadata = b64encode(name_of(data).encode()).decode()
    return {"Upload-Length": str(len(data)), "Upload-Metadata": f"sha256 {metadata}"}


def created(client: httpx2.Client, data: bytes = PHOTO) -> str:
    answer = client.post("/v1/uploads", headers=beginning(data))
    assert answer.status_code == 201
    return answer.headers["location"]


def patch(client: httpx2.Client, home: str, offset: int, data: bytes) -> httpx2.Response:
    return client.patch(home, content=data, headers=BYTES | {"Upload-Offset": str(offset)})


def half_sent(office: ServedOffice, home: str, offset: int, data: bytes, of: int) -> socket.socket:
    """A connection on which ``data`` of ``of`` announced bytes were sent."""
    connection = socket.create_connection(office.address, timeout=60)
    head = BYTES | {"Host": "office", "Upload-Offset": str(offset), "Content-Length": str(of)}
    lines = [f"PATCH {home} HTTP/1.1", *(f"{name}: {words}" for name, words in head.items())]
    connection.sendall("\r\n".join([*lines, "", ""]).encode() + data)
    return connection


def offset_of(client: httpx2.Client, home: str) -> int:
    answer = client.head(home)
    assert answer.status_code == 200
    return int(answer.headers["upload-offset"])


def goes_on(client: httpx2.Client, home: str, data: bytes = PHOTO) -> str:
    """Send the rest from where the office says it ends, as a device does; the name on the receipt."""
    answer = client.head(home)
    while "walkabout-receipt" not in answer.headers:
        if answer.status_code == 200:
            offset = int(answer.headers["upload-offset"])
            answer = patch(client, home, offset, data[offset:])
        else:  # the office does not know yet that the other connection is gone
            assert answer.status_code in (409, 423)
            Event().wait(0.01)
            answer = client.head(home)
    return receipt_from(answer.headers["walkabout-receipt"]).name


def kept(client: httpx2.Client) -> None:
    """The photo is at the office, byte for byte."""
    answer = client.get(f"/v1/blobs/{NAME}")
    assert answer.content == PHOTO


CUTS = [0, 1, 65_536, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 1, len(PHOTO) - 1]


@pytest.mark.slow
@pytest.mark.parametrize("cut", CUTS)
def test_a_server_killed_in_the_middle_of_a_request_goes_on_at_what_it_has(
    office: ServedOffice, client: httpx2.Client, cut: int
) -> None:
    home = created(client)
    with closing(half_sent(office, home, 0, PHOTO[:cut], len(PHOTO))):
        Event().wait(0.05)
        office.kill()
    office.start_again()
    assert offset_of(client, home) <= cut
    assert goes_on(client, home) == NAME
    kept(client)


@pytest.mark.slow
@pytest.mark.parametrize("milliseconds", [0, 1, 2, 4, 8, 16, 32])
def test_a_server_killed_while_it_finishes_has_the_part_or_the_blob(
    office: ServedOffice, client: httpx2.Client, milliseconds: int
) -> None:
    home = created(client)
    with closing(half_sent(office, home, 0, PHOTO, len(PHOTO))):
        Event().wait(milliseconds / 1000)
        office.kill()
    office.start_again()
    assert goes_on(client, home) == NAME
    kept(client)


@pytest.mark.parametrize("cut", CUTS)
def test_a_device_that_drops_out_goes_on_where_it_was(
    office: ServedOffice, client: httpx2.Client, cut: int
) -> None:
    home = created(client)
    half_sent(office, home, 0, PHOTO[:cut], len(PHOTO)).close()
    assert offset_of(client, home) <= cut
    assert goes_on(client, home) == NAME
    kept(client)


def test_two_connections_do_not_add_to_one_upload(office: ServedOffice, client: httpx2.Client) -> None:
    home = created(client)
    with closing(half_sent(office, home, 0, PHOTO[:PIECE], len(PHOTO))) as first:
        while offset_of(client, home) < PIECE:
            Event().wait(0.01)
        assert patch(client, home, 0, PHOTO).status_code == 423
        assert patch(client, home, PIECE, PHOTO[PIECE:]).status_code == 423
        assert client.delete(home).status_code == 423
        first.sendall(PHOTO[PIECE:])
        assert first.recv(65_536).startswith(b"HTTP/1.1 204")
    assert patch(client, home, 0, PHOTO).status_code == 409
    assert client.get("/v1/uploads").json() == []
    kept(client)


def test_many_photos_at_once_and_their_thumbnails_in_bundles(office: ServedOffice) -> None:
    photos = [random.Random(seed).randbytes(20_000 + seed) for seed in range(40)]

    async def all_of_them() -> list[httpx2.Response]:
        async with httpx2.AsyncClient(base_url=office.url, headers=BYTES, timeout=60) as client:
            turns = asyncio.Semaphore(8)

            async def one(data: bytes) -> httpx2.Response:
                async with turns:
                    return await client.post("/v1/uploads", content=data, headers=beginning(data))

            return await asyncio.gather(*(one(data) for data in photos))

    names = [receipt_from(answer.headers["walkabout-receipt"]).name for answer in asyncio.run(all_of_them())]
    assert names == [name_of(data) for data in photos]
    with httpx2.Client(base_url=office.url, headers=TUS, timeout=60) as client:
        small = [(name_of(data), data) for data in (str(number).encode() for number in range(300))]
        receipts = client.post("/v1/blobs", content=pack(small)).json()
        assert [receipt["name"] for receipt in receipts] == [name for name, _ in small]
        wanted = [name for name, _ in small]
        assert client.post("/v1/blobs/missing", json=[*wanted, name_of(b"?")]).json() == [name_of(b"?")]
        assert list(unpack(client.post("/v1/blobs/fetch", json=wanted).content)) == small
        part = client.get(f"/v1/blobs/{names[0]}", headers={"Range": "bytes=5-9"})
        assert (part.status_code, part.content) == (206, photos[0][5:10])


def test_a_connection_can_be_used_again_after_a_refusal(client: httpx2.Client) -> None:
    home = created(client)
    for _ in range(3):
        assert patch(client, home, 7, PHOTO).status_code == 409
    assert goes_on(client, home) == NAME


@pytest.mark.parametrize("path", ["../x", "..%2Fx", "%2e%2e/x", "..%00", "a" * 64 + "%0A"])
def test_no_path_leads_out_of_the_folder(client: httpx2.Client, office: ServedOffice, path: str) -> None:
    with closing(socket.create_connection(office.address, timeout=60)) as connection:
        head = "X-Device: tablet\r\nTus-Resumable: 1.0.0\r\nConnection: close\r\n\r\n"
        connection.sendall(f"GET /v1/blobs/{path} HTTP/1.1\r\nHost: office\r\n{head}".encode())
        assert connection.makefile("rb").readline().split()[1] in (b"400", b"404")
    with closing(socket.create_connection(office.address, timeout=60)) as connection:
        connection.sendall(f"HEAD /v1/uploads/{path} HTTP/1.1\r\nHost: office\r\n{head}".encode())
        assert connection.makefile("rb").readline().split()[1] in (b"400", b"404")


@pytest.mark.slow
def test_the_largest_blob_does_not_fill_the_memory(office: ServedOffice, client: httpx2.Client) -> None:
    def most_ever_used() -> int:
        words = Path(f"/proc/{office.process.pid}/status").read_text().split("VmHWM:")[1]
        return int(words.split()[0]) << 10

    piece = random.Random(1).randbytes(1 << 20)
    small = client.post("/v1/uploads", content=piece, headers=BYTES | beginning(piece))
    assert small.status_code == 201
    before = most_ever_used()
    whole = hashlib.sha256()
    for _ in range(64):
        whole.update(piece)
    metadata = {"Upload-Metadata": f"sha256 {b64encode(whole.hexdigest().encode()).decode()}"}
    head = BYTES | metadata | {"Upload-Length": str(64 << 20), "Content-Length": str(64 << 20)}
    answer = client.post("/v1/uploads", content=(piece for _ in range(64)), headers=head)
    assert receipt_from(answer.headers["walkabout-receipt"]).name == whole.hexdigest()
    with client.stream("GET", f"/v1/blobs/{whole.hexdigest()}") as download:
        assert sum(len(data) for data in download.iter_raw()) == 64 << 20
    assert most_ever_used() - before < 16 << 20
