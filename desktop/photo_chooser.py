"""Choosing photos from the files of this computer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

KINDS = "Photos (*.jpg *.jpeg *.png *.webp *.heic *.heif *.avif *.mpo);;All files (*)"


def choose_photos(window: QWidget, chosen: Callable[[list[Path]], None]) -> QFileDialog:
    """Open the dialog over ``window``; ``chosen`` gets the files, if any are."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    dialog = QFileDialog(window, "Add photos", pictures, KINDS)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(partial(_as_paths, chosen))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _as_paths(chosen: Callable[[list[Path]], None], files: list[str]) -> None:
    chosen([Path(file) for file in files])
