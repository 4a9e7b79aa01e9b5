"""The three ways an action list is set out."""

from enum import StrEnum


class Arrangement(StrEnum):
    """By service and by lead it is a list; by priority it is the plan in five columns (S2, appendix 2)."""

    SERVICE = "service"
    LEAD = "lead"
    PRIORITY = "priority"

    @property
    def kind(self) -> str:
        """What the paper is called in its band: "Action list by service"."""
        return "Action plan" if self is Arrangement.PRIORITY else f"Action list by {self.value}"
