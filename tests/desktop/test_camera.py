"""The camera where there is one, and plain words where there is none."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop import camera
from desktop.background import Background
from desktop.camera import Camera, as_jpeg
from desktop.camera_desk import CameraDesk
from desktop.desk import Desk
from desktop.errands import Errand
from desktop.photo_chooser import choose_photos
from models.changes import Changes
from models.photo_intake import prepare
from tests.desktop.a_workroom import RememberingFrame, a_workroom
from tests.photographs import photograph

QT_SPEAKS_OF_LIBRARIES = pytest.mark.qt_log_ignore("qt.multimedia", "Couldn't", "Using Qt multimedia")


class PretendSignal(QObject):
    """Enough of a signal for the pretended camera."""

    def __init__(self) -> None:
        super().__init__()
        self.slots: list[Any] = []

    def connect(self, slot: Any) -> None:  # type: ignore[override]  # stands in for a signal's own method
        self.slots.append(slot)


class PretendCamera(QObject):
    """A camera that remembers whether it runs."""

    running: ClassVar[list[str]] = []

    def __init__(self, device: str, parent: QObject) -> None:
        super().__init__(parent)
        self.device = device
        self.errorOccurred = PretendSignal()

    def start(self) -> None:
        self.running.append(self.device)

    def stop(self) -> None:
        self.running.remove(self.device)


class PretendFrame:
    picture = QImage()

    def toImage(self) -> QImage:
        return self.picture


class PretendSink:
    def videoFrame(self) -> PretendFrame:
        return PretendFrame()


class PretendViewfinder(QWidget):
    def videoSink(self) -> PretendSink:
        return PretendSink()


class PretendSession(QObject):
    def setCamera(self, _camera: PretendCamera) -> None: ...

    def setVideoOutput(self, _output: QWidget) -> None: ...


class PretendDevices:
    cameras: ClassVar[list[str]] = ["front", "back"]

    @classmethod
    def videoInputs(cls) -> list[str]:
        return cls.cameras


@pytest.fixture
def with_cameras(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with two cameras, as far as this program uses them."""
    multimedia, widgets = ModuleType("QtMultimedia"), ModuleType("QtMultimediaWidgets")
    vars(multimedia).update(
        QMediaDevices=PretendDevices, QCamera=PretendCamera, QMediaCaptureSession=PretendSession
    )
    vars(widgets).update(QVideoWidget=PretendViewfinder)
    for name, module in (("QtMultimedia", multimedia), ("QtMultimediaWidgets", widgets)):
        monkeypatch.setitem(sys.modules, f"PySide6.{name}", module)
        monkeypatch.setattr(f"PySide6.{name}", module, raising=False)
    monkeypatch.setattr(PretendDevices, "cameras", ["front", "back"])
    monkeypatch.setattr(PretendCamera, "running", [])
    monkeypatch.setattr(PretendFrame, "picture", QImage())


@QT_SPEAKS_OF_LIBRARIES
def test_this_computer_has_no_camera_and_says_so(immediately: Background, qtbot: QtBot) -> None:
    device = Camera(immediately)
    with qtbot.waitSignal(device.unavailable) as why:
        device.start()
    assert why.args[0] in {camera.NO_CAMERA, camera.NOT_INSTALLED}
    with qtbot.waitSignal(device.not_yet):
        device.take()
    device.stop()


def test_without_qtmultimedia_it_says_so(
    immediately: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    monkeypatch.delattr("PySide6.QtMultimedia", raising=False)
    device = Camera(immediately)
    with qtbot.waitSignal(device.unavailable) as why:
        device.start()
    assert why.args == [camera.NOT_INSTALLED]


@pytest.mark.usefixtures("with_cameras")
def test_with_no_camera_attached_it_says_so(
    immediately: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PretendDevices, "cameras", [])
    device = Camera(immediately)
    with qtbot.waitSignal(device.unavailable) as why:
        device.start()
    assert why.args == [camera.NO_CAMERA]


@pytest.mark.usefixtures("with_cameras")
def test_a_camera_shows_what_it_sees_and_takes_a_photo(
    immediately: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = Camera(immediately)
    with qtbot.waitSignal(device.viewfinder_ready) as ready:
        device.start()
    qtbot.addWidget(ready.args[0])
    assert PretendCamera.running == ["front"]
    with qtbot.waitSignal(device.not_yet):
        device.take()  # before the first picture has come
    picture = QImage(1920, 1080, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    monkeypatch.setattr(PretendFrame, "picture", picture)
    with qtbot.waitSignal(device.photo_taken) as taken:
        device.take()
    photo = prepare(taken.args[0])
    assert (photo.width, photo.height, photo.taken, photo.latitude) == (1920, 1080, None, None)
    device.turn_to_next()
    assert PretendCamera.running == ["back"]
    device.turn_to_next()
    assert PretendCamera.running == ["front"]
    device.stop()
    assert PretendCamera.running == []


@pytest.mark.usefixtures("with_cameras")
def test_a_camera_that_stops_is_let_go_and_told(immediately: Background, qtbot: QtBot) -> None:
    device = Camera(immediately)
    device.start()
    assert device._camera is not None
    (on_error,) = device._camera.errorOccurred.slots  # type: ignore[attr-defined]  # the pretended signal
    with qtbot.waitSignal(device.unavailable) as why:
        on_error()
    assert why.args == [camera.STOPPED]
    assert PretendCamera.running == []


@pytest.mark.usefixtures("with_cameras")
@pytest.mark.parametrize("status", [Qt.PermissionStatus.Denied, Qt.PermissionStatus.Undetermined])
def test_a_camera_is_used_only_when_allowed(
    status: Qt.PermissionStatus, immediately: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QApplication, "checkPermission", lambda _app, _permission: status)
    monkeypatch.setattr(QApplication, "requestPermission", lambda _app, *what: asked.append(what))
    device, told = Camera(immediately), []
    device.unavailable.connect(told.append)
    device.start()
    assert told == ([camera.NOT_ALLOWED] if status == Qt.PermissionStatus.Denied else [])
    assert len(asked) == (1 if status == Qt.PermissionStatus.Undetermined else 0)
    assert PretendCamera.running == []


def test_a_picture_becomes_a_jpeg_without_anything_in_it_but_its_pixels(qapp: object) -> None:
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.setText("Author", "Mrs Example")
    picture.fill(Qt.GlobalColor.red)
    assert b"Mrs Example" not in prepare(as_jpeg(picture, Errand())).full


@pytest.fixture
def desk(
    immediately: Background, qtbot: QtBot, tmp_path: Path
) -> Iterator[tuple[CameraDesk, RememberingFrame, list[tuple[str, int]]]]:
    """The desk, its window, and what arrived: for which record, and how wide."""
    workroom, frame = a_workroom(immediately, tmp_path)
    arrived: list[tuple[str, int]] = []
    workroom.photos.photo_ready.connect(lambda about, photo: arrived.append((about, photo.width)))
    desk = CameraDesk(workroom)
    qtbot.addWidget(desk.widget)
    yield desk, frame, arrived
    workroom.photos.close()


@pytest.mark.usefixtures("with_cameras")
def test_photos_taken_at_the_desk_arrive_for_the_record_it_was_gone_to_about(
    desk: tuple[CameraDesk, RememberingFrame, list[tuple[str, int]]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    at, frame, arrived = desk
    the_desk: Desk = at
    the_desk.arrived("finding 15")
    picture = QImage(1280, 720, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    monkeypatch.setattr(PretendFrame, "picture", picture)
    at.widget.take.click()
    (tmp_path / "from a phone.jpg").write_bytes(photograph(1, (60, 80)))
    at.bring_files([tmp_path / "from a phone.jpg"])
    assert arrived == [("finding 15", 1280), ("finding 15", 60)]
    assert at.widget.taken.text() == "2 photos added"
    the_desk.refresh(Changes())
    at.widget.done.click()
    assert frame.went == [("back", "")]
    the_desk.left()
    assert PretendCamera.running == []


@pytest.mark.usefixtures("with_cameras")
def test_the_desk_offers_files_without_a_camera(
    desk: tuple[CameraDesk, RememberingFrame, list[tuple[str, int]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PretendDevices, "cameras", [])
    at, _, _ = desk
    opened: list[QFileDialog] = []

    def note(dialog: QFileDialog) -> None:
        opened.append(dialog)

    monkeypatch.setattr(QFileDialog, "open", note)
    at.arrived("finding 15")
    assert at.widget.take.isHidden()
    at.widget.files_wanted.emit()
    assert opened[0].fileMode() == QFileDialog.FileMode.ExistingFiles


def test_chosen_files_are_given_as_paths(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, chosen = QWidget(), []
    qtbot.addWidget(window)
    dialog = choose_photos(window, chosen.extend)
    dialog.filesSelected.emit([str(tmp_path / "a.jpg"), str(tmp_path / "b.heic")])
    assert chosen == [tmp_path / "a.jpg", tmp_path / "b.heic"]
    dialog.reject()
