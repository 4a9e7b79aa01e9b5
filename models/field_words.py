"""What each field that may be amended is called on screen and on paper, in the field's own words."""

FIELD_WORDS: dict[str, dict[str, str]] = {
    "landlord": {
        "name": "Landlord",
        "accent": "Colour",
        "telephone": "Telephone",
        "division": "Bank holidays of",
        "categories": "Kinds of finding",
        "grades": "Grades",
        "services": "Services",
        "priorities": "Priorities",
        "feedback_working_days": "Working days to report back",
        "due_soon_working_days": "Working days that count as soon",
        "walkabouts_a_year": "Walkabouts a year",
    },
    "closure_day": {"day": "Day", "name": "Closure day"},
    "estate": {"name": "Estate", "area": "Area", "removed_from_list": "Off the list"},
    "block": {"name": "Block", "stairs": "Stairs", "landings": "Landings", "position": "Place in the list"},
    "person": {"name": "Name", "role": "Takes part as", "post": "Post"},
    "walkabout": {
        "planned_for": "Planned for",
        "meet_at": "Meet at",
        "state": "How far it is",
        "started_at": "Began",
        "ended_at": "Ended",
        "officer_ids": "Officers",
        "companion_ids": "With",
        "tenants": "Tenants",
        "reported_on": "Reported back on",
        "next_planned_for": "Next one",
    },
    "finding": {
        "words": "What you see",
        "category": "Kind",
        "grade": "Grade",
        "block_id": "Block",
        "stair": "Stair",
        "landing": "Landing",
        "spot": "Spot",
        "raised_by": "Raised by",
        "land": "Whose land",
        "route": "Goes to",
        "hazard_since": "Hazard since",
        "earlier_action_id": "Seen before as",
        "latitude": "Degrees north",
        "longitude": "Degrees east",
        "position": "Place in the walk",
    },
    "photo": {"words": "What the photo shows"},
    "action": {
        "wording": "Action",
        "place": "Place",
        "service": "Service",
        "leads": "Lead",
        "target": "Target",
        "due_on": "Late after",
        "check_on": "Looked at again on",
        "priority": "Priority",
        "measure": "Measured by",
        "state": "Where it stands",
        "state_on": "Since",
        "reason": "Why not",
        "told": "Who was told",
    },
    "progress": {"words": "Note"},
}

FOLLOWS: dict[str, dict[str, str]] = {
    "action": {"due_on": "target", "check_on": "target", "state_on": "state"},
}
"""Fields that go with another and are decided with it; they are shown where only they differ."""

FREE = frozenset(
    {
        "name", "telephone", "area", "post", "meet_at", "words", "stair", "landing", "spot", "raised_by",
        "wording", "place", "target", "measure", "reason", "told",
    }
)  # fmt: skip
"""Fields a person writes in words of their own, so that a third version may be written."""

SUBJECTS: dict[str, str] = {
    "landlord": "the landlord’s settings",
    "closure_day": "a closure day",
    "estate": "an estate",
    "block": "a block",
    "person": "a person",
    "walkabout": "a walkabout",
    "finding": "a finding",
    "photo": "a photo",
    "action": "an action",
    "progress": "a note",
}
"""What a record of each kind is called where its own name is not known."""


def label_of(kind: str, field: str) -> str:
    """A field's name for a person, or "" where it is not shown."""
    return FIELD_WORDS.get(kind, {}).get(field, "")
