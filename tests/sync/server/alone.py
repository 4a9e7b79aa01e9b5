"""A real office on this computer's own loopback: ``python -m tests.sync.server.alone FOLDER``.

Prints the port it listens at and a code to connect with, and serves until it is ended.
"""

import socket
import sys
from pathlib import Path

import uvicorn

from models.ports import SystemClock, TimeOrderedIds
from sync.server import devices
from sync.server.application import application
from sync.server.central import Central


def main(folder: Path) -> None:
    """Serve the store in ``folder``."""
    clock = SystemClock()
    central = Central(folder, clock=clock, ids=TimeOrderedIds(clock), name="Maunside District Council")
    with central.transaction() as connection:
        code = devices.new_code(connection, clock, "Gwen")
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # whoever knocks before it is served waits
        sys.stdout.write(f"{listening.getsockname()[1]} {code}\n")
        sys.stdout.flush()
        config = uvicorn.Config(application(central), log_level="critical", lifespan="off")
        uvicorn.Server(config).run(sockets=[listening])
    central.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
