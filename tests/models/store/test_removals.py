"""The undoing of the last removal."""

import pytest

from models.action_plan import Action
from models.errors import RuleBroken
from models.photo import Photo
from models.store import findings, photos, removals
from models.store.store import Store
from models.walkabout import AgreedAction, Finding
from tests.builders import GWEN, SetClock, a_draft, a_photo, a_walkabout, keep


@pytest.fixture
def found(maunside: Store) -> Store:
    """A walkabout with one finding, its action and two pictures."""
    keep(maunside, a_walkabout(), a_photo(id="p1", finding_id="gate"), a_photo(id="p2", finding_id="gate"))
    findings.save_finding(maunside, a_draft(actions=(AgreedAction(wording="Mend it"),)), by=GWEN)
    return maunside


def everything(store: Store) -> list[str]:
    return [record.id for kind in (Finding, Action, Photo) for record in store.select(kind, order="id")]


def test_there_is_nothing_to_undo_at_first(found: Store) -> None:
    assert removals.last_removed(found) == ()
    with pytest.raises(RuleBroken, match="nothing to bring back"):
        removals.undo_last_removal(found, by=GWEN)


def test_a_removed_finding_comes_back_with_all_that_went_with_it(found: Store) -> None:
    before = everything(found)
    removed = findings.remove_finding(found, "gate", by=GWEN)
    assert everything(found) == []

    changes = removals.undo_last_removal(found, by=GWEN)

    assert everything(found) == before
    for kind in ("finding", "action", "photo"):
        assert changes.ids(kind) == removed.ids(kind)
    assert found.value("SELECT count(*) FROM operation WHERE what = 'restore'") == 4


def test_undone_once_more_it_brings_back_what_went_before(found: Store) -> None:
    photos.remove_photo(found, "p1", by=GWEN)
    photos.remove_photo(found, "p2", by=GWEN)
    removals.undo_last_removal(found, by=GWEN)
    assert [photo.id for photo in found.select(Photo)] == ["p2"]
    removals.undo_last_removal(found, by=GWEN)
    assert len(found.select(Photo)) == 2
    with pytest.raises(RuleBroken):
        removals.undo_last_removal(found, by=GWEN)


def test_what_was_brought_back_another_way_stays_as_it_is(found: Store) -> None:
    findings.remove_finding(found, "gate", by=GWEN)
    findings.save_finding(found, a_draft(), by=GWEN)

    changes = removals.undo_last_removal(found, by=GWEN)

    assert not changes.touches("finding")
    assert changes.ids("photo") == {"p1", "p2"}


def test_removed_again_it_is_undone_once(found: Store) -> None:
    for _ in range(2):
        photos.remove_photo(found, "p1", by=GWEN)
        removals.undo_last_removal(found, by=GWEN)
    assert removals.last_removed(found) == ()


def test_what_was_removed_stays_aside_for_30_days(found: Store, clock: SetClock) -> None:
    photos.remove_photo(found, "p1", by=GWEN)
    clock.goes_on(days=30)
    assert removals.last_removed(found) == (("photo", "p1"),)
    clock.goes_on(seconds=1)
    assert removals.last_removed(found) == ()
    with pytest.raises(RuleBroken, match="last 30 days"):
        removals.undo_last_removal(found, by=GWEN)
