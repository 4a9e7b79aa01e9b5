"""The frame of every web twin: what a browser, a screen reader and a printer need, and nothing that runs."""

import base64
import csv
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as lxml_html
from PIL import Image

from models.arrangement import Arrangement
from tests.builders import a_landlord
from tests.photographs import photograph
from tests.views.web.contents import a_list, a_list_of, a_report, a_report_of
from tests.views.web.reading import Element, read
from views.web.action_list import action_list
from views.web.characters import only_characters
from views.web.house_style import style_of
from views.web.page import picture, said
from views.web.walkabout_report import walkabout_report

SHARED = Path(__file__).parents[4] / "shared/data"
HOSTILE = {
    "unclosed tags": "<b>bold <i><table><td></main></p></html>",
    "an image": "<img src='file:///etc/passwd' onerror=alert(1)> <img src=//example.org/x>",
    "a script": "<script>alert(1)</script></style><style>@import 'x'</style>",
    "the end of an attribute": '" onload="alert(1)" x=\'\' `',
    "an address": "javascript:alert(1) <a href='javascript:alert(1)'>here</a>",
    "a comment": "<!-- --><![CDATA[ x ]]><?xml x?>",
    "entities": "&lt;b&gt; &amp; &#x3c; &nosuch;",
    "controls": "".join(map(chr, range(0x20))) + "\x7f\x9b",
    "half characters": "a\ud800b\udfff\ufffe\uffff",
    "right to left": "نورجہاں بیگم 12 \u202egnp.exe\u202c יוסף",
    "a long word": "W" * 200_000,
    "a percent sign": "100 % (%(accent)s) {size}",
}


def report_with(text: str, *, large: bool = False) -> str:
    return walkabout_report(a_report_of(text), {}.get, large=large)


def list_with(text: str) -> str:
    return action_list(a_list_of(text), Arrangement.SERVICE)


def leads_with(text: str) -> str:
    return action_list(a_list_of(text), Arrangement.LEAD)


def plan_with(text: str) -> str:
    return action_list(a_list_of(text), Arrangement.PRIORITY, large=True)


PAGES: dict[str, Callable[[str], str]] = {
    "report": report_with,
    "by service": list_with,
    "by lead": leads_with,
    "plan": plan_with,
}


def shape(element: Element) -> list[str]:
    """The names of all elements and of what they are given, in order."""
    return [f"{each.name} {sorted(each.given)}" for each in element.all()]


def plain(text: str) -> str:
    return " ".join(only_characters(text).split())


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_a_page_says_its_language_title_and_one_heading_and_runs_nothing(make: Callable[[str], str]) -> None:
    page = read(make("Landing light out"))
    assert page.given == {"lang": "en-GB"}
    heading = page.one("h1").text
    assert page.one("title").text.endswith(f": {heading}")
    assert len(page.all("main")) == len(page.all("header")) == len(page.all("footer")) == 1
    assert page.all("script", "link", "a", "iframe", "object", "form", "base") == []
    assert all(not name.startswith("on") for each in page.all() for name in each.given)
    policy = next(meta.given for meta in page.all("meta") if "http-equiv" in meta.given)
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"].startswith("default-src 'none'; img-src data:;")
    assert "url(" not in page.one("style").text
    assert "@import" not in page.one("style").text


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_headings_go_down_one_step_at_a_time(make: Callable[[str], str]) -> None:
    levels = [int(each.name[1]) for each in read(make("x")).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_a_browsers_parser_sees_the_same_elements(make: Callable[[str], str]) -> None:
    page = make(HOSTILE["unclosed tags"])
    found = [each.tag for each in lxml_html.document_fromstring(page).iterdescendants()]
    assert found == [each.name for each in read(page).all()]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_hostile_text_stays_text(make: Callable[[str], str], text: str) -> None:
    page = make(text)
    page.encode()
    read_back = read(page)
    assert shape(read_back) == shape(read(make("x")))
    assert plain(text) in plain(read_back.text)


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_every_shared_name_comes_back(make: Callable[[str], str]) -> None:
    file = SHARED / "text/names.tsv"
    if not file.exists():
        pytest.skip("../shared/data/text/names.tsv is not here")
    with file.open(encoding="utf-8", newline="") as opened:
        names = [row["text"] for row in csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert len(names) > 30
    page = make("§".join(names))
    assert "§".join(names) in read(page).text


def test_words_are_escaped_once() -> None:
    assert said("<b> & \"quoted\" 'too'\x00\n") == "&lt;b&gt; &amp; &quot;quoted&quot; &#x27;too&#x27;\n"
    assert "&amp;lt;" not in list_with("<")


def test_large_print_is_eighteen_points_and_ordinary_print_fourteen() -> None:
    for large, size, points in ((False, "1.1667rem", 14), (True, "1.5rem", 18)):
        assert f"font: {size}/" in read(report_with("x", large=large)).one("style").text
        assert round(float(size.removesuffix("rem")) * 12) == points


@pytest.mark.parametrize(
    "accent", ["red", "#0B4A5", "#0B4A5E;}", "#GGGGGG", "#0B4A5E\n", "</style><script>alert(1)</script>", ""]
)
def test_what_is_no_colour_never_reaches_the_style_sheet(accent: str) -> None:
    landlord = a_landlord(accent=accent)
    page = action_list(a_list(landlord=landlord), Arrangement.SERVICE)
    assert page == action_list(a_list(landlord=a_landlord(accent="#0B4A5E")), Arrangement.SERVICE)


def test_a_pale_accent_colours_edges_only() -> None:
    dark, pale = style_of("#5E0B2A", large=False), style_of("#F2C200", large=False)
    assert "--accent: #5E0B2A; --band: #5E0B2A; --on-band: #FFFFFF; --strong: #5E0B2A;" in dark
    assert "--accent: #F2C200; --band: #FFFFFF; --on-band: #141414; --strong: #141414;" in pale


def test_a_picture_is_in_the_page_itself_with_its_words() -> None:
    data = photograph(size=(64, 48))
    figure = read("<!DOCTYPE html>\n<html>" + picture(data, 'A "slab"', "Before, 19 February") + "</html>")
    image = figure.one("img").given
    assert image["alt"] == 'A "slab"'
    assert figure.one("figcaption").text == "Before, 19 February"
    kind, _, source = image["src"].partition(",")
    assert kind == "data:image/jpeg;base64"
    with Image.open(BytesIO(base64.b64decode(source))) as opened:
        assert opened.size == (64, 48)
    assert "figcaption" not in picture(data, "A slab")


def test_a_list_without_actions_and_a_report_without_findings_say_so() -> None:
    empty = read(action_list(a_list(), Arrangement.PRIORITY))
    assert empty.all("table") == []
    assert "No action stands on this list on Tuesday 24 March 2026." in empty.text
    none = read(action_list(a_list(), Arrangement.LEAD))
    assert none.all("table", "ul") == []
    report = read(walkabout_report(a_report(put_right=()), {}.get))
    assert "Nothing that calls for action." in report.text
    assert report.all("h2") == []
