"""The check says what it looked at, and what is wrong, in whole sentences without anybody's words."""

import pytest

from models.store import checking
from models.store.checking import check
from models.store.profile import Profile
from tests.generate.sample_store import fill


@pytest.fixture
def full(profile: Profile) -> Profile:
    """A profile with something of everything."""
    fill(profile)
    return profile


def test_a_sound_profile_is_told_so(full: Profile) -> None:
    report = check(full)
    assert report.troubles == ()
    assert report.exit_status == 0
    assert report.looked_at == (
        "the file with the records",
        "9 records",
        "13 changes waiting to be sent",
        "the search",
        "the file with the photos",
        "1 photo",
    )


def test_an_empty_profile_is_sound(profile: Profile) -> None:
    assert check(profile).exit_status == 0


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            "DELETE FROM operation WHERE device_seq = 3",
            "missing from the outbox, so that later ones cannot be sent: 1.",
        ),
        ("UPDATE finding SET land = 'the moon'", "Records that cannot be read: 1."),
        ("UPDATE landlord SET services = '[1]'", "Records that cannot be read: 1."),
        (
            "CREATE TABLE surprise (a)",
            "The file with the records is not laid out as this program lays it out.",
        ),
        ("DROP TRIGGER action_found", "not laid out"),
        (
            "INSERT INTO action_search (action_search) VALUES ('delete-all')",
            "The search knows 0 actions where there are 1.",
        ),
        ("UPDATE photo SET thumbnail = printf('%064d', 7)", "a record names and that are not there: 1."),
    ],
)
def test_each_fault_has_its_sentence(full: Profile, fault: str, sentence: str) -> None:
    full.store.connection.execute(fault)
    report = check(full)
    assert report.exit_status == 1
    assert len(report.troubles) == 1
    assert sentence in report.troubles[0]


def test_a_record_whose_parent_is_gone_is_told(full: Profile) -> None:
    full.store.connection.execute("PRAGMA foreign_keys = OFF")
    full.store.connection.execute("DELETE FROM walkabout")
    assert check(full).troubles == (
        "In the file with the records, records that name one that is not there: 1.",
    )


def test_a_picture_that_is_not_what_was_taken_is_told(full: Profile) -> None:
    full.blobs.connection.execute("UPDATE blob SET data = x'00' WHERE size > 25")
    (trouble,) = check(full).troubles
    assert trouble == "Pictures that are not what was taken, and are not shown or printed: 1."


def test_trouble_with_one_part_does_not_hide_the_others(
    full: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    full.store.connection.execute("DELETE FROM operation WHERE device_seq = 3")
    full.store.connection.execute("DROP TABLE action_search")
    full.store.connection.execute("UPDATE finding SET land = 'the moon'")

    def torn(profile: Profile) -> checking.Findings:
        raise checking.StoreTrouble("The disk could not be read. Nothing was changed.")

    monkeypatch.setattr(checking, "_search", torn)
    report = check(full)
    assert [trouble.split(":")[0].split(".")[0] for trouble in report.troubles] == [
        "The file with the records is not laid out as this program lays it out",
        "Records that cannot be read",
        "Changes missing from the outbox, so that later ones cannot be sent",
        "The disk could not be read",
    ]
    assert "the search" not in report.looked_at
