"""Who is using the device: asked once, kept in the store, and a person on the landlord's staff."""

import pytest

from desktop.introduction import Known, introduce, who_is_known
from models.people import Member, Role
from models.store import people
from models.store.landlord import settings
from models.store.profile import Profile


def test_a_new_profile_knows_nobody(profile: Profile) -> None:
    assert who_is_known(profile) == Known(landlord=False, member=None)


def test_the_first_introduction_founds_the_landlord(profile: Profile) -> None:
    member, changes = introduce("Maunside District Council", "Gwen Hartnoll", "Housing officer", profile)
    assert (member.name, member.post) == ("Gwen Hartnoll", "Housing officer")
    assert changes.touches("landlord") and changes.touches("person") and changes.touches("member")  # noqa: PT018 - one fact
    assert settings(profile.store).name == "Maunside District Council"
    assert [(each.id, each.name, each.role) for each in people.officers(profile.store)] == [
        (member.person_id, "Gwen Hartnoll", Role.OFFICER)
    ]
    assert who_is_known(profile) == Known(landlord=True, member=member)


@pytest.mark.parametrize("name", ["Gwen Hartnoll", "GWEN HARTNOLL"])
def test_somebody_known_is_that_person_again(profile: Profile, name: str) -> None:
    first, _ = introduce("Maunside District Council", "Gwen Hartnoll", "Housing officer", profile)
    again, _ = introduce("", name, "", profile)
    assert again == first
    assert len(people.officers(profile.store)) == 1


def test_a_newcomer_joins_the_staff(profile: Profile) -> None:
    introduce("Maunside District Council", "Gwen Hartnoll", "Housing officer", profile)
    member, _ = introduce("", "Colin Threlfall", "", profile)
    assert [each.name for each in people.officers(profile.store)] == ["Colin Threlfall", "Gwen Hartnoll"]
    assert who_is_known(profile).member == member
    assert member == Member(person_id=people.officers(profile.store)[0].id, name="Colin Threlfall", post="")
