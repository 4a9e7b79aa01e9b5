"""The device's camera, through QtMultimedia where it is installed and works; without it, a sentence why not.

QtMultimedia is large, and on some systems a library it needs is missing, so it is only loaded when somebody
wants to take a photo.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCameraPermission, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QWidget

from desktop.background import Background
from desktop.errands import Errand

if TYPE_CHECKING:
    from PySide6 import QtMultimedia

NOT_INSTALLED = "This computer has no camera support for Walkabout."
NO_CAMERA = "No camera was found on this device."
NOT_ALLOWED = "Walkabout may not use the camera. Allow it in the computer’s privacy settings, then try again."
STOPPED = "The camera has stopped. Another program may be using it."
NO_PICTURE = "The camera has not sent a picture yet. Try again in a moment."

JPEG_QUALITY = 95
"""Nearly as the camera sent it; it is made smaller with every other photo later."""


class Camera(QObject):
    """Shows what the camera sees, and takes photos as JPEG."""

    photo_taken = Signal(bytes)
    viewfinder_ready = Signal(QWidget)
    """A widget that shows what the camera sees."""
    unavailable = Signal(str)
    """There is no camera, or it cannot be used, and why."""
    not_yet = Signal(str)
    """No photo could be taken this time, and why."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._number = 0
        self._camera: QtMultimedia.QCamera | None = None
        self._sink: QtMultimedia.QVideoSink | None = None
        self._session: QtMultimedia.QMediaCaptureSession | None = None

    def start(self) -> None:
        """Begin; ``viewfinder_ready`` or ``unavailable`` follows, the first time perhaps after a question."""
        application, permission = QApplication.instance(), QCameraPermission()
        if not isinstance(application, QApplication):
            raise TypeError("a camera needs the application")
        status = application.checkPermission(permission)
        if status == Qt.PermissionStatus.Undetermined:
            application.requestPermission(permission, self, self.start)
        elif status == Qt.PermissionStatus.Denied:
            self.unavailable.emit(NOT_ALLOWED)
        else:
            self._open()

    def stop(self) -> None:
        """Let go of the camera, so that its light goes out."""
        if self._camera is not None:
            self._camera.stop()
            self._camera.deleteLater()
        self._camera = self._sink = self._session = None

    def turn_to_next(self) -> None:
        """Use the next camera, such as the one on the other side of a tablet."""
        self._number += 1
        self.stop()
        self.start()

    def take(self) -> None:
        """Take what the camera sees now; ``photo_taken`` follows."""
        picture = self._sink.videoFrame().toImage() if self._sink is not None else QImage()
        if picture.isNull():
            self.not_yet.emit(NO_PICTURE)
        else:
            self._background.run(partial(as_jpeg, picture), then=self.photo_taken.emit)

    def _open(self) -> None:
        try:
            from PySide6 import QtMultimedia, QtMultimediaWidgets  # noqa: PLC0415 - heavy and optional, see above
        except ImportError:
            self.unavailable.emit(NOT_INSTALLED)
            return
        cameras = QtMultimedia.QMediaDevices.videoInputs()
        if not cameras:
            self.unavailable.emit(NO_CAMERA)
            return
        viewfinder = QtMultimediaWidgets.QVideoWidget()
        self._camera = QtMultimedia.QCamera(cameras[self._number % len(cameras)], self)
        self._camera.errorOccurred.connect(self._on_error)
        self._session = QtMultimedia.QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoOutput(viewfinder)
        self._sink = viewfinder.videoSink()
        self.viewfinder_ready.emit(viewfinder)
        self._camera.start()

    def _on_error(self) -> None:
        self.stop()
        self.unavailable.emit(STOPPED)


def as_jpeg(picture: QImage, _errand: Errand) -> bytes:
    """A picture as the bytes of a JPEG; meant for the background, it takes a tenth of a second."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpg")
    writer.setQuality(JPEG_QUALITY)
    writer.write(picture)
    return bytes(buffer.data().data())
