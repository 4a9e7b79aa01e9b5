"""The look in use: the system's wishes, the person's own, and who is told."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from views.look.theme import Theme, follow, theme
from views.look.tokens import PaletteName


class System:
    """Stands in for what the system says about colours and contrast."""

    def __init__(self) -> None:
        self.scheme = Qt.ColorScheme.Light
        self.contrast = Qt.ContrastPreference.NoPreference

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def accessibility(self) -> "System":
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self.contrast


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    told = System()
    monkeypatch.setattr("views.look.theme.QGuiApplication.styleHints", lambda: told)
    return told


@pytest.mark.parametrize(
    ("scheme", "contrast", "palette"),
    [
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, PaletteName.LIGHT),
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, PaletteName.LIGHT),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, PaletteName.DARK),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, PaletteName.HIGH_CONTRAST),
    ],
)
def test_the_palette_follows_the_system(
    system: System, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, palette: PaletteName
) -> None:
    system.scheme, system.contrast = scheme, contrast
    theme.choose_palette(None)
    assert theme.look.palette is palette


def test_the_persons_own_choice_outranks_the_system(system: System) -> None:
    system.contrast = Qt.ContrastPreference.HighContrast
    theme.choose_palette(PaletteName.LIGHT)
    assert theme.look.palette is PaletteName.LIGHT


def test_whoever_paints_is_told_after_the_application_has_the_palette(qtbot: QtBot) -> None:
    seen: list[str] = []
    theme.changed.connect(lambda: seen.append(QApplication.palette().color(QPalette.ColorRole.Window).name()))
    with qtbot.waitSignal(theme.changed):
        theme.choose_palette(PaletteName.DARK)
    assert seen[0] == "#11191b"


def test_what_follows_is_told_as_long_as_it_lives(qtbot: QtBot) -> None:
    class Follower(QObject):
        def note(self) -> None:
            told.append(self.objectName())

    told: list[str] = []
    kept, deleted, forgotten = (Follower(objectName=name) for name in ("kept", "deleted", "forgotten"))
    for each in (kept, deleted, forgotten):
        follow(each.note)
    delete(deleted)
    del each, forgotten
    told.clear()
    theme.choose_palette(PaletteName.DARK)
    assert told == ["kept"]


def test_choosing_the_palette_in_use_tells_nobody(qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose_palette(PaletteName.LIGHT)


@pytest.mark.parametrize(("wanted", "given"), [(0.5, 1.0), (1.4, 1.4), (7.0, 2.0)])
def test_the_text_factor_is_kept_within_one_and_two(wanted: float, given: float) -> None:
    theme.choose_text_factor(wanted)
    assert theme.look.text_factor == given
    assert QApplication.font().pixelSize() == round(17 * given)


def test_the_application_is_set_in_the_house_font() -> None:
    assert QFontInfo(QApplication.font()).family() == "Atkinson Hyperlegible Next"
    assert QApplication.style().name() == "fusion"


def test_selections_and_placeholders_have_our_colours_too() -> None:
    theme.choose_palette(PaletteName.HIGH_CONTRAST)
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Highlight).name() == "#ffe45c"
    assert palette.color(QPalette.ColorRole.PlaceholderText).name() == "#ffffff"


def test_nothing_moves_for_whoever_asked_for_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QApplication, "isEffectEnabled", lambda _: True)
    quiet, lively = Theme(), Theme()
    quiet.reduce_motion = True
    assert quiet.motion(120) == 0
    assert lively.motion(120) == 120


def test_nothing_moves_where_the_system_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QApplication, "isEffectEnabled", lambda _: False)
    assert Theme().motion(120) == 0


def test_dressing_twice_changes_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.dress(qapp)
