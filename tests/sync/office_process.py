"""A real central store in a process of its own on loopback, to be killed, restarted, restored and lost."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.store.office import belong_to, office_of
from models.store.profile import Profile
from sync.enrolling import enrol, enrol_request
from sync.exchange import exchange
from sync.transport import Transport
from sync.turns import Done, Turn, carry_through

PROJECT = Path(__file__).parents[2]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for(port: int, process: subprocess.Popen[Any]) -> None:
    """Return once something listens there."""
    for _ in range(600):
        assert process.poll() is None, process.stdout.read() if process.stdout else "it ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)  # noqa: TID251 - another process has no signal to wait for
    raise AssertionError("it did not begin to listen")


@dataclass
class OfficeProcess:
    """``walkabout-central serve`` on one folder and port."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "OfficeProcess":
        """Serve, and wait until it answers."""
        self.process = subprocess.Popen(
            [*self._central("serve"), "--host", "127.0.0.1", "--port", str(self.port)],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        wait_for(self.port, self.process)
        return self

    def kill(self) -> None:
        """No warning, no tidying: as a power cut does it."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
        self.process = None

    def stop(self) -> None:
        """Let it end by itself."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=30)
            if self.process.stdout is not None:
                self.process.stdout.close()
            self.process = None

    def says(self, *words: str) -> Any:
        """What an administration command answers, as data."""
        command = [*self._central(words[0]), "--json", *words[1:]]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        return json.loads(done.stdout)

    def take_on(self, profile: Profile, name: str, address: str = "") -> None:
        """Enrol a device, as its screen does."""
        code = self.says("enrol", name)["code"]
        where = address or self.address
        with Transport(where) as net:
            given = enrol(net, enrol_request(profile.store.device.device, code=code, name=name))
        belong_to(
            profile.store, address=where, name=given.office, device_name=given.device, token=given.token
        )

    def _central(self, command: str) -> list[str]:
        return [sys.executable, "-m", "sync.server.command", command, "--folder", str(self.folder)]


@contextmanager
def served(folder: Path) -> Iterator[OfficeProcess]:
    """An office that is stopped at the end, whatever happened to it."""
    office = OfficeProcess(folder).start()
    try:
        yield office
    finally:
        if office.process is not None:
            office.process.kill()
            office.process.wait()
            if office.process.stdout is not None:
                office.process.stdout.close()


def send(profile: Profile, address: str = "", told: Any = lambda turn: None) -> Done:
    """One exchange of a device over the real network."""
    office = office_of(profile.store)
    assert office is not None

    def tell(turn: Turn) -> None:
        told(turn)

    with Transport(address or office.address, office.token) as net:
        return carry_through(exchange(profile.store, profile.blobs), net, tell)


def environment() -> dict[str, str]:
    """What a child process needs to find the project."""
    return {**os.environ, "PYTHONPATH": str(PROJECT), "QT_QPA_PLATFORM": "offscreen"}
