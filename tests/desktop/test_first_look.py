"""What is read when the records are opened: who is there, and what the first page shows them."""

import pytest

from desktop.first_look import FirstLook
from desktop.introduction import Known, introduce
from desktop.this_day import this_day
from models.errors import StoreTrouble
from models.store.profile import Profile


def test_a_new_profile_knows_nobody_and_has_no_day(profile: Profile) -> None:
    look = FirstLook(day=True)
    assert (look.known, look.day) == (None, None)
    look.take(profile)
    assert (look.known, look.day) == (Known(landlord=False, member=None), None)


def test_whoever_is_known_gets_the_day_where_it_is_shown_first(profile: Profile) -> None:
    member, _ = introduce("Maunside District Council", "Gwen Hartnoll", "Housing officer", profile)
    look, elsewhere = FirstLook(day=True), FirstLook(day=False)
    look.take(profile)
    elsewhere.take(profile)
    assert look.known == elsewhere.known == Known(landlord=True, member=member)
    assert look.day == this_day(member, profile)
    assert elsewhere.day is None


def test_trouble_is_left_to_whoever_asks_again(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_profile: Profile) -> Known:
        raise StoreTrouble("The disk does not answer.")

    monkeypatch.setattr("desktop.first_look.who_is_known", fails)
    look = FirstLook(day=True)
    look.take(profile)
    assert (look.known, look.day) == (None, None)
