"""The sample landlord, filled in once for the tests that only look at it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from desktop.demonstration.sample import PICTURE_TIME, fill
from models.store.profile import Profile
from tests.desktop.demonstration.filled_profile import Filled, empty_profile


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """The sample with its photographs, at the time of the guide's pictures. Only look at it."""
    with empty_profile(tmp_path_factory.mktemp("sample")) as profile:
        yield Filled(profile, fill(profile, PICTURE_TIME))


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[[], Profile]]:
    """Opens as many empty profiles as are asked for."""
    numbers = count()
    with ExitStack() as opened:
        yield lambda: opened.enter_context(empty_profile(tmp_path / f"profile-{next(numbers)}"))
