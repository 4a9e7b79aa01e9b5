"""Which devices may write: a code that is read out once, then a secret of the device's own."""

from collections.abc import Iterator
from typing import Any

import pytest

from models.errors import NotFound, RuleBroken
from sync.server import devices
from sync.server.central import Central
from sync.server.devices import CODE_LENGTH, LETTERS, NOT_A_CODE, TOO_MANY, plain_code
from tests.builders import SetClock


@pytest.fixture
def office(central: Central) -> Iterator[Any]:
    """The connection of an open transaction."""
    with central.transaction() as connection:
        yield connection


def take_on(office: Any, clock: SetClock, code: str, device: str = "tablet", name: str = "Tablet") -> str:
    _, token = devices.enrol(office, clock, code=code, device=device, name=name)
    return token


def test_a_code_is_short_and_easily_read_out(office: Any, clock: SetClock) -> None:
    code = devices.new_code(office, clock, "Gwen")
    assert len(code) == CODE_LENGTH
    assert set(code) <= set(LETTERS)
    assert not set("01OIL") & set(LETTERS)


def test_a_device_is_taken_on_with_it_and_known_by_its_secret(office: Any, clock: SetClock) -> None:
    token = take_on(office, clock, devices.new_code(office, clock, "Gwen"))
    known = devices.known_by(office, token)
    assert known is not None
    assert (known.device, known.name, known.revoked_at) == ("tablet", "Tablet", "")
    assert known.grants
    assert devices.known_by(office, "another") is None


def test_neither_code_nor_secret_is_kept_as_it_is(office: Any, clock: SetClock) -> None:
    code = devices.new_code(office, clock, "Gwen")
    token = take_on(office, clock, code)
    kept = str([*office.execute("SELECT * FROM code"), *office.execute("SELECT * FROM device")])
    assert code not in kept
    assert token not in kept


def test_a_code_may_be_typed_as_it_comes(office: Any, clock: SetClock) -> None:
    code = devices.new_code(office, clock, "Gwen")
    take_on(office, clock, f" {code[:4].lower()}-{code[4:]} ")
    assert plain_code("ab-c 1") == "ABC1"


def test_a_device_without_a_name_is_called_after_whom_the_code_was_for(office: Any, clock: SetClock) -> None:
    take_on(office, clock, devices.new_code(office, clock, "Gwen"), name="")
    assert [known.name for known in devices.devices(office)] == ["Gwen"]


def test_a_code_is_good_for_one_device(office: Any, clock: SetClock) -> None:
    code = devices.new_code(office, clock, "Gwen")
    take_on(office, clock, code)
    with pytest.raises(RuleBroken) as caught:
        take_on(office, clock, code, device="laptop")
    assert str(caught.value) == NOT_A_CODE


def test_a_code_is_good_for_a_quarter_of_an_hour(office: Any, clock: SetClock) -> None:
    code = devices.new_code(office, clock, "Gwen")
    late = devices.new_code(office, clock, "Gwen")
    clock.goes_on(minutes=15)
    take_on(office, clock, code)
    clock.goes_on(seconds=1)
    with pytest.raises(RuleBroken):
        take_on(office, clock, late)


def test_after_five_wrong_codes_nobody_is_taken_on_for_a_while(office: Any, clock: SetClock) -> None:
    for _ in range(5):
        with pytest.raises(RuleBroken, match="does not know that code"):
            take_on(office, clock, "WRONG")
    clock.goes_on(minutes=14)
    code = devices.new_code(office, clock, "Gwen")
    with pytest.raises(RuleBroken) as caught:
        take_on(office, clock, code)
    assert str(caught.value) == TOO_MANY
    clock.goes_on(minutes=1, seconds=1)
    take_on(office, clock, code)


def test_a_device_that_is_taken_on_again_is_known_by_its_new_secret_only(
    office: Any, clock: SetClock
) -> None:
    old = take_on(office, clock, devices.new_code(office, clock, "Gwen"))
    devices.revoke(office, clock, "tablet")
    new = take_on(office, clock, devices.new_code(office, clock, "Gwen"), name="Tablet again")
    assert devices.known_by(office, old) is None
    assert [(known.name, known.revoked_at) for known in devices.devices(office)] == [("Tablet again", "")]
    assert devices.known_by(office, new) is not None


def test_a_device_that_was_turned_away_is_still_known(office: Any, clock: SetClock) -> None:
    token = take_on(office, clock, devices.new_code(office, clock, "Gwen"))
    devices.revoke(office, clock, "tablet")
    known = devices.known_by(office, token)
    assert known is not None
    assert known.revoked_at == "2026-03-24T14:04:00+00:00"
    with pytest.raises(NotFound):
        devices.revoke(office, clock, "nobody's")


def test_a_contact_is_noted(office: Any, clock: SetClock) -> None:
    token = take_on(office, clock, devices.new_code(office, clock, "Gwen"))
    devices.seen(office, "tablet", "2026-03-25T09:00:00+00:00")
    known = devices.known_by(office, token)
    assert known is not None
    assert known.seen_at == "2026-03-25T09:00:00+00:00"


def test_a_wrong_code_is_counted_although_nothing_else_is_kept(central: Central) -> None:
    from sync.messages import Enrol

    with pytest.raises(RuleBroken):
        central.enrol(Enrol(protocol=1, code="WRONG", device="tablet", name=""))
    assert central.connection.execute("SELECT count(*) FROM wrong_code").fetchone() == (1,)
