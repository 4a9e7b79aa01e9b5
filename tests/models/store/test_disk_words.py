"""What the system says about files, in plain words and without anybody's path."""

import errno
import os
from pathlib import Path

import pytest

from models.errors import StorageFull, StoreTrouble
from models.store.disk_words import disk_in_plain_words


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (errno.ENOSPC, StorageFull, "no room left"),
        (errno.EFBIG, StorageFull, "no room left"),
        (errno.EACCES, StoreTrouble, "may not read or write there"),
        (errno.EPERM, StoreTrouble, "may not read or write there"),
        (errno.ENOENT, StoreTrouble, "no such file or folder"),
        (errno.ENOTDIR, StoreTrouble, "no such file or folder"),
        (errno.EISDIR, StoreTrouble, "no such file or folder"),
        (errno.EEXIST, StoreTrouble, "no such file or folder"),
        (errno.EIO, StoreTrouble, "could not be read or written"),
    ],
)
def test_each_error_has_its_sentence(code: int, kind: type[StoreTrouble], words: str) -> None:
    with pytest.raises(StoreTrouble, match=words) as raised, disk_in_plain_words():
        raise OSError(code, os.strerror(code), "/home/mrs-ashby/records.db")
    assert type(raised.value) is kind
    assert "ashby" not in str(raised.value)
    assert raised.value.__suppress_context__


def test_a_real_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble, match="no such file"), disk_in_plain_words():
        (tmp_path / "nothing").read_bytes()


def test_what_is_not_the_disk_s_fault_passes() -> None:
    with pytest.raises(ValueError, match="ours"), disk_in_plain_words():
        raise ValueError("ours")
