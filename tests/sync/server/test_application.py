"""The office over HTTP: who may come in, how much may be sent, and that no nonsense is a fault of ours."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from models.errors import StorageFull, StoreTrouble
from sync.messages import (
    DEEPEST,
    LARGEST_BODY,
    PROTOCOL,
    Enrol,
    Enrolled,
    Exchange,
    Exchanged,
    Refusal,
    decode,
    encode,
    pack,
    unpack,
)
from sync.net import Request, Response
from sync.server import application as served_by
from sync.server import devices
from sync.server.application import REVOKED, TOO_LARGE, TOO_NEW, TOO_OLD, WHO, application
from sync.server.central import Central
from sync.server.devices import NOT_A_CODE, TOO_MANY
from sync.transport import Transport
from tests.builders import SetClock
from tests.sync.operations import a_set, the_larkfield_walk
from tests.sync.server.by_hand import Hand

PROJECT = Path(__file__).parents[3]
NONSENSE = PROJECT.parent / "shared" / "data" / "peer" / "json"
MUST_FAIL = sorted(NONSENSE.glob("n_*.json"))
JSON = {"content-type": "application/json"}


@pytest.fixture
def client(central: Central) -> Iterator[TestClient]:
    """Asks the office without a network between."""
    with TestClient(application(central)) as client:
        yield client


def bearer(hand: Hand, **headers: str) -> dict[str, str]:
    return JSON | {"authorization": f"Bearer {hand.token}"} | headers


def why(response: Any) -> str:
    return decode(response.content, Refusal).why


# An office, and being taken on


def test_whoever_types_the_address_is_told_whose_office_it_is(client: TestClient) -> None:
    response = client.get("/v1/hello")
    assert response.json() == {"office": "Maunside District Council", "protocol": PROTOCOL}
    assert response.headers["cache-control"] == "no-store"


def test_a_device_is_taken_on(client: TestClient, central: Central) -> None:
    with central.transaction() as connection:
        code = devices.new_code(connection, central.clock, "Gwen")
    response = client.post(
        "/v1/enrol", content=encode(Enrol(protocol=1, code=code, device="tablet", name="T"))
    )
    given = decode(response.content, Enrolled)
    assert response.status_code == 200
    assert given.office == "Maunside District Council"
    assert central.known_by(given.token) is not None


def test_a_wrong_code_is_refused_and_the_sixth_not_even_looked_at(client: TestClient) -> None:
    wish = encode(Enrol(protocol=1, code="WRONG", device="tablet", name="T"))
    answers = [client.post("/v1/enrol", content=wish) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429]
    assert [why(answer) for answer in answers] == [NOT_A_CODE] * 5 + [TOO_MANY]


@pytest.mark.parametrize(
    "wish",
    [
        {"device": ""},
        {"device": "x" * 65},
        {"device": "tab\u0000let"},
        {"name": "x" * 201},
        {"name": "Gwen\u202e"},
        {"code": ""},
        {"code": "x" * 33},
    ],
    ids=str,
)
def test_a_wish_to_be_taken_on_has_limits(client: TestClient, wish: dict[str, str]) -> None:
    known = {"protocol": 1, "code": "WRONG", "device": "tablet", "name": "T"}
    assert client.post("/v1/enrol", json=known | wish).status_code == 400


# Exchanging


def test_a_device_sends_and_is_given(client: TestClient, tablet: Hand, laptop: Hand) -> None:
    wish = tablet.wish(*tablet.written(a_set("grade", "A", base_seq=3)))
    response = client.post("/v1/exchange", content=encode(wish), headers=bearer(tablet))
    assert response.status_code == 200
    assert decode(response.content, Exchanged).answers[0].seq == 4
    given = client.post("/v1/exchange", content=encode(laptop.wish()), headers=bearer(laptop))
    assert len(decode(given.content, Exchanged).entries) == 1


def test_long_bodies_are_packed_for_whoever_understands_it(
    client: TestClient, tablet: Hand, laptop: Hand
) -> None:
    wish = tablet.wish(*tablet.written(a_set("words", "words " * 2_000, base_seq=3)))
    packed = client.post(
        "/v1/exchange", content=pack(encode(wish)), headers=bearer(tablet, **{"content-encoding": "gzip"})
    )
    assert packed.status_code == 200
    ask = encode(laptop.wish())
    plain = client.post(
        "/v1/exchange", content=ask, headers=bearer(laptop, **{"accept-encoding": "identity"})
    )
    assert "content-encoding" not in plain.headers
    with client.stream(
        "POST", "/v1/exchange", content=ask, headers=bearer(laptop, **{"accept-encoding": "gzip"})
    ) as given:
        raw = b"".join(given.iter_raw())
    assert given.headers["content-encoding"] == "gzip"
    assert len(raw) < len(plain.content)
    assert unpack(raw) == plain.content


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": ""},
        {"authorization": "Bearer"},
        {"authorization": "Bearer "},
        {"authorization": "Bearer of-another-office"},
        {"authorization": "Basic dGFibGV0OnNlY3JldA=="},
    ],
    ids=str,
)
def test_a_stranger_is_told_that_the_office_does_not_know_it(
    client: TestClient, tablet: Hand, headers: dict[str, str]
) -> None:
    response = client.post("/v1/exchange", content=encode(tablet.wish()), headers=JSON | headers)
    assert (response.status_code, why(response)) == (401, WHO)


def test_how_the_scheme_is_written_does_not_matter(client: TestClient, tablet: Hand) -> None:
    headers = JSON | {"authorization": f"bearer {tablet.token}"}
    assert client.post("/v1/exchange", content=encode(tablet.wish()), headers=headers).status_code == 200


def test_a_device_that_was_turned_away_writes_nothing(
    client: TestClient, central: Central, tablet: Hand
) -> None:
    with central.transaction() as connection:
        devices.revoke(connection, central.clock, "tablet")
    wish = tablet.wish(*tablet.written(a_set("grade", "A", base_seq=3)))
    response = client.post("/v1/exchange", content=encode(wish), headers=bearer(tablet))
    assert (response.status_code, why(response)) == (403, REVOKED)
    assert central.connection.execute("SELECT n FROM office").fetchone() == (3,)


def test_a_device_sends_only_what_it_wrote(client: TestClient, tablet: Hand) -> None:
    wish = encode(tablet.wish(a_set("grade", "A", device="laptop")))
    assert client.post("/v1/exchange", content=wish, headers=bearer(tablet)).status_code == 409


def test_a_program_that_is_too_new_waits_for_the_office(client: TestClient, tablet: Hand) -> None:
    wish = {**json.loads(encode(tablet.wish())), "protocol": PROTOCOL + 1}
    response = client.post("/v1/exchange", json=wish, headers=bearer(tablet))
    assert (response.status_code, why(response)) == (426, TOO_NEW)


def test_one_that_is_too_old_may_still_send(client: TestClient, tablet: Hand) -> None:
    wish = {**json.loads(encode(tablet.wish())), "protocol": PROTOCOL - 2}
    response = client.post("/v1/exchange", json=wish, headers=bearer(tablet))
    assert (response.status_code, why(response)) == (426, TOO_OLD)
    (op,) = tablet.written(a_set("grade", "A", base_seq=3))
    wish = {**json.loads(encode(tablet.wish(op))), "protocol": PROTOCOL - 2}
    assert client.post("/v1/exchange", json=wish, headers=bearer(tablet)).status_code == 200


# What has a limit


def test_no_more_operations_than_agreed_are_taken(
    client: TestClient, tablet: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served_by, "MOST_TOGETHER", 2)
    wish = encode(tablet.wish(*tablet.written(*the_larkfield_walk())))
    response = client.post("/v1/exchange", content=wish, headers=bearer(tablet))
    assert (response.status_code, why(response)) == (413, TOO_LARGE)


@pytest.mark.parametrize("path", ["/v1/enrol", "/v1/exchange"])
def test_no_more_bytes_than_agreed_are_read(client: TestClient, tablet: Hand, path: str) -> None:
    response = client.post(path, content=b"x" * (LARGEST_BODY + 1), headers=bearer(tablet))
    assert (response.status_code, why(response)) == (413, TOO_LARGE)


def a_bomb() -> bytes:
    return gzip.compress(bytes(80 << 20), 9)


@pytest.mark.parametrize("path", ["/v1/enrol", "/v1/exchange"])
@pytest.mark.parametrize(
    "body",
    [a_bomb(), b"not packed at all", pack(b"{}")[:-1], pack(b"{}"), b"", gzip.compress(a_bomb())],
    ids=["bomb", "not packed", "cut off", "too little", "nothing", "bomb in a bomb"],
)
def test_what_is_packed_badly_is_not_understood(
    client: TestClient, tablet: Hand, path: str, body: bytes
) -> None:
    response = client.post(path, content=body, headers=bearer(tablet, **{"content-encoding": "gzip"}))
    assert response.status_code == 400


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd", "gzip, gzip", "GZIP", "nonsense"])
def test_other_packings_are_not_understood(client: TestClient, tablet: Hand, encoding: str) -> None:
    body = pack(encode(tablet.wish()))
    headers = bearer(tablet, **{"content-encoding": encoding})
    assert client.post("/v1/exchange", content=body, headers=headers).status_code == 400


@pytest.mark.parametrize("path", ["/v1/enrol", "/v1/exchange"])
@pytest.mark.parametrize(
    "body",
    [
        b'{"protocol": NaN}',
        b'{"protocol": Infinity}',
        b"[" * 10_000_000,
        b'{"a":' * 1_000_000,
        b'"' + b"x" * 10_000_000,
        b"9" * 10_000_000,
    ],
    ids=["NaN", "infinity", "deep lists", "deep objects", "long text", "long number"],
)
def test_what_no_json_of_ours_looks_like_is_not_understood(
    client: TestClient, tablet: Hand, path: str, body: bytes
) -> None:
    response = client.post(path, content=body, headers=bearer(tablet))
    assert response.status_code == 400


@pytest.mark.skipif(not MUST_FAIL, reason="the published files of wrong JSON are not beside this checkout")
@pytest.mark.parametrize("path", ["/v1/enrol", "/v1/exchange"])
def test_no_published_file_of_wrong_json_is_more_than_not_understood(
    client: TestClient, tablet: Hand, path: str
) -> None:
    statuses = {
        file.name: client.post(path, content=file.read_bytes(), headers=bearer(tablet)).status_code
        for file in NONSENSE.glob("*.json")
    }
    assert {status for status in statuses.values() if status != 400} == set()
    assert len(statuses) >= len(MUST_FAIL) > 90


@pytest.mark.skipif(not MUST_FAIL, reason="the published files of wrong JSON are not beside this checkout")
def test_nor_is_it_as_the_value_of_an_operation(client: TestClient, central: Central, tablet: Hand) -> None:
    texts = [file.read_bytes().decode("utf-8", "replace") for file in NONSENSE.glob("*.json")]
    ops = tablet.written(
        *(replace(a_set("words", ""), value=text) for text in texts),
        *(replace(a_set("smell", "", schema_revision=9), value=text) for text in texts),
    )
    response = client.post("/v1/exchange", content=encode(tablet.wish(*ops)), headers=bearer(tablet))
    assert response.status_code == 200
    assert central.connection.execute("SELECT count(*) FROM refusal").fetchone()[0] > 2 * len(MUST_FAIL)


def test_depth_inside_a_value_is_the_author_s_trouble_alone(client: TestClient, tablet: Hand) -> None:
    deep = "[" * 100_000 + "]" * 100_000
    ops = tablet.written(replace(a_set("words", ""), value=deep), a_set("spot", "gate", base_seq=3))
    response = client.post("/v1/exchange", content=encode(tablet.wish(*ops)), headers=bearer(tablet))
    assert [answer.outcome for answer in decode(response.content, Exchanged).answers] == [
        "refused",
        "accepted",
    ]
    assert DEEPEST < 100_000


# Troubles of the office itself


@pytest.mark.parametrize(
    ("trouble", "status"),
    [
        (StorageFull("x"), 507),
        (StoreTrouble("The disk could not be read."), 503),
        (HTTPException(418, "short and stout"), 418),
    ],
    ids=lambda given: type(given).__name__,
)
def test_its_own_troubles_are_told_in_a_sentence(
    client: TestClient,
    central: Central,
    tablet: Hand,
    trouble: Exception,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise trouble

    monkeypatch.setattr(Central, "exchange", fail)
    response = client.post("/v1/exchange", content=encode(tablet.wish()), headers=bearer(tablet))
    assert response.status_code == status
    assert why(response)


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/v1/exchange", 405), ("GET", "/v2/x", 404)])
def test_what_is_not_there_is_said_to_be_so(client: TestClient, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert why(response)


# For real


def test_over_a_real_connection(tmp_path: Path, clock: SetClock) -> None:
    """A process of its own, this computer's loopback, and the transport that devices use."""
    command = [sys.executable, "-m", "tests.sync.server.alone", str(tmp_path / "office")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT, env=os.environ) as office:
        try:
            assert office.stdout is not None
            port, code = office.stdout.readline().split()
            _exchange_for_real(f"http://127.0.0.1:{port}", code)
        finally:
            office.terminate()


def _exchange_for_real(address: str, code: str) -> None:
    with Transport(address) as stranger:
        wish = encode(Enrol(protocol=1, code=code, device="tablet", name="T"))
        (taken_on,) = stranger.carry([Request(method="POST", path="/v1/enrol", body=wish)])
        assert isinstance(taken_on, Response)
        given = decode(taken_on.body, Enrolled)
    ops = [
        replace(op, device="tablet", device_seq=place)
        for place, op in enumerate([*the_larkfield_walk(), a_set("words", "words " * 2_000)], 1)
    ]
    wish = encode(
        Exchange(
            protocol=1,
            epoch=given.epoch,
            cursor=0,
            head="",
            n=0,
            incarnation="another-life",
            last=4,
            operations=ops,
        )
    )
    asking = Request(
        method="POST", path="/v1/exchange", body=pack(wish), headers={"content-encoding": "gzip"}
    )
    with Transport(address, given.token) as device:
        both = device.carry([asking, Request(method="GET", path="/v1/hello")])
        assert [result.status for result in both if isinstance(result, Response)] == [200, 200]
        reply, hello = both
        assert isinstance(reply, Response)
        assert isinstance(hello, Response)
        assert reply.headers["content-encoding"] == "gzip"
        exchanged = decode(unpack(reply.body), Exchanged)
        assert [answer.seq for answer in exchanged.answers] == [1, 2, 3, 4]
        assert json.loads(hello.body)["office"] == "Maunside District Council"
