"""Clocks that are years apart, and jump back between two exchanges: everybody comes to hold the same."""

from collections.abc import Sequence
from pathlib import Path

from models.store.disagreements import open_cases
from models.store.profile import Profile
from models.walkabout import Finding
from tests.builders import SetClock, a_finding, a_walkabout, an_action, found_maunside, keep
from tests.journeys.exchanging import (
    amend,
    assert_alike,
    is_whole,
    until_quiet,
)
from tests.sync.devices import a_device
from tests.sync.office_process import OfficeProcess, send, served

RIGHT = ("2026-03-24T14:04:00+00:00",) * 4
JUMPS_BACK = (
    "2051-01-01T00:00:00+13:00",
    "2026-03-24T14:04:00+00:00",
    "1970-01-01T00:00:00-11:00",
    "2026-03-24T14:05:00+00:00",
)
JUMPS_ON = tuple(reversed(JUMPS_BACK))


def test_whatever_clocks_say_everybody_comes_to_the_same(tmp_path: Path) -> None:
    right = a_story(tmp_path / "right", RIGHT, RIGHT)
    assert a_story(tmp_path / "wrong", JUMPS_BACK, JUMPS_ON) == right


def a_story(folder: Path, of_gwen: Sequence[str], of_colin: Sequence[str]) -> object:
    """Two people work side by side through four days of their clocks; what their devices hold at the end."""
    folder.mkdir()
    hers, his = SetClock(), SetClock()
    with served(folder / "office") as office:
        with a_device(folder / "gwen", hers) as gwen, a_device(folder / "colin", his) as colin:
            hers.set_to(of_gwen[0])
            his.set_to(of_colin[0])
            found_maunside(gwen.store)
            keep(gwen.store, a_walkabout(), a_finding(), an_action())
            for profile, name in ((gwen, "Gwen’s tablet"), (colin, "Office computer")):
                office.take_on(profile, name)
            until_quiet(gwen, colin)
            for turn in (0, 1):
                both_amend(gwen, colin, turn)
                hers.set_to(of_gwen[turn + 1])  # while it waits to be sent
                his.set_to(of_colin[turn + 1])
                until_quiet(gwen, colin)
        hers.set_to(of_gwen[3])
        his.set_to(of_colin[3])
        with a_device(folder / "gwen", hers) as gwen, a_device(folder / "colin", his) as colin:
            both_amend(gwen, colin, 2)
            until_quiet(gwen, colin)
            assert_alike(gwen, colin)
            assert what_is_held(gwen) == what_is_held(colin)
            assert is_whole(office)
            return what_is_held(gwen)


def both_amend(gwen: Profile, colin: Profile, turn: int) -> None:
    """Different fields, the same field, a new finding each, one removed; Gwen's is sent first."""
    amend(gwen, Finding, "light", grade="ABD"[turn], words=f"Gwen {turn}")
    amend(colin, Finding, "light", "colin", spot=f"spot {turn}", words=f"Colin {turn}")
    for profile, name in ((gwen, "gwen"), (colin, "colin")):
        keep(profile.store, a_finding(id=f"{name}{turn}", position=turn + 2))
        if turn:
            with profile.store.transaction(by=name) as transaction:
                transaction.remove(Finding, f"{name}{turn - 1}")


def what_is_held(profile: Profile) -> object:
    """The findings, and what has to be decided, without times."""
    findings = [
        (each.id, each.words, each.grade, each.spot)
        for each in sorted(profile.store.select(Finding), key=lambda each: each.id)
    ]
    cases = [
        (case.kind, case.record_id, [(each.field, each.late, each.standing) for each in case.contested])
        for case in open_cases(profile.store)
    ]
    return findings, sorted(cases)


def test_a_clock_that_was_years_ahead_once_costs_nothing_when_the_office_is_restored(
    gwen: Profile, colin: Profile, office: OfficeProcess, clock: SetClock, tmp_path: Path
) -> None:
    until_quiet(gwen, colin)
    office.says("backup", str(tmp_path / "copy"))
    right = clock.now().isoformat()
    keep(gwen.store, a_finding(id="before", position=2))
    send(gwen)
    clock.set_to("2051-01-01T00:00:00+13:00")
    keep(gwen.store, a_finding(id="meanwhile", position=3))
    send(gwen)
    send(gwen)
    clock.set_to(right)
    keep(gwen.store, a_finding(id="after", position=4))
    send(gwen)
    office.stop()
    office.says("restore", str(tmp_path / "copy"), "--replace")
    office.start()
    until_quiet(gwen, colin)
    assert {found.id for found in colin.store.select(Finding)} == {"light", "before", "meanwhile", "after"}
