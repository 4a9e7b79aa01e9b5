"""The shipped settings, and what follows from them."""

from models.landlord import Category, Grade, Service, default_landlord, grade_words, is_outside, service_for
from tests.builders import a_landlord


def test_the_shipped_settings_are_those_of_the_strategy() -> None:
    shipped = default_landlord("Maunside District Council")
    assert shipped.id == "landlord"
    assert shipped.name == "Maunside District Council"
    assert shipped.division == "england-and-wales"
    assert (shipped.feedback_working_days, shipped.due_soon_working_days) == (10, 10)
    assert shipped.walkabouts_a_year == 4
    assert [grade.mark for grade in shipped.grades] == ["A", "B", "C", "D"]
    assert [grade.acceptable for grade in shipped.grades] == [True, True, False, False]
    assert [priority.number for priority in shipped.priorities] == [1, 2, 3]


def test_every_kind_of_thing_has_a_service_that_is_known() -> None:
    shipped = default_landlord("Maunside District Council")
    known = {service.name for service in shipped.services} | {""}
    assert {category.service for category in shipped.categories} <= known
    assert len({category.name for category in shipped.categories}) == len(shipped.categories)


def test_a_service_may_be_an_outside_body() -> None:
    landlord = a_landlord(services=(Service(name="Electrical"), Service(name="Police", outside=True)))
    assert is_outside(landlord, "Police")
    assert not is_outside(landlord, "Electrical")
    assert not is_outside(landlord, "unheard of")
    assert not is_outside(landlord, "")


def test_a_grade_is_its_mark_and_word() -> None:
    landlord = a_landlord(grades=(Grade(mark="C", word="Poor", acceptable=False),))
    assert grade_words(landlord, "C") == "C, poor"
    assert grade_words(landlord, "Z") == "Z"
    assert grade_words(landlord, "") == ""


def test_a_kind_of_thing_is_answered_for_by_its_service() -> None:
    landlord = a_landlord(categories=(Category(name="Lighting", service="Electrical"),))
    assert service_for(landlord, "Lighting") == "Electrical"
    assert service_for(landlord, "Graffiti") == ""
