"""The screens of the exchange with the office, in every state worth looking at.

``python -m tests.gallery.exchange_screens FOLDER`` writes them in each palette and size.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.views.screens.beginnings import (
    a_recovery_key,
    a_wrong_passphrase,
    asking_a_colleague,
    asking_office,
    choosing_a_passphrase,
    coming,
    new_landlord,
    refused_code,
    stopped_half_way,
    two_ways,
)
from tests.views.screens.cases import (
    a_refusal,
    a_removal,
    a_step,
    closed_meanwhile,
    deciding_screen,
    every_case,
    far_away,
    nothing_chosen,
    one_field,
    two_versions,
    written_together,
)
from tests.views.screens.exchanges import (
    a_large_day,
    all_safe,
    asking_enrolling,
    connected_screen,
    enrolling_screen,
    filled_enrolling,
    no_good_code,
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
    "sending-a-large-day": ("today", lambda: sending_screen(a_large_day())),
    "sending-all-safe": ("today", lambda: sending_screen(all_safe(), None)),
    "sending-no-office": ("today", lambda: sending_screen(no_office(), None)),
    "two-versions": ("action_plan", lambda: deciding_screen(two_versions())),
    "two-versions-one-field": ("action_plan", lambda: deciding_screen(one_field())),
    "two-versions-together": ("action_plan", written_together),
    "two-versions-closed": ("action_plan", closed_meanwhile),
    "two-versions-far-away": ("action_plan", lambda: deciding_screen(far_away())),
    "two-versions-nothing-chosen": ("action_plan", nothing_chosen),
    "deciding-a-step": ("action_plan", lambda: deciding_screen(a_step())),
    "deciding-a-removal": ("walkabouts", lambda: deciding_screen(a_removal())),
    "deciding-a-refusal": ("walkabouts", lambda: deciding_screen(a_refusal())),
    "deciding-list": ("today", lambda: deciding_screen(*every_case())),
    "deciding-nothing": ("today", deciding_screen),
    "enrolling": ("you", enrolling_screen),
    "enrolling-wrong": ("you", wrong_enrolling),
    "enrolling-filled": ("you", filled_enrolling),
    "enrolling-no-good-code": ("you", no_good_code),
    "enrolling-away": ("you", refused_enrolling),
    "enrolling-asking": ("you", asking_enrolling),
    "enrolling-connected": ("you", connected_screen),
}
FIRST_START: dict[str, Callable[[], QWidget]] = {
    "unlock-new-passphrase": choosing_a_passphrase,
    "unlock-wrong-passphrase": a_wrong_passphrase,
    "unlock-recovery-key": a_recovery_key,
    "first-start": two_ways,
    "first-start-office": asking_office,
    "first-start-refused-code": refused_code,
    "first-start-coming": coming,
    "first-start-office-away": stopped_half_way,
    "first-start-who": asking_a_colleague,
    "first-start-new-landlord": new_landlord,
    "first-start-nothing-given": lambda: new_landlord(wrong=True),
}
FACES = {
    "light": (PaletteName.LIGHT, 1.0, (1280, 800)),
    "dark": (PaletteName.DARK, 1.0, (1280, 800)),
    "high-contrast": (PaletteName.HIGH_CONTRAST, 1.0, (1280, 800)),
    "200-percent": (PaletteName.LIGHT, 2.0, (1280, 800)),
    "portrait": (PaletteName.LIGHT, 1.0, (800, 1280)),
}


def window(name: str) -> QWidget:
    """What the window shows: a page from before the day’s work alone, or the frame with that page in it."""
    if name in FIRST_START:
        return FIRST_START[name]()
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
        for name in (*FIRST_START, *PAGES):
            if only not in f"{name}-{face}":
                continue
            shown = window(name)
            shown.resize(*size)
            shown.show()
            QTest.qWait(60)
            path = folder / f"{name}-{face}.png"
            shown.grab().save(str(path))
            shown.close()
            shown.deleteLater()
            yield path


if __name__ == "__main__":
    for written in draw(Path(sys.argv[1]), *sys.argv[2:3]):
        sys.stdout.write(f"{written}\n")
