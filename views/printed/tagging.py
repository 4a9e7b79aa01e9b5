"""The tagging layer: a ReportLab canvas that knows what everything it draws is.

ReportLab writes untagged files. This canvas is given to ``build(canvasmaker=…)``; whatever is drawn on it is
either content of an element of the structure tree or decoration (an artifact), and it writes the file itself:
tagged as PDF/UA-1 asks, with embedded fonts only. Of ReportLab's canvas it relies on ``_code``, the operators
of the page in hand, and on ``_startPage``, which begins the next.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal, NamedTuple, NoReturn

from reportlab.pdfgen.canvas import Canvas

from views.printed.catalogue import About, Bookmark, Parts, write_catalogue
from views.printed.embedding import embed
from views.printed.faces import TypeCase
from views.printed.lines import Line
from views.printed.pdf_file import PdfFile
from views.printed.structure import Element, Role, write_tree

Running = Literal["Header", "Footer"]


class SetLine(NamedTuple):
    """A line and where it stands: left end and baseline in points, type size, colour as ``operands``."""

    line: Line
    x: float
    y: float
    size: float
    colour: str


class Jpeg(NamedTuple):
    """The bytes of a picture, how wide and high it is in pixels, and whether it is grey."""

    data: bytes
    width: int
    height: int
    grey: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    size: tuple[float, float]
    code: list[str]
    owners: list[Element]


def text_operators(lines: Sequence[SetLine]) -> str:
    """The operators that show lines of text."""
    words = ["BT"]
    colour, font = "", ("", 0.0)
    for line, x, y, size, wanted in lines:
        if wanted != colour:
            colour = wanted
            words.append(f"{colour} rg")
        words.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for face, codes in line.runs:
            if font != (face.resource, size):
                font = (face.resource, size)
                words.append(f"/{face.resource} {size:g} Tf")
            words.append(f"[<{codes}>]TJ")
    words.append("ET")
    return " ".join(words)


class TaggedCanvas(Canvas):  # type: ignore[misc] # ReportLab has no types
    """A canvas whose pages become a tagged PDF. ``stamp`` gives what is added once all pages are known."""

    def __init__(
        self,
        filename: BinaryIO,
        *,
        about: About,
        case: TypeCase,
        **options: Any,  # noqa: ANN401 - handed on to ReportLab
    ) -> None:
        super().__init__(filename, **options)
        self.case = case
        self.stamp: Callable[[int, int], str] = _no_stamp
        self._about = about
        self._document = self._container = Element("Document")
        self._around: list[Element] = []
        self._decorating = 0
        self._held: list[_Page] = []
        self._owners: list[Element] = []
        self._bookmarks: list[Bookmark] = []
        self._pictures: dict[Jpeg, str] = {}

    @property
    def container(self) -> Element:
        """The element that drawing is inside."""
        return self._container

    def element(self, role: Role) -> Element:
        """A new element where drawing is now; inside decoration it belongs to nothing."""
        return Element(role, None if self._decorating else self._container)

    def open(self, element: Element) -> None:
        """From now on what is drawn belongs to that element, until ``close``."""
        self._around.append(self._container)
        self._container = element

    def close(self) -> None:
        """Go back to the element that was drawn in before ``open``."""
        self._container = self._around.pop()

    @contextmanager
    def inside(self, element: Element) -> Iterator[None]:
        """What is drawn meanwhile belongs to that element."""
        self.open(element)
        yield
        self.close()

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn meanwhile is content of that element; inside decoration it stays decoration."""
        if self._decorating:
            yield
            return
        mark = len(self._owners)
        self._owners.append(element)
        element.children.append((len(self._held), mark))
        self._code.append(f"/{element.role}<</MCID {mark}>>BDC")
        yield
        self._code.append("EMC")

    def begin_decoration(self, running: Running | None = None) -> None:
        """From now on what is drawn is no content, until ``end_decoration``."""
        if not self._decorating:
            self._code.append(decoration_operator(running))
        self._decorating += 1

    def end_decoration(self) -> None:
        """Go back to drawing content, unless decoration was begun twice."""
        self._decorating -= 1
        if not self._decorating:
            self._code.append("EMC")

    @contextmanager
    def decoration(self, running: Running | None = None) -> Iterator[None]:
        """What is drawn meanwhile is no content: rules, bands, marks, running heads and footers."""
        self.begin_decoration(running)
        yield
        self.end_decoration()

    def show(self, lines: Sequence[SetLine]) -> None:
        """Draw lines of text."""
        self._code.append(text_operators(lines))

    def draw(self, operators: str) -> None:
        """Draw by page operators; they leave the graphics state as they found it."""
        self._code.append(operators)

    def show_picture(self, picture: Jpeg, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture into a box, left and bottom first, in points."""
        name = self._pictures.setdefault(picture, f"I{len(self._pictures) + 1}")
        self._code.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{name} Do Q")

    def bookmark(self, level: int, title: str, y: float) -> None:
        """A bookmark to the height ``y`` of the page in hand, unless this is only a repetition."""
        if not self._decorating:
            top = self.absolutePosition(0, y)[1]
            self._bookmarks.append(Bookmark(level, title, len(self._held), top))

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802 - ReportLab's name; its tables call it, and no font of its own may get in
        """Do nothing: words are only ever set in the embedded faces."""

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> NoReturn:  # noqa: N802, ANN401 - ReportLab's name and types
        """Refuse ReportLab's own way of writing: its fonts are not embedded."""
        raise TypeError(f"A tagged page shows words by show(), not at {x}, {y} ({direction}).")

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Hold the page in hand until all are known, and begin the next."""
        self._held.append(_Page(size=self._pagesize, code=self._code, owners=self._owners))
        self._owners = []
        self._startPage()

    def save(self) -> None:
        """Write the whole file."""
        if self._code:
            self.showPage()
        self._filename.write(self._written())

    def _written(self) -> bytes:
        file = PdfFile()
        tree, shared = file.reserve(), file.reserve()
        pages = [file.reserve() for _ in self._held]
        for place, page in enumerate(self._held):
            stamp = self.stamp(place + 1, len(pages))
            content = file.add_stream("\n".join([*page.code, stamp]).encode("ascii"))
            width, height = page.size
            file.put(
                pages[place],
                f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {width:g} {height:g}]/Resources {shared} 0 R"
                f"/Contents {content} 0 R/StructParents {place}/Tabs/S>>",
            )
        kids = " ".join(f"{page} 0 R" for page in pages)
        file.put(tree, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")
        file.put(shared, self._resources(file))
        structure = write_tree(file, self._document, [page.owners for page in self._held], pages)
        parts = Parts(pages=pages, page_tree=tree, structure=structure)
        return write_catalogue(file, self._about, parts, self._bookmarks)

    def _resources(self, file: PdfFile) -> str:
        fonts = "".join(f"/{face.resource} {embed(file, face)} 0 R" for face in self.case.used())
        pictures = "".join(f"/{name} {_picture(file, each)} 0 R" for each, name in self._pictures.items())
        return f"<</Font<<{fonts}>>/XObject<<{pictures}>>>>"


def decoration_operator(running: Running | None) -> str:
    """The operator that begins decoration; ``EMC`` ends it."""
    return f"/Artifact<</Type/Pagination/Subtype/{running}>>BDC" if running else "/Artifact BMC"


def _picture(file: PdfFile, picture: Jpeg) -> int:
    space = "DeviceGray" if picture.grey else "DeviceRGB"
    entries = (
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        f"/ColorSpace/{space}/BitsPerComponent 8/Filter/DCTDecode"
    )
    return file.add_stream(picture.data, entries, compress=False)


def _no_stamp(number: int, total: int) -> str:
    return ""
