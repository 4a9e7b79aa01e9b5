import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.printed.wording import SHORTENED, TEXT_LIMIT, Wording, clean, wording


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Kiln Court", "Kiln Court"),
        ("  two  blanks \t here ", "two blanks here"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one\n\n \n\ntwo", "one\ntwo"),
        ("nul\x00 bell\x07 del\x7f", "nul bell del"),
        ("half \ud800 a \udfff letter", "half a letter"),
        ("turned \u202eback\u202c \u2066apart\u2069 \u200fmark", "turned back apart mark"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("\ufeffbom \ufffe none \ufdd0 none", "bom none none"),
        ("Sia\u0302n", "Siân"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<b>bold <img src='/etc/passwd'> &amp;", "<b>bold <img src='/etc/passwd'> &amp;"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_what_cannot_be_printed_goes_and_the_rest_stays(typed: str, printed: str) -> None:
    assert clean(typed) == printed


def test_a_letter_keeps_six_marks() -> None:
    assert clean("a" + "\u0330" * 500 + "b") == "a" + "\u0330" * 6 + "b"


def test_line_ends_go_where_one_line_is_asked_for() -> None:
    assert clean("Kiln Court\n\nstair B", one_line=True) == "Kiln Court stair B"


def test_a_long_text_says_that_it_was_shortened() -> None:
    shortened = clean("word " * 5000)
    assert shortened.endswith(SHORTENED)
    assert len(shortened) <= TEXT_LIMIT + len(SHORTENED)
    assert clean("x" * TEXT_LIMIT) == "x" * TEXT_LIMIT
    assert clean("\x00" * 50 + "lost", limit=10) == SHORTENED


@pytest.mark.parametrize(
    "kept",
    [
        "6|pm", "10.30|am", "21|May", "9|working days", "10|clear days", "4|cm", "01632|960|114",
        "Paper|A", "Page|3", "page|12", "Action|104", "stair|B",
    ],
)  # fmt: skip
def test_figures_stay_with_what_they_count(kept: str) -> None:
    (piece,) = wording(f"see {kept.replace('|', ' ')} here").pieces
    assert piece.text == f"see {kept.replace('|', chr(0xA0))} here"
    assert wording(kept.replace("|", " ")).text == kept.replace("|", " ")


def test_blanks_at_the_ends_stay_so_that_wordings_join() -> None:
    joined = wording("Lead: ") + wording("Ravi", "bold") + wording(" ") + wording("\u2003here")
    assert joined.text == "Lead: Ravi  here"
    assert [piece.weight for piece in joined.pieces] == [None, "bold", None, None]


def test_no_words_are_no_pieces() -> None:
    assert not wording("")
    assert not wording("\x00")
    assert not Wording()
    assert wording("x")


@given(st.text(max_size=200))
def test_whatever_is_typed_comes_out_clean_and_only_once(typed: str) -> None:
    printed = clean(typed)
    assert printed == clean(printed)
    assert unicodedata.is_normalized("NFC", printed)
    assert not any(
        unicodedata.category(character) in {"Cc", "Cs"} - {"\n"} for character in printed if character != "\n"
    )
    printed.encode("utf-8")


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S")), max_size=100))
def test_letters_figures_and_signs_are_never_lost(typed: str) -> None:
    kept = unicodedata.normalize("NFC", "".join(each for each in typed if each.isprintable()))
    assert clean(typed) == unicodedata.normalize("NFC", kept)
