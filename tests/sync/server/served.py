"""A real server in a process of its own, which tests may kill at any moment and start again.

Run as a program, it serves ``<module>:<function>``, called with a folder, on a socket it was handed.
"""

import importlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn
from starlette.types import ASGIApp


class ServedOffice:
    """The office at ``url``. Its socket outlives it: who asks while it is dead is answered by the next."""

    def __init__(self, app: Callable[[Path], ASGIApp], folder: Path) -> None:
        self._app = f"{app.__module__}:{app.__qualname__}"
        self._folder = folder
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address: tuple[str, int] = self._socket.getsockname()
        self.url = f"http://127.0.0.1:{self.address[1]}"
        self.process = self._started()

    def kill(self) -> None:
        """Stop it as a power cut would, between any two instructions."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def start_again(self) -> None:
        """A new process at the same address with the same folder."""
        self.process = self._started()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        self._socket.close()

    def _started(self) -> "subprocess.Popen[bytes]":
        handed = self._socket.fileno()
        return subprocess.Popen(
            [sys.executable, "-m", __name__, self._app, str(self._folder), str(handed)],
            pass_fds=[handed],
            cwd=Path(__file__).parents[3],
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        )


def _serve(app: str, folder: str, handed: str) -> None:
    module, _, function = app.partition(":")
    made = getattr(importlib.import_module(module), function)(Path(folder))
    config = uvicorn.Config(made, log_level="warning", access_log=False, lifespan="off")
    uvicorn.Server(config).run([socket.socket(fileno=int(handed))])


if __name__ == "__main__":
    _serve(*sys.argv[1:])
