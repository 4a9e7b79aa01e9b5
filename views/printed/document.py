"""What both documents share: the landlord's style, the band and the foot, and the title a viewer shows."""

from collections.abc import Sequence
from datetime import datetime

from reportlab.platypus import Flowable

from models.landlord import Landlord
from models.paper_words import accent_of, other_formats
from views.printed.catalogue import About
from views.printed.house_style import A4, HouseStyle
from views.printed.page import Furniture, Paper


def house_of(landlord: Landlord, *, large: bool = False, page_size: tuple[float, float] = A4) -> HouseStyle:
    """The house style, standard or large print, in the landlord's colour where it is one, else in petrol."""
    return HouseStyle(accent=accent_of(landlord), large_print=large, page_size=page_size)


def bound(
    house: HouseStyle, landlord: Landlord, story: Sequence[Flowable], *, kind: str, name: str, made: datetime
) -> bytes:
    """The finished PDF. ``kind`` and ``name`` are its title: "Walkabout report: Hallgate, 21 May 2026"."""
    title = f"{kind}: {name}"
    furniture = Furniture(
        landlord=landlord.name, kind=kind, short_title=title, footer=other_formats(landlord.telephone)
    )
    return Paper(house, furniture, About(title=title, author=landlord.name, made=made)).build(story)
