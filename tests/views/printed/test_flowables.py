from tests.views.printed.papers import finding, house, read
from views.printed.flowables import Beside, Counts, Rule, promise_line, prose
from views.printed.marks import Mark
from views.printed.wording import wording

SEVEN = ("overdue", "due soon", "in hand", "agreed", "to check", "done", "will not do")


def test_seven_counts_stand_in_one_row_and_are_read_as_a_list() -> None:
    style = house()
    counts = Counts(
        style, [(number, mark, words) for number, mark, words in zip(range(7), Mark, SEVEN, strict=False)]
    )
    one_row = counts.wrap(496, 100)[1]
    assert one_row < 60
    paper = read(style, counts)
    assert [node.text for node in paper.document.all("LI")] == [
        f"{place} {words}" for place, words in enumerate(SEVEN)
    ]
    assert paper.unmarked() == []


def test_counts_in_thousands_take_more_rows_rather_than_run_into_each_other() -> None:
    style = house()
    few = Counts(style, [(7, Mark.RING, "agreed")] * 7)
    many = Counts(style, [(12345, Mark.RING, "agreed")] * 7)
    assert many.wrap(496, 100)[1] == 2 * few.wrap(496, 100)[1]
    assert many.wrap(20, 100)[1] == 7 * few.wrap(496, 100)[1]


def test_a_kept_and_a_broken_promise_take_the_same_room() -> None:
    style = house()
    heights = set()
    for mark, headline in ((Mark.TICKED_DISC, "Promise kept."), (Mark.SOLID_TRIANGLE, "Promise not kept.")):
        (together,) = promise_line(style, "Notice", mark, headline, "Sent Thursday 26 March.")
        line = together._content[1]
        line.wrap(496, 100)
        heights.add((line.height, line.style.size))
    assert len(heights) == 1


def test_a_finding_is_read_heading_first_then_its_photograph() -> None:
    style = house()
    paper = read(style, finding(style, 3))
    assert paper.document.outline() == ["H3", "Figure", "P", "P"]
    assert paper.document.all("H3")[0].text == "3 Rear garden path 3"


def test_a_finding_moves_to_the_next_page_whole() -> None:
    style = house()
    filler = prose(style, wording("\n".join(["x"] * 30)), style.type.body)
    paper = read(style, filler, finding(style, 3))
    assert paper.document.all("H3")[0].pages == paper.document.all("Figure")[0].pages == {1}


def test_a_finding_taller_than_a_page_lets_go_of_its_photograph() -> None:
    style = house()
    long = finding(style, 3, "One slab stands proud of the others. " * 90)
    assert isinstance(long, Beside)
    paper = read(style, long)
    assert paper.document.outline() == ["H3", "Figure", "P", "P"]
    assert len(paper.document.all("P")[0].pages) > 1


def test_but_where_the_photograph_itself_finds_no_room_all_of_it_moves_on() -> None:
    style = house()
    filler = prose(style, wording("\n".join(["x"] * 34)), style.type.body)
    paper = read(style, filler, finding(style, 3, "One slab stands proud of the others. " * 90))
    assert paper.document.all("H3")[0].pages == paper.document.all("Figure")[0].pages == {1}


def test_a_rule_is_square_ended_decoration() -> None:
    style = house()
    paper = read(
        style, Rule(1.5, before=4, after=4), Rule(keep=True), prose(style, wording("x"), style.type.body)
    )
    content = paper.pdf.pages[0].Contents.read_bytes().decode("ascii")
    assert content.count("0 J ") == 2
    assert paper.document.outline() == ["P"]
    assert paper.unmarked() == []
