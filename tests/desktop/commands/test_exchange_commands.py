"""enrol, sync and conflicts on real records and a real central store on loopback."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.ports import TimeOrderedIds
from models.store.device_settings import use_as
from models.store.keys import PassphraseKeeper
from models.store.profile import Profile, open_profile
from models.walkabout import Finding
from sync.replies import BUSY, FULL, STRANGER
from sync.transport import BAD_ADDRESS
from tests.builders import GWEN, RoomyDisk, SetClock
from tests.desktop.commands.conftest import PASSPHRASE, Walkabout
from tests.desktop.commands.test_keeping_commands import keys_in_guide
from tests.sync.in_front import Said, in_front_of
from tests.sync.office_process import OfficeProcess, free_port, served


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeProcess]:
    with served(tmp_path_factory.mktemp("office")) as serving:
        yield serving


def opened(folder: Path) -> Profile:
    clock = SetClock()
    return open_profile(
        folder,
        keeper=PassphraseKeeper(PASSPHRASE),
        clock=clock,
        ids=TimeOrderedIds(clock),
        disk=RoomyDisk(),
    )


def answer_of(walkabout: Walkabout, *words: object) -> Any:
    status, said, trouble = walkabout(*words, "--json")
    assert status == 0, (said, trouble)
    return json.loads(said)


def test_two_devices_are_enrolled_send_and_decide(
    walkabout: Walkabout, records: Path, tmp_path: Path, office: OfficeProcess
) -> None:
    code = office.says("enrol", "Gwen")["code"]
    enrolled = answer_of(walkabout, "enrol", office.address, code, "--name", "Tablet", "--profile", records)
    assert enrolled.keys() == keys_in_guide("enrol")
    assert (enrolled["office"], enrolled["device"]) == ("The office", "Tablet")
    sent = answer_of(walkabout, "sync", "--profile", records)
    assert sent.keys() == keys_in_guide("sync")
    assert (sent["findings"], sent["received"], sent["to_decide"]) == (1, 0, 0)

    other = tmp_path / "other"  # where no records are yet
    code = office.says("enrol", "Colin")["code"]
    spoken = f"{code[:4]} {code[4:]}".lower()
    assert answer_of(walkabout, "enrol", office.address, spoken, "--profile", other)["device"] == "Colin"
    status, words, _ = walkabout("sync", "--profile", other)
    assert status == 0
    assert "Came from colleagues" in words

    for folder, by, text in ((records, GWEN, "Light out."), (other, replace(GWEN, person_id="c"), "Dark.")):
        with opened(folder) as profile:
            use_as(profile.store, by)
            finding = profile.store.get(Finding, "light")
            with profile.store.transaction(by=by.person_id) as transaction:
                transaction.amend(finding, replace(finding, words=text))
    answer_of(walkabout, "sync", "--profile", records)
    assert answer_of(walkabout, "sync", "--profile", other)["to_decide"] == 1
    (case,) = answer_of(walkabout, "conflicts", "--profile", other)
    assert case.keys() == keys_in_guide("conflicts")
    assert case["fields"] == [
        {"field": "words", "label": "What you see", "late": "Dark.", "standing": "Light out."}
    ]
    assert case["late"]["mine"]
    status, words, _ = walkabout("conflicts", "--profile", other)
    assert "late “Dark.”, standing “Light out.”" in words
    decided = answer_of(walkabout, "conflicts", case["case"], "--keep", "late", "--profile", other)
    assert decided == {"outcome": "decided", "case": case["case"], "kept": "late"}
    answer_of(walkabout, "sync", "--profile", other)
    answer_of(walkabout, "sync", "--profile", records)
    with opened(records) as profile:
        assert profile.store.get(Finding, "light").words == "Dark."
    status, words, _ = walkabout("conflicts", "--profile", records)
    assert words == "Nothing has to be decided.\n"


def test_a_wrong_code_is_refused_with_the_office_s_reason(
    walkabout: Walkabout, records: Path, office: OfficeProcess
) -> None:
    status, said, _ = walkabout("enrol", office.address, "AAAA2222", "--profile", records, "--json")
    assert status == 1
    assert "does not know that code" in json.loads(said)["reason"]
    status, words, _ = walkabout("enrol", office.address, "AAAA", "--profile", records)
    assert (status, "eight letters" in words) == (1, True)


def test_an_address_that_is_none_is_refused(walkabout: Walkabout, records: Path) -> None:
    for address in ("http://office.example", "ftp://office.example", "https://", "https://a@b.example"):
        status, words, _ = walkabout("enrol", address, "AAAA2222", "--profile", records)
        assert (status, words) == (1, f"{BAD_ADDRESS}\n")


def test_without_an_office_there_is_nothing_to_exchange(walkabout: Walkabout, records: Path) -> None:
    status, _, words = walkabout("sync", "--profile", records)
    assert status == 2
    assert "walkabout enrol" in words


def test_an_office_that_does_not_answer(walkabout: Walkabout, records: Path) -> None:
    address = f"http://127.0.0.1:{free_port()}"
    status, _, words = walkabout("enrol", address, "AAAA2222", "--profile", records)
    assert status == 2
    assert "cannot be reached" in words


def test_nobody_decides_who_is_not_known(walkabout: Walkabout, records: Path) -> None:
    status, _, words = walkabout("conflicts", "some case", "--keep", "late", "--profile", records)
    assert status == 2
    assert "Nobody has said who uses this device" in words


def test_a_case_that_is_closed_cannot_be_decided(walkabout: Walkabout, records: Path) -> None:
    with opened(records) as profile:
        use_as(profile.store, GWEN)
    status, _, words = walkabout("conflicts", "some case", "--keep", "late", "--profile", records)
    assert status == 2
    assert "decided meanwhile" in words


def test_why_an_office_did_not_take_anything_is_said_in_a_sentence(
    walkabout: Walkabout, records: Path, office: OfficeProcess
) -> None:
    code = office.says("enrol", "Gwen")["code"]
    page = Said(200, b"<html>Sign in</html>", {"content-type": "text/html"})
    with in_front_of(office.port) as front:
        answer_of(walkabout, "enrol", front.address, code, "--profile", records)
        for said, sentence in (
            (Said(429, b"", {"retry-after": "60"}), BUSY),
            (Said(503, b"", {"retry-after": "Fri, 31 Dec 9999 23:59:59 GMT"}), BUSY),
            (Said(500, b"Internal Server Error"), BUSY),
            (Said(502, b"<html>Bad gateway</html>"), BUSY),
            (Said(507, b'{"why":"Full."}'), FULL),
            (Said(302, b"", {"location": "/sign-in"}), STRANGER),
            (page, STRANGER),
        ):
            front.instead = lambda _, said=said: said  # type: ignore[misc] # a default holds this one
            assert walkabout("sync", "--profile", records) == (2, "", f"{sentence}\n")
            status, words, trouble = walkabout("sync", "--profile", records, "--json")
            assert (status, trouble) == (2, "")
            assert json.loads(words) == {"outcome": "failed", "reason": sentence}
        front.instead = lambda _: None
        assert answer_of(walkabout, "sync", "--profile", records)["outcome"] == "exchanged"
