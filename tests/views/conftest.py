"""What every test of a view needs: a dressed application, and the look put back afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from views.look.theme import theme
from views.look.tokens import PaletteName

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A window that is on no screen cannot be raised, nor hint its size; Qt says so each time."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True)
def dressed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Our style and fonts; light, at 100 %, without movement. What is printed needs no window."""
    if {"printed", "web"} & set(request.path.parts):
        yield
        return
    app = request.getfixturevalue("qapp")
    assert isinstance(app, QApplication)
    theme.dress(app)
    theme.reduce_motion = True
    theme.choose_palette(PaletteName.LIGHT)
    theme.choose_text_factor(1.0)
    yield
    theme.choose_palette(PaletteName.LIGHT)
    theme.choose_text_factor(1.0)
