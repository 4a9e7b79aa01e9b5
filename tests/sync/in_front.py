"""Whatever stands before the office in a network: lets requests through, or answers them by itself."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_NOT_PASSED_ON = {"connection", "transfer-encoding", "content-length", "keep-alive"}


@dataclass(frozen=True)
class Said:
    """An answer; its length is added."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A request, with its headers in lower case; ``when`` in seconds of a clock that only goes on."""

    method: str
    path: str
    body: bytes
    headers: Mapping[str, str]
    when: float


@dataclass
class InFront:
    """``instead`` is asked about every request; what it does not answer goes to the office at ``port``."""

    port: int = 0
    address: str = ""
    instead: Callable[[Asked], Said | None] = lambda asked: None
    asked: list[Asked] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    def answer(self, asked: Asked) -> Said:
        """What comes back of a request."""
        self.asked.append(asked)
        said = self.instead(asked) or self._the_office_says(asked)
        self.said.append(said)
        return said

    def _the_office_says(self, asked: Asked) -> Said:
        office = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            office.request(asked.method, asked.path, asked.body, dict(asked.headers))
            response = office.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Said(response.status, response.read(), headers)
        finally:
            office.close()


@contextmanager
def in_front_of(port: int) -> Iterator[InFront]:
    """Something before the office of that port; before none where it is 0."""
    front = InFront(port)

    class Answering(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            given = {name.lower(): value for name, value in self.headers.items()}
            headers = {name: value for name, value in given.items() if name not in _NOT_PASSED_ON}
            asked = Asked(self.command, self.path, body, headers, time.monotonic())
            try:
                said = front.answer(asked)
            except (OSError, HTTPException):
                return  # the office is away: nothing comes back
            self.send_response(said.status)
            for name, value in said.headers.items():
                if name.lower() not in {*_NOT_PASSED_ON, "date", "server"}:
                    self.send_header(name, value)
            self.send_header("content-length", str(len(said.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(said.body)

        def __getattr__(self, name: str) -> Callable[[], None]:
            if name.startswith("do_"):
                return self._answer
            raise AttributeError(name)

        def log_message(self, *_: object) -> None:
            """Say nothing on the terminal."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        front.address = f"http://127.0.0.1:{server.server_port}"
        try:
            yield front
        finally:
            server.shutdown()
            thread.join()
