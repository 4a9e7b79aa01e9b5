"""Other scripts' fonts come when their first letter does, and only then."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QRawFont
from pytestqt.qtbot import QtBot

from views.look.fonts import HOUSE_FAMILY, Fonts, fonts
from views.look.theme import theme
from views.parts.inputs import LineEdit
from views.parts.labels import Words


@pytest.mark.parametrize(
    "text", ["", "Gate off its hinge", "Café Pen-y-bont, tŷ newydd, £20 – “wet”…", "a\n\tb"]
)
def test_english_and_welsh_load_nothing(qtbot: QtBot, text: str) -> None:
    ours = Fonts()
    with qtbot.assertNotEmitted(ours.grown):
        ours.cover(text)
    assert ours.families() == (HOUSE_FAMILY,)


@pytest.mark.parametrize(
    ("text", "family"),
    [("سلام", "Noto Sans Arabic"), ("নমস্কার", "Noto Sans Bengali"), ("Привіт", "Noto Sans")],
)
def test_a_script_met_for_the_first_time_brings_its_font(qtbot: QtBot, text: str, family: str) -> None:
    ours = Fonts()
    with qtbot.waitSignal(ours.grown):
        ours.cover(text)
    assert family in ours.families()
    assert QFontInfo(QFont(family)).family() == family
    assert QRawFont.fromFont(QFont(family)).supportsCharacter(ord(text[-1]))


def test_the_same_letters_are_not_looked_up_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Fonts()
    ours.cover("سلام")
    monkeypatch.setattr("models.writing.runs", lambda _: pytest.fail("looked up again"))
    with qtbot.assertNotEmitted(ours.grown):
        ours.cover("سلام سلام")


def test_a_label_in_another_script_refits_the_screen(qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        label = Words("ამინდი")
        qtbot.addWidget(label)
    assert "Noto Sans Georgian" in label.font().families()


def test_so_does_what_is_typed(qtbot: QtBot) -> None:
    box = LineEdit("Name")
    qtbot.addWidget(box)
    with qtbot.waitSignal(theme.changed):
        box.setText("Հայկ")
    assert "Noto Sans Armenian" in fonts.families()
    assert "Noto Sans Armenian" in box.font().families()
