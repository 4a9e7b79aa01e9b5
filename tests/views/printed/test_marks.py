import pypdfium2
import pytest
from PIL import Image, ImageChops

from models.standing import Standing
from views.printed.marks import MARK_OF, PROMISE_MARK, Mark, mark_operators

SCALE = 4
MARGIN, SIZE = 20, 60

_FILE = (
    b"%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>endobj\n"
    b"4 0 obj<</Length %d>>stream\n%b\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF"
)


def drawn(mark: Mark) -> Image.Image:
    """A mark rendered on a white square, with a border round it."""
    content = mark_operators(mark, MARGIN, MARGIN, SIZE).encode("ascii")
    page = pypdfium2.PdfDocument(_FILE % (len(content), content))[0]
    return page.render(scale=SCALE).to_pil().convert("L")


def ink_of(picture: Image.Image) -> float:
    """The share of the mark's box that is dark."""
    box = picture.crop([SCALE * edge for edge in (MARGIN, MARGIN, MARGIN + SIZE, MARGIN + SIZE)])
    return sum(box.point(lambda grey: grey < 128).get_flattened_data()) / (box.width * box.height)


@pytest.mark.parametrize("mark", Mark)
def test_a_mark_fills_its_box_and_hardly_more(mark: Mark) -> None:
    box = ImageChops.invert(drawn(mark)).getbbox()
    assert box is not None
    left, top, right, bottom = (edge / SCALE - MARGIN for edge in box)
    assert -5 <= left <= 12
    assert SIZE - 12 <= right <= SIZE + 5
    assert -1 <= top <= 12
    assert SIZE - 12 <= bottom <= SIZE + 1
    assert abs(left + right - SIZE) < 1


def test_no_two_marks_look_alike() -> None:
    pictures = {mark: drawn(mark) for mark in Mark}
    for one in Mark:
        for other in Mark:
            if one is not other:
                difference = ImageChops.difference(pictures[one], pictures[other])
                assert ink_of(ImageChops.invert(difference)) > 0.02, (one, other)


def test_what_is_finished_or_late_is_heavier_than_what_is_open() -> None:
    ink = {mark: ink_of(drawn(mark)) for mark in Mark}
    assert ink[Mark.RING] < ink[Mark.HALF_RING] < ink[Mark.TICKED_DISC]
    assert ink[Mark.RING] < ink[Mark.TICKED_RING] < ink[Mark.TICKED_DISC]
    assert ink[Mark.TRIANGLE] < ink[Mark.SOLID_TRIANGLE]


def test_every_standing_has_a_mark_of_its_own() -> None:
    assert set(MARK_OF) == set(Standing)
    assert len(set(MARK_OF.values())) == len(Standing)


def test_promises_have_marks() -> None:
    assert PROMISE_MARK[True] is Mark.TICKED_DISC
    assert PROMISE_MARK[False] is Mark.SOLID_TRIANGLE
    assert set(PROMISE_MARK) == {True, False, None}
