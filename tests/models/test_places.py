"""How a place is written."""

from hypothesis import given
from hypothesis import strategies as st

from models.places import place_words


def test_the_known_parts_stand_on_one_line() -> None:
    assert place_words("Linden Court", "stair B", "second landing") == "Linden Court, stair B, second landing"
    assert place_words("Linden Court", "", " ", "bin store ") == "Linden Court, bin store"
    assert place_words() == ""


@given(st.lists(st.text(max_size=10), max_size=4))
def test_no_part_is_lost_and_no_comma_stands_alone(parts: list[str]) -> None:
    words = place_words(*parts)
    known = [part.strip() for part in parts if part.strip()]
    assert words == ", ".join(known)
