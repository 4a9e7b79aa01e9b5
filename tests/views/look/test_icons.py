"""Icons: recoloured, sharp, kept until the look changes, and all there."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

import resources
from views.look import icons, marks
from views.look.theme import theme
from views.look.tokens import PaletteName
from views.parts.rail import HELP, PLACES, you

VIEWS = Path(__file__).parents[3] / "views"


def colours_of(image: QImage) -> set[str]:
    """The colours of everything solid in a picture."""
    solid = set()
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            if colour.alpha() == 255:
                solid.add(colour.name())
    return solid


def test_an_icon_takes_the_colour_it_is_given() -> None:
    picture = icons.pixmap("flag", 48, QColor("#a3201a")).toImage()
    assert colours_of(picture) == {"#a3201a"}


def test_it_is_drawn_at_the_ratio_of_the_screen() -> None:
    picture = icons.pixmap("flag", 22, QColor("black"), 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (44, 2.0)


def test_it_is_drawn_once_and_again_after_the_look_has_changed() -> None:
    first = icons.pixmap("flag", 22, QColor("black"))
    assert icons.pixmap("flag", 22, QColor("black")).cacheKey() == first.cacheKey()
    theme.choose_palette(PaletteName.DARK)
    assert icons.pixmap("flag", 22, QColor("black")).cacheKey() != first.cacheKey()


def test_it_stands_in_the_middle_of_its_box() -> None:
    image = QImage(60, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    icons.paint(painter, "circle-check", QRectF(0, 0, 60, 40), QColor("black"))
    painter.end()
    drawn = [x for x in range(60) if any(image.pixelColor(x, y).alpha() for y in range(40))]
    assert min(drawn) + max(drawn) == pytest.approx(59, abs=1)


def test_a_name_that_is_not_bundled_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", 22, QColor("black"))


def named_icons() -> set[str]:
    """Every icon the look and the parts name."""
    names = {mark.icon for mark in marks.MARKS.values()} | {
        place.icon for place in (*PLACES, HELP, you("Gwen"))
    }
    for file in (VIEWS / "parts").glob("*.py"):
        for found in re.finditer(
            r'icons\.paint\(\s*painter,\s*"([a-z0-9-]+)"', file.read_text(encoding="utf-8")
        ):
            names.add(found.group(1))
    return names


@pytest.mark.parametrize(
    "name", sorted(named_icons() | {"check", "chevron-down", "lightbulb", "eye-off", "shield", "menu"})
)
def test_every_icon_the_parts_name_is_bundled(name: str) -> None:
    assert resources.path(f"icons/{name}.svg").is_file()
    assert "currentColor" in resources.text(f"icons/{name}.svg")
