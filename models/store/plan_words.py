"""What a person typed, and the filters chosen, as one question to the search index that nothing can break."""

from models.plan import PlanFilter

MOST_LETTERS = 200
MOST_WORDS = 12
MARK = "\ue000"
"""The letter for private use that the index's made-up words begin with."""


def question(wanted: PlanFilter) -> str:
    """The words every action asked for holds, in the index's language; "" where all actions are meant.

    Each typed word is quoted, so nothing in it is an operator, and finds what begins with it. The estate,
    the service and the lead are met exactly, by the made-up words the index holds for them (migration m0001).
    """
    marks = (
        f'"{MARK}{kind}{chosen.encode().hex()}"'
        for kind, chosen in (("e", wanted.estate_id), ("s", wanted.service), ("l", wanted.lead))
        if chosen
    )
    words = (f'"{word}" *' for word in typed_words(wanted.search))
    return " AND ".join((*marks, *words))


def typed_words(search: str) -> list[str]:
    """The words to look for: those with a letter or a figure in them, within limits, quotes doubled."""
    words = search[:MOST_LETTERS].replace("\0", " ").replace(MARK, " ").split()
    return [word.replace('"', '""') for word in words if any(map(str.isalnum, word))][:MOST_WORDS]
