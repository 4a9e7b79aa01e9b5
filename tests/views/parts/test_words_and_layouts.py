"""Words, cards, marks and the layouts they stand in."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from views.look.marks import MARKS
from views.look.theme import theme
from views.look.tokens import Ink, PaletteName, Tone, Type
from views.parts.buttons import PrimaryButton, SecondaryButton
from views.parts.flow import Fit, Flow
from views.parts.folding import FoldingRow
from views.parts.labels import Bold, Divider, MixedWords, StateLine, Words, breakable
from views.parts.layouts import Column, Row
from views.parts.surfaces import Badge, Band, Card, Nameplate

Show = Callable[..., QWidget]


def test_user_text_stays_text(shown: Show) -> None:
    words = Words("<b>Gate</b> & <img src='x'>")
    shown(words)
    assert words.textFormat() == Qt.TextFormat.PlainText
    assert words.text() == "<b>Gate</b> & <img src='x'>"


def test_mixed_words_escape_what_they_are_given(shown: Show) -> None:
    words = MixedWords("Oldest: ", Bold("<31> days"), ".")
    shown(words)
    assert "&lt;31&gt; days" in words.text()
    assert words.accessibleName() == "Oldest: <31> days."


def test_a_word_too_long_for_any_line_breaks_and_is_said_whole(shown: Show) -> None:
    long = "x" * 200_000
    words = Words(long)
    shown(words)
    assert words.minimumSizeHint().width() < 600
    assert words.accessibleName() == long
    assert breakable("Larkfield Green") == "Larkfield Green"


def test_words_grow_and_change_colour_with_the_look(shown: Show) -> None:
    words = Words("Needs you", Type.SECTION, ink=Ink.INK2)
    shown(words)
    theme.choose_text_factor(2.0)
    theme.choose_palette(PaletteName.DARK)
    assert words.font().pixelSize() == 40
    assert words.palette().color(QPalette.ColorRole.WindowText) == theme.look.colours.ink2
    words.set_ink(Ink.RED)
    words.set_kind(Type.BODY)
    assert words.palette().color(QPalette.ColorRole.WindowText) == theme.look.colours.red
    assert words.font().pixelSize() == 34


def test_a_state_line_says_another_state(shown: Show) -> None:
    line = StateLine("check", "Saved as you type", Tone.QUIET)
    shown(line)
    before = line.grab().toImage()
    line.show_state("pen-line", "Half finished · no place yet", Tone.AMBER)
    assert line.text() == "Half finished · no place yet"
    assert line.palette().color(QPalette.ColorRole.WindowText) == theme.look.colours.amber
    assert line.grab().toImage() != before


@pytest.mark.parametrize("wide", [160, 600])
def test_a_state_line_wraps_beside_its_icon(shown: Show, wide: int) -> None:
    line = StateLine("circle-alert", "There is no 31 April. The month has 30 days", Tone.RED, Type.LABEL)
    shown(line, wide=wide)
    assert line.height() >= line.heightForWidth(line.width())


def test_a_badge_is_read_as_its_word(shown: Show) -> None:
    badge = Badge(MARKS["Overdue"])
    shown(badge)
    heard = QAccessible.queryAccessibleInterface(badge)
    assert (heard.role(), heard.text(QAccessible.Text.Name)) == (QAccessible.Role.StaticText, "Overdue")
    narrow = badge.sizeHint().width()
    badge.show_mark(MARKS["Verified done"])
    assert badge.text() == "Verified done"
    assert badge.sizeHint().width() > narrow


def test_a_nameplate_is_read_as_its_place_and_never_pushes_the_page_wide(shown: Show) -> None:
    plate = Nameplate("Linden Court")
    shown(plate)
    assert plate.width() == plate.sizeHint().width()
    plate.show_place("Larkfield Green " * 20)
    assert plate.minimumSizeHint().width() <= 320
    assert (
        QAccessible.queryAccessibleInterface(plate).text(QAccessible.Text.Name).startswith("Larkfield Green")
    )


def test_a_card_keeps_its_things_at_the_top(shown: Show) -> None:
    card = Card("Waiting for an answer", tone=Tone.PETROL)
    line = Words("Oldest first")
    card.add(line)
    holder = QWidget()
    column = Column(holder)
    column.add(card, stretch=1)
    holder.setMinimumHeight(400)
    shown(holder)
    assert card.height() >= 400
    assert line.geometry().bottom() < 120


def test_a_stretch_takes_the_room_to_spare(shown: Show) -> None:
    card = Card()
    filling = QWidget()
    card.add(Words("Above"))
    card.add(filling, stretch=1)
    card.setMinimumHeight(400)
    shown(card)
    assert filling.height() > 300


def test_buttons_keep_their_width_in_a_column(shown: Show) -> None:
    button = PrimaryButton("Set out")
    window = shown(button)
    assert button.width() == button.sizeHint().width()
    assert button.x() == window.layout().contentsMargins().left()


def test_gaps_and_margins_grow_with_the_text(shown: Show) -> None:
    holder = QWidget()
    row = Row(holder, spacing=12, margins=(28, 10, 24, 10))
    row.add(Words("a"), Words("b"))
    shown(holder)
    theme.choose_text_factor(2.0)
    assert row.spacing() == 24
    assert row.contentsMargins().left() == 56


def test_bands_and_dividers_draw_their_line(shown: Show) -> None:
    band, divider = Band("bottom"), Divider(upright=True)
    band.setFixedHeight(30)
    shown(band, divider)
    image = band.grab().toImage()
    assert image.pixelColor(10, 29) == theme.look.colours.line
    assert image.pixelColor(10, 10) == theme.look.colours.surface
    assert divider.width() == 1


def flow_of(fit: Fit, *widths: int) -> tuple[QWidget, Flow, list[QWidget]]:
    holder, things = QWidget(), []
    flow = Flow(holder, spacing=10, fit=fit)
    for wide in widths:
        thing = SecondaryButton("x", least=wide)
        things.append(thing)
        flow.add(thing)
    return holder, flow, things


@pytest.mark.parametrize(("wide", "rows"), [(420, 1), (300, 2), (150, 3), (60, 3)])
def test_a_flow_takes_as_many_rows_as_it_needs_and_hides_none(qtbot: QtBot, wide: int, rows: int) -> None:
    holder, flow, things = flow_of(Fit.LEFT, 130, 130, 130)
    qtbot.addWidget(holder)
    assert flow.heightForWidth(wide) == rows * 48 + (rows - 1) * 10
    holder.resize(wide, flow.heightForWidth(wide))
    holder.show()
    assert all(holder.rect().bottom() >= thing.geometry().bottom() for thing in things)


@pytest.mark.parametrize(
    ("fit", "lefts", "widths"),
    [
        (Fit.LEFT, [0, 110], [100, 200]),
        (Fit.CENTRED, [45, 155], [100, 200]),
        (Fit.FILLED, [0, 155], [145, 245]),
        (Fit.EVEN, [0, 205], [195, 195]),
    ],
)
def test_what_a_flow_does_with_the_room_left_over(
    qtbot: QtBot, fit: Fit, lefts: list[int], widths: list[int]
) -> None:
    second = 200 if fit is not Fit.EVEN else 150
    holder, flow, things = flow_of(Fit.LEFT, 100, second)
    if fit is Fit.EVEN:
        for thing in things:
            thing.grow()
    qtbot.addWidget(holder)
    flow.set_fit(fit)
    holder.resize(400, 60)
    holder.show()
    assert [thing.x() for thing in things] == lefts
    assert [thing.width() for thing in things] == widths


def test_a_flow_runs_from_the_right_where_people_read_so(qtbot: QtBot) -> None:
    holder, _, things = flow_of(Fit.LEFT, 100, 100)
    qtbot.addWidget(holder)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    holder.resize(400, 60)
    holder.show()
    assert [thing.geometry().right() for thing in things] == [399, 289]


def test_a_flow_leaves_out_what_is_hidden_and_can_be_emptied(qtbot: QtBot) -> None:
    holder, flow, things = flow_of(Fit.EVEN, 100, 100)
    qtbot.addWidget(holder)
    holder.show()
    things[0].hide()
    assert flow.sizeHint().width() == 100
    while flow.takeAt(0):
        pass
    assert (flow.count(), flow.itemAt(0), flow.heightForWidth(300)) == (0, None, 0)


def test_wrapped_words_in_a_flow_get_the_height_they_need(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    words = Words("They go to the office by themselves when there is a signal. Last safe there at 8.12 am.")
    flow = Flow(holder)
    flow.add(words)
    assert flow.heightForWidth(150) == words.heightForWidth(150)


def test_a_folding_row_folds_where_there_is_no_room(shown: Show) -> None:
    row = FoldingRow(400)
    one, other = QLabel("one"), QLabel("other")
    row.add(one, other)
    window = shown(row)
    assert not row.is_folded
    window.resize(300, 400)
    assert row.is_folded
    window.resize(600, 400)
    theme.choose_text_factor(2.0)
    assert row.is_folded
