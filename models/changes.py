"""Which records one write touched, so that each screen asks again only for what it shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Changes:
    """The identities that were created, amended, removed or brought back, by kind of record.

    The same value comes from a person's own write and from a colleague's, so there is one way to the screen.
    """

    touched: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, kind: str, ids: Iterable[str]) -> "Changes":
        """Changes to records of one kind."""
        return cls(MappingProxyType({kind: frozenset(ids)}))

    def __or__(self, other: "Changes") -> "Changes":
        """Both together."""
        kinds = self.touched.keys() | other.touched.keys()
        return Changes(MappingProxyType({kind: self.ids(kind) | other.ids(kind) for kind in kinds}))

    def __bool__(self) -> bool:
        return any(self.touched.values())

    def ids(self, kind: str) -> frozenset[str]:
        """The touched identities of one kind."""
        return self.touched.get(kind, frozenset())

    def touches(self, *kinds: str) -> bool:
        """Whether any record of these kinds was touched."""
        return any(self.ids(kind) for kind in kinds)
