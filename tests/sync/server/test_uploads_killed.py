"""The program killed before and after every step on the disk: what a device was told is still true."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from sync.blob_name import name_of
from sync.receipt import Receipt
from sync.server.appending import Appending
from sync.server.blob_folder import BlobFolder
from sync.server.upload_trouble import NoSuchUpload, NotThatBlob
from sync.server.uploads import Uploads
from tests.builders import SetClock
from tests.sync.server.sending import TABLET, appending, begun, office_in, sent_whole

GATE, LAMP = b"a photo of a gate" * 100, b"a photo of a lamp"
NAME = name_of(GATE)
Files = dict[Path, bytes]


@dataclass
class Told:
    """What the device knows by now."""

    upload_id: str = ""
    sent: int = 0
    receipts: list[Receipt] = field(default_factory=list)


Story = Callable[[Uploads, Told], None]


@dataclass
class Moment:
    """The disk as a killed program leaves it, and what it had told the device by then."""

    files: Files
    upload_id: str
    sent: int
    receipts: tuple[Receipt, ...]


def moments(story: Story, folder: Path, clock: SetClock) -> list[Moment]:
    """Every state the disk goes through in that story."""
    uploads, told, seen = office_in(folder, clock), Told(), []

    def look() -> None:
        files = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        seen.append(Moment(files, told.upload_id, told.sent, tuple(told.receipts)))

    with watched_steps(look):
        story(uploads, told)
        look()
    return seen


STEPS = ((os, "fsync"), (Path, "replace"), (Path, "unlink"), (Path, "mkdir"), (Path, "open"))


@contextmanager
def watched_steps(look: Callable[[], None]) -> Iterator[None]:
    """Look at the disk before and after each call that may change it."""
    looking = False

    def glance() -> None:
        nonlocal looking
        if not looking:  # looking opens files too
            looking = True
            look()
            looking = False

    def watched(call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **more: Any) -> Any:
            glance()
            result = call(*arguments, **more)
            glance()
            return result

        return step

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in STEPS:
            patch.setattr(owner, name, watched(getattr(owner, name)))
        yield


def piece_by_piece(uploads: Uploads, told: Told, name: str | None) -> None:
    told.upload_id = begun(uploads, len(GATE), name)
    for at in range(0, len(GATE), 600):
        told.sent = min(len(GATE), at + 600)
        receipt = appending(uploads, told.upload_id, at).end(GATE[at : at + 600])
    assert receipt is not None
    told.receipts.append(receipt)


def named(uploads: Uploads, told: Told) -> None:
    piece_by_piece(uploads, told, NAME)


def unnamed(uploads: Uploads, told: Told) -> None:
    piece_by_piece(uploads, told, None)


def at_once(uploads: Uploads, told: Told) -> None:
    receipt = sent_whole(uploads, GATE, NAME)
    assert receipt is not None
    told.receipts.append(receipt)


def at_once_in_pieces(uploads: Uploads, told: Told) -> None:
    request = Appending(uploads, uploads.begin(TABLET, length=len(GATE), name=NAME))
    request.take(GATE[:800])
    receipt = request.end(GATE[800:])
    assert receipt is not None
    told.receipts.append(receipt)


def the_wrong_bytes(uploads: Uploads, told: Told) -> None:
    upload_id = begun(uploads, len(GATE), NAME)
    with suppress(NotThatBlob):
        appending(uploads, upload_id, 0).end(GATE[::-1])


def in_a_bundle(uploads: Uploads, told: Told) -> None:
    told.receipts += uploads.custody.keep([(name_of(data), data) for data in (GATE, LAMP)])


STORIES = (named, unnamed, at_once, at_once_in_pieces, the_wrong_bytes, in_a_bundle)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_what_a_device_was_told_outlives_the_program(story: Story, tmp_path: Path, clock: SetClock) -> None:
    seen = moments(story, tmp_path / "before", clock)
    assert len(seen) > 8
    folder = tmp_path / "after"
    for number, moment in enumerate(seen):
        _put_back(moment.files, folder / str(number))
        _holds(moment, office_in(folder / str(number), clock))


def _put_back(files: Files, folder: Path) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _holds(moment: Moment, uploads: Uploads) -> None:
    blobs: BlobFolder = uploads.custody.blobs
    assert list(blobs.verify()) == []
    assert all(blobs.size(receipt.name) == receipt.size for receipt in moment.receipts)
    for lost in uploads.open_of(TABLET):
        if lost.id != moment.upload_id:
            with suppress(NotThatBlob):
                _finish(uploads, lost.id)
    if moment.upload_id:
        _finish(uploads, moment.upload_id, at_most=moment.sent)
    sent_whole(uploads, GATE, NAME)
    assert blobs.path_of(NAME).read_bytes() == GATE


def _finish(uploads: Uploads, upload_id: str, at_most: int = len(GATE)) -> None:
    standing = uploads.standing(TABLET, upload_id)
    assert standing.offset <= at_most
    receipt = standing.receipt or appending(uploads, upload_id, standing.offset).end(GATE[standing.offset :])
    assert receipt is not None
    assert receipt.name == NAME


def test_a_restart_forgets_what_nobody_was_told_of(tmp_path: Path, clock: SetClock) -> None:
    uploads = office_in(tmp_path, clock)
    upload = uploads.begin(TABLET, length=len(GATE), name=NAME)
    upload.add(GATE[:100], 0)
    after = office_in(tmp_path, clock)
    with pytest.raises(NoSuchUpload):
        after.standing(TABLET, upload.id)
    assert list(after.folder.iterdir()) == []
