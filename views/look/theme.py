"""The look in use now: one object, which follows the system's wishes unless the person chose otherwise.

Whatever paints is told of a change through `follow`, and asks `Theme.look` afresh each time.
"""

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip
from shiboken6 import isValid

from views.look import icons
from views.look.fonts import fonts
from views.look.tokens import Look, PaletteName, Type

SMALLEST_TEXT, LARGEST_TEXT = 1.0, 2.0


class Theme(QObject):
    """The current `Look`. ``changed`` fires after the application and all that follows have been given it.

    The palette follows the system's dark and contrast settings until `choose_palette` names one; the text
    factor is 1.0 to 2.0.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.look = Look()
        self.reduce_motion = False
        self._chosen: PaletteName | None = None
        self._dressed = False
        self._followers: WeakKeyDictionary[QObject, list[str]] = WeakKeyDictionary()
        fonts.grown.connect(self._on_fonts_grown)

    def dress(self, app: QApplication) -> None:
        """Give the application our fonts and palette, and follow the system from now on."""
        if self._dressed:
            return
        self._dressed = True
        fonts.load_house()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._take(Look(palette=self._wanted_palette(), text_factor=self.look.text_factor))

    def choose_palette(self, name: PaletteName | None) -> None:
        """Use this palette whatever the system says; ``None`` follows the system again."""
        self._chosen = name
        self._on_system_changed()

    def choose_text_factor(self, factor: float) -> None:
        """Make text, and everything measured from it, this many times as large; kept within 1.0 to 2.0."""
        kept = min(max(factor, SMALLEST_TEXT), LARGEST_TEXT)
        self._take(Look(palette=self.look.palette, text_factor=kept))

    def _on_system_changed(self) -> None:
        wanted = Look(palette=self._wanted_palette(), text_factor=self.look.text_factor)
        if wanted != self.look:
            self._take(wanted)

    def _on_fonts_grown(self) -> None:
        # Later, because a widget may be in the middle of painting the word that needed the font.
        QTimer.singleShot(0, self._retake)

    def _retake(self) -> None:
        self._take(self.look)

    def _wanted_palette(self) -> PaletteName:
        if self._chosen is not None:
            return self._chosen
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return PaletteName.HIGH_CONTRAST
        return PaletteName.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else PaletteName.LIGHT

    def _take(self, look: Look) -> None:
        self.look = look
        icons.forget()
        if self._dressed:
            palette = qt_palette(look)
            QApplication.setPalette(palette)
            QApplication.setFont(look.font(Type.BODY))
            QToolTip.setPalette(palette)
            QToolTip.setFont(look.font(Type.HINT))
        for follower, slots in list(self._followers.items()):
            for slot in slots:
                if isValid(follower):
                    getattr(follower, slot)()
        self.changed.emit()

    def tell(self, slot: Callable[[], None]) -> None:
        """Have this method of a Qt object called after each change, for as long as the object lives."""
        bound: Any = slot
        self._followers.setdefault(bound.__self__, []).append(bound.__name__)

    def motion(self, milliseconds: int) -> int:
        """How long a movement may take: nothing when movement is unwanted."""
        effects = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
        return 0 if self.reduce_motion or not effects else milliseconds


def qt_palette(look: Look) -> QPalette:
    """The same colours for what Qt draws itself: menus, carets, selections, native dialogs."""
    colours = look.colours
    palette = QPalette()
    role = QPalette.ColorRole
    for each, colour in {
        role.Window: colours.ground,
        role.WindowText: colours.ink,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.ink,
        role.PlaceholderText: colours.ink2,
        role.Button: colours.surface,
        role.ButtonText: colours.ink,
        role.BrightText: colours.on_brand,
        role.Highlight: colours.brand,
        role.HighlightedText: colours.on_brand,
        role.Accent: colours.brand,
        role.Link: colours.brand_text,
        role.LinkVisited: colours.brand_text,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.ink,
        role.Light: colours.surface,
        role.Midlight: colours.sunken,
        role.Mid: colours.line,
        role.Dark: colours.edge,
        role.Shadow: colours.edge,
    }.items():
        palette.setColor(each, colour)
    return palette


theme = Theme()


def follow(slot: Callable[[], None]) -> None:
    """Call this method of a widget or layout now, and whenever the look changes while it lives.

    A page has hundreds of these: connecting each to a signal took a third of the time of making it.
    """
    theme.tell(slot)
    slot()
