"""Which words differ: word by word, never inside one, and the whole text is there again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views.screens.days import URDU
from views.parts.marked_words import Differs
from views.screens.deciding import word_diff
from views.screens.deciding.word_diff import marked


def whole(pieces: tuple[str | Differs, ...]) -> str:
    return "".join(piece.text if isinstance(piece, Differs) else piece for piece in pieces)


@pytest.mark.parametrize(
    ("text", "other", "pieces"),
    [
        ("Rehang it.", "Rehang it.", ("Rehang it.",)),
        ("by 27 March.", "by end of April.", ("by ", Differs("27 March"), ".")),
        ("by end of April.", "by 27 March.", ("by ", Differs("end of April"), ".")),
        ("Rehang  the\ngate", "Rehang a gate", ("Rehang  ", Differs("the"), "\ngate")),
        ("(the gate)", "(a gate)", ("(", Differs("the"), " gate)")),
        ("Gate!", "Gate", ("Gate", Differs("!"))),
        ("the caretaker’s key", "the tenant’s key", ("the ", Differs("caretaker’s"), " key")),
        ("Urgent", "Routine", (Differs("Urgent"),)),
        ("", "Routine", ()),
        ("Urgent", "", (Differs("Urgent"),)),
        (f"{URDU} here", f"{URDU} there", (f"{URDU} ", Differs("here"))),
        ("…", "…", ("…",)),
        (
            "Rehang the gate and paint the railings by 27 March.",
            "Rehang the gate with a new post, after the gas works finish, by end of April.",
            ("Rehang the gate ", Differs("and paint the railings"), " by ", Differs("27 March"), "."),
        ),
        (
            "Rehang the gate with a new post, after the gas works finish, by end of April.",
            "Rehang the gate and paint the railings by 27 March.",
            (
                "Rehang the gate ",
                Differs("with a new post, after the gas works finish,"),
                " by ",
                Differs("end of April"),
                ".",
            ),
        ),
    ],
)
def test_the_words_the_other_version_lacks_are_marked(
    text: str, other: str, pieces: tuple[str | Differs, ...]
) -> None:
    assert marked(text, other) == pieces


@given(text=st.text(alphabet="ab. \n", max_size=40), other=st.text(alphabet="ab. \n", max_size=40))
def test_nothing_is_lost_and_the_same_is_never_marked(text: str, other: str) -> None:
    assert whole(marked(text, other)) == text
    assert marked(text, text) == ((text,) if text else ())
    assert not any(piece.text.isspace() for piece in marked(text, other) if isinstance(piece, Differs))


@pytest.mark.parametrize(
    ("text", "other", "pieces"),
    [
        ("one two three four", "one 2 three four", ("one ", Differs("two"), " three four")),
        ("one two", "one two three", ("one two",)),
        ("one two three", "one two", ("one two ", Differs("three"))),
        ("two three", "one two three", ("two three",)),
        ("one b c d e", "one x c y e", ("one ", Differs("b c d"), " e")),
    ],
)
def test_of_very_long_texts_the_ends_are_compared(
    text: str, other: str, pieces: tuple[str | Differs, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_diff, "MOST_COMPARED", 1)
    assert marked(text, other) == pieces


def test_a_very_long_text_is_compared_in_no_time() -> None:
    pieces = marked("gate " * 20_000 + "end", "gate " * 20_000)
    assert pieces[-1] == Differs("end")
