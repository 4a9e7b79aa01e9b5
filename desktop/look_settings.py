"""The look a person chose for this device, given to the theme."""

from desktop.settings import PALETTE, TEXT_SIZE, DeviceSettings
from views.look.theme import theme
from views.look.tokens import PaletteName


def take_look(settings: DeviceSettings) -> None:
    """Show everything in the chosen colours and size; "system" follows the computer's own settings."""
    palette = settings.value(PALETTE)
    theme.choose_palette(None if palette == PALETTE.default else PaletteName(palette))
    theme.choose_text_factor(settings.value(TEXT_SIZE))
