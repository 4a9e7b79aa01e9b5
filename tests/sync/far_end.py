"""Whoever is at the other end of a connection, and does with it what no decent server would."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from sync.net import Request, Response, Unreachable
from sync.transport import Transport

HELLO = Request(method="GET", path="/v1/hello")


@dataclass
class FarEnd:
    """``heads`` are the requests that came, as they were; ``gone`` is set when a connection was hung up."""

    port: int = 0
    heads: list[bytes] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def head(self, connection: socket.socket) -> bytes:
        """Read a request up to its empty line; nothing where none comes."""
        read = b""
        while not read.endswith(b"\r\n\r\n") and (letter := connection.recv(1)):
            read += letter
        if read:
            self.heads.append(read)
        return read


@contextmanager
def far_end(behaves: Callable[[FarEnd, socket.socket], None]) -> Iterator[FarEnd]:
    """Every connection is a thread that does as it is told, and hangs up."""
    end = FarEnd()
    listener = socket.create_server(("127.0.0.1", 0))
    end.port = listener.getsockname()[1]
    threads: list[threading.Thread] = []

    def one(connection: socket.socket) -> None:
        with connection, suppress(OSError, ssl.SSLError):
            behaves(end, connection)
        end.gone.set()

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                connection.settimeout(20)
                threads.append(threading.Thread(target=one, args=(connection,), daemon=True))
                threads[-1].start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield end
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join()
        for thread in threads:
            thread.join()


def answer(
    connection: socket.socket, body: bytes = b"{}", *headers: bytes, status: bytes = b"200 OK"
) -> None:
    """Say this, and nothing of whether the connection stays."""
    lines = (b"HTTP/1.1 " + status, *headers, b"Content-Length: %d" % len(body), b"", b"")
    connection.sendall(b"\r\n".join(lines) + body)


def polite(end: FarEnd, connection: socket.socket) -> None:
    """Answer every request that has no body, for as long as they come."""
    while end.head(connection):
        answer(connection)


def one(address: str, request: Request = HELLO, token: str = "") -> Response | Unreachable:
    """What comes back of one request on a connection of its own."""
    with Transport(address, token) as net:
        (result,) = net.carry([request])
    return result
