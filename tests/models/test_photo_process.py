"""Photos opened in another process: the same answers, and a picture that kills it costs only itself."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import pytest

from models.photo_intake import prepare
from models.photo_prepared import PhotoRefused
from models.photo_process import MOST_ANSWER_BYTES, MOST_MEMORY_BYTES, PhotoProcess, answer_photos
from tests.heif_by_hand import heif
from tests.photographs import photograph


def crash_on_the_first(parent: Connection) -> None:
    """Dies of ``crash`` as a decoder might; answers anything else."""
    if parent.recv_bytes() == b"crash":
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    parent.send_bytes(b'{"refused": "Alive."}')
    parent.recv_bytes()


def never_answer(parent: Connection) -> None:
    """Takes the photo and thinks about it for ever."""
    parent.recv_bytes()
    threading.Event().wait()


def answer_without_end(parent: Connection) -> None:
    """Sends more than any photo needs."""
    parent.recv_bytes()
    parent.send_bytes(bytes(MOST_ANSWER_BYTES + 1))


def need_much_memory(parent: Connection) -> None:
    """Asks for more memory than any photo needs."""
    parent.recv_bytes()
    parent.send_bytes(b'{"refused": "%d bytes were had."}' % len(bytes(MOST_MEMORY_BYTES)))


def test_the_answer_is_the_same_as_in_this_process() -> None:
    data = photograph(1, orientation=6)
    with PhotoProcess() as photos:
        photos.start()
        assert photos.prepare(data) == prepare(data)
        with pytest.raises(PhotoRefused, match="This file is empty"):
            photos.prepare(b"")
        assert photos.prepare(data) == prepare(data)


def test_several_threads_are_served_each_with_its_own_photo() -> None:
    pictures = [photograph(seed, (200 + seed, 150)) for seed in range(6)]
    with PhotoProcess() as photos, ThreadPoolExecutor(3) as threads:
        widths = [photo.width for photo in threads.map(photos.prepare, pictures)]
    assert widths == [200, 201, 202, 203, 204, 205]


def test_a_crash_costs_one_photo_and_the_next_is_served() -> None:
    with PhotoProcess(work=crash_on_the_first) as photos:
        with pytest.raises(PhotoRefused, match="could not be opened safely"):
            photos.prepare(b"crash")
        with pytest.raises(PhotoRefused, match="Alive"):
            photos.prepare(b"anything else")


def test_a_photo_that_takes_for_ever_is_given_up() -> None:
    with PhotoProcess(work=never_answer, patience=0.5) as photos:
        with pytest.raises(PhotoRefused, match="could not be opened safely"):
            photos.prepare(b"puzzle")
        assert photos.closed


def test_an_answer_that_is_too_long_is_not_read() -> None:
    with PhotoProcess(work=answer_without_end) as photos, pytest.raises(PhotoRefused, match="opened safely"):
        photos.prepare(b"anything")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of one process")
@pytest.mark.parametrize(
    ("work", "data"),
    [
        (need_much_memory, b"anything"),
        (answer_photos, heif((64, 48), bytes(64 * 48), canvas=(30_000, 30_000))),
    ],
)
def test_a_photo_that_needs_too_much_memory_is_given_up(
    work: Callable[[Connection], None], data: bytes
) -> None:
    with (
        PhotoProcess(work=work) as photos,
        pytest.raises(PhotoRefused, match=r"opened safely|damaged|memory"),
    ):
        photos.prepare(data)


def test_closing_ends_the_child_and_the_next_photo_starts_another() -> None:
    photos = PhotoProcess()
    assert photos.closed
    photos.close()
    photos.start()
    assert not photos.closed
    photos.close()
    assert photos.closed
    with photos:
        assert photos.prepare(photograph(1)).width == 640


def test_the_child_answers_until_its_parent_hangs_up() -> None:
    ours, theirs = Pipe()
    child = threading.Thread(target=answer_photos, args=(theirs,))
    child.start()
    ours.send_bytes(b"not a photo")
    assert b"not a photo we can read" in ours.recv_bytes()
    ours.send_bytes(photograph(1))
    answers = [ours.recv_bytes() for _ in range(3)]
    assert b'"taken": "2026-07-14T10:15:00"' in answers[0]
    assert all(answer.startswith(b"\xff\xd8") for answer in answers[1:])
    ours.close()
    child.join(timeout=10)
    assert not child.is_alive()
    theirs.close()


def test_the_parent_never_loads_a_decoder() -> None:
    code = "import sys, models.photo_process; print({'PIL', 'pi_heif'} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "set()"
