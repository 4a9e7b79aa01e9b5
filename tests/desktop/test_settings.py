"""Settings of the device: chosen, kept, and never an obstacle when the file is not what it should be."""

import json
from pathlib import Path

import pytest

from desktop.settings import FILE_NAME, LAST_PLACE, PALETTE, SETTINGS, TEXT_SIZE, DeviceSettings, Setting


def test_what_is_chosen_holds_at_the_next_start(tmp_path: Path) -> None:
    settings = DeviceSettings(tmp_path / "not there yet")
    settings.choose(PALETTE, "high-contrast")
    settings.choose(TEXT_SIZE, 2.0)
    settings.choose(LAST_PLACE, "walkabouts")
    settings.save()
    again = DeviceSettings(tmp_path / "not there yet")
    assert (again.value(PALETTE), again.value(TEXT_SIZE), again.value(LAST_PLACE)) == (
        "high-contrast",
        2.0,
        "walkabouts",
    )


@pytest.mark.parametrize(
    "written",
    [
        "",
        "not JSON",
        "[]",
        "[" * 100_000,
        '{"palette": "beige", "text_size": "2.0", "last_place": 7}',
        '{"palette": null, "text_size": true, "last_place": ["today"]}',
        "\udcff",
    ],
)
def test_a_file_nobody_can_read_counts_as_nothing_chosen(tmp_path: Path, written: str) -> None:
    (tmp_path / FILE_NAME).write_bytes(written.encode("utf-8", "surrogateescape"))
    settings = DeviceSettings(tmp_path)
    assert [settings.value(setting) for setting in SETTINGS] == [setting.default for setting in SETTINGS]


def test_a_value_that_is_not_offered_is_our_fault(tmp_path: Path) -> None:
    settings = DeviceSettings(tmp_path)
    with pytest.raises(ValueError, match="palette"):
        settings.choose(PALETTE, "beige")
    with pytest.raises(ValueError, match="text_size"):
        settings.choose(TEXT_SIZE, 9.0)
    assert settings.value(PALETTE) == PALETTE.default


def test_what_a_newer_program_keeps_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"handwriting": "left", "palette": "dark"}')
    settings = DeviceSettings(tmp_path)
    settings.choose(PALETTE, "light")
    settings.save()
    assert json.loads((tmp_path / FILE_NAME).read_text()) == {"handwriting": "left", "palette": "light"}


def test_each_setting_is_declared_once_with_words_and_a_default_it_may_have() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.words
        assert setting.taken(setting.default) == setting.default
        assert all(words for _, words in setting.choices)


def test_true_is_not_a_size() -> None:
    assert Setting(key="size", words="Size", default=1.0).taken(True) == 1.0
