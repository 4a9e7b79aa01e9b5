"""Half-written findings survive, and are never sent."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.photo import Photo
from models.store import drafts, findings
from models.store.profile import Profile, open_profile
from models.store.store import Store
from models.walkabout import AgreedAction, FindingDraft, Land, Route
from tests.builders import (
    GWEN,
    RoomyDisk,
    SetClock,
    TestKeeper,
    a_draft,
    a_finding,
    a_photo,
    a_walkabout,
    keep,
)


@pytest.fixture
def out(maunside: Store) -> Store:
    """Out on a walkabout."""
    keep(maunside, a_walkabout())
    return maunside


def test_nothing_is_being_written_at_first(out: Store) -> None:
    assert drafts.draft_of(out, "today") is None


def test_a_form_comes_back_as_it_stood(out: Store) -> None:
    draft = a_draft(
        land=Land.UNKNOWN,
        route=Route.HOUSEHOLD,
        latitude=53.14,
        longitude=-1.2,
        photo_ids=("p1", "p2"),
        actions=(AgreedAction(wording="Rehang it", leads=("Ravi Sandhu",), target="End of April"),),
    )
    changes = drafts.keep_draft(out, draft, by=GWEN)
    assert changes.ids("draft") == {"gate"}
    assert drafts.draft_of(out, "today") == draft


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(
    words=texts.filter(str.strip),
    spot=texts,
    leads=st.lists(texts, max_size=2).map(tuple),
    land=st.sampled_from(Land),
    route=st.sampled_from(Route),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_whatever_was_typed_comes_back(
    out: Store, words: str, spot: str, leads: tuple[str, ...], land: Land, route: Route
) -> None:
    draft = a_draft(
        words=words,
        spot=spot,
        land=land,
        route=route,
        actions=(AgreedAction(wording=words, leads=leads, target=spot),),
    )
    drafts.keep_draft(out, draft, by=GWEN)
    assert drafts.draft_of(out, "today") == draft


def test_it_survives_the_program_being_killed(profile: Profile, out: Store, tmp_path: Path) -> None:
    drafts.keep_draft(out, a_draft(words="Gate off its"), by=GWEN)
    as_left = shutil.copytree(profile.folder, tmp_path / "as left on the disk")
    with open_profile(as_left, keeper=TestKeeper(), clock=out.clock, ids=out.ids, disk=RoomyDisk()) as again:
        kept = drafts.draft_of(again.store, "today")
    assert kept == a_draft(words="Gate off its")


def test_the_form_last_written_is_the_one_that_comes_back(out: Store, clock: SetClock) -> None:
    keep(out, a_walkabout(id="other"))
    drafts.keep_draft(out, a_draft(finding_id="first"), by=GWEN)
    clock.goes_on(minutes=1)
    drafts.keep_draft(out, a_draft(finding_id="second"), by=GWEN)
    drafts.keep_draft(out, a_draft(finding_id="elsewhere", walkabout_id="other"), by=GWEN)
    assert drafts.draft_of(out, "today") == a_draft(finding_id="second")
    clock.goes_on(minutes=1)
    drafts.keep_draft(out, a_draft(finding_id="first", words="More."), by=GWEN)
    assert drafts.draft_of(out, "today") == a_draft(finding_id="first", words="More.")


def test_an_empty_form_is_forgotten(out: Store) -> None:
    drafts.keep_draft(out, a_draft(), by=GWEN)
    drafts.keep_draft(out, FindingDraft(finding_id="gate", walkabout_id="today"), by=GWEN)
    assert drafts.draft_of(out, "today") is None


def test_a_form_is_never_sent(out: Store) -> None:
    before = out.value("SELECT count(*) FROM operation")
    drafts.keep_draft(out, a_draft(), by=GWEN)
    assert out.value("SELECT count(*) FROM operation") == before


def test_what_another_version_of_the_program_kept_beside_it_is_left_out(out: Store) -> None:
    drafts.keep_draft(out, a_draft(), by=GWEN)
    with out.transaction(by="gwen") as transaction:
        transaction.execute("UPDATE draft SET content = json_set(content, '$.smell', 'damp')")
    assert drafts.draft_of(out, "today") == a_draft()


def test_a_form_thrown_away_takes_the_pictures_of_an_unsaved_finding_with_it(out: Store) -> None:
    drafts.keep_draft(out, a_draft(), by=GWEN)
    keep(out, a_photo(id="mine", finding_id="gate"), a_photo(id="other", finding_id="light"))

    changes = drafts.discard(out, "gate", by=GWEN)

    assert drafts.draft_of(out, "today") is None
    assert changes.ids("photo") == {"mine"}
    assert changes.ids("draft") == {"gate"}
    assert [photo.id for photo in out.select(Photo)] == ["other"]


def test_changes_to_a_saved_finding_thrown_away_leave_it_and_its_pictures(out: Store) -> None:
    keep(out, a_finding(), a_photo())
    drafts.keep_draft(out, replace(a_draft(finding_id="light"), words="Other words"), by=GWEN)

    changes = drafts.discard(out, "light", by=GWEN)

    assert not changes.touches("photo", "finding")
    assert len(out.select(Photo)) == 1
    assert findings.next_position(out, "today") == 2
