"""Photos of findings and of work done, and last time's promises: from the page into the store and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.background import Background
from desktop.desk import CAMERA
from models.action_plan import Action, ActionState, Progress
from models.changes import Changes
from models.photo import Photo, PhotoMoment
from tests.builders import (
    an_action,
    keep,
)
from tests.desktop.capture_at_work import Capture, open_capture
from tests.photographs import photograph
from views.screens.capture import DoneChecked, PhotoDescribed
from views.screens.capture.page import LAST_TIME


@pytest.fixture
def capture(immediately: Background, tmp_path: Path) -> Iterator[Capture]:
    at_work = open_capture(immediately, tmp_path)
    yield at_work
    at_work.page.close()


def test_photos_are_kept_at_once_shown_and_survive_with_their_draft(capture: Capture, tmp_path: Path) -> None:
    file = tmp_path / "IMG_0001.JPG"
    file.write_bytes(photograph(1))
    capture.bring(file, photograph(2))
    shown = capture.page.form.photos.photos
    assert len(shown) == 2
    assert capture.page.form.photos.picture(shown[0].id)._photo is not None
    kept = capture.draft()
    assert kept is not None
    assert kept.photo_ids == tuple(photo.id for photo in shown)
    capture.page.later.click()
    assert capture.page.form.photos.photos == ()
    assert capture.page.so_far.table.index(0).data().endswith("2 photos.")


def test_a_file_that_is_no_photo_is_refused_by_name_and_in_words(capture: Capture, tmp_path: Path) -> None:
    film = tmp_path / "film.mov"
    film.write_bytes(b"\0\0\0\x14ftypqt  " + bytes(40))
    capture.bring(film)
    banner = capture.page.form.photos.refused
    assert not banner.isHidden()
    assert "film.mov" in banner._words.text()
    banner.chosen.emit("read")
    assert banner.isHidden()


def test_a_photo_is_opened_described_removed_and_brought_back(capture: Capture) -> None:
    capture.bring(photograph())
    photo = capture.page.form.photos.photos[0]
    capture.page.form.photos.picture(photo.id).click()
    panel = capture.page.form.panel
    assert not panel.isHidden()
    assert not panel._large._photo.isNull()
    capture.page.photo_described.emit(PhotoDescribed(photo=photo, words="A cracked lamp"))
    assert capture.page.form.photos.photos[0].words == "A cracked lamp"
    panel.remove.click()
    assert capture.page.form.photos.photos == ()
    assert panel.isHidden()
    assert capture.frame.undo is not None
    capture.frame.undo()
    assert len(capture.page.form.photos.photos) == 1


def test_photos_of_other_desks_are_left_alone(capture: Capture) -> None:
    capture.arrivals.bring("somebody else's", [photograph(), b"no photo"])
    assert capture.asked(lambda store: store.select(Photo)) == []
    assert capture.page.form.photos.refused.isHidden()


def test_a_photo_that_comes_after_its_finding_was_saved_still_belongs_to_it(capture: Capture) -> None:
    about = capture.page.draft.finding_id
    capture.desk._photos.expect(about)
    capture.fill_in()
    capture.page.save.click()
    capture.arrivals.bring(about, [photograph()])
    assert capture.asked(lambda store: store.select(Photo))[0].finding_id == about
    assert capture.page.form.photos.photos == ()
    assert capture.draft() is None


def test_the_camera_is_gone_to_about_the_finding_and_the_form_waits(capture: Capture) -> None:
    capture.write("Landing light out")
    capture.page.form.photos.take.click()
    about = capture.page.draft.finding_id
    assert capture.frame.went == [(CAMERA, about)]
    capture.desk.left()
    capture.arrivals.bring(about, [photograph()])
    capture.desk.arrived("today")
    assert capture.page.draft.words == "Landing light out"
    assert len(capture.page.form.photos.photos) == 1


def test_files_are_chosen_in_the_computers_own_dialog(
    capture: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "one.jpg"
    file.write_bytes(photograph())
    monkeypatch.setattr("desktop.capture_photos.choose_photos", lambda _window, chosen: chosen([file]))
    capture.page.form.photos.choose.click()
    assert len(capture.page.form.photos.photos) == 1


def test_last_time_is_checked_on_the_spot(capture: Capture) -> None:
    capture.page.pane_shown.emit(LAST_TIME)
    card = capture.page.last_time.cards["a-0000"]
    card.not_done_button.click()
    notes = capture.asked(lambda store: store.select(Progress, "action_id = 'a-0000'"))
    assert [note.words for note in notes] == ["Looked at on the walkabout: still open."]
    assert card._noted.text() == "Noted: not done yet"


def test_done_needs_somebody_told_and_takes_an_after_photo(capture: Capture) -> None:
    capture.page.pane_shown.emit(LAST_TIME)
    card = capture.page.last_time.cards["a-0000"]
    card.done_button.click()
    card.confirm.click()
    assert card.told_field.error
    capture.bring(photograph(), about="a-0000")
    assert "1 photo" in card._after.text()
    photo = capture.asked(lambda store: store.select(Photo))[0]
    assert (photo.action_id, photo.moment) == ("a-0000", PhotoMoment.AFTER)
    card.told.setText("Everyone here")
    card.confirm.click()
    action = capture.asked(lambda store: store.get(Action, "a-0000"))
    assert (action.state, action.told) == (ActionState.VERIFIED, "Everyone here")
    assert capture.page.last_time.cards == {}


def test_what_was_claimed_done_and_is_not_is_in_hand_again(capture: Capture) -> None:
    claimed = an_action(id="claimed", state=ActionState.CLAIMED, wording="Clear the bin store")
    capture.background.write(
        lambda profile: keep(profile.store, claimed) or Changes.of("action", ["claimed"])
    )
    capture.page.pane_shown.emit(LAST_TIME)
    capture.page.last_time.cards["claimed"].not_done_button.click()
    assert capture.asked(lambda store: store.get(Action, "claimed")).state is ActionState.IN_HAND
    capture.page.action_done.emit(DoneChecked(action_id="claimed", told="Told the group"))
    assert capture.asked(lambda store: store.get(Action, "claimed")).state is ActionState.VERIFIED


def test_pictures_that_are_damaged_leave_their_place_empty(capture: Capture) -> None:
    capture.page.thumbnail_wanted.emit("0" * 64)
    capture.page.photo_opened.emit("0" * 64)
    assert capture.frame.told == []


def test_small_pictures_are_read_once(capture: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    capture.bring(photograph())
    name = capture.page.form.photos.photos[0].thumbnail
    arrived: list[QImage] = []
    capture.desk._pictures.arrived.connect(lambda _name, picture: arrived.append(picture))
    monkeypatch.setattr("desktop.pictures._picture", lambda _name, _profile: pytest.fail("read again"))
    capture.page.thumbnail_wanted.emit(name)
    assert len(arrived) == 1
