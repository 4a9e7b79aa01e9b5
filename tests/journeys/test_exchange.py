"""Real profiles and a real central store in a process of its own: what people did is everywhere, whole."""

import shutil
from pathlib import Path

import pytest

from models.action_plan import Action
from models.disagreement import Choice, Decision
from models.ports import SystemClock
from models.store.deciding import decide
from models.store.disagreements import open_cases
from models.store.profile import Profile
from models.store.waiting import waiting_counts
from models.walkabout import Finding
from sync.trouble import NotWelcome, OfficeAway
from tests.builders import SetClock, a_finding, a_walkabout, found_maunside, keep
from tests.journeys.exchanging import amend, assert_alike, everything, take_photos, until_quiet
from tests.sync.cutting_proxy import breaking_line
from tests.sync.devices import COLIN, a_device
from tests.sync.office_process import OfficeProcess, send


def kills(office: OfficeProcess, profile: Profile, offsets: tuple[int, ...]) -> int:
    """Let the line break after so many bytes, and the office with it; how often it did."""
    kills = 0
    with breaking_line(office.port) as line:
        for after in offsets:
            line.cut(up=after)
            try:
                send(profile, line.address)
            except OfficeAway:
                kills += 1
                office.kill()
                office.start()
    return kills


def test_two_devices_come_to_hold_the_same_photos_included(
    gwen: Profile, colin: Profile, office: OfficeProcess
) -> None:
    take_photos(gwen, 5)
    done = send(gwen)
    assert (done.findings, done.photos) == (1, 5)
    assert waiting_counts(gwen.store).nothing
    send(colin)
    assert_alike(gwen, colin)
    assert colin.store.get(Action, "a-0000").number == gwen.store.get(Action, "a-0000").number == 1
    assert office.says("verify")["outcome"] == "whole"


def test_different_fields_are_both_kept_and_the_same_field_is_decided_by_a_person(
    gwen: Profile, colin: Profile
) -> None:
    until_quiet(gwen, colin)
    amend(gwen, Finding, "light", grade="D", words="Light out, cover cracked.")
    amend(colin, Finding, "light", "colin", spot="by the lift", words="Light flickers.")
    until_quiet(gwen, colin)
    assert_alike(gwen, colin)
    finding = gwen.store.get(Finding, "light")
    assert (finding.grade, finding.spot, finding.words) == ("D", "by the lift", "Light out, cover cracked.")
    (case,) = open_cases(gwen.store)
    (same,) = open_cases(colin.store)
    assert case.case_id == same.case_id
    assert [(each.late, each.standing) for each in case.contested] == [
        ("Light flickers.", "Light out, cover cracked.")
    ]
    written = {"words": "Light flickers, cover cracked."}
    decide(colin.store, Decision(case_id=case.case_id, choice=Choice.TOGETHER, written=written), by=COLIN)
    until_quiet(colin, gwen)
    assert_alike(gwen, colin)
    assert gwen.store.get(Finding, "light").words == "Light flickers, cover cracked."
    assert open_cases(gwen.store) == open_cases(colin.store) == ()


def test_the_office_is_killed_while_words_and_photos_are_on_their_way(
    gwen: Profile, colin: Profile, office: OfficeProcess
) -> None:
    take_photos(gwen, 4)
    assert kills(office, gwen, (1_000, 20_000, 60_000, 200_000, 400_000, 700_000, 1_000_000)) >= 3
    until_quiet(gwen, colin)
    assert_alike(gwen, colin)
    assert office.says("verify")["outcome"] == "whole"


def test_the_office_is_killed_while_photos_go_together(
    tmp_path: Path, colin: Profile, office: OfficeProcess
) -> None:
    with a_device(tmp_path / "gwen", SystemClock()) as gwen:  # a clock that goes shows a fast line
        found_maunside(gwen.store)
        keep(gwen.store, a_walkabout(), a_finding())
        office.take_on(gwen, "Gwen’s tablet")
        take_photos(gwen, 14)
        assert kills(office, gwen, (150_000, 400_000, 1_300_000, 2_000_000, 2_600_000)) >= 3
        until_quiet(gwen, colin)
        assert_alike(gwen, colin)
    assert office.says("verify")["outcome"] == "whole"


@pytest.mark.parametrize("after", [1, 150, 400, 1_500])
def test_a_lost_reply_is_asked_for_again_and_nothing_is_there_twice(
    gwen: Profile, colin: Profile, office: OfficeProcess, after: int
) -> None:
    with breaking_line(office.port) as line:
        line.cut(down=after)
        take_photos(gwen, 3)
        with pytest.raises(OfficeAway):
            send(gwen, line.address)
    until_quiet(gwen, colin)
    assert_alike(gwen, colin)
    assert office.says("verify")["outcome"] == "whole"


def test_an_office_restored_from_an_older_copy_is_filled_again(
    gwen: Profile, colin: Profile, office: OfficeProcess, tmp_path: Path
) -> None:
    take_photos(gwen, 2)
    until_quiet(gwen, colin)
    office.says("backup", str(tmp_path / "copy"))
    amend(gwen, Finding, "light", grade="D")
    keep(colin.store, a_finding(id="gate", position=2, words="Gate off its hinge."))
    take_photos(gwen, 2)
    until_quiet(gwen, colin)
    amend(colin, Finding, "light", "colin", grade="A")
    until_quiet(colin, gwen)
    before = everything(gwen)
    office.stop()
    office.says("restore", str(tmp_path / "copy"), "--replace")
    shutil.rmtree(office.folder / "blobs")
    shutil.copytree(tmp_path / "copy" / "blobs", office.folder / "blobs")
    office.start()
    until_quiet(gwen, colin)
    assert_alike(gwen, colin)
    assert everything(gwen) == before
    assert open_cases(gwen.store) == ()
    assert office.says("verify")["outcome"] == "whole"


def test_an_office_that_is_lost_is_rebuilt_from_its_devices(
    gwen: Profile, colin: Profile, office: OfficeProcess
) -> None:
    take_photos(gwen, 2)
    until_quiet(gwen, colin)
    keep(colin.store, a_finding(id="gate", position=2, words="Gate off its hinge."))
    amend(colin, Finding, "light", "colin", grade="A")
    until_quiet(colin, gwen)
    before = everything(gwen)
    office.stop()
    shutil.rmtree(office.folder)
    office.start()
    for profile, name in ((colin, "Office computer"), (gwen, "Gwen’s tablet")):
        office.take_on(profile, name)
        send(profile)
    until_quiet(colin, gwen, colin)
    assert_alike(gwen, colin)
    assert everything(gwen) == before
    assert open_cases(gwen.store) == ()
    assert office.says("verify")["outcome"] == "whole"


def test_a_copied_profile_goes_on_beside_the_first_and_both_keep_everything(
    gwen: Profile, colin: Profile, clock: SetClock, tmp_path: Path
) -> None:
    until_quiet(gwen, colin)
    gwen.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(tmp_path / "gwen", tmp_path / "twin", ignore=shutil.ignore_patterns("in-use"))
    with a_device(tmp_path / "twin", clock) as twin:
        keep(gwen.store, a_finding(id="gate", position=2))
        keep(twin.store, a_finding(id="fence", position=3))
        until_quiet(gwen, twin, gwen, colin)
        assert_alike(gwen, twin, colin)
        assert {found.id for found in colin.store.select(Finding)} == {"light", "gate", "fence"}
        assert twin.store.device.incarnation != gwen.store.device.incarnation


def test_a_profile_put_back_from_its_own_old_copy_gets_back_what_it_had_sent(
    gwen: Profile, colin: Profile, clock: SetClock, tmp_path: Path
) -> None:
    until_quiet(gwen, colin)
    gwen.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(tmp_path / "gwen", tmp_path / "old", ignore=shutil.ignore_patterns("in-use"))
    keep(gwen.store, a_finding(id="gate", position=2))
    amend(gwen, Finding, "light", grade="D")
    until_quiet(gwen, colin)
    with a_device(tmp_path / "old", clock) as old:
        amend(old, Finding, "light", spot="by the lift")
        until_quiet(old, colin)
        assert_alike(old, colin)
        light = old.store.get(Finding, "light")
        assert (light.grade, light.spot) == ("D", "by the lift")
        assert old.store.get(Finding, "gate").position == 2


def test_a_device_that_was_turned_away_is_told_so_and_loses_nothing(
    gwen: Profile, office: OfficeProcess
) -> None:
    send(gwen)
    office.says("revoke", "Gwen’s tablet")
    keep(gwen.store, a_finding(id="gate", position=2))
    with pytest.raises(NotWelcome, match="any more"):
        send(gwen)
    assert waiting_counts(gwen.store).findings == 1


def test_400_days_without_the_office(gwen: Profile, colin: Profile, clock: SetClock) -> None:
    until_quiet(gwen, colin)
    amend(gwen, Finding, "light", grade="D")
    for day in range(40):
        clock.goes_on(days=10)
        keep(colin.store, a_finding(id=f"day {day}", position=day + 2))
        send(colin)
    keep(gwen.store, a_finding(id="gate", position=99))
    until_quiet(gwen, colin)
    assert_alike(gwen, colin)


@pytest.mark.parametrize(
    ("of_gwen", "of_colin"), [("1996-02-29T12:00:00+00:00", "2051-01-01T00:00:00+13:00")]
)
def test_clocks_that_are_years_apart_change_nothing(
    gwen: Profile, colin: Profile, clock: SetClock, of_gwen: str, of_colin: str
) -> None:
    until_quiet(gwen, colin)
    clock.set_to(of_colin)
    amend(colin, Finding, "light", "colin", grade="A")
    send(colin)
    clock.set_to("1996-02-29T12:00:00+00:00")
    send(gwen)
    amend(gwen, Finding, "light", grade="D")  # having seen Colin's
    until_quiet(gwen, colin)
    assert_alike(gwen, colin)
    assert colin.store.get(Finding, "light").grade == "D"
    assert open_cases(colin.store) == ()
