"""The folder of finished blobs: whole or not there, on the disk before anyone is told, and no other paths."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import NotFound
from sync.blob_name import name_of
from sync.server import blob_folder
from sync.server.blob_folder import ARRIVING, BlobFolder
from tests.sync.server.disk_diary import DiskDiary

GATE, LAMP = b"a photo of a gate", b"a photo of a lamp"
NOT_NAMES = [
    "",
    "../x",
    "../../etc/passwd",
    "a" * 63,
    "a" * 65,
    "A" * 64,
    "g" * 64,
    "/" + "a" * 63,
    "a" * 64 + "\n",
    "." * 64,
    "٣" * 64,
]


@pytest.fixture
def blobs(tmp_path: Path) -> BlobFolder:
    return BlobFolder(tmp_path / "blobs")


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_bytes_are_plain_files_under_their_name(blobs: BlobFolder) -> None:
    name, lamp = blobs.put_many([GATE, LAMP])
    assert blobs.path_of(name) == blobs.folder / name[:2] / name
    assert blobs.path_of(name).read_bytes() == GATE
    assert (blobs.contains(name), blobs.size(name)) == (True, len(GATE))
    assert list(blobs.names()) == sorted([name, lamp])
    assert len(files_in(blobs.folder)) == 2


def test_pictures_that_lie_one_folder_deeper_come_up(blobs: BlobFolder) -> None:
    """So an earlier program kept them; where one is here already, that one stays."""
    (lamp,) = blobs.put_many([LAMP])
    gate = name_of(GATE)
    for name, data in ((gate, GATE), (lamp, b"damaged")):
        deeper = blobs.folder / name[:2] / name[2:4]
        deeper.mkdir()
        (deeper / name).write_bytes(data)
    for _ in range(2):
        again = BlobFolder(blobs.folder)
        assert list(again.names()) == sorted([gate, lamp])
        assert again.is_sound(gate)
        assert again.is_sound(lamp)
    assert not (blobs.folder / gate[:2] / gate[2:4]).exists()


def test_two_programs_may_bring_them_up_at_one_moment(
    blobs: BlobFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = name_of(GATE)
    deeper = blobs.folder / gate[:2] / gate[2:4]
    deeper.mkdir()
    (deeper / gate).write_bytes(GATE)
    listed = os.listdir

    def the_other_is_quicker(folder: Path) -> list[str]:
        names = listed(folder)
        (deeper / gate).rename(blobs.path_of(gate))
        monkeypatch.setattr(blob_folder.BlobFolder, "contains", lambda *_: False)
        return names

    monkeypatch.setattr(os, "listdir", the_other_is_quicker)
    assert BlobFolder(blobs.folder).is_sound(gate)


def test_what_is_not_here(blobs: BlobFolder) -> None:
    (here,) = blobs.put_many([GATE])
    away = name_of(LAMP)
    assert not blobs.contains(away)
    with pytest.raises(NotFound, match="does not hold"):
        blobs.size(away)
    assert blobs.missing([away, here, away]) == [away]


@pytest.mark.parametrize("words", NOT_NAMES)
def test_what_is_not_a_name_never_becomes_a_path(blobs: BlobFolder, words: str) -> None:
    for ask in (blobs.path_of, blobs.contains, blobs.size, lambda name: blobs.missing([name])):
        with pytest.raises(ValueError, match="not the name"):
            ask(words)
    with pytest.raises(ValueError, match="not the name"):
        blobs.keep([(words, GATE)])
    with pytest.raises(ValueError, match="not the name"):
        blobs.land([(words, None)])
    assert files_in(blobs.folder) == set()


@given(st.text(max_size=70))
def test_no_other_words_become_a_path(words: str) -> None:
    blobs = BlobFolder.__new__(BlobFolder)  # nothing on a disk is needed to refuse
    with pytest.raises(ValueError, match="not the name"):
        blobs.path_of(words)


def test_twice_is_the_same_as_once(blobs: BlobFolder) -> None:
    first = blobs.put_many([GATE, GATE])
    before = blobs.path_of(first[0]).stat().st_ino
    assert blobs.put_many([GATE]) == first[:1]
    assert blobs.path_of(first[0]).stat().st_ino == before
    assert first == [name_of(GATE)] * 2
    assert blobs.put_many([]) == []


def test_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_answer(
    blobs: BlobFolder, disk_diary: DiskDiary
) -> None:
    (name,) = blobs.put_many([GATE])
    home = blobs.path_of(name).parent
    part = blobs.folder / ARRIVING / "1"
    assert disk_diary.lines == [
        ("fsync", part),
        ("rename", blobs.path_of(name)),
        ("fsync", home),
    ]


def test_a_folder_is_settled_once_for_all_that_come_into_it(
    blobs: BlobFolder, disk_diary: DiskDiary, tmp_path: Path
) -> None:
    arrivals = []
    for number in range(3):
        part = tmp_path / str(number)
        part.write_bytes(b"")
        arrivals.append((f"ab{number:062x}", part))
    blobs.land(arrivals)
    assert [path for what, path in disk_diary.lines if what == "fsync"] == [blobs.folder / "ab"]


def test_a_name_found_after_a_restart_is_settled_before_anyone_is_told(
    blobs: BlobFolder, disk_diary: DiskDiary
) -> None:
    (name,) = blobs.put_many([GATE])
    again = BlobFolder(blobs.folder)
    disk_diary.lines.clear()
    again.put_many([GATE])
    home = blobs.path_of(name).parent
    assert disk_diary.lines == [("fsync", home)]
    again.land([(name, None)])
    assert disk_diary.lines[1:] == [("fsync", home)]


def test_a_full_disk_leaves_nothing_half_written(blobs: BlobFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter([None, OSError(28, "No space left on device")])

    def fsync(_: int) -> None:
        if trouble := next(calls):
            raise trouble

    monkeypatch.setattr(blob_folder.os, "fsync", fsync)
    with pytest.raises(OSError, match="No space left"):
        blobs.put_many([GATE, LAMP])
    monkeypatch.undo()
    assert files_in(blobs.folder) == set()
    assert blobs.missing([name_of(GATE)]) == [name_of(GATE)]


def test_a_full_disk_leaves_what_was_there(blobs: BlobFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    (gate,) = blobs.put_many([GATE])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blob_folder.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        blobs.put_many([GATE, LAMP])
    assert list(blobs.names()) == [gate]
    assert len(files_in(blobs.folder)) == 1


def test_a_disk_that_fails_to_settle_a_folder_is_asked_again(
    blobs: BlobFolder, monkeypatch: pytest.MonkeyPatch, disk_diary: DiskDiary
) -> None:
    def fail(_: Path) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(blob_folder, "settle", fail)
        with pytest.raises(OSError, match="Input/output"):
            blobs.put_many([GATE])
    disk_diary.lines.clear()
    blobs.put_many([GATE])
    home = blobs.path_of(name_of(GATE)).parent
    assert disk_diary.lines == [("fsync", home)]


def test_what_a_stopped_program_left_is_cleared_and_never_listed(blobs: BlobFolder) -> None:
    (name,) = blobs.put_many([GATE])
    (blobs.folder / ARRIVING / "7").write_bytes(b"half")
    (blobs.folder / "notes.txt").write_text("by hand")
    (blobs.path_of(name).parent / "notes.txt").write_text("by hand")
    wrong_home = blobs.folder / "zz"
    wrong_home.mkdir()
    (blobs.path_of(name).parent / name_of(LAMP)).write_bytes(LAMP)
    assert list(blobs.names()) == [name]
    blobs.clear_arriving()
    assert list((blobs.folder / ARRIVING).iterdir()) == []


def test_verify_names_what_is_damaged(blobs: BlobFolder) -> None:
    gate, lamp = blobs.put_many([GATE, LAMP])
    assert list(blobs.verify()) == []
    with blobs.path_of(lamp).open("r+b") as file:
        file.write(b"A")
    assert list(blobs.verify()) == [lamp]
    assert blobs.contains(gate)


def test_many_who_put_the_same_at_once_all_succeed(blobs: BlobFolder) -> None:
    datas = [os.urandom(1000) for _ in range(20)]
    with ThreadPoolExecutor(8) as hands:
        names = list(hands.map(lambda number: blobs.put_many(datas[number % 7 :]), range(40)))
    assert all(blobs.contains(name) for some in names for name in some)
    assert list(blobs.verify()) == []
    assert len(list(blobs.names())) == 20
    assert list((blobs.folder / ARRIVING).iterdir()) == []
