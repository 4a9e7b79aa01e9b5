"""The walkabout's page by itself: seen, pressed and heard in every palette and size, and its wishes."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.overview import SeenBefore, ToCheck
from models.walkabout import AgreedAction, FindingDraft, Land, Route
from tests.accessibility_walk import faults
from tests.builders import (
    a_draft,
    a_finding,
    a_landlord,
    a_photo,
)
from tests.views.screens.capture.shown import NOW, TODAY, a_form, a_row, a_summary, an_outing
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.screens.capture import CapturePage, DoneChecked, PhotoDescribed, PhotosBrought
from views.screens.capture.page import LAST_TIME, SO_FAR
from views.tables.findings_table import FindingsTable

URDU = "لینڈنگ کی بتی تین ہفتوں سے بند ہے۔"


@pytest.fixture
def page(qtbot: QtBot) -> CapturePage:
    page = CapturePage()
    qtbot.addWidget(page)
    page.show_landlord(a_landlord(), ["Ravi Sandhu", "Gwen Hartnoll"], TODAY)
    page.show_outing(an_outing(), NOW)
    page.show_finding(a_form(), NOW)
    return page


def settled(page: CapturePage, size: tuple[int, int]) -> CapturePage:
    page.resize(*size)
    page.show()
    for _ in range(5):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(5)
    return page


@pytest.mark.parametrize("palette", list(PaletteName))
@pytest.mark.parametrize(("factor", "size"), [(1.0, (1172, 800)), (1.0, (800, 1196)), (2.0, (1280, 800))])
def test_every_face_can_be_seen_pressed_and_heard(
    page: CapturePage, palette: PaletteName, factor: float, size: tuple[int, int]
) -> None:
    theme.choose_palette(palette)
    theme.choose_text_factor(factor)
    page.show_to_check([ToCheck(row=a_row(place="Weir Point, drying area"), thumbnail="")])
    page.show_on_plan([a_row(wording="Repair the drying area lights", target="End of April")])
    page.show_seen_before(SeenBefore(finding_id="x", headline="Light", seen_on="2025-12-09", row=a_row()))
    page.show_refused("film.mov", "This is a film, not a photo.")
    page.show_progress(3, 20)
    assert faults(settled(page, size)) == []
    page.form.panel.show_photo(a_photo())
    page.show_hazard("2026-03-24T14:36:00+00:00", NOW)
    page.form.choose_route(Route.HOUSEHOLD)
    page.form.words.setPlainText("")
    page.save.click()
    assert faults(settled(page, size)) == []
    for pane in (SO_FAR, LAST_TIME):
        page.panes.show_pane(pane)
        for card in page.last_time.cards.values():
            card.done_button.click()
        assert faults(settled(page, size)) == []


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_names_in_other_tongues_fit(page: CapturePage, factor: float) -> None:
    theme.choose_text_factor(factor)
    draft = a_draft(block_id="welsh", words=URDU, raised_by="Gwenllian Angharad Llewelyn-Fychan", spot=URDU)
    page.show_finding(a_form(draft=draft), NOW)
    assert faults(settled(page, (1280, 800))) == []
    assert page.draft == replace(draft, photo_ids=("photo",))


def test_what_is_shown_is_what_comes_back(page: CapturePage) -> None:
    draft = FindingDraft(
        finding_id="x",
        walkabout_id="today",
        words="Words",
        category="Moss",
        grade="B",
        block_id="gone",
        stair="stair Z",
        landing="top",
        spot="by the gate",
        raised_by="A passer-by",
        land=Land.UNKNOWN,
        route=Route.COMPLAINT,
        hazard_since="2026-03-24T14:36:00+00:00",
        earlier_action_id="a-0000",
        latitude=51.5,
        longitude=-1.5,
        photo_ids=("photo",),
        actions=(AgreedAction(wording="Do it", leads=("Ravi", "Gwen"), target="tbc"),),
    )
    page.show_finding(a_form(draft=draft), NOW)
    assert page.draft == draft


def test_typing_is_told_after_a_pause_and_choices_at_once(page: CapturePage, qtbot: QtBot) -> None:
    settled(page, (1172, 800))
    with qtbot.waitSignal(page.draft_edited, timeout=2_000) as told:
        QTest.keyClicks(page.form.words, " More.")
        assert page.form.head.state.text() == "Saving"
    assert "More." in told.args[0].words
    for choose in (
        lambda: page.form.grades.button("D").click(),
        lambda: page.form.land.button(Land.OTHER).click(),
        lambda: page.form.route.button(Route.COMPLAINT).click(),
        lambda: page.form.kinds.chips.button("Lighting").click(),
        lambda: page.form.head.raised_by.chosen_changed.emit("The group"),
        lambda: page.form.where.stair.chosen_changed.emit("stair A"),
        lambda: page.form.agreed.cards[0].known_targets.button("Ongoing").click(),
        page.form.agreed.cards[0].remove.click,
    ):
        with qtbot.waitSignal(page.draft_edited, timeout=100):
            choose()


def test_arrows_move_among_kinds_and_grades(page: CapturePage) -> None:
    settled(page, (1172, 800))
    page.activateWindow()
    first = page.form.grades.button("A")
    first.setFocus()
    first.click()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert page.form.grades.chosen == "B"


def test_more_kinds_come_into_sight_and_go_again(page: CapturePage) -> None:
    settled(page, (1172, 800))
    kinds = page.form.kinds
    shown = kinds.chips.keys()
    assert "Graffiti" not in shown
    kinds.chips.button("\0more").click()
    shown = kinds.chips.keys()
    assert "Graffiti" in shown
    kinds.chips.button("Graffiti").click()
    kinds.chips.button("\0fewer").click()
    assert kinds.chips.keys()[-2:] == ["Graffiti", "\0more"]
    assert kinds.chosen == "Graffiti"


def test_somebody_else_who_raised_it_is_written(page: CapturePage) -> None:
    head = page.form.head
    head.raised_by.setCurrentIndex(head.raised_by.count() - 2)
    head.raised_by.activated.emit(head.raised_by.currentIndex())
    assert not head.someone.isHidden()
    head.someone.setText("Nia from number 4")
    head.someone.textEdited.emit("Nia from number 4")
    assert page.draft.raised_by == "Nia from number 4"


def test_another_block_takes_its_own_stairs(page: CapturePage) -> None:
    where = page.form.where
    assert page.draft.stair == "stair B"
    where.block.setCurrentIndex(where.block.findData("welsh"))
    where.block.activated.emit(where.block.currentIndex())
    assert (page.draft.block_id, page.draft.stair) == ("welsh", "")
    assert where.stair.isHidden()


def test_it_says_what_is_wanted(page: CapturePage, qtbot: QtBot) -> None:
    wishes = {
        page.camera_wanted: page.form.photos.take.click,
        page.files_wanted: page.form.photos.choose.click,
        page.hazard_noticed: page.hazard.click,
        page.draft_removed: page.form.remove.click,
        page.arrivals_stopped: page.form.photos.progress.stop.click,
        page.photo_opened: page.form.photos.picture("photo").click,
    }
    for signal, wish in wishes.items():
        with qtbot.waitSignal(signal, timeout=100):
            wish()
    with qtbot.waitSignal(page.photo_removed, timeout=100) as removed:
        QTest.keyClick(page.form.photos.picture("photo"), Qt.Key.Key_Delete)
    assert removed.args == ["photo"]
    page.form.panel.words.setText("A gate")
    with qtbot.waitSignal(page.photo_described, timeout=100) as described:
        page.form.panel.words.editingFinished.emit()
    assert described.args == [PhotoDescribed(photo=page.form.photos.photos[0], words="A gate")]
    page.form.panel.close_button.click()
    assert page.form.panel.isHidden()


def test_last_time_shows_a_page_at_a_time(page: CapturePage, qtbot: QtBot) -> None:
    many = [ToCheck(row=a_row(id=f"a{number}"), thumbnail="t") for number in range(45)]
    page.show_to_check(many)
    assert len(page.last_time.cards) == 20
    assert page.last_time.more.text() == "Show 20 more"
    page.last_time.more.click()
    page.last_time.more.click()
    assert len(page.last_time.cards) == 45
    assert page.last_time.more.isHidden()
    page.show_thumbnail("t", QImage(8, 8, QImage.Format.Format_RGB32))
    assert page.last_time.cards["a44"].photo._photo is not None
    card = page.last_time.cards["a0"]
    for signal, press in ((page.camera_wanted, card.take), (page.files_wanted, card.choose)):
        with qtbot.waitSignal(signal, timeout=100) as told:
            press.click()
        assert told.args == ["a0"]
    card.done_button.click()
    card.cancel.click()
    assert card._checking.isHidden()
    card.done_button.click()
    card.findChildren(type(page.form.kinds.chips))[0].pressed.emit("Everyone here")
    with qtbot.waitSignal(page.action_done, timeout=100) as done:
        card.confirm.click()
    assert done.args == [DoneChecked(action_id="a0", told="Everyone here")]


def test_with_nothing_yet_the_panes_say_what_comes(page: CapturePage) -> None:
    page.show_outing(an_outing(findings=(), to_check=0), NOW)
    page.show_to_check([])
    assert not page.so_far._told.isHidden()
    assert not page.last_time._told.isHidden()


def test_the_list_draws_every_kind_of_row(page: CapturePage) -> None:
    hazard = a_finding(id="h", position=9, hazard_since="2026-03-24T14:36:00+00:00")
    rows = (
        a_summary(1, thumbnails=("t", "u")),
        a_summary(2, missing=("no place yet",), place="", headline=""),
        a_summary(3, finding=hazard),
        a_summary(4, only_here=False),
    )
    page.show_outing(an_outing(findings=rows), NOW)
    page.so_far.show_open("f4")
    settled(page, (1172, 800))
    picture = QImage(76, 64, QImage.Format.Format_RGB32)
    picture.fill(QColor("#803020"))
    page.show_thumbnail("t", picture)
    page.so_far.list.setFocus()
    grabbed = page.so_far.list.viewport().grab().toImage()
    shown = page.so_far.list.visualRect(page.so_far.table.index(3)).center().y()
    assert grabbed.pixelColor(30, shown) == QColor("#803020")


def test_the_list_asks_for_each_picture_once(qtbot: QtBot) -> None:
    table = FindingsTable()
    table.show_findings([a_summary(1, thumbnails=("t",))], NOW)
    asked: list[str] = []
    table.thumbnail_wanted.connect(asked.append)
    for _ in range(3):
        table.data(table.index(0), Qt.ItemDataRole.DecorationRole)
    assert asked == ["t"]
    assert table.data(table.index(5)) is None
    assert table.data(table.index(0), Qt.ItemDataRole.ToolTipRole) is None
    assert not table.row_of("nobody").isValid()


def test_dropped_photos_go_to_the_finding_in_the_form(
    page: CapturePage, qtbot: QtBot, tmp_path: Path
) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg"))])
    with qtbot.waitSignal(page.photos_brought, timeout=100) as brought:
        assert page.take_in(dropped)
    assert brought.args == [PhotosBrought(about="gate", sources=(tmp_path / "a.jpg",))]
    assert not page.take_in(QMimeData())


def test_the_way_it_goes_is_chosen_in_the_bar_too(page: CapturePage) -> None:
    page.goes_to.button.chosen.emit(Route.HOUSEHOLD.value)
    assert page.draft.route is Route.HOUSEHOLD
    assert page.goes_to.button.text() == "One household"
    assert not page.form.private.isHidden()
    assert page.form.where.placed(page.draft) == page.draft
