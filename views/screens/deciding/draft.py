"""What a person has half decided about a case: it stays while they look at something else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from models.disagreement import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The choice so far, the reason, and by field what was written and is no version's own words."""

    choice: Choice | None = None
    written: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    reason: str = ""

    @property
    def would_be_missed(self) -> bool:
        """Whether anything was typed."""
        return bool(self.written) or bool(self.reason.strip())


NOTHING_YET = Draft()
