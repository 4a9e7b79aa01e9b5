"""Photos are opened in a process of their own, which can be killed and whose crash costs one photo.

The bytes come from strangers' phones and the decoders are written in C: a picture that crashes one, or keeps
it busy for ever, must not take a half-written finding with it. It also leaves the window's own process free
to draw. The child answers in plain bytes, never pickled objects, so it cannot make its parent run anything.

A frozen program must call ``multiprocessing.freeze_support()`` first thing.
"""

import hashlib
import json
import multiprocessing
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Self

from models.photo_prepared import PhotoRefused, Prepared

PATIENCE_SECONDS = 60.0

MOST_ANSWER_BYTES = 10_000_000
MOST_MEMORY_BYTES = 2_000_000_000

_GAVE_UP = "This photo could not be opened safely. Take it again, or add a plain JPEG copy of it."
_FACTS = ("width", "height", "full_width", "full_height", "taken", "offset", "latitude", "longitude")


def answer_within_limits(work: Callable[[Connection], None], parent: Connection) -> None:
    """Do ``work`` with no more memory than the largest photo needs: a header can lie about its picture.

    Windows and macOS have no such limit to set; there, patience is the only one.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    work(parent)


def answer_photos(parent: Connection) -> None:
    """The child's whole life: a photo in, a refusal or a ready photo out, until the parent hangs up."""
    from models.photo_intake import prepare  # noqa: PLC0415  only the child ever loads the decoders

    while True:
        try:
            data = parent.recv_bytes()
        except EOFError:
            return
        try:
            photo = prepare(data)
        except PhotoRefused as refused:
            parent.send_bytes(json.dumps({"refused": str(refused)}).encode())
            continue
        facts = {name: getattr(photo, name) for name in _FACTS}
        parent.send_bytes(json.dumps(facts).encode())
        parent.send_bytes(photo.full)
        parent.send_bytes(photo.thumbnail)


class PhotoProcess:
    """A child process that prepares photos, one at a time; started when first needed, and again if it died.

    Use as a context manager, or call ``close`` at the end. Safe to call from several threads.
    """

    def __init__(
        self,
        work: Callable[[Connection], None] = answer_photos,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._work = work
        self._patience = patience
        self._lock = threading.Lock()
        self._child: tuple[BaseProcess, Connection] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def closed(self) -> bool:
        """Whether there is no child at the moment."""
        return self._child is None

    def start(self) -> None:
        """Start the child now, so that the first photo need not wait for it."""
        with self._lock:
            self._connection()

    def prepare(self, data: bytes) -> Prepared:
        """As ``models.photo_intake.prepare``. Raises ``PhotoRefused``, also if the child crashed or hung."""
        with self._lock:
            connection = self._connection()
            try:
                connection.send_bytes(data)
                facts = json.loads(self._answer(connection))
                if "refused" in facts:
                    raise PhotoRefused(facts["refused"])
                full, thumbnail = self._answer(connection), self._answer(connection)
            except (EOFError, OSError) as trouble:
                self._kill()
                raise PhotoRefused(_GAVE_UP) from trouble
        return Prepared(sha256=hashlib.sha256(full).hexdigest(), full=full, thumbnail=thumbnail, **facts)

    def close(self) -> None:
        """End the child; a later ``prepare`` would start another."""
        with self._lock:
            self._kill()

    def _connection(self) -> Connection:
        if self._child is None:
            context = multiprocessing.get_context("spawn")  # a fork would copy the window and its threads
            ours, theirs = context.Pipe()
            process = context.Process(
                target=answer_within_limits, args=(self._work, theirs), name="photos", daemon=True
            )
            process.start()
            theirs.close()
            self._child = process, ours
        return self._child[1]

    def _answer(self, connection: Connection) -> bytes:
        if not connection.poll(self._patience):
            raise TimeoutError
        return connection.recv_bytes(MOST_ANSWER_BYTES)

    def _kill(self) -> None:
        if self._child is not None:
            process, connection = self._child
            connection.close()
            process.kill()
            process.join()
            process.close()
            self._child = None
