"""One sample paper in each edition, built once for all tests that read it."""

import pytest

from tests.views.printed.papers import house, read, sample
from tests.views.printed.reading import ReadPdf


@pytest.fixture(scope="session", params=[False, True], ids=["standard", "large print"])
def sample_paper(request: pytest.FixtureRequest) -> ReadPdf:
    """A paper with every part of the house style."""
    style = house(large_print=request.param)
    return read(style, *sample(style))
