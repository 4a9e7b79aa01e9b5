"""Joining an office: with a code as it was read out, and with the office's own words where it says no."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from models.errors import RuleBroken
from models.store.office import belong_to, office_of
from models.store.profile import Profile
from sync.enrolling import OLD_OFFICE, SHORT_CODE, check_may_join, enrol, enrol_request
from sync.messages import Enrol, Enrolled, Refusal, decode, encode
from sync.net import NOTHING, Request, Response, Unreachable
from sync.replies import AWAY, BUSY, STRANGER
from sync.server import devices
from sync.server.devices import NOT_A_CODE, TOO_MANY, TRIES
from sync.server.serving import office_application
from sync.trouble import ExchangeStopped, NotOurOffice, OfficeAway
from tests.builders import SetClock
from tests.sync.app_net import LOST, AppNet
from tests.sync.devices import an_office


@dataclass
class Says:
    """Answers everything with one thing."""

    result: Response | Unreachable
    asked: list[Request] = field(default_factory=list)

    def carry(
        self, requests: Sequence[Request], meanwhile: Iterator[object] = NOTHING
    ) -> list[Response | Unreachable]:
        self.asked += requests
        return [self.result for _ in requests]


A_REQUEST = enrol_request("device", code="ABCD2345", name="Tablet")


@pytest.mark.parametrize("code", ["ABCD2345", "abcd 2345", " ABCD-2345 ", "a b c d 2 3 4 5"])
def test_a_code_may_be_typed_as_it_was_read_out(code: str) -> None:
    request = enrol_request("device", code=code, name="  Gwen’s tablet ")
    assert (request.method, request.path) == ("POST", "/v1/enrol")
    wish = decode(request.body, Enrol)
    assert (wish.code, wish.device, wish.name) == ("ABCD2345", "device", "Gwen’s tablet")


@pytest.mark.parametrize("code", ["", "ABCD234", "ABCD23456", "--------"])
def test_what_cannot_be_a_code_is_not_sent(code: str) -> None:
    with pytest.raises(RuleBroken, match=SHORT_CODE):
        enrol_request("device", code=code, name="Tablet")


def test_the_office_takes_a_device_on_and_refuses_a_code_in_its_own_words(
    tmp_path: Path, clock: SetClock
) -> None:
    central = an_office(tmp_path, clock)
    net = AppNet(office_application(central, clock=clock, ids=central.ids), "")
    with central.transaction() as connection:
        code = devices.new_code(connection, clock, "Gwen")
    given = enrol(net, enrol_request("device", code=code.lower(), name=""))
    assert (given.office, given.device) == ("Maunside District Council", "Gwen")
    known = central.known_by(given.token)
    assert known is not None
    assert known.device == "device"
    for _ in range(TRIES):
        with pytest.raises(RuleBroken) as wrong:
            enrol(net, enrol_request("device", code=code, name=""))
        assert str(wrong.value) == NOT_A_CODE
    with pytest.raises(RuleBroken) as too_many:
        enrol(net, enrol_request("device", code=code, name=""))
    assert str(too_many.value) == TOO_MANY
    central.close()


@pytest.mark.parametrize(
    ("result", "trouble", "why"),
    [
        (LOST, OfficeAway, AWAY),
        (Response(status=503, body=encode(Refusal("Later."))), OfficeAway, BUSY),
        (Response(status=302), NotOurOffice, STRANGER),
        (Response(status=200, body=b"<html>"), NotOurOffice, STRANGER),
        (Response(status=403, body=b"<html>"), NotOurOffice, STRANGER),
        (Response(status=400, body=encode(Refusal("Not a message."))), ExchangeStopped, "Not a message."),
    ],
)
def test_no_answer_of_the_office_is_no_refusal(
    result: Response | Unreachable, trouble: type[ExchangeStopped], why: str
) -> None:
    with pytest.raises(trouble, match=why):
        enrol(Says(result), A_REQUEST)


def test_what_the_office_gives_is_read() -> None:
    given = Enrolled(office="Maunside", device="Tablet", epoch="e", token="secret")
    net = Says(Response(status=200, body=encode(given)))
    assert enrol(net, A_REQUEST) == given
    assert net.asked == [A_REQUEST]


def test_a_device_with_an_offices_records_joins_no_other(profile: Profile) -> None:
    store = profile.store
    check_may_join(store, "https://one")
    belong_to(store, address="https://one", name="One", device_name="Tablet", token="a")
    check_may_join(store, "https://two")  # it has none of its records yet
    with store.transaction(by="") as transaction:
        transaction.execute("UPDATE office SET cursor = 1")
    check_may_join(store, "https://one")
    with pytest.raises(RuleBroken, match=OLD_OFFICE):
        check_may_join(store, "https://two")
    known = office_of(store)
    assert known is not None
    assert known.address == "https://one"
