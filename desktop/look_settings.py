"""Our look, as a person chose it for this device."""

from PySide6.QtWidgets import QApplication

from desktop.settings import PALETTE, TEXT_SIZE, DeviceSettings
from views.look import icons
from views.look.theme import theme
from views.look.tokens import PaletteName


def dress() -> None:
    """Give the application our fonts and colours, and its windows our icon."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.dress(app)
        app.setWindowIcon(icons.icon("footprints", 64, theme.look.colours.brand))


def take_look(settings: DeviceSettings) -> None:
    """Show everything in the chosen colours and size; "system" follows the computer's own settings."""
    palette = settings.value(PALETTE)
    theme.choose_palette(None if palette == PALETTE.default else PaletteName(palette))
    theme.choose_text_factor(settings.value(TEXT_SIZE))
