"""Connections that are dropped, silent or full of nonsense, and what may not leave by them."""

import gc
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from sync import line
from sync.net import Request, Response, Unreachable
from sync.transport import Transport
from tests.sync.far_end import HELLO, FarEnd, answer, far_end, one, polite
from tests.sync.office_process import environment

LARGE = Request(method="POST", path="/v1/blobs", body=bytes(range(256)) * 12_000)
HUGE = Request(method="POST", path="/v1/blobs", body=bytes(32 << 20))
"""More than any buffer on the way holds."""


def once(end: FarEnd, connection: socket.socket) -> None:
    """Answer one, and hang up without having said so."""
    end.head(connection)
    answer(connection)


def test_whoever_hung_up_meanwhile_is_asked_on_another_connection() -> None:
    with far_end(once) as end, Transport(end.address) as net:
        for _ in range(3):
            end.gone.clear()
            (response,) = net.carry([Request(method="POST", path="/v1/exchange")])
            assert isinstance(response, Response), response
            assert end.gone.wait(20)
    assert len(end.heads) == 3


def test_what_may_have_arrived_is_not_sent_twice() -> None:
    def takes_and_hangs_up(end: FarEnd, connection: socket.socket) -> None:
        if end.head(connection) and len(end.heads) == 1:
            answer(connection)
            end.head(connection)

    with far_end(takes_and_hangs_up) as end, Transport(end.address) as net:
        for expected in (Response, Unreachable):
            (result,) = net.carry([Request(method="POST", path="/v1/exchange")])
            assert isinstance(result, expected)
    assert len(end.heads) == 2


def test_much_is_sent_piece_by_piece() -> None:
    received = bytearray()

    def reads(end: FarEnd, connection: socket.socket) -> None:
        end.head(connection)
        while len(received) < len(LARGE.body):
            received.extend(connection.recv(1 << 20))
        answer(connection)

    with far_end(reads) as end:
        assert isinstance(one(end.address, LARGE), Response)
    assert received == LARGE.body
    assert b"Content-Length: 3072000\r\n" in end.heads[0]
    assert b"hunked" not in end.heads[0]


def test_a_line_that_takes_nothing_any_more_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()

    def reads_no_further(end: FarEnd, connection: socket.socket) -> None:
        end.head(connection)
        done.wait(20)

    monkeypatch.setattr(line, "SILENCE", 0.2)
    with far_end(reads_no_further) as end:
        result = one(end.address, HUGE)
        done.set()
    assert isinstance(result, Unreachable)
    assert "(TimeoutError)" in str(result)


def test_a_far_end_that_hangs_up_in_the_middle_has_nothing() -> None:
    def hangs_up(end: FarEnd, connection: socket.socket) -> None:
        end.head(connection)
        threading.Event().wait(0.3)  # by then the sender waits for room

    with far_end(hangs_up) as end:
        assert isinstance(one(end.address, HUGE), Unreachable)
    assert len(end.heads) == 1


def test_an_office_that_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(end: FarEnd, connection: socket.socket) -> None:
        while end.head(connection):
            pass

    monkeypatch.setattr(line, "SILENCE", 0.2)
    with far_end(silent) as end:
        result = one(end.address)
    assert isinstance(result, Unreachable)
    assert "(SocketTimeoutError)" in str(result)


def test_a_no_that_comes_before_everything_was_sent_is_heard() -> None:
    done = threading.Event()

    def says_no(end: FarEnd, connection: socket.socket) -> None:
        end.head(connection)
        answer(connection, b"{}", status=b"413 Too Large")
        done.wait(20)

    with far_end(says_no) as end:
        began = time.monotonic()
        result = one(end.address, HUGE)
        done.set()
    assert isinstance(result, Response)
    assert result.status == 413
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "header", [b"X-Long: " + b"x" * 20_000, b"Content-Length: 7", b"no header at all", b"X: \x00"]
)
def test_nonsense_in_the_headers_is_no_answer(header: bytes) -> None:
    def nonsense(end: FarEnd, connection: socket.socket) -> None:
        end.head(connection)
        answer(connection, b"{}", header)

    with far_end(nonsense) as end:
        assert isinstance(one(end.address), Unreachable)


def test_headers_that_are_there_twice_stand_one_after_the_other() -> None:
    def twice(end: FarEnd, connection: socket.socket) -> None:
        end.head(connection)
        answer(connection, b"", b"Vary: Accept", b"Set-Cookie: a=b", b"VARY: Origin")

    with far_end(twice) as end, Transport(end.address) as net:
        for _ in range(2):
            (result,) = net.carry([HELLO])
            assert isinstance(result, Response)
            assert result.headers["vary"] == "Accept, Origin"
    assert not any(b"cookie" in head.lower() for head in end.heads)


@pytest.mark.parametrize(
    "path", ["@elsewhere.example/v1/hello", "https://elsewhere.example/", "", "0/v1/hello"]
)
def test_no_path_leads_to_another_address(path: str) -> None:
    with far_end(polite) as end:
        assert isinstance(one(end.address, Request(method="GET", path=path), "secret"), Unreachable)
    assert end.heads == []


@pytest.mark.parametrize("token", ["secret", ""])
def test_no_password_is_looked_up(token: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login gwen password lamp\ndefault login gwen password lamp\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with far_end(polite) as end:
        assert isinstance(one(end.address, token=token), Response)
    (head,) = end.heads
    assert (b"authorization: Bearer secret\r\n" in head) is bool(token)
    assert b"Basic" not in head
    assert b"user-agent: walkabout\r\n" in head


def test_more_than_travel_at_once_wait_their_turn() -> None:
    with far_end(polite) as end, Transport(end.address) as net:
        results = net.carry([HELLO] * (3 * line.AT_MOST))
    assert all(isinstance(result, Response) for result in results)


def test_what_is_given_up_is_given_up_at_once() -> None:
    asked = threading.Event()

    def silent(end: FarEnd, connection: socket.socket) -> None:
        end.head(connection)
        asked.set()
        end.head(connection)

    with far_end(silent) as end, Transport(end.address) as net:
        giving_up = threading.Thread(target=lambda: (asked.wait(20), net.abandon()))
        giving_up.start()
        began = time.monotonic()
        results = net.carry([HELLO, HELLO])
        giving_up.join()
    assert [type(result) for result in results] == [Unreachable, Unreachable]
    assert time.monotonic() - began < 10


def test_what_is_given_up_before_it_has_set_out_is_unreachable_too() -> None:
    with far_end(polite) as end, Transport(end.address) as net:
        net.carry([HELLO])
        net._loop.call_soon(lambda: net._loop.call_soon(net.abandon))
        results = net.carry([HELLO])
        assert [type(result) for result in results] == [Unreachable]
        assert isinstance(net.carry([HELLO])[0], Response)
    assert len(end.heads) == 2


def test_a_fault_of_ours_is_not_taken_for_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    async def faulty(*_: object) -> Response:
        raise KeyError("ours")

    monkeypatch.setattr(line.Line, "ask", faulty)
    with far_end(polite) as end, Transport(end.address) as net, pytest.raises(KeyError, match="ours"):
        net.carry([HELLO])


def test_nothing_is_left_open_or_lying_about() -> None:
    with far_end(polite) as end:
        net = Transport(end.address)
        net.carry([HELLO, HELLO])
        net.close()
        net.close()
        assert end.gone.wait(20)
        del net
        Transport(end.address).close()
        gc.collect()


def test_the_library_is_not_loaded_before_something_is_asked() -> None:
    told = (
        "import desktop.__main__, desktop.courier, desktop.joining, sync.exchange, sync.transport, sys;"
        "sync.transport.Transport('https://office.example').close();"
        "print([name for name in ('aiohttp', 'truststore', 'sync.line') if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", told], check=True, capture_output=True, text=True, env=environment()
    )
    assert said.stdout.strip() == "[]"
