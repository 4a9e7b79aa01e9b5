"""Pages of the log: in order, never part of a wish, and nothing a device knows of itself."""

from typing import Any

import pytest

from sync.messages import entry_of
from sync.server import pages
from sync.server.central import Central
from sync.server.chain import BEGINNING
from sync.server.pages import chain_at, page_after
from tests.builders import a_finding, a_walkabout
from tests.sync.operations import a_create, a_set
from tests.sync.server.by_hand import Hand


def seqs(central: Central, cursor: int, **asked: Any) -> tuple[list[int], int]:
    """The numbers on a page for another device, and where it ends."""
    page = page_after(central.connection, cursor, **{"device": "laptop", "incarnation": "laptop-1"} | asked)
    return [entry_of(raw).seq for raw in page.entries], page.cursor


def test_a_page_goes_on_after_the_cursor(central: Central, tablet: Hand) -> None:
    tablet.push(a_set("grade", "A", base_seq=3))
    assert seqs(central, 0) == ([1, 2, 3, 4], 4)
    assert seqs(central, 3) == ([4], 4)
    assert seqs(central, 4) == ([], 4)


def test_a_page_never_cuts_a_wish(central: Central, tablet: Hand) -> None:
    tablet.push(a_set("grade", "A", base_seq=3), a_set("spot", "gate", base_seq=3))
    assert seqs(central, 0, most=1) == ([1, 2, 3], 3), "the first three are one wish"
    assert seqs(central, 3, most=1) == ([4], 4)
    assert seqs(central, 0, most=4) == ([1, 2, 3, 4], 4)


def test_a_page_ends_where_it_grows_too_large(
    central: Central, tablet: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    tablet.push(a_set("words", "x" * 5_000, base_seq=3), a_set("spot", "gate", base_seq=3))
    monkeypatch.setattr(pages, "LARGEST_PAGE", 4_000)
    assert seqs(central, 3) == ([4], 4)


def test_what_a_life_wrote_itself_is_not_sent_to_it(central: Central, tablet: Hand) -> None:
    assert seqs(central, 0, device="tablet", incarnation="tablet-1") == ([], 3)
    assert seqs(central, 0, device="tablet", incarnation="tablet-2") == ([1, 2, 3], 3)


def test_what_is_not_sent_makes_no_page_shorter(central: Central, tablet: Hand, laptop: Hand) -> None:
    laptop.push(a_set("grade", "A", base_seq=3))
    asked = {"device": "tablet", "incarnation": "tablet-1", "most": 1}
    assert seqs(central, 0, **asked) == ([4], 4)
    tablet.push(a_set("spot", "gate", base_seq=3))
    laptop.push(a_set("grade", "B", base_seq=4))
    assert seqs(central, 0, **asked) == ([4], 4), "it ends before the next wish of somebody else"
    assert seqs(central, 4, **asked) == ([6], 6)


def test_but_what_was_taken_only_later_is(central: Central, tablet: Hand, laptop: Hand) -> None:
    laptop.push(a_create(a_finding(id="gate", walkabout_id="tomorrow")))
    tablet.push(a_create(a_walkabout(id="tomorrow")))
    assert seqs(central, 3) == ([4, 5], 5)


def test_the_devices_that_wrote_a_page_are_named(central: Central, tablet: Hand) -> None:
    page = page_after(central.connection, 0, device="laptop", incarnation="laptop-1")
    assert page.devices == {"tablet": "Gwen's tablet"}
    own = page_after(central.connection, 0, device="tablet", incarnation="tablet-1")
    assert own.devices == {}


def test_the_chain_is_known_as_far_as_the_log_reaches(central: Central, tablet: Hand) -> None:
    chain = chain_at(central.connection, 3)
    assert chain == central.connection.execute("SELECT head FROM office").fetchone()[0]
    assert chain != BEGINNING
    assert chain_at(central.connection, 4) is None
