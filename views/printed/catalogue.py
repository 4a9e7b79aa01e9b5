"""What a PDF says about itself: title, language, date, bookmarks, and that it is tagged (ISO 14289-1)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from views.printed.pdf_file import PdfFile, text_string

LANGUAGE = "en-GB"
_PRODUCER = "Estate Walkabout"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The document's title (kind, body, date), whose it is, and when it was made.

    Raises ``ValueError`` for a moment without its offset from UTC.
    """

    title: str
    author: str
    made: datetime

    def __post_init__(self) -> None:
        if self.made.utcoffset() is None:
            raise ValueError("A paper says when it was made with the offset from UTC.")


class Bookmark(NamedTuple):
    """A heading as the reader's side panel shows it: level from 1, page from 0, top in points."""

    level: int
    title: str
    page: int
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The numbers of the objects the catalogue refers to."""

    pages: Sequence[int]
    page_tree: int
    structure: int


def write_catalogue(file: PdfFile, about: About, parts: Parts, bookmarks: Sequence[Bookmark]) -> bytes:
    """Write the catalogue and everything it names; returns the whole file."""
    outlines = _outlines(file, bookmarks, parts.pages)
    metadata = file.add_stream(_xmp(about), "/Type/Metadata/Subtype/XML", compress=False)
    catalogue = file.add(
        f"<</Type/Catalog/Pages {parts.page_tree} 0 R/StructTreeRoot {parts.structure} 0 R"
        f"/MarkInfo<</Marked true>>/Lang({LANGUAGE})/Metadata {metadata} 0 R"
        f"/ViewerPreferences<</DisplayDocTitle true>>{outlines}>>"
    )
    date = _pdf_date(about.made)
    info = file.add(
        f"<</Title{text_string(about.title)}/Author{text_string(about.author)}"
        f"/Producer({_PRODUCER})/CreationDate({date})/ModDate({date})>>"
    )
    identity = hashlib.sha256(f"{about.title}\n{about.made.isoformat()}".encode()).digest()[:16]
    return file.finish(root=catalogue, info=info, identity=identity)


def _pdf_date(made: datetime) -> str:
    offset = made.strftime("%z")
    return f"D:{made:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def _xmp(about: About) -> bytes:
    date = about.made.isoformat(timespec="seconds")
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{_PRODUCER}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


@dataclass(slots=True)
class _Entry:
    """A bookmark with its place in the tree, where 0 stands for the root."""

    bookmark: Bookmark
    parent: int
    children: list[int]


def _outlines(file: PdfFile, bookmarks: Sequence[Bookmark], pages: Sequence[int]) -> str:
    """Write the bookmarks; returns the catalogue's entry for them. A level left out is closed up."""
    if not bookmarks:
        return ""
    entries = _nested(bookmarks)
    numbers = [file.reserve() for _ in entries]
    for place, entry in enumerate(entries[1:], 1):
        siblings = entries[entry.parent].children
        at = siblings.index(place)
        near = [("Prev", siblings[at - 1])] if at else []
        near += [("Next", siblings[at + 1])] if at + 1 < len(siblings) else []
        links = "".join(f"/{name} {numbers[other]} 0 R" for name, other in near)
        mark = entry.bookmark
        file.put(
            numbers[place],
            f"<</Title{text_string(mark.title)}/Parent {numbers[entry.parent]} 0 R{links}"
            f"/Dest[{pages[mark.page]} 0 R/XYZ null {mark.top:.1f} null]{_children(entry, numbers)}>>",
        )
    file.put(numbers[0], f"<</Type/Outlines{_children(entries[0], numbers)}>>")
    return f"/Outlines {numbers[0]} 0 R"


def _nested(bookmarks: Sequence[Bookmark]) -> list[_Entry]:
    root = _Entry(Bookmark(0, "", 0, 0.0), 0, [])
    entries, open_ones = [root], [0]
    for bookmark in bookmarks:
        while len(open_ones) > bookmark.level:
            open_ones.pop()
        parent = open_ones[-1]
        entries[parent].children.append(len(entries))
        open_ones.append(len(entries))
        entries.append(_Entry(bookmark, parent, []))
    return entries


def _children(entry: _Entry, numbers: Sequence[int]) -> str:
    if not entry.children:
        return ""
    first, last = numbers[entry.children[0]], numbers[entry.children[-1]]
    return f"/First {first} 0 R/Last {last} 0 R/Count {len(entry.children)}"
