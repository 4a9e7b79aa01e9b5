"""Receipts travel in a header and are read strictly."""

from datetime import datetime

import pytest

from sync.blob_name import name_of
from sync.receipt import Receipt, receipt_from
from tests.builders import START

RECEIPT = Receipt(name=name_of(b"gate"), size=4, at=datetime.fromisoformat(START))


def test_a_receipt_survives_the_header() -> None:
    assert RECEIPT.in_a_header() == f"{name_of(b'gate')} 4 2026-03-24T14:04:00+00:00"
    assert receipt_from(RECEIPT.in_a_header()) == RECEIPT


@pytest.mark.parametrize(
    "header",
    [
        "",
        "a b c",
        f"{name_of(b'gate')} 4",
        f"{name_of(b'gate')} -4 {START}",
        f"{name_of(b'gate')} ² {START}",
        f"{name_of(b'gate')} 4 yesterday",
        f"{name_of(b'gate').upper()} 4 {START}",
    ],
)
def test_what_is_no_receipt_frees_nothing(header: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its words are Python's own for some of them
        receipt_from(header)
