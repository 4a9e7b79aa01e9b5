"""The screens of the exchange with the office, in every state worth looking at.

``python -m tests.gallery.exchange_screens FOLDER`` writes them in each palette and size.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.views.screens.cases import (
    a_refusal,
    a_removal,
    a_step,
    deciding_screen,
    every_case,
    far_away,
    nothing_chosen,
    two_versions,
)
from tests.views.screens.exchanges import (
    all_safe,
    asking_enrolling,
    connected_screen,
    enrolling_screen,
    no_office,
    refused_enrolling,
    sending_screen,
    stuck_screen,
    today_to_decide,
    wrong_enrolling,
)
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.parts.frame import NavigationFrame
from views.parts.pages import Page
from views.parts.rail import HELP, PLACES, you

PAGES: dict[str, tuple[str, Callable[[], Page]]] = {
    "today-to-decide": ("today", today_to_decide),
    "sending": ("today", sending_screen),
    "sending-paused": ("today", lambda: sending_screen(paused=True)),
    "sending-stuck": ("today", stuck_screen),
    "sending-all-safe": ("today", lambda: sending_screen(all_safe(), None)),
    "sending-no-office": ("today", lambda: sending_screen(no_office(), None)),
    "two-versions": ("action_plan", lambda: deciding_screen(two_versions())),
    "two-versions-far-away": ("action_plan", lambda: deciding_screen(far_away())),
    "two-versions-nothing-chosen": ("action_plan", nothing_chosen),
    "deciding-a-step": ("action_plan", lambda: deciding_screen(a_step())),
    "deciding-a-removal": ("walkabouts", lambda: deciding_screen(a_removal())),
    "deciding-a-refusal": ("walkabouts", lambda: deciding_screen(a_refusal())),
    "deciding-list": ("today", lambda: deciding_screen(*every_case())),
    "deciding-nothing": ("today", deciding_screen),
    "enrolling": ("you", enrolling_screen),
    "enrolling-wrong": ("you", wrong_enrolling),
    "enrolling-refused": ("you", refused_enrolling),
    "enrolling-asking": ("you", asking_enrolling),
    "enrolling-connected": ("you", connected_screen),
}
FACES = {
    "light": (PaletteName.LIGHT, 1.0, (1280, 800)),
    "dark": (PaletteName.DARK, 1.0, (1280, 800)),
    "high-contrast": (PaletteName.HIGH_CONTRAST, 1.0, (1280, 800)),
    "200-percent": (PaletteName.LIGHT, 2.0, (1280, 800)),
    "portrait": (PaletteName.LIGHT, 1.0, (800, 1280)),
}


def framed(name: str) -> NavigationFrame:
    """The frame with that page in it."""
    place, make = PAGES[name]
    frame = NavigationFrame(PLACES, [HELP, you("Gwen")])
    frame.add_page(name, make())
    frame.show_page(name, place)
    return frame


def draw(folder: Path, only: str = "") -> Iterator[Path]:
    """Each picture as it is written; ``only`` those with this in their name."""
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.dress(app)
    folder.mkdir(parents=True, exist_ok=True)
    for face, (palette, factor, size) in FACES.items():
        theme.choose_palette(palette)
        theme.choose_text_factor(factor)
        for name in PAGES:
            if only not in f"{name}-{face}":
                continue
            frame = framed(name)
            frame.resize(*size)
            frame.show()
            QTest.qWait(60)
            path = folder / f"{name}-{face}.png"
            frame.grab().save(str(path))
            frame.close()
            frame.deleteLater()
            yield path


if __name__ == "__main__":
    for written in draw(Path(sys.argv[1]), *sys.argv[2:3]):
        sys.stdout.write(f"{written}\n")
