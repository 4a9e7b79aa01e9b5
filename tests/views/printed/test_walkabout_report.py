"""The walkabout report read back: what it says, how it is tagged, and that nothing breaks its pages."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from models.action_plan import ActionState
from models.promise import Promise
from models.report import ReportEntry, WalkaboutReport
from models.walkabout import Land
from tests.builders import a_landlord, a_photo
from tests.views.printed.documents import (
    KEPT,
    TODAY,
    WAYS,
    a_report,
    a_row,
    entry,
    found,
    listed,
    paper_of,
    put_right,
    shown,
    sizes,
)
from tests.views.printed.reading import Node, ReadPdf
from tests.views.printed.test_conformance import errors_in
from tests.views.printed.test_hostile import HOSTILE
from tests.views.printed.test_names import OWN, _shared_names, plain

SHORT = 1000
"""So much of a long text stands in every field; the whole of it in one, or the tests would take minutes."""
EDITIONS = pytest.mark.parametrize("large", [False, True], ids=["standard", "large print"])
BEFORE = a_photo(id="before", taken="2026-02-19T10:00:00")
AFTER = a_photo(id="after", taken="2026-05-21T10:40:00")


@pytest.fixture(scope="module", params=[False, True], ids=["standard", "large print"])
def paper(request: pytest.FixtureRequest) -> ReadPdf:
    """A report with every part: all standings, none to six photographs, a pair and two halves of one."""
    entries = [
        entry(1, photos=0),
        entry(2, land=Land.OTHER, hazard=True),
        entry(3, photos=6, grade="", category=""),
    ]
    entries += [
        entry(4 + place, photos=place % 4, actions=(listed(place).row,)) for place in range(len(WAYS))
    ]
    entries.append(entry(11, actions=(listed(0).row, listed(6).row), already_on_list=True, category=""))
    pairs = (
        put_right(before=BEFORE, after=AFTER),
        put_right(before=None, after=replace(AFTER, taken="")),
        put_right(before=None, after=None, place="", wording="Mend the gate."),
    )
    return paper_of(a_report(*entries, put_right=pairs), large=request.param)


def test_the_parts_come_in_their_order(paper: ReadPdf) -> None:
    headings = [node.text.strip() for node in paper.document.walk() if node.role in {"H1", "H2"}]
    assert headings == [
        "Hallgate estate walkabout",
        "What we saw, in walking order",
        "Put right since last time",
    ]
    texts = [node.text for node in paper.document.walk() if node.role == "P"]
    assert texts[0].startswith("Walked Thursday 21 May 2026, 10.30 am to 11.40 am")
    assert texts[1] == "With 9 tenants; Oonagh Cassidy, Neighbourhood Manager"
    assert texts[2] == "Reported back Promise kept. Sent Thursday 4 June 2026."
    assert texts[3] == "Found 11 things: 1 already on the list, 10 new."
    assert texts[-1].startswith("Next The next walkabout, Thursday 20 August 2026 at 10.30 am")


def test_findings_stand_in_walking_order_each_with_its_number_and_place(paper: ReadPdf) -> None:
    headings = [" ".join(node.text.replace(".", "").split()) for node in paper.document.all("H3")]
    assert headings == [f"{number} Rear garden path {number}" for number in range(1, 12)]


def test_every_photograph_is_a_figure_with_words_and_a_place_on_its_page(paper: ReadPdf) -> None:
    figures = paper.document.all("Figure")
    assert len(figures) == 0 + 1 + 6 + sum(place % 4 for place in range(len(WAYS))) + 1 + 3
    assert figures[0].alt == "Rear garden path 2: One slab stands 4 cm proud."
    assert figures[-3].alt.startswith("Before: Weir House: Paint the cycle store door, 12 May")
    assert all(node.alt and len(node.box) == 4 for node in figures)


def test_a_finding_says_what_was_agreed_who_leads_and_by_when(paper: ReadPdf) -> None:
    said = plain(paper.document.text)
    assert "Overdue, 8 working days late." in said
    assert "Action 000. Refix handrail 0. Ravi Lindqvist, Repairs and Maintenance. Target: 24 May." in said
    assert "Will not do, 2 June. The stairs would be too narrow." in said
    assert "Paths, grade C, poor. Noted as a hazard. This is not the council’s land." in said


def test_pairs_have_captions_with_their_days(paper: ReadPdf) -> None:
    texts = [node.text for node in paper.document.all("P")]
    assert texts.index("Before, 19 February") + 1 == texts.index("After, 21 May")
    assert "After" in texts
    assert "Mend the gate, 12 May." in texts


def test_it_says_what_it_is(paper: ReadPdf) -> None:
    title = "Walkabout report: Hallgate, 21 May 2026"
    assert str(paper.pdf.docinfo["/Title"]) == title
    assert str(paper.pdf.Root.Lang) == "en-GB"
    assert title in paper.decoration(1)
    count = len(paper.pdf.pages)
    assert f"Page {count} of {count}" in paper.decoration(count - 1)
    with paper.pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.children[0].title == "What we saw, in walking order"
        assert len(top.children[0].children) == 11


def test_only_embedded_fonts_of_readable_size(paper: ReadPdf) -> None:
    for font in paper.fonts():
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    large = "1. Rear" in paper.document.text
    assert min(sizes(paper)) >= (16 if large else 12)


def test_the_checker_finds_no_errors_and_nothing_is_untagged(paper: ReadPdf, tmp_path: Path) -> None:
    assert paper.unmarked() == []
    path = tmp_path / "report.pdf"
    path.write_bytes(paper.data)
    assert errors_in(path) == []


def test_another_reader_shows_the_same_words(paper: ReadPdf) -> None:
    said = shown(paper)
    assert "Promise kept. Sent Thursday 4 June 2026." in said
    assert "Put right since last time" in said


@EDITIONS
@pytest.mark.parametrize(
    ("kept", "label", "pieces"),
    [(True, "Reported back", "c h"), (False, "Reporting back", " b "), (None, "Reporting back", "c h S")],
)
def test_a_promise_is_as_large_kept_broken_or_still_open(
    kept: bool | None, label: str, pieces: str, large: bool
) -> None:
    promise = replace(KEPT, kept=kept, headline="Headline.")
    papers = [paper_of(a_report(promise=each), large=large) for each in (promise, KEPT)]
    assert papers[0].document.all("P")[2].text.startswith(f"{label} Headline. Sent")
    assert sizes(papers[0]) == sizes(papers[1])
    assert pieces.encode() in papers[0].pdf.pages[0].Contents.read_bytes()


@EDITIONS
def test_a_walkabout_not_held_yet_says_only_what_is_known(large: bool) -> None:
    report = a_report(promise=None, walked_from=None, walked_to=None, next_at=None)
    paper = paper_of(report, large=large)
    assert [node.role for node in paper.document.walk() if node.role in {"H2", "H3", "Figure"}] == []
    said = paper.document.text
    assert "Nothing that calls for action." in said
    assert "Promise" not in said


@EDITIONS
@pytest.mark.parametrize("data", [None, b"", b"\xff\xd8 no picture"], ids=["missing", "empty", "damaged"])
def test_a_picture_that_is_not_there_is_said_in_words(data: bytes | None, large: bool) -> None:
    report = a_report(entry(photos=6), put_right=(put_right(before=BEFORE, after=AFTER),))
    paper = paper_of(report, picture_of=lambda _: data, large=large)
    assert paper.document.all("Figure") == []
    assert paper.document.text.count("could not be read") == 8
    assert paper.unmarked() == []


def _bare(number: int) -> ReportEntry:
    """A finding with six photographs, of no kind."""
    return entry(number, photos=6, grade="", category="")


@pytest.mark.untraced
@EDITIONS
def test_300_findings_are_one_report(large: bool) -> None:
    entries = [entry(number, photos=number % 3, actions=(listed(number).row,)) for number in range(1, 301)]
    paper = paper_of(a_report(*entries), large=large)
    numbers = [node.text.split()[0].rstrip(".") for node in paper.document.all("H3")]
    assert numbers == [str(number) for number in range(1, 301)]


@EDITIONS
@pytest.mark.parametrize("photos", [0, 1, 2, 6])
def test_a_finding_taller_than_a_page_goes_over_several(photos: int, large: bool) -> None:
    long = entry(2, photos=photos, words="It goes on and on. " * 400, actions=(listed(6).row,) * 12)
    paper = paper_of(a_report(entry(1), long, entry(3)), large=large)
    heading = paper.document.all("H3")[1]
    words = next(node for node in paper.document.all("P") if "goes on" in node.text)
    assert plain(words.text).count("It goes on and on.") == 400
    assert min(words.pages) - max(heading.pages) <= 1
    assert len(words.pages) > 1


@pytest.mark.untraced
@EDITIONS
def test_no_heading_stands_alone_at_the_foot_of_a_page(large: bool) -> None:
    for lines in range(12):
        entries = [entry(1, photos=0, words="Line.\n" * lines), *(entry(number) for number in range(2, 9))]
        paper = paper_of(a_report(*entries), large=large)
        assert _lonely(paper.document) == []


def _lonely(document: Node) -> list[str]:
    """Headings whose next words or picture stand on another page."""
    nodes = [node for node in document.walk() if node.pages]
    return [
        node.text
        for node, after in pairwise(nodes)
        if node.role in {"H2", "H3"} and max(node.pages) != min(after.pages)
    ]


@pytest.mark.untraced
@EDITIONS
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_in_any_field_breaks_the_report(text: str, large: bool) -> None:
    paper = paper_of(_filled_with(text[:SHORT], at_length=text), large=large)
    assert paper.unmarked() == []
    for name in ("/JS", "/JavaScript", "/URI", "/Launch", "/EmbeddedFile", "/AA", "/OpenAction"):
        assert not any(name in dict(each) for each in paper.pdf.objects if hasattr(each, "keys"))
    assert "Put right since last time" in paper.document.text


@EDITIONS
@pytest.mark.parametrize("source", ["own names", "shared names"])
def test_every_name_in_any_field_is_read_back(source: str, large: bool) -> None:
    names = OWN if source == "own names" else _shared_names()
    if not names:
        pytest.skip("../shared/data/text/names.tsv is not here")
    for start in range(0, len(names), 40):
        some = names[start : start + 40]
        row = a_row(replace(listed(6).row.action, leads=tuple(some), reason="; ".join(some)))
        report = a_report(
            *(entry(place, photos=0, place=name, words=name) for place, name in enumerate(some, 1)),
            entry(99, photos=0, actions=(row,)),
            company=tuple(some),
            landlord=a_landlord(name=some[0]),
        )
        nodes = [node.text for node in paper_of(report, large=large).document.walk()]
        said = {plain(node) for node in nodes}
        assert [name for name in some if plain(name) not in said] == []
        assert any(all(plain(name) in text for name in some) for text in said if text.startswith("With"))


def _filled_with(text: str, *, at_length: str) -> WalkaboutReport:
    """A report that says the same everywhere, and at length in one finding."""
    row = a_row(
        replace(
            listed(6).row.action,
            wording=text, place=text, reason=text, service=text, leads=(text, text), target=text,
        ),
        number=text[:30],
    )  # fmt: skip
    photo = a_photo(words=text)
    return a_report(
        entry(1, place=text, words=at_length, category=text, grade=text, photos=0, actions=(row,)),
        entry(2, place=text, words=text, category=text, grade=text, actions=(row,)),
        replace(entry(3, words=text), photos=(photo, photo)),
        landlord=a_landlord(name=text, telephone=text, accent=text[:7]),
        estate=text,
        company=(text, text),
        promise=Promise(kept=False, headline=text[:100], words=text, by=TODAY),
        put_right=(put_right(before=photo, after=photo, wording=text, place=text),),
    )


def test_pictures_are_asked_for_by_name_and_printed_once_each() -> None:
    asked: list[str] = []

    def picture_of(name: str) -> bytes | None:
        asked.append(name)
        return found(name)

    photos = tuple(a_photo(id=name, full=name * 64) for name in "abc")
    paper_of(a_report(replace(entry(), photos=photos)), picture_of=picture_of)
    assert asked == ["a" * 64, "b" * 64, "c" * 64]


def test_a_reason_is_said_once_and_a_done_action_has_its_day() -> None:
    done = a_row(replace(listed(5).row.action, state=ActionState.VERIFIED, reason="The lock was changed"))
    said = plain(paper_of(a_report(entry(actions=(done,)))).document.text)
    assert said.count("Done, checked, 2 June. The lock was changed.") == 1


@EDITIONS
def test_what_is_private_stays_out(large: bool) -> None:
    row = listed(5).row
    told = replace(
        row, action=replace(row.action, told="Maureen Ashdown, by telephone", state_on="2026-06-02")
    )
    photo = a_photo(latitude=51.0632, longitude=-1.3081, taken="2026-05-21T10:40:00")
    report = a_report(replace(entry(actions=(told,)), photos=(photo, photo)))
    paper = paper_of(report, large=large)
    said = paper.document.text
    assert not any(private in said for private in ("Maureen", "telephone", "51.06", "1.308", "10:40"))
    assert b"Lantern" in (found("") or b"")
    assert b"Lantern" not in paper.data
    assert b"Exif" not in paper.data
