"""The structure tree of a tagged PDF: what each part of a page is, in reading order (ISO 32000-1, 14.7)."""

from collections.abc import Sequence
from typing import Literal, Self

from views.printed.pdf_file import PdfFile, text_string

Role = Literal[
    "Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody",
    "Table", "Caption", "TR", "TH", "TD", "Figure",
]  # fmt: skip
Scope = Literal["Column", "Row"]
Box = tuple[float, float, float, float]


class Element:
    """A node of the tree. Its children are elements, or pieces of page content as (page, mark) numbers.

    ``alt`` stands in for a picture, ``actual`` for words a page shows in another order than they are read.
    ``box`` is where a figure stands on its page: left, bottom, right, top in points.
    """

    __slots__ = ("actual", "alt", "box", "children", "number", "parent", "role", "scope")

    def __init__(self, role: Role, parent: Self | None = None) -> None:
        self.role: Role = role
        self.parent = parent
        self.children: list[Element | tuple[int, int]] = []
        self.scope: Scope | None = None
        self.alt = ""
        self.actual = ""
        self.box: Box | None = None
        self.number = 0
        if parent is not None:
            parent.children.append(self)


def write_tree(
    file: PdfFile, document: Element, owners: Sequence[Sequence[Element]], pages: Sequence[int]
) -> int:
    """Write the tree and return the number of its root.

    ``owners`` lists for every page which element owns each mark on it; ``pages`` are the page objects.
    """
    root = file.reserve()
    elements = _in_order(document)
    for element in elements:
        element.number = file.reserve()
    for element in elements:
        file.put(element.number, _element(element, root, pages))
    marks = "".join(
        f"{page}[{' '.join(f'{owner.number} 0 R' for owner in owned)}]" for page, owned in enumerate(owners)
    )
    parents = file.add(f"<</Nums[{marks}]>>")
    file.put(
        root,
        f"<</Type/StructTreeRoot/K[{document.number} 0 R]/ParentTree {parents} 0 R"
        f"/ParentTreeNextKey {len(pages)}>>",
    )
    return root


def _in_order(document: Element) -> list[Element]:
    """Every element, each after the one it is in."""
    found, waiting = [], [document]
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting += [child for child in element.children if isinstance(child, Element)]
    return found


def _element(element: Element, root: int, pages: Sequence[int]) -> str:
    parent = element.parent.number if element.parent else root
    home, kids = -1, []
    for child in element.children:
        if isinstance(child, Element):
            kids.append(f"{child.number} 0 R")
            continue
        page, mark = child
        if home < 0:
            home = page
        kids.append(str(mark) if page == home else f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>")
    where = f"/Pg {pages[home]} 0 R" if home >= 0 else ""
    return f"<</S/{element.role}/P {parent} 0 R{where}{_attributes(element)}/K[{' '.join(kids)}]>>"


def _attributes(element: Element) -> str:
    words = ""
    if element.scope:
        words += f"/A<</O/Table/Scope/{element.scope}>>"
    if element.box:
        corners = " ".join(f"{corner:.1f}" for corner in element.box)
        words += f"/A<</O/Layout/Placement/Block/BBox[{corners}]>>"
    if element.alt:
        words += f"/Alt{text_string(element.alt)}"
    if element.actual:
        words += f"/ActualText{text_string(element.actual)}"
    return words
