"""How the window is loaded: in the order that costs least, and without a search for garbage.

The order matters, because PySide6 reads the source of every module that is loaded after it.
"""

import gc
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from models.store.keys import KeyKeeper

if TYPE_CHECKING:
    from desktop.commands.answer import Answer

_STANDS_ON = "desktop.first_look"
"""What the window has to know first, and all of the records that takes; none of it needs Qt."""


def load_window() -> "Callable[[Path, KeyKeeper | None], Answer]":
    """Load what the records need, then Qt; gives ``open_window``, which loads the screens later still.

    Nothing that is loaded is garbage, so nobody looks for any until the window collects in its own time
    (``desktop/tidying.py``).
    """
    gc.disable()
    import_module(_STANDS_ON)
    from desktop.application import open_window  # noqa: PLC0415 - only now, see above

    return open_window
