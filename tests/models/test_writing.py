"""Which font draws what: the rules, then any text at all, then the shared names."""

import csv
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.writing import Family, Run, families, is_unseen, runs

NAMES = Path(__file__).parents[3] / "shared" / "data" / "text" / "names.tsv"
FAMILY = {family.name: family for family in families()}
HOUSE, LAST = families()[0], families()[-1]
ARABIC, HEBREW, THAI, LATIN = "نورجہاں", "יוסף", "ศศินา", "Siân"
# Letters of many scripts beside marks, digits, joiners, direction marks, emoji and things nobody can draw.
MIXED = st.text(
    st.sampled_from(
        "abŵạŁЖΩ \t\n12.,()-’"
        "نیسשל٣كরনिதிકਗදฉอ์ກကခក한ᄒ\u1161汉鄭の、።ሰაԱ"
        "\u0301\u0323\u064b\u05b0\u20e3\ufe0f\u200d\u200f\u202e\u2060→✓☎\u2211🏠👩🏽\U0001f1ec\U0001f1e7ᚠ\ue000"
    ),
    max_size=40,
)


def names_of(text: str) -> list[tuple[str, str]]:
    return [(run.text, run.family.removeprefix("Noto Sans ")) for run in runs(text)]


def covered(character: str, family: Family) -> bool:
    return is_unseen(character) or character in family.covers


def test_english_and_welsh_are_one_run_of_the_house_font() -> None:
    text = "Siân ap Gwŷr-Llŷn, 2 Tŷ Newydd: £12 – ‘urgent’"
    assert runs(text) == [Run(text=text, family=HOUSE.name, direction="ltr", shaped=False)]
    assert runs("") == []


def test_a_word_keeps_one_look() -> None:
    assert names_of("Anh Dương") == [("Anh ", HOUSE.name), ("Dương", "Noto Sans")]
    assert names_of("Γιώργος Παπαγιάννης") == [("Γιώργος Παπαγιάννης", "Noto Sans")]


def test_an_arabic_name_reads_right_to_left_and_is_shaped() -> None:
    (run,) = runs(ARABIC)
    assert (run.family, run.direction, run.shaped) == ("Noto Sans Arabic", "rtl", True)
    (hebrew,) = runs(HEBREW)
    assert hebrew.direction == "rtl"


def test_digits_spaces_and_brackets_join_the_run_around_them() -> None:
    assert names_of(f"{ARABIC} 12 (3)") == [(f"{ARABIC} 12 (3)", "Arabic")]
    assert names_of(f"12 {ARABIC}") == [(f"12 {ARABIC}", "Arabic")]
    assert names_of(f"Flat 12 {ARABIC}") == [("Flat 12 ", HOUSE.name), (ARABIC, "Arabic")]
    assert names_of("鄭國榮 (12)") == [("鄭國榮 (12)", "TC")]


def test_east_asian_names_are_drawn_where_their_readers_look() -> None:
    assert names_of("邹淑华") == [("邹淑华", "SC")]
    assert names_of("鄭國榮") == [("鄭國榮", "TC")]
    assert names_of("ひろし") == [("ひろし", "JP")]
    assert names_of("遠藤 美加子") == [("遠藤 美加子", "TC")]
    assert names_of("한글 12") == [("한글 12", "KR")]


def test_scripts_side_by_side_in_one_word() -> None:
    assert names_of("Cllr鄭國榮!") == [("Cllr", HOUSE.name), ("鄭國榮!", "TC")]


def test_symbols_and_emoji_do_not_draw_the_digits_beside_them() -> None:
    assert names_of("Flat 🏠 12 ✓3") == [
        ("Flat ", HOUSE.name),
        ("🏠", "Noto Emoji"),
        (" 12 ", HOUSE.name),
        ("✓", "Symbols 2"),
        ("3", HOUSE.name),
    ]
    assert names_of("👩🏽\u200d🔧") == [("👩🏽\u200d🔧", "Noto Emoji")]
    assert names_of("→") == [("→", "Symbols")]


def test_a_mark_stays_with_its_letter_and_asks_for_shaping() -> None:
    assert runs("x\u0301y") == [Run(text="x\u0301y", family=HOUSE.name, direction="ltr", shaped=True)]
    assert names_of("x\u0323") == [("x\u0323", "Noto Sans")]


def test_what_draws_nothing_needs_no_font() -> None:
    assert names_of("\u202eabc\n") == [("\u202eabc\n", HOUSE.name)]
    assert all(map(is_unseen, "\u202e\u200d\n\ufe0f\u3164"))
    assert not any(map(is_unseen, "a \u0301🏠"))


def test_what_nobody_draws_falls_to_the_last_family() -> None:
    assert [(run.text, run.family) for run in runs("ok ᚠ")] == [("ok ", HOUSE.name), ("ᚠ", LAST.name)]
    assert runs("\ud800")[0].family == LAST.name


def test_a_letter_under_a_mark_nobody_draws_keeps_its_font() -> None:
    assert names_of("q\U0001e944") == [("q\U0001e944", HOUSE.name)]


def test_a_very_long_word_is_not_slow() -> None:
    assert len(runs("A🏠" * 50_000)) == 100_000


@given(MIXED | st.text())
def test_the_runs_joined_are_the_text(text: str) -> None:
    found = runs(text)
    assert "".join(run.text for run in found) == text
    assert all(run.text for run in found)
    assert all(before.family != after.family for before, after in pairwise(found))


@given(MIXED | st.text())
def test_every_character_is_drawn_by_its_family_or_by_none_with_its_marks(text: str) -> None:
    for run in runs(text):
        family = FAMILY[run.family]
        for place, character in enumerate(run.text):
            if covered(character, family):
                continue
            cluster = cluster_around(run.text, place)
            assert not any(all(covered(each, other) for each in cluster) for other in families())
            if not any(covered(cluster[0], other) for other in families()):
                assert family is LAST


@given(MIXED | st.text())
def test_marks_stay_in_the_run_of_their_base(text: str) -> None:
    for run in runs(text)[1:]:
        assert unicodedata.category(run.text[0]) not in {"Mn", "Mc", "Me"}


@given(st.sampled_from([ARABIC, HEBREW, THAI, LATIN]), st.text("0123456789 ", max_size=6))
def test_digits_and_spaces_never_make_a_run_of_their_own(word: str, digits: str) -> None:
    assert len(runs(word + digits)) == 1
    assert len(runs(digits + word)) == 1
    assert len(runs(f"{word} {digits} {word}")) == 1


def test_every_shared_name_can_be_drawn() -> None:
    if not NAMES.exists():
        pytest.skip("the shared names are not beside this project")
    with NAMES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) == 117
    for row in rows:
        found = runs(row["text"])
        assert all(covered(each, FAMILY[run.family]) for run in found for each in run.text)
        assert "".join(run.text for run in found) == row["text"]
        assert ({run.direction for run in found} == {"rtl"}) == (row["bidi_rtl"] == "True")
        if row["scripts"] != "LATIN":
            assert len(found) == 1


def cluster_around(text: str, place: int) -> str:
    """The character at that place with all that stands on the same base."""
    start = place
    while start and extends(text[start]):
        start -= 1
    end = place + 1
    while end < len(text) and extends(text[end]):
        end += 1
    return text[start:end]


def extends(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"} or 0x1F3FB <= ord(character) <= 0x1F3FF
