"""One full photo by tus: what is asked for its next piece, and what the answers say (tus 1.0)."""

import base64
from dataclasses import dataclass

from models.store.carriage import Leaving, Receipt
from sync.net import Request, Response
from sync.receipt import RECEIPT_HEADER, receipt_from
from sync.replies import STRANGER, message
from sync.trouble import NotOurOffice
from sync.turns import Results

UPLOADS = "/v1/uploads"
BEGUN = "begun"
"""Stands for the address of an upload whose answer was lost: the office is asked where it stands."""
_TUS = {"tus-resumable": "1.0.0"}
_PIECE = {**_TUS, "content-type": "application/offset+octet-stream"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """What the office tells of an upload that has not all its bytes."""

    id: str
    offset: int
    name: str | None

    @property
    def address(self) -> str:
        """Where it goes on."""
        return f"{UPLOADS}/{self.id}"


def next_piece(each: Leaving, data: bytes, size: int) -> Request:
    """The next piece of an upload, or its beginning; at most ``size`` bytes."""
    if each.upload:
        headers = {**_PIECE, "upload-offset": str(each.sent)}
        return Request(
            method="PATCH", path=each.upload, body=data[each.sent : each.sent + size], headers=headers
        )
    named = base64.b64encode(each.name.encode()).decode()
    about = {"upload-length": str(len(data)), "upload-metadata": f"sha256 {named}"}
    return Request(method="POST", path=UPLOADS, body=data[:size], headers={**_PIECE, **about})


def all_unfinished() -> Request:
    """Where this device's uploads stand."""
    return Request(method="GET", path=UPLOADS, headers=_TUS)


def unfinished(results: Results) -> dict[str, Unfinished]:
    """The answer to that, by the names of the pictures. Raises ``ExchangeStopped``."""
    return {each.name: each for each in message(results[0], list[Unfinished]) if each.name}


def place_in(response: Response, each: Leaving, length: int) -> tuple[str, int]:
    """The address of an upload, and how much of it the office has: more than before.

    Raises ``NotOurOffice``.
    """
    upload = response.headers.get("location", each.upload)
    words = response.headers.get("upload-offset", "")
    offset = int(words) if words.isdecimal() else -1
    least = each.sent + 1 if each.upload else 0
    if not upload.startswith(f"{UPLOADS}/") or not least <= offset <= length:
        raise NotOurOffice(STRANGER)
    return upload, offset


def receipt_in(response: Response, each: Leaving, length: int) -> Receipt | None:
    """The receipt that comes with the last piece; None before. Raises ``NotOurOffice``."""
    words = response.headers.get(RECEIPT_HEADER.lower())
    if words is None:
        return None
    try:
        given = receipt_from(words)
    except ValueError:
        raise NotOurOffice(STRANGER) from None
    if (given.name, given.size) != (each.name, length):
        raise NotOurOffice(STRANGER)
    return Receipt(name=given.name, size=given.size, at=given.at.isoformat(timespec="seconds"))
