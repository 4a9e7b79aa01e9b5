"""One window for each profile: a second start asks the first to come to the front, says so, and ends.

The store's own lock keeps two programs from one profile in any case; this makes it kind.
"""

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 2_000
"""How long the second start waits for the first to answer, in milliseconds."""
BETWEEN_KNOCKS = 50
_KNOCK = b"raise\n"
_ANSWER = b"raised\n"


class SingleInstance(QObject):
    """The door by which later starts on the same profile reach the first."""

    raise_wanted = Signal()
    """Somebody started the program again: bring the window to the front."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = door_name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)

    def open(self) -> None:
        """Hear later starts from now on; a door left behind by a program that was killed is taken over."""
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()

    def _on_knock(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._on_words)
            socket.disconnected.connect(socket.deleteLater)

    def _on_words(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.readLine(len(_KNOCK) + 1).data() == _KNOCK:
            socket.write(_ANSWER)
            socket.flush()
            self.raise_wanted.emit()


def raise_the_other(folder: Path) -> bool:
    """Ask the program that has the profile open to come to the front; whether there was one to ask.

    One that has only just started opens its door a moment later, so the knock is repeated for a while.
    """
    until = QDeadlineTimer(PATIENCE)
    socket = QLocalSocket()
    while not _reached(socket, door_name(folder)):
        if until.hasExpired():
            return False
        QThread.msleep(BETWEEN_KNOCKS)
    socket.write(_KNOCK)
    socket.waitForBytesWritten(PATIENCE)
    socket.waitForReadyRead(PATIENCE)
    socket.disconnectFromServer()
    return True


def _reached(socket: QLocalSocket, name: str) -> bool:
    socket.connectToServer(name)
    return socket.waitForConnected(PATIENCE)


def door_name(folder: Path) -> str:
    """A short name for the door of one person's profile; it tells neither who nor where."""
    owner = f"{getpass.getuser()}\n{folder.resolve()}"
    return "walkabout-" + hashlib.sha256(owner.encode()).hexdigest()[:20]
