import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from views.printed.compositor import Compositor
from views.printed.faces import TypeCase
from views.printed.lines import Line
from views.printed.wording import wording


def text_of(line: Line) -> str:
    """What a line shows, in the order it is drawn."""
    shown = ""
    for face, codes in line.runs:
        # Kerning stands as ">number<" between runs of hexadecimal codes.
        for stretch in codes.split("<"):
            digits = stretch.split(">")[0]
            shown += "".join(
                face.pieces[int(digits[at : at + 4], 16) - 1].text for at in range(0, len(digits), 4)
            )
    return shown


def lines_of(text: str, room: float) -> list[str]:
    return [text_of(line) for line in Compositor().set(wording(text), "regular", room).lines]


def test_a_line_takes_what_fits_and_keeps_the_blank_at_its_end() -> None:
    assert lines_of("Refix handrail, front steps", 8000) == ["Refix handrail, ", "front steps"]


def test_typed_line_ends_stay() -> None:
    assert lines_of("one\ntwo three", 20_000) == ["one ", "two three"]


@pytest.mark.parametrize("together", ["6 pm", "01632 960 114", "30 September"])
def test_what_belongs_together_is_not_parted(together: str) -> None:
    lines = lines_of(f"come along to the hall at {together}", 14_000)
    assert any(together in line for line in lines)


def test_a_line_may_end_after_a_hyphen_or_slash_between_words_but_not_inside_figures() -> None:
    assert lines_of("Neighbourhood-and-garden", 9000)[0] == "Neighbourhood-"
    assert lines_of("Wednesdays/Saturdays", 7000)[0] == "Wednesdays/"
    assert lines_of("ring 01632-960114", 8000) == ["ring ", "01632-960114"]


def test_a_long_ordinary_word_is_parted_between_syllables_and_shows_a_hyphen() -> None:
    lines = lines_of("Neighbourhood", 4500)
    assert lines[0] == "Neigh\u00ad"
    assert "".join(lines).replace("\u00ad", "") == "Neighbourhood"


def test_an_address_is_parted_at_its_signs_and_never_shows_a_hyphen() -> None:
    lines = lines_of("panels.and.forums@maunside.example", 10_000)
    assert lines[0][-1] in "@."
    assert "".join(lines) == "panels.and.forums@maunside.example"


def test_a_reference_without_signs_is_parted_anywhere_without_a_hyphen() -> None:
    lines = lines_of("AS0231CS0412" * 4, 6000)
    assert "".join(lines) == "AS0231CS0412" * 4


def test_east_asian_lines_end_between_letters_but_never_before_a_stop() -> None:
    lines = lines_of("武丹丹林坤、邹淑华。", 5000)
    assert "".join(lines) == "武丹丹林坤、邹淑华。"
    assert len(lines) > 1
    assert not any(line.startswith(("、", "。")) for line in lines)


def test_right_to_left_words_are_drawn_from_the_right() -> None:
    (line,) = lines_of("שלום עולם", 20_000)
    assert line == "םלוע םולש"


def test_figures_and_brackets_keep_their_direction_inside_right_to_left_words() -> None:
    (line,) = lines_of("דירה 12 (חדש)", 20_000)
    assert line == "(שדח) 12 הריד"


def test_right_to_left_words_inside_an_english_line_stay_in_their_place() -> None:
    setting = Compositor().set(wording("Flat 12, שלום עולם, ring"), "regular", 50_000)
    assert text_of(setting.lines[0]) == "Flat 12, םלוע םולש, ring"
    assert setting.turned
    assert not setting.right_to_left


def test_a_letter_wider_than_its_column_still_stands_alone_on_its_line() -> None:
    assert lines_of("WWW", 100) == ["W", "W", "W"]


def test_a_family_of_joined_emoji_is_taken_apart_only_where_it_must_be() -> None:
    family = "👨\u200d👩\u200d👧"
    assert lines_of(family, 5000) == [family]
    assert "".join(lines_of(family * 3, 100)).replace("\u200d", "") == "👨👩👧" * 3


def test_a_word_in_two_weights_is_not_parted_and_a_wide_one_is_cut_in_each() -> None:
    compositor = Compositor()
    words = wording("Break", "bold") + wording(", 10 minutes")
    assert text_of(compositor.set(words, "regular", 3500).lines[0]) == "Break, "
    wide = wording("W" * 9, "bold") + wording("M" * 9) + wording("i")
    assert all(line.width <= 4000.5 for line in compositor.set(wide, "regular", 4000).lines)


def test_what_is_set_once_is_remembered() -> None:
    compositor = Compositor()
    assert compositor.set(wording("Ravi"), "bold", 900) is compositor.set(wording("Ravi"), "bold", 900)


def test_no_words_are_no_line() -> None:
    assert Compositor().single_line(wording(""), "bold") == Line([], 0.0)
    assert Compositor().set(wording(" "), "bold", 900).lines == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from([1500, 4000, 30_000]))
def test_every_letter_stands_on_some_line_and_no_line_is_too_wide(typed: str, room: float) -> None:
    words = wording(typed)
    setting = Compositor().set(words, "regular", room)
    shown = "".join(text_of(line) for line in setting.lines)
    drawn = sorted(shown.replace("\u00ad", "").replace(" ", ""))
    if not setting.turned:
        assert drawn == sorted(words.text.replace("\n", "").replace(" ", ""))
    else:
        assert len(drawn) == len(words.text.replace("\n", "").replace(" ", ""))
    narrow = [line for line in setting.lines if line.width > room + 1]
    assert all(sum(len(codes) for _, codes in line.runs) <= 4 * 14 for line in narrow)


def test_the_case_opens_each_face_once_and_only_when_it_is_needed() -> None:
    case = TypeCase()
    assert case.used() == []
    face = case.house("bold")
    assert case.house("bold") is face
    assert case.face("Noto Sans Tamil", "extrabold").file == "fonts/NotoSansTamil-Bold.ttf"
    assert case.face("Noto Sans Tamil", "medium").file == "fonts/NotoSansTamil-Regular.ttf"
    assert [each.resource for each in case.used()] == ["F1", "F2", "F3"]
