"""What devices and the office say to each other, as JSON with declared types.

Everything is read with its type at once: what does not fit is refused before anything is made of it. JSON
knows no NaN and no infinity, and neither does this.
"""

import zlib
from typing import Any, TypeVar

import msgspec

from models.operation import Answer, Entry, Operation

T = TypeVar("T")

PROTOCOL = 1
"""Raised when an older program would misunderstand; the office speaks this one and the one before."""

MOST_ENTRIES = 2_000
LARGEST_BODY = 16 << 20
LARGEST_INFLATED = 64 << 20
DEEPEST = 32
WORTH_PACKING = 4_096
"""Bodies shorter than this travel as they are."""


class NotUnderstood(Exception):
    """What came is not what was agreed; the sentence holds nothing of what came."""


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """A device sends what it wrote, and asks for everything after ``cursor``.

    ``n`` is how far the office's log went when the device was last told, and ``head`` its chain there; 0 and
    "" where it knows none. ``last`` is the device's highest sequence number in this ``incarnation``. While
    ``more`` operations follow, nothing of the log is sent: it would be taken for older than what the office
    has of this device already.
    """

    protocol: int
    epoch: str
    cursor: int
    n: int
    head: str
    incarnation: str
    last: int
    operations: list[Operation] = []
    more: bool = False


class Exchanged(msgspec.Struct, frozen=True, kw_only=True, tag="exchanged"):
    """The answers, and a page of the log up to ``cursor``; the log goes to ``n``, with ``head`` its chain.

    ``devices`` names the devices that wrote the page, ``time`` is the office's clock: shown, never compared.
    """

    epoch: str
    cursor: int
    n: int
    head: str
    office: str
    time: str
    answers: list[Answer] = []
    entries: list[msgspec.Raw] = []
    devices: dict[str, str] = {}


class Restored(msgspec.Struct, frozen=True, kw_only=True, tag="restored"):
    """The office was restored or lost: up to ``common`` its log is the one the device knows.

    ``lives`` has, for each incarnation of the device that is still known, the sequence number it is to go on
    with. Everything from there on is to be offered again.
    """

    epoch: str
    common: int
    lives: dict[str, int]


class AnotherLife(msgspec.Struct, frozen=True, kw_only=True, tag="another life"):
    """Somebody else writes as this device: it is a copy, and needs an incarnation of its own.

    ``clashing`` are identities of operations that the office knows with another content.
    """

    clashing: list[str] = []


class Gap(msgspec.Struct, frozen=True, kw_only=True, tag="gap"):
    """An operation is missing before those that came: ``lives`` as in ``Restored``."""

    lives: dict[str, int]


Reply = Exchanged | Restored | AnotherLife | Gap


class Enrol(msgspec.Struct, frozen=True, kw_only=True):
    """A device asks to be taken on with the code somebody was read out."""

    protocol: int
    code: str
    device: str
    name: str


class Enrolled(msgspec.Struct, frozen=True, kw_only=True):
    """The office took the device on: what it is called there, and the secret it is known by from now on."""

    office: str
    device: str
    epoch: str
    token: str


class Refusal(msgspec.Struct, frozen=True):
    """Why something was not done, in a sentence."""

    why: str


_ENCODER = msgspec.json.Encoder()
_ENTRY = msgspec.json.Decoder(Entry)
_DECODERS: dict[Any, msgspec.json.Decoder[Any]] = {}


def encode(message: object) -> bytes:
    """A message as JSON."""
    return _ENCODER.encode(message)


def decode(body: bytes, kind: type[T]) -> T:
    """The message that ``body`` says. Raises ``NotUnderstood``."""
    if kind not in _DECODERS:
        _DECODERS[kind] = msgspec.json.Decoder(kind)
    try:
        message: T = _DECODERS[kind].decode(body)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise NotUnderstood("That is not a message of the exchange.") from None
    return message


def entry_of(raw: msgspec.Raw) -> Entry:
    """One line of the log. Raises ``NotUnderstood``."""
    try:
        return _ENTRY.decode(raw)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise NotUnderstood("A line of the office's log cannot be read.") from None


def pack(body: bytes) -> bytes:
    """The same, smaller (gzip)."""
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return packer.compress(body) + packer.flush()


def unpack(body: bytes, most: int = LARGEST_INFLATED) -> bytes:
    """What ``pack`` was given. Raises ``NotUnderstood`` for what is not gzip, or is over ``most`` bytes."""
    unpacker = zlib.decompressobj(31)
    try:
        plain = unpacker.decompress(body, most)
    except zlib.error:
        raise NotUnderstood("The message was damaged on the way.") from None
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise NotUnderstood("The message is too large, or ends too early.")
    return plain
