"""What a photo or paper is called everywhere: the SHA-256 of its bytes."""

import hashlib
import re

NAME = r"[0-9a-f]{64}"
_WHOLE_NAME = re.compile(NAME)

Bytes = bytes | bytearray | memoryview


def name_of(data: Bytes) -> str:
    """The name those bytes have: their SHA-256 in 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def is_name(words: str) -> bool:
    """Whether this can be the name of a blob; nothing else may become part of a path."""
    return _WHOLE_NAME.fullmatch(words) is not None
