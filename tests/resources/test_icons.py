"""The icons are lucide's as published: drawn in the colour asked for, with nothing that runs or loads."""

import re
from pathlib import Path

import pytest

import resources

ICONS = sorted((Path(resources.__file__).parent / "icons").glob("*.svg"))


def test_there_are_icons_and_their_licence() -> None:
    assert len(ICONS) >= 70
    assert resources.text("icons/LICENSE.txt").startswith("ISC License")


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_an_icon_is_a_plain_drawing_in_the_current_colour(icon: Path) -> None:
    drawing = icon.read_text(encoding="utf-8")
    assert f'class="lucide lucide-{icon.stem}' in drawing
    assert 'viewBox="0 0 24 24"' in drawing
    assert 'stroke="currentColor"' in drawing
    drawn = {"svg", "path", "circle", "rect", "line", "ellipse", "polyline", "polygon"}
    assert set(re.findall(r"<(\w+)", drawing)) <= drawn
