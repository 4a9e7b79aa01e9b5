"""How many walkabouts each estate has had this year, against how many the landlord has promised."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One estate's year: how many were held, how many more are planned, how many are due (S1: four)."""

    estate: str
    held: int
    planned: int
    due: int

    @property
    def words(self) -> str:
        """How it stands: "1 of 4 held, 2 planned"."""
        planned = f", {self.planned} planned" if self.planned else ""
        return f"{self.held} of {self.due} held{planned}"


def year_of(day: date) -> tuple[date, date]:
    """The first and last day of the council's year ``day`` is in: April to March."""
    first = date(day.year if day.month >= 4 else day.year - 1, 4, 1)
    return first, date(first.year + 1, 3, 31)
