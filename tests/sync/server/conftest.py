"""What tests of the office's end may ask for."""

import pytest

from tests.sync.server.disk_diary import DiskDiary


@pytest.fixture
def disk_diary(monkeypatch: pytest.MonkeyPatch) -> DiskDiary:
    """A diary of what is put on the disk, from here on."""
    diary = DiskDiary()
    diary.watch(monkeypatch)
    return diary
