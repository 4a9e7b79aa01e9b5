"""What both documents share: the landlord's style, the band and the foot, and the title a viewer shows."""

from collections.abc import Sequence
from datetime import datetime

from reportlab.platypus import Flowable

from models.landlord import Landlord
from models.paper_words import accent_of, other_formats
from views.printed.catalogue import About
from views.printed.faces import Weight
from views.printed.house_style import A4, HouseStyle
from views.printed.page import Furniture, Paper
from views.printed.wording import Wording, wording

NAME_LIMIT = 300
"""The longest title or heading printed, in characters."""
_WORDS_LIMIT = 2000


def words_of(text: str, weight: Weight | None = None) -> Wording:
    """What stands in one column of a list: never more than a page of it."""
    return wording(text, weight, limit=_WORDS_LIMIT)


def house_of(landlord: Landlord, *, large: bool = False, page_size: tuple[float, float] = A4) -> HouseStyle:
    """The house style, standard or large print, in the landlord's colour where it is one, else in petrol."""
    return HouseStyle(accent=accent_of(landlord), large_print=large, page_size=page_size)


def height_of(story: Sequence[Flowable], width: float) -> float:
    """How much of a page a story takes, in points."""
    heights = (each.wrap(width, 0)[1] + each.getSpaceBefore() + each.getSpaceAfter() for each in story)
    return float(sum(heights))


def kept_together(story: Sequence[Flowable]) -> list[Flowable]:
    """A story that stays on one page, and with what already stays with its beginning, such as its heading.

    ReportLab's own KeepTogether, inside another, lets a heading stand alone at the foot of a page.
    """
    for each in story[:-1]:
        each.keepWithNext = True
    return list(story)


def bound(
    house: HouseStyle, landlord: Landlord, story: Sequence[Flowable], *, kind: str, name: str, made: datetime
) -> bytes:
    """The finished PDF. ``kind`` and ``name`` are its title: "Walkabout report: Hallgate, 21 May 2026"."""
    title = f"{kind}: {name}"
    furniture = Furniture(
        landlord=landlord.name, kind=kind, short_title=title, footer=other_formats(landlord.telephone)
    )
    return Paper(house, furniture, About(title=title, author=landlord.name, made=made)).build(story)
