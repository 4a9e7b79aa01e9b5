"""The walkabout's desk on a real profile: every wish of the page reaches the store, and the page shows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.background import Background
from models.action_plan import Action
from models.changes import Changes
from models.errors import StorageFull
from models.photo import Photo
from models.store import drafts, findings
from models.walkabout import AgreedAction, Route
from tests.desktop.capture_at_work import Capture, open_capture
from tests.photographs import photograph
from views.parts.buttons import QuietButton


@pytest.fixture
def capture(immediately: Background, tmp_path: Path) -> Iterator[Capture]:
    at_work = open_capture(immediately, tmp_path)
    yield at_work
    at_work.page.close()


def test_a_walkabout_opens_with_a_blank_finding_and_what_there_is_to_check(capture: Capture) -> None:
    assert capture.page.head.title.text() == "Larkfield estate walkabout"
    assert capture.page.form.head.number.text() == "Finding 1"
    assert capture.page.draft.walkabout_id == "today"
    assert capture.page.panes._panes[2].count == 1
    assert capture.page.form.kinds.chips.keys()[:2] == ["Lighting", "Repairs"]


def test_what_is_typed_is_kept_and_comes_back(capture: Capture) -> None:
    capture.write("Landing light out")
    assert capture.draft() == capture.page.draft
    assert capture.page.form.head.state.text() == "Saved as you type"
    capture.desk.arrived("before")
    capture.desk.arrived("today")
    assert capture.page.draft.words == "Landing light out"


def test_leaving_the_page_keeps_what_was_typed_last(capture: Capture) -> None:
    capture.page.form.words.setPlainText("Paint on the")
    assert capture.page.form.head.state.text() == "Saving"
    assert capture.draft() is None
    capture.desk.left()
    kept = capture.draft()
    assert kept is not None
    assert kept.words == "Paint on the"


def test_saving_says_so_only_once_it_is_on_the_disk_and_opens_the_next(capture: Capture) -> None:
    capture.fill_in()
    first = capture.page.draft.finding_id
    capture.page.save.click()
    assert capture.frame.reported == ["Finding 1 saved on this tablet"]
    assert [finding.id for finding in capture.findings()] == [first]
    assert capture.draft() is None
    assert capture.page.form.head.number.text() == "Finding 2"
    assert capture.page.draft.finding_id != first
    assert capture.page.draft.words == ""
    assert capture.page.so_far.table.rowCount() == 1


def test_a_finding_that_lacks_something_is_not_saved_but_may_be_finished_later(capture: Capture) -> None:
    capture.write("Standing water by the ramp")
    capture.page.save.click()
    assert capture.findings() == []
    assert [link.text() for link in capture.page.form.errors.links()] == [
        "Choose what kind of thing it is",
        "Choose a block, or say the place in words",
    ]
    capture.page.later.click()
    assert [finding.words for finding in capture.findings()] == ["Standing water by the ramp"]
    assert "Half finished" in str(capture.page.so_far.table.index(0).data())


def test_an_empty_form_says_that_there_is_nothing_to_save(capture: Capture) -> None:
    capture.page.later.click()
    assert capture.findings() == []
    assert not capture.page.form.trouble.isHidden()
    capture.write("Now there is")
    capture.page.later.click()
    assert len(capture.findings()) == 1


def test_actions_are_agreed_with_the_finding(capture: Capture) -> None:
    capture.fill_in()
    capture.page.form.agreed.add_button.click()
    card = capture.page.form.agreed.cards[0]
    card.wording.setText("Rehang the gate")
    card.known_leads.button("Gwen Hartnoll").click()
    card.known_targets.button("End of April").click()
    capture.page.save.click()
    action = capture.asked(lambda store: store.select(Action, "walkabout_id = 'today'"))[0]
    assert (action.wording, action.leads, action.target) == (
        "Rehang the gate",
        ("Gwen Hartnoll",),
        "End of April",
    )
    assert (action.due_on, action.service) == ("2026-04-30", "Repairs and Maintenance")


def test_an_action_without_its_wording_is_never_dropped_in_silence(capture: Capture) -> None:
    capture.fill_in()
    capture.page.form.agreed.add_button.click()
    capture.page.form.agreed.cards[0].known_leads.button("Gwen Hartnoll").click()
    capture.page.later.click()
    assert capture.findings() == []
    assert capture.page.form.errors.links()[0].text().startswith("Say what will be done in action 1")


def test_a_complaint_with_actions_is_refused_in_words_and_stays_in_the_form(capture: Capture) -> None:
    capture.fill_in()
    capture.page.form.agreed.show_actions([AgreedAction(wording="Rehang the gate")])
    capture.page.goes_to.chosen.emit(Route.COMPLAINT.value)
    assert not capture.page.form.private.isHidden()
    capture.page.save.click()
    assert capture.findings() == []
    assert not capture.page.form.trouble.isHidden()
    assert capture.page.draft.words == "Gate off its hinge."


def test_a_hazard_is_stamped_when_the_button_is_pressed_and_can_be_taken_back(capture: Capture) -> None:
    capture.write("Handrail loose")
    capture.page.hazard.click()
    assert capture.page.draft.hazard_since == "2026-03-24T14:04:00+00:00"
    kept = capture.draft()
    assert kept is not None
    assert kept.hazard_since
    capture.clock.goes_on(minutes=5)
    capture.page.hazard.click()
    assert capture.page.draft.hazard_since == "2026-03-24T14:04:00+00:00"
    capture.page.form.hazard.chosen.emit("not")
    kept = capture.draft()
    assert kept is not None
    assert kept.hazard_since == ""


def test_what_was_seen_before_is_said_and_linked(capture: Capture) -> None:
    capture.write("Landing light out")
    capture.page.form.kinds.chips.button("Lighting").click()
    where = capture.page.form.where
    where.block.setCurrentIndex(where.block.findData("linden-court"))
    where.block.activated.emit(where.block.currentIndex())
    banner = capture.page.form.seen_before
    assert not banner.isHidden()
    banner.findChild(QuietButton).click()
    assert capture.page.draft.earlier_action_id == "a-0000"
    kept = capture.draft()
    assert kept is not None
    assert kept.earlier_action_id == "a-0000"
    capture.page.form.kinds.chips.button("Repairs").click()
    assert not banner.isHidden()  # it stays linked, and says so
    banner.chosen.emit("unlink")
    assert capture.page.draft.earlier_action_id == ""


def test_a_saved_finding_is_opened_amended_and_the_half_written_one_comes_back(capture: Capture) -> None:
    capture.fill_in("Gate off its hinge.")
    capture.page.save.click()
    capture.write("Half a thought")
    capture.page.so_far.list.opened.emit(capture.page.so_far.table.index(0))
    assert capture.page.form.head.number.text() == "Finding 1"
    assert capture.page.draft.words == "Gate off its hinge."
    capture.write("Gate off its hinge, rails bent.")
    capture.page.save.click()
    assert [finding.words for finding in capture.findings()] == ["Gate off its hinge, rails bent."]
    assert capture.page.draft.words == "Half a thought"
    assert capture.page.form.head.number.text() == "Finding 2"


def test_changes_to_a_saved_finding_are_saved_before_another_is_opened(capture: Capture) -> None:
    for words in ("First.", "Second."):
        capture.fill_in(words)
        capture.page.save.click()
    table = capture.page.so_far.table
    capture.page.so_far.list.opened.emit(table.index(1))
    capture.page.form.words.setPlainText("First, amended.")
    capture.page.so_far.list.opened.emit(table.index(0))
    assert [finding.words for finding in capture.findings()] == ["First, amended.", "Second."]
    assert capture.page.draft.words == "Second."
    capture.page.so_far.list.opened.emit(table.index(0))
    assert capture.page.draft.words == "Second."


def test_a_change_that_cannot_be_saved_stays_in_the_form(capture: Capture) -> None:
    for words in ("First.", "Second."):
        capture.fill_in(words)
        capture.page.save.click()
    table = capture.page.so_far.table
    capture.page.so_far.list.opened.emit(table.index(1))
    capture.page.form.agreed.add_button.click()
    card = capture.page.form.agreed.cards[0]
    card.leads.setText("Ravi Sandhu")
    card.leads.textEdited.emit("Ravi Sandhu")
    capture.page.so_far.list.opened.emit(table.index(0))
    assert capture.page.draft.words == "First."
    assert len(capture.page.form.errors.links()) == 1


def test_a_finding_is_removed_from_the_list_and_brought_back(capture: Capture) -> None:
    capture.fill_in()
    capture.page.save.click()
    capture.page.so_far.list.taken_out.emit(capture.page.so_far.table.index(0))
    assert capture.findings() == []
    assert capture.frame.reported[-1] == "Finding 1 removed"
    assert capture.frame.undo is not None
    capture.frame.undo()
    assert len(capture.findings()) == 1
    assert capture.page.so_far.table.rowCount() == 1


def test_the_finding_in_the_form_is_removed_and_another_takes_its_place(capture: Capture) -> None:
    capture.fill_in()
    capture.page.save.click()
    capture.page.so_far.list.opened.emit(capture.page.so_far.table.index(0))
    capture.page.form.remove.click()
    assert capture.findings() == []
    assert capture.page.form.head.number.text() == "Finding 2"
    assert capture.page.draft.words == ""


def test_a_half_written_finding_is_thrown_away_with_its_photos_and_written_again(capture: Capture) -> None:
    capture.write("Not here after all")
    capture.bring(photograph())
    capture.page.form.remove.click()
    assert capture.draft() is None
    assert capture.asked(lambda store: store.select(Photo)) == []
    assert capture.frame.undo is not None
    capture.frame.undo()
    assert capture.page.draft.words == "Not here after all"
    assert len(capture.page.form.photos.photos) == 1


def test_a_full_disk_is_said_and_the_words_stay(capture: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> Changes:
        raise StorageFull("There is no room left on this disk.")

    monkeypatch.setattr(drafts, "keep_draft", full)
    monkeypatch.setattr(findings, "save_finding", full)
    capture.write("Landing light out")
    assert capture.page.form.head.state.text() == "Not saved yet"
    assert not capture.page.form.trouble.isHidden()
    capture.fill_in("Landing light out")
    capture.page.save.click()
    assert capture.frame.reported == []
    assert capture.page.draft.words == "Landing light out"


def test_a_finding_is_opened_by_its_own_address(capture: Capture) -> None:
    capture.fill_in()
    saved = capture.page.draft.finding_id
    capture.page.save.click()
    capture.desk.arrived(f"today/{saved}")
    assert capture.page.draft.finding_id == saved


def test_a_walkabout_that_is_not_here_is_said(capture: Capture) -> None:
    capture.desk.arrived("nowhere")
    assert not capture.page.form.trouble.isHidden()
