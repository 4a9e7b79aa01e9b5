"""A web page read back: strictly, as a tree; every element closed by its own end."""

from html.parser import HTMLParser

EMPTY = {"meta", "img", "br"}


class Element:
    """One element with what is inside it."""

    def __init__(self, name: str, given: dict[str, str]) -> None:
        self.name, self.given = name, given
        self.inside: list[Element | str] = []

    @property
    def text(self) -> str:
        """All words inside, as a reader gets them."""
        return "".join(each if isinstance(each, str) else each.text for each in self.inside)

    def all(self, *names: str) -> list["Element"]:
        """Every element of these names below, in order."""
        found: list[Element] = []
        for each in self.inside:
            if isinstance(each, Element):
                found += [each] if each.name in names or not names else []
                found += each.all(*names)
        return found

    def one(self, name: str) -> "Element":
        """The only element of that name."""
        (found,) = self.all(name)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.given) == len(attrs), f"an attribute of {tag} is given twice"
        self.open[-1].inside.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"{tag} is closed, but another is open"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data[:80]}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data[:80]}")


def read(page: str) -> Element:
    """The page as a tree."""
    assert page.startswith("<!DOCTYPE html>\n")
    reader = _Reader()
    reader.feed(page)
    reader.close()
    (whole,) = reader.open
    return whole.one("html")
