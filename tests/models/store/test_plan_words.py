"""Whatever is typed into the search finds what begins with it, and breaks nothing."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.plan import PlanFilter, PlanOrder
from models.store import plan
from models.store.plan_words import MARK, MOST_LETTERS, MOST_WORDS, question, typed_words
from models.store.store import Store
from tests.builders import an_action, as_of, keep

SHARED = Path(__file__).parents[4] / "shared" / "data"


def found(store: Store, search: str) -> list[str]:
    wanted = PlanFilter(search=search)
    rows = plan.page(store, wanted, PlanOrder.STANDING, as_of(), limit=500)
    assert plan.counts(store, wanted, as_of()).all == len(rows)
    return [row.action.id for row in rows]


@pytest.fixture
def written(maunside: Store) -> Store:
    keep(
        maunside,
        an_action(id="a-1", wording="Repair the drying area lights", leads=("Siân Pugh",), number=7),
        an_action(id="a-2", wording="Fly-tipping by the bin store", service="Caretaking and Cleaning"),
        an_action(id="018f-7F3A", wording="Rehang the gate", place="Weir Point", number=None),
        an_action(id="a-4", wording="e6c61726b6669656c64", number=1204),
    )
    return maunside


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("", ["a-1", "a-2", "018f-7F3A", "a-4"]),
        ("rep", ["a-1"]),
        ("LIGHTS dry", ["a-1"]),
        ("sian", ["a-1"]),
        ("SIÂN", ["a-1"]),
        (unicodedata.normalize("NFD", "Siân"), ["a-1"]),
        ("pugh lights", ["a-1"]),
        ("fly-tip", ["a-2"]),
        ("fly tip", ["a-2"]),
        ("caretak", ["a-2"]),
        ("weir", ["018f-7F3A"]),
        ("t-7f3a", ["018f-7F3A"]),
        ("007", ["a-1"]),
        ("7", ["a-1", "018f-7F3A"]),
        ("1204", ["a-4"]),
        ("rep gate", []),
        ("AND", ["a-2"]),
        ("lights OR gate", []),
        ("NEAR(lights dry)", []),
        ("wording:lights", []),
        ('"lights', ["a-1"]),
        ('lights"', ["a-1"]),
        ('"', ["a-1", "a-2", "018f-7F3A", "a-4"]),
        ("* - ^ : ( )", ["a-1", "a-2", "018f-7F3A", "a-4"]),
        ("lights*", ["a-1"]),
        ("lig\0hts", []),
        ("'; DROP TABLE action; --", []),
    ],
)
def test_typed_words_find_what_begins_with_them(written: Store, search: str, expected: list[str]) -> None:
    assert found(written, search) == expected


def test_the_made_up_words_of_the_filters_are_not_found_by_typing(written: Store) -> None:
    assert found(written, f"e{b'larkfield'.hex()}") == ["a-4"]  # whose wording it is
    for typed in (f"e{b'hallgate'.hex()}", f"{MARK}e{b'hallgate'.hex()}", f"{MARK}s"):
        assert found(written, typed) == found(written, typed.strip(MARK))
    assert len(found(written, MARK)) == 4
    assert found(written, "s456c656374") == []
    assert found(written, "e6c61") == ["a-4"]


def test_filters_meet_exactly_and_not_by_their_beginning(maunside: Store) -> None:
    keep(maunside, an_action(id="a-1", leads=("Grounds",)), an_action(id="a-2", leads=("Grounds team",)))
    for lead, expected in (("Grounds", ["a-1"]), ("Grounds team", ["a-2"]), ("Ground", []), ("grounds", [])):
        rows = plan.page(maunside, PlanFilter(lead=lead), PlanOrder.STANDING, as_of())
        assert [row.action.id for row in rows] == expected


def test_what_is_typed_has_limits() -> None:
    assert typed_words("a b " * 500) == ["a", "b"] * (MOST_WORDS // 2)
    assert sum(map(len, typed_words("x" * 100_000))) == MOST_LETTERS
    assert question(PlanFilter()) == ""


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
def test_nothing_that_can_be_typed_breaks_the_search(written: Store, search: str) -> None:
    if any("\ud800" <= letter <= "\udfff" for letter in search):
        return  # half a character cannot be typed
    assert set(found(written, search)) <= {"a-1", "a-2", "018f-7F3A", "a-4"}


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Zs", "Pd", "Po"]), max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_what_was_written_is_found_by_its_own_words(maunside: Store, wording: str) -> None:
    with maunside.transaction(by="gwen") as transaction:
        transaction.execute("DELETE FROM action")
    keep(maunside, an_action(wording=wording))
    ascii_words = " ".join(word for word in wording.split() if word.isascii())
    assert found(maunside, ascii_words) == ["a-0000"]


def shared_text(name: str) -> str:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the shared material {name} is not here")
    return path.read_text(encoding="utf-8")


def test_every_shared_name_is_found_as_it_is_typed_and_from_its_first_letters(maunside: Store) -> None:
    names = [line.split("\t")[2] for line in shared_text("text/names.tsv").splitlines()[1:]]
    keep(maunside, *(an_action(id=f"a-{place}", leads=(name,)) for place, name in enumerate(names)))
    for place, name in enumerate(names):
        assert f"a-{place}" in found(maunside, name), name
        rows = plan.page(maunside, PlanFilter(lead=name), PlanOrder.STANDING, as_of(), limit=500)
        assert f"a-{place}" in [row.action.id for row in rows], name
    welsh = names.index("Siân ap Gwŷr-Llŷn")
    assert found(maunside, "sian gwyr") == [f"a-{welsh}"]


def test_shared_naughty_strings_break_nothing(written: Store) -> None:
    for naughty in json.loads(shared_text("peer/naughty-strings/blns.json")):
        assert set(found(written, naughty)) <= {"a-1", "a-2", "018f-7F3A", "a-4"}
