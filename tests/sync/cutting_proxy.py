"""A network that breaks: bytes go through until so many have passed one way, and then the line is cut."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class CuttingProxy:
    """Passes everything between devices and an office, until the line is ``cut``."""

    def __init__(self, port: int) -> None:
        self._office = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.passed_up = 0
        self.passed_down = 0
        self.cut_up_after: int | None = None
        self.cut_down_after: int | None = None
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self, *, up: int | None = None, down: int | None = None) -> None:
        """Count from now on, and cut after so many bytes to the office, or from it."""
        with self._lock:
            self.passed_up = self.passed_down = 0
            self.cut_up_after, self.cut_down_after = up, down

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # closing alone does not wake who waits there
        self._listener.close()
        self._hang_up()
        for thread in self._threads:
            thread.join(timeout=5)

    def _start(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]  # any callable
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                device, _ = self._listener.accept()
                try:
                    office = socket.create_connection(("127.0.0.1", self._office))
                except OSError:
                    device.close()
                    continue
                self._open += [device, office]
                self._start(self._pass, device, office, "up")
                self._start(self._pass, office, device, "down")

    def _pass(self, source: socket.socket, target: socket.socket, way: str) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 14):
                allowed = self._allowed(way, len(data))
                target.sendall(data[:allowed])
                if allowed < len(data):
                    self._hang_up()
                    break
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _allowed(self, way: str, count: int) -> int:
        with self._lock:
            limit = self.cut_up_after if way == "up" else self.cut_down_after
            passed = self.passed_up if way == "up" else self.passed_down
            allowed = count if limit is None else max(0, min(count, limit - passed))
            if way == "up":
                self.passed_up += allowed
            else:
                self.passed_down += allowed
            return allowed

    def _hang_up(self) -> None:
        for end in self._open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def breaking_line(port: int) -> Iterator[CuttingProxy]:
    """A line to the office of that port that can be cut."""
    proxy = CuttingProxy(port)
    try:
        yield proxy
    finally:
        proxy.close()
