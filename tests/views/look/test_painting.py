"""The drawing functions that widgets and list rows share."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from models.standing import Standing
from views.look import drawings, marks, painting
from views.look.marks import MARKS
from views.look.tokens import Look, PaletteName, Tone, Type

LOOK = Look()
CONTRAST = Look(palette=PaletteName.HIGH_CONTRAST)


def drawn(draw: Callable[[QPainter], None], width: int = 200, height: int = 60) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def test_a_border_stays_inside_its_box() -> None:
    box = QRectF(10, 10, 100, 40)
    image = drawn(lambda painter: painting.rounded(painter, box, 8, edge=QColor("red"), width=4))
    assert image.pixelColor(60, 9).alpha() == 0
    assert at(image, 60, 11) == "#ff0000"
    assert image.pixelColor(60, 51).alpha() == 0


def test_a_filled_box_is_filled_to_its_edge_and_no_further() -> None:
    image = drawn(lambda painter: painting.filled(painter, QRectF(10, 10, 100, 40), QColor("red")))
    assert {at(image, x, y) for x in (10, 109) for y in (10, 49)} == {"#ff0000"}
    assert not any(image.pixelColor(x, y).alpha() for x, y in ((9, 10), (110, 10), (10, 9), (10, 50)))


def test_a_thin_bar_keeps_round_ends() -> None:
    bar = QRectF(0, 0, 100, 8)
    image = drawn(lambda painter: painting.rounded(painter, bar, 40, fill=QColor("red")))
    assert image.pixelColor(0, 0).alpha() < 128
    assert at(image, 5, 1) == "#ff0000"


def test_words_too_long_for_their_box_end_in_an_ellipsis() -> None:
    font = LOOK.font(Type.BODY)
    image = drawn(
        lambda painter: painting.words(
            painter, QRectF(0, 0, 60, 40), "Larkfield Green", font, QColor("black")
        )
    )
    assert not any(image.pixelColor(x, y).alpha() for x in range(62, 200) for y in range(60))


def test_only_the_light_palette_has_shadows() -> None:
    box = QRectF(0, 0, 200, 60)
    for palette, shadow in (
        (PaletteName.LIGHT, True),
        (PaletteName.DARK, False),
        (PaletteName.HIGH_CONTRAST, False),
    ):
        look = Look(palette=palette)
        image = drawn(lambda painter, look=look: painting.card(painter, box, look))
        assert bool(image.pixelColor(100, 59).alpha()) is shadow


def test_soft_fills_get_a_border_in_high_contrast_only() -> None:
    box = QRectF(0, 0, 200, 60)
    plain = drawn(lambda painter: painting.soft_box(painter, box, LOOK, Tone.PLUM, 7))
    bordered = drawn(lambda painter: painting.soft_box(painter, box, CONTRAST, Tone.PLUM, 7))
    assert at(plain, 100, 0) == LOOK.colours.plum_soft.name()
    assert at(bordered, 100, 0) == CONTRAST.colours.plum.name()


def test_the_chosen_row_has_a_bar_and_in_high_contrast_a_whole_border() -> None:
    box = QRectF(0, 0, 200, 60)
    plain = drawn(lambda painter: painting.chosen_row(painter, box, LOOK))
    bordered = drawn(lambda painter: painting.chosen_row(painter, box, CONTRAST))
    assert (at(plain, 2, 30), at(plain, 100, 1)) == (
        LOOK.colours.brand.name(),
        LOOK.colours.brand_soft.name(),
    )
    assert at(bordered, 100, 1) == CONTRAST.colours.brand.name()


def test_a_badge_on_a_chosen_row_does_not_vanish() -> None:
    box = QRectF(0, 0, 200, 28)
    image = drawn(
        lambda painter: marks.paint_badge(painter, box, MARKS["Claimed done"], LOOK, on_chosen_row=True)
    )
    assert at(image, 190, 14) == LOOK.colours.surface.name()
    assert at(image, 100, 0) == LOOK.colours.brand_text.name()


def test_marks_grow_with_the_text() -> None:
    twice = Look(text_factor=2.0)
    assert marks.badge_size(twice, "Overdue").height() == 56
    assert (
        marks.nameplate_size(twice, "Weir Point").width()
        > 1.9 * marks.nameplate_size(LOOK, "Weir Point").width()
    )
    assert marks.nameplate_size(LOOK, "Weir Point", small=True).height() == 25
    assert marks.count_size(LOOK, 5).width() == 26 < marks.count_size(LOOK, 1400).width()


def test_every_standing_of_an_action_has_a_mark() -> None:
    assert set(marks.BY_STANDING) == set(Standing)


def test_a_photo_fills_its_box_with_its_middle() -> None:
    photo = QPixmap(300, 100)
    photo.fill(QColor("red"))
    painter = QPainter(photo)
    painter.fillRect(100, 0, 100, 100, QColor("blue"))
    painter.end()
    image = drawn(lambda painter: painting.picture(painter, QRectF(0, 0, 60, 60), photo, 4))
    assert {at(image, x, 30) for x in (2, 30, 57)} == {"#0000ff"}


def test_a_chosen_radio_dot_is_filled() -> None:
    ring = QRectF(0, 0, 22, 22)
    for on, alpha in ((True, 255), (False, 0)):
        image = drawn(
            lambda painter, on=on: painting.radio_dot(painter, ring, on=on, colour=QColor("black"), width=2)
        )
        assert image.pixelColor(11, 11).alpha() == alpha


@pytest.mark.parametrize("palette", list(PaletteName))
def test_the_drawing_stays_within_its_size(palette: PaletteName) -> None:
    size = drawings.ESTATE_SIZE
    colours = Look(palette=palette).colours
    image = drawn(
        lambda painter: drawings.paint_estate(painter, QPointF(10, 10), colours, 1.0),
        size.width() + 20,
        size.height() + 20,
    )
    edges = [(x, y) for x in range(image.width()) for y in (0, image.height() - 1)]
    edges += [(x, y) for x in (0, image.width() - 1) for y in range(image.height())]
    assert not any(image.pixelColor(x, y).alpha() for x, y in edges)
    assert image.pixelColor(image.width() // 2, 80).alpha() == 255
