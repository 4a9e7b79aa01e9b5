"""Bundles: what is packed comes out again, and what is not whole is refused in words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import bundle
from sync.blob_name import name_of
from sync.bundle import MOST_PIECES, BundleBroken, BundleTooLarge, first_line, pack, split, unpack

A, B = b"a photo of a gate", b"a photo of a lamp"


def named(*datas: bytes) -> list[tuple[str, bytes]]:
    return [(name_of(data), data) for data in datas]


@given(st.lists(st.binary(max_size=300), unique=True, max_size=20))
def test_what_is_packed_comes_out(datas: list[bytes]) -> None:
    assert list(unpack(pack(named(*datas)))) == named(*datas)


def test_the_first_line_says_names_and_sizes() -> None:
    line, _, rest = pack(named(A, B)).partition(b"\n")
    assert json.loads(line) == [[name_of(A), len(A)], [name_of(B), len(B)]]
    assert rest == A + B


@given(st.binary(max_size=200).filter(lambda data: data.strip() != b"[]"))
def test_anything_else_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(BundleBroken, match=r"\.$"):
        list(unpack(data))


@given(st.data())
def test_a_bundle_with_one_byte_changed_or_gone_never_gives_wrong_bytes(data: st.DataObject) -> None:
    whole = bytearray(pack(named(A, B)))
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        whole[at] ^= 1 << data.draw(st.integers(0, 7))
    else:
        del whole[at]
    with pytest.raises(BundleBroken):
        list(unpack(bytes(whole)))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"", "starts with a line"),
        (b"[" * 100_000, "starts with a line"),
        (b"\n", "not a list"),
        (b"[[[[[[\n", "not a list"),
        (b'[["../../etc/passwd",1]]\nx', "not a list"),
        (b'[["' + b"A" * 64 + b'",1]]\nx', "not a list"),
        (b'[["' + name_of(A).encode() + b'\\n",1]]\nx', "not a list"),
        (b'[["' + name_of(A).encode() + b'",-1]]\n', "not a list"),
        (b'[["' + name_of(A).encode() + b'",true]]\nx', "not a list"),
        (b'[["' + name_of(A).encode() + b'",1.0]]\nx', "not a list"),
        (b'[["' + name_of(A).encode() + b'"]]\n', "not a list"),
        (b'[["\xff\xfe",1]]\nx', "not a list"),
        (b'{"a":1}\n', "not a list"),
        (first_line([(name_of(A), 17), (name_of(A), 17)]) + A + A, "twice"),
        (first_line([(name_of(A), 16)]) + A, "longer or shorter"),
        (first_line([(name_of(A), 18)]) + A, "longer or shorter"),
        (first_line([(name_of(A), 10**30)]) + A, "longer or shorter"),
    ],
)
def test_what_is_not_whole_is_refused_before_the_first_piece(line: bytes, why: str) -> None:
    with pytest.raises(BundleBroken, match=why):
        split(line)


def test_a_piece_that_is_not_its_name_is_refused_when_its_turn_comes() -> None:
    pieces = unpack(pack([(name_of(A), A), (name_of(B), A)]))
    assert next(pieces) == (name_of(A), A)
    with pytest.raises(BundleBroken, match="not what its name says"):
        next(pieces)


def test_too_many_pieces_are_refused() -> None:
    datas = [str(number).encode() for number in range(MOST_PIECES + 1)]
    assert len(list(unpack(pack(named(*datas[1:]))))) == MOST_PIECES
    with pytest.raises(BundleTooLarge, match="at most 500 pictures"):
        split(pack(named(*datas)))


def test_too_many_bytes_are_refused_unless_one_piece_travels_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MOST_BYTES", len(A))
    assert list(unpack(pack(named(A + B)))) == named(A + B)
    with pytest.raises(BundleTooLarge, match="MB of pictures"):
        split(pack(named(A, B)))


def test_the_longest_first_line_fits() -> None:
    contents = [(name_of(str(number).encode()), bundle.MOST_BYTES) for number in range(MOST_PIECES)]
    assert len(first_line(contents)) < bundle.LONGEST_LINE
