"""The frame of a web twin: one file that needs nothing else, loads nothing, and runs nothing.

Words reach it only through ``said``. The same content as the paper, in the same order and the same words.
"""

import base64
from collections.abc import Iterable
from html import escape

from models.landlord import Landlord
from models.paper_words import accent_of, other_formats
from views.web.characters import only_characters
from views.web.house_style import style_of

_ALLOWED = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def said(text: str) -> str:
    """The one way by which words enter a web page: no markup, no characters that are none."""
    return escape(only_characters(text))


def page(landlord: Landlord, *, kind: str, title: str, body: Iterable[str], large: bool) -> str:
    """The whole file: the landlord's band, the title, the body, and how to get another format."""
    style = style_of(accent_of(landlord), large=large)
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}">\n',
            f"<title>{said(kind)}: {said(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n",
            f'<header class="band"><span>{said(landlord.name)}</span> <span>{said(kind)}</span></header>\n',
            f"<main>\n<h1>{said(title)}</h1>\n",
            *body,
            f"</main>\n<footer><p>{said(other_formats(landlord.telephone))}</p></footer>\n</body>\n</html>\n",
        )
    )


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """What a reader looks for, with its label; ``rows`` are labels and words."""
    told = "".join(f"<dt>{said(label)}</dt><dd>{said(words)}</dd>" for label, words in rows)
    return f"<dl>{told}</dl>\n"


def picture(data: bytes, alt: str, caption: str = "") -> str:
    """A JPEG inside the page itself, with its words."""
    source = base64.b64encode(data).decode("ascii")
    under = f"<figcaption>{said(caption)}</figcaption>" if caption else ""
    return f'<figure><img alt="{said(alt)}" src="data:image/jpeg;base64,{source}">{under}</figure>'


def table(kind: str, caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table with its caption and scoped heads; cells come as finished HTML, the first heads its row.

    ``kind`` is "list" or "plan". The caption of a plan is heard only: the title above has said it to the eye.
    """
    named = f"<caption>{said(caption)}</caption>"
    top = "".join(f'<th scope="col">{said(head)}</th>' for head in heads)
    body = "".join(_row(list(cells)) for cells in rows)
    inside = f"{named}<thead><tr>{top}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="wide"><table class="{kind}">{inside}</table></div>\n'


def _row(cells: list[str]) -> str:
    first, *others = cells
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'
