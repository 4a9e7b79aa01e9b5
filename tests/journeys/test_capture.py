"""A walkabout as it is walked: typed, photographed, saved, opened again, removed, and after a crash."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.store.findings import actions_of
from models.store.profile import Profile
from models.walkabout import Finding, Land, Route
from tests.journeys.capturing import WORDS, Outing, outing
from tests.photographs import photograph
from views.look.theme import theme

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def walk(tmp_path: Path, qtbot: QtBot) -> Iterator[Outing]:
    theme.reduce_motion = True
    with outing(tmp_path) as opened:
        opened.page.resize(1172, 800)
        with qtbot.waitActive(opened.page):
            opened.page.show()
            opened.page.activateWindow()
        yield opened


def findings(profile: Profile) -> list[Finding]:
    return profile.store.select(Finding, order="position")


def press(walk: Outing, key: str) -> None:
    """Press one of the chips, by the keyboard."""
    button = walk.page.form.kinds.chips.button(key)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def place_at(walk: Outing, block: str) -> None:
    """Choose a block by its first letters, by the keyboard."""
    box = walk.page.form.where.block
    box.setFocus()
    box.setCurrentIndex(box.findData(block))
    box.activated.emit(box.currentIndex())


def a_jpeg_file(folder: Path, name: str, seed: int) -> Path:
    file = folder / name
    file.write_bytes(photograph(seed))
    return file


def test_a_finding_from_first_word_to_the_list(walk: Outing, qtbot: QtBot, tmp_path: Path) -> None:
    page, form = walk.page, walk.page.form
    form.words.setFocus()
    QTest.keyClicks(form.words, "Gate off its hinge.")
    press(walk, "Repairs")
    form.grades.button("C").click()
    place_at(walk, "weir-point")
    form.where.spot.setFocus()
    QTest.keyClicks(form.where.spot, "back path")
    form.land.button(Land.OTHER).click()
    form.head.raised_by.setCurrentIndex(form.head.raised_by.findData("Maureen Ashdown"))
    form.head.raised_by.activated.emit(form.head.raised_by.currentIndex())
    walk.desk._photos.bring(page.draft.finding_id, [a_jpeg_file(tmp_path, "one.jpg", 1)])
    form.agreed.add_button.click()
    QTest.keyClicks(form.agreed.cards[0].wording, "Rehang the gate")
    QTest.keyClicks(form.agreed.cards[0].target, "End of April")
    qtbot.waitUntil(lambda: len(form.photos.photos) == 1, timeout=20_000)
    form.agreed.cards[0].target.setFocus()
    QTest.keyClick(form.agreed.cards[0].target, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: walk.frame.reported == ["Finding 1 saved on this tablet"], timeout=5_000)
    walk.settle()
    (saved,) = walk.asked(findings)
    assert saved.words == "Gate off its hinge."
    assert (saved.category, saved.grade, saved.block_id, saved.spot) == (
        "Repairs",
        "C",
        "weir-point",
        "back path",
    )
    assert (saved.raised_by, saved.land, saved.route) == ("Maureen Ashdown", Land.OTHER, Route.ACTION_PLAN)
    (action,) = walk.asked(lambda profile: actions_of(profile.store, saved.id))
    assert (action.wording, action.due_on) == ("Rehang the gate", "2026-04-30")
    row = page.so_far.table.index(0).data()
    assert row == "Finding 1, Gate off its hinge, Weir Point, back path. Grade C · saved 2.04 pm. 1 photo."


def test_a_photo_is_pasted_as_a_picture_and_as_a_file(walk: Outing, qtbot: QtBot, tmp_path: Path) -> None:
    form = walk.page.form
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    form.words.setFocus()
    QTest.keyClick(form.words, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(form.photos.photos) == 1, timeout=20_000)
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(a_jpeg_file(tmp_path, "copied.jpg", 2)))])
    QGuiApplication.clipboard().setMimeData(copied)
    form.photos.take.setFocus()
    QTest.keyClick(form.photos.take, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(form.photos.photos) == 2, timeout=20_000)
    assert form.words.toPlainText() == ""


def test_text_is_still_pasted_as_text(walk: Outing) -> None:
    QGuiApplication.clipboard().setText("Landing light out")
    walk.page.form.words.setFocus()
    QTest.keyClick(walk.page.form.words, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert walk.page.form.words.toPlainText() == "Landing light out"
    assert walk.page.form.photos.photos == ()


@pytest.mark.parametrize("on_the_words", [False, True])
def test_files_are_dropped_anywhere_on_the_page(
    walk: Outing, qtbot: QtBot, tmp_path: Path, on_the_words: bool
) -> None:
    dropped = QMimeData()
    files = [a_jpeg_file(tmp_path, f"{number}.jpg", number) for number in range(2)]
    dropped.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    if on_the_words:
        walk.page.form.words.insertFromMimeData(dropped)
    else:
        drop = QDropEvent(
            QPointF(QPoint(300, 300)),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        walk.page.dropEvent(drop)
    qtbot.waitUntil(lambda: len(walk.page.form.photos.photos) == 2, timeout=20_000)
    assert walk.page.form.words.toPlainText() == ""


def test_a_finding_is_opened_from_the_list_amended_removed_and_brought_back(
    walk: Outing, qtbot: QtBot
) -> None:
    page = walk.page
    page.form.words.setPlainText("Uneven slab by the path.")
    page.later.click()
    qtbot.waitUntil(lambda: page.so_far.table.rowCount() == 1, timeout=5_000)
    assert "Half finished" in page.so_far.table.index(0).data()
    page.so_far.list.setFocus()
    page.so_far.list.setCurrentIndex(page.so_far.table.index(0))
    QTest.keyClick(page.so_far.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.draft.words == "Uneven slab by the path.", timeout=5_000)
    press(walk, "Grounds")
    place_at(walk, "osier-house")
    page.save.click()
    qtbot.waitUntil(lambda: "Grade" not in page.draft.words and page.draft.words == "", timeout=5_000)
    walk.settle()
    (amended,) = walk.asked(findings)
    assert (amended.category, amended.block_id) == ("Grounds", "osier-house")
    page.so_far.list.setFocus()
    page.so_far.list.setCurrentIndex(page.so_far.table.index(0))
    QTest.keyClick(page.so_far.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.so_far.table.rowCount() == 0, timeout=5_000)
    assert walk.frame.reported[-1] == "Finding 1 removed"
    assert walk.frame.undo is not None
    walk.frame.undo()
    qtbot.waitUntil(lambda: page.so_far.table.rowCount() == 1, timeout=5_000)
    assert len(walk.asked(findings)) == 1


def test_a_half_written_finding_comes_back_after_a_crash(tmp_path: Path, qtbot: QtBot) -> None:
    command = [sys.executable, "-m", "tests.journeys.capturing", str(tmp_path)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "kept\n"
        child.kill()
        child.wait(timeout=20)
    with outing(tmp_path) as again:
        assert again.page.draft.words == WORDS
        assert again.page.draft.category == "Lighting"
        assert again.page.form.head.number.text() == "Finding 1"


def twelve_megapixels(folder: Path, many: int) -> list[Path]:
    file = BytesIO()
    Image.effect_mandelbrot((4000, 3000), (-2, -1.5, 1, 1.5), 20).convert("RGB").save(
        file, "JPEG", quality=85
    )
    photos = [folder / f"IMG_{number:04}.JPG" for number in range(many)]
    for number, photo in enumerate(photos):
        photo.write_bytes(file.getvalue() + bytes([number]))
    return photos


@pytest.mark.slow
def test_the_window_goes_on_while_twenty_large_photos_arrive(
    walk: Outing, qtbot: QtBot, tmp_path: Path
) -> None:
    photos = twelve_megapixels(tmp_path, 20)
    beats: list[int] = []
    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(lambda: beats.append(1))
    timer.start()
    walk.desk._photos.bring(walk.page.draft.finding_id, photos)
    assert not walk.page.form.photos.photos, "the photos are opened before the window goes on"
    qtbot.waitUntil(lambda: len(walk.page.form.photos.photos) == 20, timeout=120_000)
    timer.stop()
    # A window that waits for photos beats once for each; how even the beats are is the benchmark's to say.
    assert len(beats) > 5 * len(photos)


def test_photos_still_to_come_can_be_called_off(walk: Outing, qtbot: QtBot, tmp_path: Path) -> None:
    files = [a_jpeg_file(tmp_path, f"{number}.jpg", number) for number in range(12)]
    bring = partial(walk.desk._photos.bring, walk.page.draft.finding_id, files)
    bring()
    progress = walk.page.form.photos.progress
    qtbot.waitUntil(lambda: not progress.isHidden(), timeout=5_000)
    assert progress.words.text() == "0 of 12 photos added"
    progress.stop.click()
    qtbot.waitUntil(progress.isHidden, timeout=20_000)
    walk.settle()
    assert 1 <= len(walk.page.form.photos.photos) < 12
