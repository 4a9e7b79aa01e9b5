"""From nothing to a usable window on 100,000 actions, beside a process that only shows an empty window.

Both run from compiled bytecode, as what is installed does: the round that warms up compiles it.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from models.store.device_settings import use_as
from tests.benchmarks.figure import Figure, ratio, times_beside
from tests.benchmarks.large import COUNT, large_profile
from tests.builders import GWEN

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path, compiled = Path(folder) / "profile", Path(folder) / "compiled"
        with large_profile(path) as profile:
            use_as(profile.store, GWEN)
        ours, floor = times_beside(
            partial(_run, compiled, "-m", "tests.benchmarks.first_window", str(path)),
            partial(_run, compiled, "-c", BARE),
            rounds=7,
        )
    yield ratio(f"start-{COUNT}", 3.0, ours, floor)


def _run(compiled: Path, *arguments: str) -> None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run([sys.executable, *arguments], check=True, stderr=subprocess.DEVNULL, env=environment)
