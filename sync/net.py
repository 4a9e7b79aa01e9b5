"""The fourth small port: the network. What is asked of it, what it answers, and how it fails.

``sync.transport`` is the real one; a simulator is another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from models.errors import WalkaboutError


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request to the office. ``path`` begins with ``/v1/``; header names are in lower case."""

    method: str
    path: str
    body: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What came back; header names are in lower case."""

    status: int
    body: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)


class Unreachable(WalkaboutError):
    """Nothing came back, or only part of it; nobody can say whether the request arrived."""


NO_ANSWER = "The office cannot be reached."
LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""This computer itself, by each of its names."""

NOTHING: Iterator[object] = iter(())
"""There is nothing to do meanwhile."""


class Net(Protocol):
    """Carries requests, several at a time; an answer, or what went wrong, for each, in the same order."""

    def carry(
        self, requests: Sequence[Request], meanwhile: Iterator[object] = NOTHING
    ) -> list[Response | Unreachable]:
        """Send all of these and wait for every answer; steps of ``meanwhile`` may be taken until then."""
        ...
