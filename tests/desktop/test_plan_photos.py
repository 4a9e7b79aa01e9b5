"""The photos of an action: brought in, shown, described, taken out, and refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.background import Background
from desktop.desk import CAMERA
from models.photo import PhotoMoment
from tests.desktop.a_plan import Plan, at_work
from tests.photographs import photograph


@pytest.fixture
def plan(immediately: Background, tmp_path: Path) -> Iterator[Plan]:
    with at_work(immediately, tmp_path) as plan:
        yield plan


def test_a_photo_of_it_now_is_taken_in_shown_described_and_taken_out_again(plan: Plan) -> None:
    plan.open("cover")
    plan.screen.photos_brought.emit("cover", (photograph(),))
    (photo,) = plan.photos()
    assert (photo.action_id, photo.moment) == ("cover", PhotoMoment.AFTER)
    after = plan.screen.beside.detail.photos.after
    assert after.photos == (photo,)
    assert after.picture._photo is not None
    after.picture.click()
    panel = plan.screen.beside.photo.panel
    assert panel.isVisible()
    panel.words.setText("The new cover")
    panel.words.written.emit("The new cover")
    assert plan.photos()[0].words == "The new cover"
    panel.remove.click()
    assert plan.photos() == []
    assert plan.screen.beside.detail.isVisible()
    assert plan.frame.undo is not None
    plan.frame.undo()
    assert len(plan.photos()) == 1


def test_a_photo_that_cannot_be_taken_in_is_refused_in_words(plan: Plan) -> None:
    plan.screen.photos_brought.emit("lights", (b"no picture",))
    assert plan.photos() == []
    assert not plan.screen.beside.detail.refused.isHidden()
    plan.screen.beside.detail.refused.chosen.emit("read")
    assert plan.screen.beside.detail.refused.isHidden()


def test_photos_another_desk_brought_are_left_alone(plan: Plan) -> None:
    plan.desk._workroom.photos.bring("lights", [photograph(), b"no picture"])
    assert plan.photos() == []
    assert plan.screen.beside.detail.refused.isHidden()


def test_the_camera_takes_photos_of_the_open_action(plan: Plan) -> None:
    plan.screen.beside.detail.take.click()
    assert plan.frame.went == [(CAMERA, "action_plan/lights")]
    plan.desk._workroom.photos.bring("action_plan/lights", [photograph()])
    assert plan.photos()[0].action_id == "lights"


def test_photos_are_chosen_from_files(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "now.jpg"
    file.write_bytes(photograph())
    monkeypatch.setattr("desktop.plan_photos.choose_photos", lambda _window, chosen: chosen([file]))
    plan.screen.beside.detail.files.click()
    assert plan.photos()[0].action_id == "lights"
