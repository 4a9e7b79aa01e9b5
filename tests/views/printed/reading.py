"""Reading a PDF back, to test what was written: the structure tree and the text under its elements."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

SHOWN = frozenset({"Tj", "TJ", "'", '"'})
PAINTED = SHOWN | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}


@dataclass(slots=True, kw_only=True)
class Node:
    """An element of the structure tree; its children are elements and the texts between them."""

    role: str
    scope: str = ""
    alt: str = ""
    actual: str = ""
    box: tuple[float, ...] = ()
    pages: set[int] = field(default_factory=set)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is read aloud: the words themselves, or what stands in for them."""
        if self.actual or self.alt:
            return self.actual or self.alt
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, role: str) -> list["Node"]:
        """Every element of that role inside, in reading order."""
        return [node for node in self.walk() if node.role == role]

    def walk(self) -> Iterator["Node"]:
        """This element and all inside it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def outline(self) -> list[str]:
        """The roles of the children, in order."""
        return [child.role for child in self.children if isinstance(child, Node)]


class ReadPdf:
    """A PDF opened by an independent reader (pikepdf)."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.pages = [self._marked_text(page) for page in self.pdf.pages]
        self._numbers = {page.objgen: number for number, page in enumerate(self.pdf.pages)}

    @property
    def document(self) -> Node:
        """The Document element of the structure tree."""
        (top,) = self.pdf.Root.StructTreeRoot.K
        return self._node(top)

    def decoration(self, page: int) -> str:
        """The text on a page that is no content: running heads and footers."""
        return self.pages[page][None]

    def unmarked(self) -> list[str]:
        """Operators that paint something that is neither content nor decoration; there should be none."""
        found = []
        for page in self.pdf.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                name = str(instruction.operator)
                depth += (name in {"BDC", "BMC"}) - (name == "EMC")
                assert depth in {0, 1}, "marked content inside marked content"
                if name in PAINTED and not depth:
                    found.append(name)
            assert depth == 0
        return found

    def fonts(self) -> list[Any]:
        """The font dictionaries of the file, each once."""
        fonts = {}
        for page in self.pdf.pages:
            for font in dict(page.Resources.Font).values():
                fonts[font.objgen] = font
        return list(fonts.values())

    def _node(self, element: Any, page: int = 0) -> Node:
        node = Node(role=str(element.S).removeprefix("/"))
        node.alt, node.actual = str(element.get("/Alt", "")), str(element.get("/ActualText", ""))
        if "/A" in element:
            node.scope = str(element.A.get("/Scope", "")).removeprefix("/")
            node.box = tuple(float(edge) for edge in element.A.get("/BBox", ()))
        home = self._numbers[element.Pg.objgen] if "/Pg" in element else page
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                self._take(node, home, kid)
            elif kid.get("/Type") == "/MCR":
                self._take(node, self._numbers[kid.Pg.objgen], int(kid.MCID))
            else:
                assert kid.P.objgen == element.objgen
                node.children.append(self._node(kid, home))
        return node

    def _take(self, node: Node, page: int, mark: int) -> None:
        owner = self._owner(page, mark)
        assert str(owner.S).removeprefix("/") == node.role
        node.pages.add(page)
        node.children.append(self.pages[page][mark])

    def _owner(self, page: int, mark: int) -> Any:
        key = int(self.pdf.pages[page].StructParents)
        numbers = self.pdf.Root.StructTreeRoot.ParentTree.Nums
        at = [int(numbers[place]) for place in range(0, len(numbers), 2)].index(key)
        return numbers[2 * at + 1][mark]

    def _marked_text(self, page: pikepdf.Page) -> dict[int | None, str]:
        """The text under each mark of a page, and under None that of decoration."""
        tables = {str(name): to_unicode(font) for name, font in dict(page.Resources.Font).items()}
        texts: dict[int | None, str] = {None: ""}
        mark: int | None = None
        table: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "BDC":
                mark = int(operands[1]["/MCID"]) if "/MCID" in operands[1] else None
                texts.setdefault(mark, "")
            elif name == "EMC":
                mark = None
            elif name == "Tf":
                table = tables[str(operands[0])]
            elif name in SHOWN:
                texts[mark] += "".join(_decoded(operands, table))
        return texts


def _decoded(operands: Any, table: dict[int, str]) -> Iterator[str]:
    shown = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
    for string in shown:
        if isinstance(string, pikepdf.String):
            codes = bytes(string)
            for place in range(0, len(codes), 2):
                yield table[int.from_bytes(codes[place : place + 2], "big")]


def to_unicode(font: Any) -> dict[int, str]:
    """The characters each code of a font stands for."""
    table: dict[int, str] = {}
    for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
        if line.startswith("<") and line.count("<") == 2 and not line.endswith("<ffff>"):
            code, text = line.strip("<>").split("><")
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return table
