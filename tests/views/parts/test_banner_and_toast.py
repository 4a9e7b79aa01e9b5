"""Banners, toasts, progress, empty pages, tabs and photographs."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from views.look.theme import theme
from views.look.tokens import PaletteName, tokens
from views.parts.banner import Banner, BannerKind
from views.parts.button_base import PaintedButton
from views.parts.buttons import Deed
from views.parts.empty import EmptyState
from views.parts.photos import PhotoThumbnail, PhotoTile
from views.parts.progress import Progress, ProgressBar
from views.parts.tabs import TabBar
from views.parts.toast import Toast

Show = Callable[..., QWidget]
REWORD = Deed(key="reword", text="Reword")
REFER = Deed(key="refer", text="Make it a private referral")


@pytest.mark.parametrize("kind", list(BannerKind))
@pytest.mark.parametrize("stacked", [False, True])
def test_a_banner_says_which_of_its_deeds_was_chosen(
    shown: Show, qtbot: QtBot, kind: BannerKind, stacked: bool
) -> None:
    banner = Banner(
        kind, "May be one household’s business", title="Look again", deeds=[REWORD, REFER], stacked=stacked
    )
    shown(banner)
    buttons = banner.findChildren(PaintedButton)
    with qtbot.waitSignal(banner.chosen) as chosen:
        QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["refer"]
    assert banner.grab().toImage().pixelColor(20, 3) == QColor(banner.grab().toImage().pixelColor(40, 3))


def test_a_banner_is_not_a_menu(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="at most two"):
        Banner(BannerKind.HINT, "Seen before here", deeds=[REWORD, REFER, REWORD])


def test_a_banner_can_say_something_else(shown: Show) -> None:
    banner = Banner(BannerKind.HINT, "Seen before here")
    shown(banner)
    banner.show_words("Light flickering, 9 December", "Seen before here")
    banner.set_deeds([REWORD])
    banner.set_deeds([])
    QApplication.sendPostedEvents(None, 52)
    assert banner.findChildren(PaintedButton) == []


def test_the_deeds_go_under_the_words_where_it_is_narrow(shown: Show) -> None:
    banner = Banner(BannerKind.PRIVATE, "May be one household’s business", deeds=[REWORD])
    window = shown(banner)
    button = banner.findChildren(PaintedButton)[0]
    beside = button.x()
    assert beside > 300
    window.resize(300, 500)
    QTest.qWait(10)
    assert button.x() < 100


def test_a_toast_reports_offers_to_undo_and_goes(shown: Show, qtbot: QtBot) -> None:
    window = shown()
    toast = Toast(window)
    toast.report("Finding 15 saved on this tablet", undo="finding-15")
    assert toast.isVisible()
    assert toast.text() == "Finding 15 saved on this tablet"
    assert window.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.undone) as undone:
        QTest.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
    assert undone.args == ["finding-15"]
    assert not toast.isVisible()


def test_a_toast_with_nothing_to_undo_offers_nothing(shown: Show) -> None:
    toast = Toast(shown())
    toast.report("Printed")
    assert not toast.undo.isVisible()


def test_a_toast_stays_eight_seconds_and_while_the_focus_is_on_it(
    shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tokens().motion["toast_stays"] == 8000
    monkeypatch.setitem(tokens().motion, "toast_stays", 60)
    toast = Toast(shown())
    toast.report("Finding 15 saved", undo="finding-15")
    toast.undo.setFocus()
    qtbot.wait(150)
    assert toast.isVisible()
    toast.undo.clearFocus()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_toast_stays_above_the_floor_when_the_window_changes(shown: Show) -> None:
    window = shown()
    toast = Toast(window)
    toast.floor = 76
    toast.report("Finding 15 saved", undo="finding-15")
    window.resize(500, 400)
    assert toast.geometry().bottom() < 400 - 76
    assert window.rect().contains(toast.geometry())


def test_a_toast_is_said_aloud(shown: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("views.parts.toast.announce", lambda _, text: said.append(text))
    toast = Toast(shown())
    toast.report("Finding 15 saved", undo="finding-15")
    toast.report("Printed")
    assert said == ["Finding 15 saved. Undo is offered.", "Printed"]


def test_a_toast_rises_where_movement_is_wanted(
    shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "motion", lambda milliseconds: milliseconds)
    toast = Toast(shown())
    toast.report("Printed")
    start = toast.y()
    qtbot.waitUntil(lambda: toast.y() < start)


@pytest.mark.parametrize("palette", list(PaletteName))
def test_a_toast_is_dark_in_every_palette(shown: Show, palette: PaletteName) -> None:
    theme.choose_palette(palette)
    toast = Toast(shown())
    toast.report("Printed")
    assert toast.grab().toImage().pixelColor(9, 24) == tokens().toast.ground


def test_progress_is_a_bar_and_words_and_a_way_to_stop(shown: Show, qtbot: QtBot) -> None:
    progress = Progress("Sending photos", stop="Pause sending")
    shown(progress)
    progress.show_progress(15, 26, "15 of 26 MB sent")
    assert (progress.bar.value(), progress.bar.maximum()) == (15, 26)
    assert progress.words.text() == "15 of 26 MB sent"
    assert QAccessible.queryAccessibleInterface(progress.bar).role() == QAccessible.Role.ProgressBar
    with qtbot.waitSignal(progress.stop_wanted):
        QTest.keyClick(progress.stop, Qt.Key.Key_Space)


@pytest.mark.parametrize(("done", "total", "share"), [(0, 10, 0.0), (5, 10, 0.5), (12, 10, 1.0), (0, 0, 1.0)])
def test_the_bar_is_filled_as_far_as_it_has_got(shown: Show, done: int, total: int, share: float) -> None:
    bar = ProgressBar("Sending photos", small=True)
    shown(bar)
    bar.show_progress(done, total)
    image = bar.grab().toImage()
    filled = [x for x in range(image.width()) if image.pixelColor(x, 5) == theme.look.colours.brand]
    assert len(filled) / image.width() == pytest.approx(share, abs=0.03)


def test_an_empty_page_says_what_to_do_and_does_it(shown: Show, qtbot: QtBot) -> None:
    page = EmptyState(
        "No walkabouts planned yet",
        "Choose an estate, a date and a route.",
        Deed(key="plan", text="Plan a walkabout", icon="plus"),
        Deed(key="import", text="Bring in estates"),
    )
    shown(page)
    with qtbot.waitSignal(page.wanted) as first:
        QTest.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    assert page.second
    with qtbot.waitSignal(page.wanted) as second:
        QTest.keyClick(page.second, Qt.Key.Key_Return)
    assert (first.args, second.args) == (["plan"], ["import"])


def test_an_empty_page_fits_where_it_is_narrow(shown: Show) -> None:
    theme.choose_text_factor(2.0)
    page = EmptyState("Nothing yet", "Choose an estate.", Deed(key="plan", text="Plan"))
    shown(page, wide=640, tall=1200)
    assert page.width() <= 640 - 40
    assert page.second is None


def tabs() -> TabBar:
    bar = TabBar("So far or last time", underlined=True)
    bar.add("So far", 14)
    bar.add("Last time, to check", 5)
    bar.add("All areas")
    return bar


def test_tabs_turn_by_mouse_and_by_arrows(shown: Show, qtbot: QtBot) -> None:
    bar = tabs()
    shown(bar)
    with qtbot.waitSignal(bar.currentChanged) as clicked:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    with qtbot.waitSignal(bar.currentChanged) as pressed:
        QTest.keyClick(bar, Qt.Key.Key_Right)
    assert (clicked.args, pressed.args) == ([1], [2])


def test_a_tab_says_its_count(shown: Show) -> None:
    bar = tabs()
    shown(bar)
    assert bar.accessibleTabName(0) == "So far, 14"
    narrow = bar.tabRect(0).width()
    bar.set_count(0, 1400)
    assert bar.accessibleTabName(0) == "So far, 1400"
    assert bar.tabRect(0).width() > narrow
    bar.set_count(0, None)
    assert bar.accessibleTabName(0) == "So far"
    assert QAccessible.queryAccessibleInterface(bar).role() == QAccessible.Role.PageTabList


def test_the_current_tab_has_a_bar_and_all_stay_reachable_where_it_is_narrow(shown: Show) -> None:
    bar = tabs()
    window = shown(bar)
    image = bar.grab().toImage()
    assert image.pixelColor(bar.tabRect(0).center().x(), bar.height() - 2) == theme.look.colours.brand
    window.resize(280, 300)
    assert bar.tabRect(2).right() <= bar.width()
    assert all(bar.tabRect(place).width() >= 44 for place in range(3))
    assert bar.ring_box().toRect() == bar.tabRect(0)
    theme.choose_text_factor(2.0)
    assert bar.tabRect(0).height() == 104


def test_a_photo_is_shown_tagged_counted_and_said(shown: Show, qtbot: QtBot) -> None:
    photo = PhotoThumbnail("A cracked lamp", size=(150, 126), tag="Drawn on", tag_icon="pen-line", count=3)
    shown(photo)
    nothing = photo.grab().toImage()
    picture = QImage(320, 240, QImage.Format.Format_RGB32)
    picture.fill(QColor("#336699"))
    photo.show_photo(picture)
    assert photo.grab().toImage().pixelColor(75, 20).name() == "#336699"
    photo.show_photo(None)
    assert photo.grab().toImage() == nothing
    assert photo.accessibleName() == "A cracked lamp"
    assert photo.accessibleDescription() == "Drawn on. 3 photos"
    photo.set_count(None)
    photo.set_tag("1 face covered", "eye-off")
    assert photo.accessibleDescription() == "1 face covered"
    with qtbot.waitSignal(photo.clicked):
        QTest.mouseClick(photo, Qt.MouseButton.LeftButton)


def test_the_camera_tile_is_never_narrower_than_its_words(qtbot: QtBot) -> None:
    tile = PhotoTile("Take a photo of the whole of the front of the block", size=(80, 80))
    qtbot.addWidget(tile)
    assert tile.sizeHint().width() > 300
