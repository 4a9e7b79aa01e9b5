"""The order in which the window is loaded, which a start depends on for its speed."""

import subprocess
import sys

PROGRAM = """
import gc, sys
from desktop.start import load_window

open_window = load_window()
early = [name for name in sys.modules if name.startswith("views.")]
names = list(sys.modules)
assert not early, early
assert "msgspec" not in sys.modules
assert names.index("models.store.today") < names.index("PySide6")
assert not gc.isenabled()
assert open_window.__module__ == "desktop.application"
"""


def test_what_is_asked_of_the_records_is_loaded_before_qt_and_the_screens_and_the_exchange_later() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
