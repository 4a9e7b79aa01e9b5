"""``walkabout sync``: one exchange with the office, as the window makes them by itself."""

import argparse

from desktop.commands.answer import Answer
from desktop.commands.opening import open_records
from models.errors import NotFound
from models.store.office import office_of
from models.store.open_cases import to_decide
from models.words import count_words
from sync.exchange import NO_OFFICE, exchange
from sync.transport import Transport
from sync.turns import Done, carry_through


def declare(_parser: argparse.ArgumentParser) -> None:
    """Everything that waits is sent."""


def run(arguments: argparse.Namespace) -> Answer:
    """Send and take in. Raises ``ExchangeStopped`` where it stops; what was exchanged stays exchanged."""
    with open_records(arguments) as profile:
        office = office_of(profile.store)
        if office is None:
            raise NotFound(f"{NO_OFFICE} Use “walkabout enrol” first.")
        with Transport(office.address, office.token) as net:
            done = carry_through(exchange(profile.store, profile.blobs), net)
        cases = to_decide(profile.store)
    return Answer(
        words=_in_words(done, cases),
        data={
            "outcome": "exchanged",
            "findings": done.findings,
            "photos": done.photos,
            "others": done.others,
            "received": done.received,
            "photos_left": done.photos_left,
            "to_decide": cases,
        },
    )


def _in_words(done: Done, cases: int) -> str:
    """What became safe, what came, and what is still to do."""
    sent = ", ".join(
        count_words(number, thing)
        for number, thing in (
            (done.findings, "finding"),
            (done.photos, "photo"),
            (done.others, "other change"),
        )
        if number
    )
    lines = [f"Safe at the office: {sent}." if sent else "Everything here is safe at the office."]
    if done.received:
        lines.append(f"Came from colleagues: {count_words(done.received, 'change')}.")
    if done.photos_left:
        lines.append(f"Still to be carried: {count_words(done.photos_left, 'picture')}.")
    if cases:
        lines.append(f"To be decided by a person: {cases}. “walkabout conflicts” lists them.")
    return "\n".join(lines)
