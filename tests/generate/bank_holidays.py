"""Write ``resources/bank_holidays.json``, by hand at release, from two development libraries.

Run as ``python -m tests.generate.bank_holidays``. The dates are those of ``holidays``, which is released
often; the words are those GOV.UK publishes, from the copy inside ``govuk-bank-holidays``. The two must agree
on every date GOV.UK has published; a date only ``holidays`` has, proclaimed after the copy was made, keeps
the name it has there.

The table ends with the last year GOV.UK has published for every division: later dates follow from rules, but
one may yet be moved or added, so they are left out rather than guessed. Saturdays and Sundays are left out,
as GOV.UK leaves them out: a bank holiday there is given on a weekday instead.
"""

import json
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import holidays

TABLE = Path(__file__).parents[2] / "resources" / "bank_holidays.json"
DIVISIONS = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}
SATURDAY = 5


def published() -> Any:
    """What GOV.UK published, as the bundled copy has it: a list of events for each division."""
    return json.loads(files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text(encoding="utf-8"))


def years(gov_uk: Any) -> range:
    """The years GOV.UK has published for all three divisions."""
    spans = [sorted(event["date"][:4] for event in gov_uk[division]["events"]) for division in DIVISIONS]
    return range(max(int(span[0]) for span in spans), min(int(span[-1]) for span in spans) + 1)


def words_of(event: dict[str, str]) -> str:
    """An event's name as the GOV.UK page prints it, a substitute day called one."""
    substitute = " (substitute day)" if event["notes"] == "Substitute day" else ""
    return event["title"] + substitute


def division_table(division: str, gov_uk: Any) -> dict[str, str]:
    """The weekday bank holidays of one division, ISO date to name, in order."""
    named = {event["date"]: words_of(event) for event in gov_uk[division]["events"]}
    computed = holidays.UnitedKingdom(subdiv=DIVISIONS[division], years=years(gov_uk))
    days = {day.isoformat(): name for day, name in computed.items() if day.weekday() < SATURDAY}
    if unknown := sorted(named.keys() - days.keys()):
        raise ValueError(f"holidays does not know {unknown}, which GOV.UK has published")
    return {day: named.get(day, days[day].replace("'", "’")) for day in sorted(days)}


def table() -> str:
    """The whole table as the JSON text that is committed."""
    gov_uk = published()
    span = years(gov_uk)
    content = {
        "source": "GOV.UK bank holidays, Open Government Licence v3.0; see bank_holidays-OGL.txt",
        "covered_from": date(span[0], 1, 1).isoformat(),
        "covered_until": date(span[-1], 12, 31).isoformat(),
        "divisions": {division: division_table(division, gov_uk) for division in DIVISIONS},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
