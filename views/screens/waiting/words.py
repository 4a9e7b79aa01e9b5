"""What waits and what is sent, in words."""

from datetime import datetime

from models.waiting import Sending, WaitingCounts
from models.waiting_findings import Exchanged, PhotoStanding, WaitingFinding, WaitingPhoto
from models.words import capitalised, count_words, list_words, moment_words, size_words
from views.look.marks import MARKS, Mark
from views.look.tokens import Tone
from views.parts.labels import Bold

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PHOTO_MARKS = {
    PhotoStanding.WAITING: MARKS["Waiting"],
    PhotoStanding.SENDING: MARKS["Sending"],
    PhotoStanding.SAFE: Mark(text="Safe", icon="cloud-check", tone=Tone.GREEN),
    PhotoStanding.NEEDS_YOU: MARKS["Needs you"],
}


def photo_mark(photo: WaitingPhoto) -> Mark:
    """Where one picture is: "Waiting", "62% sent", "Safe", "Needs you"."""
    mark = _PHOTO_MARKS[photo.standing]
    if photo.standing is PhotoStanding.SENDING and photo.sent:
        share = min(99, photo.sent * 100 // max(1, photo.photo.size))
        return Mark(text=f"{share}% sent", icon=mark.icon, tone=mark.tone)
    return mark


def finding_mark(finding: WaitingFinding, *, sending: bool) -> Mark:
    """Where a whole finding is; nothing is being sent while no exchange is under way."""
    standings = {photo.standing for photo in finding.photos}
    if finding.safe:
        return MARKS["Safe at the office"]
    if sending and PhotoStanding.SENDING in standings:
        return MARKS["Sending"]
    return MARKS["Needs you"] if PhotoStanding.NEEDS_YOU in standings else MARKS["Waiting"]


def sent_pieces(sending: Sending) -> tuple[str | Bold, ...]:
    """How far an exchange has got: "15 of 26 MB sent. About 3 minutes at this speed."."""
    if not sending.total:
        return (receiving_words(sending) or "The words are on their way.",)
    said = f" sent. {_left_words(sending)}".rstrip()
    return (Bold(amount_words(sending.sent, sending.total)), f"{said} {receiving_words(sending)}".rstrip())


def paused_pieces(sending: Sending | None) -> tuple[str | Bold, ...]:
    """That nothing is sent for now, and how far it had got."""
    if sending is None or not sending.total:
        return ("Sending is paused. Everything is kept here.",)
    return ("Sending is paused. ", Bold(amount_words(sending.sent, sending.total)), " sent.")


def amount_words(sent: int, total: int) -> str:
    """So much of so much, the unit said once where it is the same: "15 of 26 MB", "300 KB of 26 MB"."""
    part, whole = size_words(sent), size_words(total)
    number, _, unit = part.partition(" ")
    return f"{number} of {whole}" if whole.endswith(f" {unit}") else f"{part} of {whole}"


def receiving_words(sending: Sending) -> str:
    """What colleagues wrote that is still to come, or nothing."""
    changes = sending.receiving
    are = "is" if changes == 1 else "are"
    return f"{count_words(changes, 'change')} from colleagues {are} still to come." if changes else ""


def _left_words(sending: Sending) -> str:
    seconds = sending.seconds_left
    if seconds is None:
        return ""
    if seconds < 45:
        return "Less than a minute left."
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return f"About {count_words(minutes, 'minute')} at this speed."
    return f"About {count_words(round(minutes / 60), 'hour')} at this speed."


def words_safe(safe: int, of: int) -> str:
    """Of how many findings the office has the words."""
    if safe == of:
        return "The finding’s words are safe" if of == 1 else f"All {of:,} findings’ words are safe"
    return (
        f"{safe:,} of {of:,} findings’ words are safe" if of > 1 else "The finding’s words are not safe yet"
    )


def photos_safe(safe: int, of: int) -> str:
    """How many pictures the office has."""
    if safe == of:
        return "The photo is safe" if of == 1 else f"All {of:,} photos are safe"
    return f"{safe:,} of {of:,} photos are safe" if of > 1 else "The photo is not safe yet"


def when_words(at: str, now: datetime) -> str:
    """When an exchange ended: "Today, 8.12 am"."""
    return capitalised(moment_words(datetime.fromisoformat(at), now)).replace(" at ", ", ")


def exchanged_words(exchanged: Exchanged) -> str:
    """What an exchange made safe: "4 findings and 9 photos, all safe"."""
    of = [
        count_words(number, thing)
        for number, thing in (
            (exchanged.findings, "finding"),
            (exchanged.photos, "photo"),
            (exchanged.others, "other change"),
        )
        if number
    ]
    return f"{list_words(of)}, all safe" if of else "Nothing was waiting"


def trouble_with(finding: WaitingFinding, photo: WaitingPhoto) -> str:
    """Which picture the office could not take, and why."""
    return f"Finding {finding.position}, {_which(finding, photo)}. {capitalised(photo.why)}".rstrip()


def photo_trouble(finding: WaitingFinding, photo: WaitingPhoto) -> str:
    """The same where the finding is named already."""
    return f"{capitalised(_which(finding, photo))}. {capitalised(photo.why)}".rstrip()


def _which(finding: WaitingFinding, photo: WaitingPhoto) -> str:
    place = finding.photos.index(photo)
    return f"{_ORDINALS[place]} photo" if place < len(_ORDINALS) else f"photo {place + 1}"


def elsewhere_words(photos: int) -> str:
    """Photos that belong to no saved finding."""
    wait = "waits" if photos == 1 else "wait"
    return f"{count_words(photos, 'photo')} of actions, or of a finding being written, {wait} too."


def nothing_words(counts: WaitingCounts) -> str:
    """What stands where no finding does."""
    return "No finding waits." if counts.others else "Nothing is only on this tablet."
