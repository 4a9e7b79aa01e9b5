"""The real network: what may be an office's address, and what comes back of requests."""

import gzip
import itertools
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from models.errors import RuleBroken
from sync import transport
from sync.net import Request, Response, Unreachable
from sync.transport import Transport, office_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("office.maunside.example", "https://office.maunside.example"),
        ("  https://office.maunside.example/ ", "https://office.maunside.example"),
        ("office.maunside.example:8443/walkabout/", "https://office.maunside.example:8443/walkabout"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_address_is_made_whole(typed: str, address: str) -> None:
    assert office_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://",
        "http://office.maunside.example",
        "http://127.0.0.1.example",
        "ftp://office.maunside.example",
        "https://gwen:secret@office.maunside.example",
        "https://office.maunside.example?x=1",
        "https://office.maunside.example#top",
        "https://office.maunside.example:eight",
        "https://office.maunside.example:99999",
        "https://[office",
        "file:///etc/passwd",
    ],
)
def test_what_cannot_be_one_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken, match="begins with https://"):
        office_address(typed)


def http(status: bytes, body: bytes, *headers: bytes) -> bytes:
    """An answer as it travels."""
    lines = (b"HTTP/1.1 " + status, *headers, b"Content-Length: %d" % len(body), b"", b"")
    return b"\r\n".join(lines) + body


ANSWERS = {
    "/v1/packed": http(b"200 OK", gzip.compress(b"words"), b"Content-Encoding: gzip"),
    "/v1/elsewhere": http(b"302 Found", b"", b"Location: /v1/plain"),
    "/v1/large": http(b"200 OK", b"x" * 200_000),
    "/v1/cut": http(b"200 OK", b"x" * 1_000)[:-991],
    "/v1/together": http(b"200 OK", b"both are here"),
    "/v1/once": http(b"200 OK", b"said once", b"Connection: close"),
    "/v1/nonsense": b"this is not HTTP\r\n\r\n",
}


@dataclass
class Somebody:
    """Whoever answers at the address, and what was asked of them."""

    address: str = ""
    asked: list[tuple[str, str, bytes, dict[str, str]]] = field(default_factory=list)


@pytest.fixture
def somebody() -> Iterator[Somebody]:
    """Answers by the path it is asked for."""
    found = Somebody()
    both = threading.Barrier(2, timeout=20)

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(b"")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers.get("content-length", 0))))

        def _answer(self, body: bytes) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            found.asked.append((self.command, self.path, body, headers))
            if self.path == "/v1/together":
                both.wait()
            self.wfile.write(ANSWERS.get(self.path, http(b"418 Short", body, b"Retry-After: 7")))

        def log_message(self, *_: object) -> None:
            """Say nothing on the terminal."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found.address = f"http://127.0.0.1:{server.server_port}"
        yield found
        server.shutdown()


def asked(somebody: Somebody, *paths: str, token: str = "") -> list[Response | Unreachable]:
    with Transport(somebody.address, token) as net:
        return net.carry([Request(method="GET", path=path) for path in paths])


def test_a_request_arrives_as_it_was_meant(somebody: Somebody) -> None:
    with Transport(somebody.address, "secret") as net:
        request = Request(method="POST", path="/v1/plain", body=b"words", headers={"content-type": "text/x"})
        (response,) = net.carry([request])
    assert isinstance(response, Response)
    assert (response.status, response.body, response.headers["retry-after"]) == (418, b"words", "7")
    ((method, path, body, headers),) = somebody.asked
    assert (method, path, body) == ("POST", "/v1/plain", b"words")
    assert headers["authorization"] == "Bearer secret"
    assert headers["content-type"] == "text/x"
    assert headers["accept-encoding"] == "gzip"


def test_without_a_secret_none_is_sent(somebody: Somebody) -> None:
    asked(somebody, "/v1/plain")
    assert "authorization" not in somebody.asked[0][3]


def test_what_is_packed_stays_packed(somebody: Somebody) -> None:
    (response,) = asked(somebody, "/v1/packed")
    assert isinstance(response, Response)
    assert gzip.decompress(response.body) == b"words"


def test_requests_are_carried_side_by_side_and_answered_in_their_order(somebody: Somebody) -> None:
    results = asked(somebody, "/v1/together", "/v1/together", "/v1/plain")
    assert [result.status for result in results if isinstance(result, Response)] == [200, 200, 418]


def test_nothing_is_followed_elsewhere(somebody: Somebody) -> None:
    (response,) = asked(somebody, "/v1/elsewhere", token="secret")
    assert isinstance(response, Response)
    assert response.status == 302
    assert len(somebody.asked) == 1


def test_an_office_is_asked_as_often_as_need_be(somebody: Somebody) -> None:
    with Transport(somebody.address) as net:
        for _ in range(3):
            (response,) = net.carry([Request(method="GET", path="/v1/once")])
            assert isinstance(response, Response)


def test_no_more_than_agreed_is_read(somebody: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "LARGEST_ANSWER", 100_000)
    (result,) = asked(somebody, "/v1/large")
    assert isinstance(result, Unreachable)


@pytest.mark.parametrize(
    ("path", "error"), [("/v1/cut", "ClientPayloadError"), ("/v1/nonsense", "ClientResponseError")]
)
def test_part_of_an_answer_is_none(somebody: Somebody, path: str, error: str) -> None:
    (result,) = asked(somebody, path)
    assert isinstance(result, Unreachable)
    assert f"({error})" in str(result)


def test_where_nobody_is_nothing_comes_back() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as gone:
        address = f"http://127.0.0.1:{gone.server_port}"
    with Transport(address) as net:
        (result,) = net.carry([Request(method="GET", path="/v1/hello")])
    assert isinstance(result, Unreachable)
    assert "cannot be reached" in str(result)


def test_meanwhile_is_done_until_everything_is_answered(
    somebody: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "HEAD_START", 0)

    def forever() -> Iterator[int]:
        for number in itertools.count(1):
            steps.append(number)
            yield number

    steps: list[int] = []
    asked = [Request(method="GET", path="/v1/plain")]
    for meanwhile in (forever(), iter((1, 2))):
        with Transport(somebody.address) as net:
            (response,) = net.carry(asked, meanwhile)
        assert isinstance(response, Response)
    assert steps
