"""The web twin of the walkabout report."""

from collections.abc import Callable, Iterator

from models.paper_words import (
    NO_PLACE,
    NO_WORDS,
    PUT_RIGHT_HEADING,
    REPORT_KIND,
    SEEN_HEADING,
    about_entry,
    action_words,
    entry_alt,
    found_words,
    next_words,
    promise_label,
    put_right_words,
    report_title,
    status_words,
    taken_words,
    walked_words,
)
from models.photo import Photo
from models.report import PutRight, ReportEntry, WalkaboutReport
from views.web.page import facts, page, picture, said

PictureOf = Callable[[str], bytes | None]
"""The bytes of a picture by name; None where they are missing or damaged."""

_MISSING = "A photo is missing here: its file is damaged or not on this device."


def walkabout_report(report: WalkaboutReport, picture_of: PictureOf, *, large: bool = False) -> str:
    """The report as one HTML file, pictures inside it."""
    return page(
        report.landlord,
        kind=REPORT_KIND,
        title=report_title(report),
        body=_body(report, picture_of),
        large=large,
    )


def _body(report: WalkaboutReport, picture_of: PictureOf) -> Iterator[str]:
    yield facts([("Walked", walked_words(report)), ("With", "; ".join(report.company))])
    if report.promise is not None:
        promise = report.promise
        told = f"<strong>{said(promise.headline)}</strong> {said(promise.words)}"
        yield f'<dl class="promise"><dt>{promise_label(promise)}</dt><dd>{told}</dd></dl>\n'
    yield facts([("Found", found_words(report))])
    if report.entries:
        yield f'<h2>{SEEN_HEADING}</h2>\n<ol class="findings">\n'
        yield from (_entry(entry, picture_of) for entry in report.entries)
        yield "</ol>\n"
    if report.put_right:
        yield f"<h2>{PUT_RIGHT_HEADING}</h2>\n"
        yield from (_put_right(done, report, picture_of) for done in report.put_right)
    yield facts([("Next", next_words(report))])


def _entry(entry: ReportEntry, picture_of: PictureOf) -> str:
    pictures = [
        _picture(photo, picture_of, entry_alt(entry, number)) for number, photo in enumerate(entry.photos)
    ]
    about = about_entry(entry)
    told = [
        f"<h3>{entry.number} {said(entry.place or NO_PLACE)}</h3>",
        f"<p>{said(entry.words or NO_WORDS)}</p>",
        f"<p>{said(about)}</p>" if about else "",
    ]
    for row in entry.actions:
        word, why = status_words(row)
        told.append(f"<p><strong>{said(word)}</strong>{said(why)}</p>")
        told.append(f"<p>{said(action_words(row))}</p>")
    if not pictures:
        return f'<li class="words-only"><div>{"".join(told)}</div></li>\n'
    first, *others = pictures
    if others:
        told.append(f'<div class="more">{"".join(others)}</div>')
    return f"<li><div>{first}</div><div>{''.join(told)}</div></li>\n"


def _put_right(done: PutRight, report: WalkaboutReport, picture_of: PictureOf) -> str:
    words = put_right_words(done, report.as_of)
    pair = "".join(
        _picture(
            photo,
            picture_of,
            photo.words or f"{label}: {words}",
            f"{label}{taken_words(photo, report.as_of)}",
        )
        for label, photo in (("Before", done.before), ("After", done.after))
        if photo is not None
    )
    return f"<p>{said(words)}</p>\n" + (f'<div class="pair">{pair}</div>\n' if pair else "")


def _picture(photo: Photo, picture_of: PictureOf, alt: str, caption: str = "") -> str:
    data = picture_of(photo.full)
    return picture(data, alt, caption) if data is not None else f"<p>{_MISSING}</p>"
