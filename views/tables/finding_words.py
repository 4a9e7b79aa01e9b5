"""How one finding of a walkabout stands, in the words of its row."""

from datetime import datetime

from models.hazard import known_since_words
from models.overview import FindingSummary
from models.words import capitalised, count_words, time_words
from views.look.tokens import Tone


def finding_state(summary: FindingSummary, now: datetime) -> tuple[str, str, Tone]:
    """The icon, words and tone that say how one finding of the list stands."""
    finding = summary.finding
    if finding.hazard_since:
        return "siren", f"Hazard · {known_since_words(finding.hazard_since, now)}", Tone.RED
    if summary.missing:
        return "pen-line", f"Half finished · {', '.join(summary.missing)}", Tone.AMBER
    grade = f"Grade {finding.grade}" if finding.grade else ""
    if summary.only_here:
        saved = f"saved {time_words(datetime.fromisoformat(finding.seen_at))}"
        return "tablet", capitalised(" · ".join(filter(None, (grade, saved)))), Tone.PLUM
    return "cloud-check", capitalised(" · ".join(filter(None, (grade, "safe at the office")))), Tone.GREEN


def finding_row_words(summary: FindingSummary, now: datetime) -> str:
    """One finding of the list as a whole sentence, for those who hear it."""
    _, state, _ = finding_state(summary, now)
    photos = count_words(len(summary.thumbnails), "photo")
    where = summary.place or "place not chosen"
    return f"Finding {summary.finding.position}, {headline_or(summary.headline)}, {where}. {state}. {photos}."


def headline_or(headline: str) -> str:
    """The headline of a finding, or what stands in for one."""
    return headline or "No words yet"
