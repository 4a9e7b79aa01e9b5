"""The office's end put together: both halves behind one door."""

import pytest

from models.errors import RuleBroken
from models.ports import TimeOrderedIds
from sync.server.central import Central
from sync.server.serving import listen, office_application
from tests.builders import SetClock
from tests.sync.server.asking import ask
from tests.sync.server.by_hand import Hand


def test_devices_come_in_at_both_halves_and_strangers_at_neither(
    central: Central, tablet: Hand, clock: SetClock
) -> None:
    app = office_application(central, clock=clock, ids=TimeOrderedIds(clock))
    known = {"authorization": f"Bearer {tablet.token}", "tus-resumable": "1.0.0"}
    assert ask(app, "GET", "/v1/uploads", known).status == 200
    assert ask(app, "GET", "/v1/uploads", known | {"authorization": "Bearer x"}).status == 401
    assert ask(app, "POST", "/v1/exchange", {}, b"{}").status == 401
    assert ask(app, "GET", "/v1/hello").status == 200


def test_a_port_that_is_taken_is_said() -> None:
    first = listen("127.0.0.1", 0)
    with pytest.raises(RuleBroken, match="Nobody can listen"):
        listen("127.0.0.1", first.getsockname()[1])
    first.close()


def test_the_newer_addresses_are_listened_at_too() -> None:
    try:
        found = listen("::1", 0)
    except RuleBroken:
        pytest.skip("this computer has no IPv6 of its own")
    assert found.getsockname()[0] == "::1"
    found.close()
