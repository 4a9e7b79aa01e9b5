"""Whole pictures that travel in one request, each taken by itself: what was damaged on its way goes again."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.store.carriage import Leaving, Receipt
from sync import bundle
from sync.net import Request, Response
from sync.replies import STRANGER, message, read
from sync.trouble import NotOurOffice

Piece = tuple[Leaving, bytes]
WRONG_HASH = 460


@dataclass(frozen=True, slots=True, kw_only=True)
class PartlyTaken:
    """The receipts for those pictures of a parcel that arrived whole."""

    receipts: list[Receipt]


def together(parcel: Sequence[Piece]) -> Request:
    """All of them in one request."""
    body = bundle.pack([(each.name, data) for each, data in parcel])
    return Request(method="POST", path="/v1/blobs", body=body)


def receipts_in(response: Response, parcel: Sequence[Piece]) -> list[Receipt]:
    """The receipts for a parcel: for all of it, unless the office says that some were damaged.

    Raises ``ExchangeStopped``.
    """
    partly = response.status == WRONG_HASH
    receipts = read(response, PartlyTaken).receipts if partly else message(response, list[Receipt])
    given = {(each.name, each.size) for each in receipts}
    sent = {(each.name, len(data)) for each, data in parcel}
    if not (given < sent if partly else given == sent):
        raise NotOurOffice(STRANGER)
    return receipts
