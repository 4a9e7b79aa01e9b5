"""``walkabout check``: whether everything that was saved is still there, and is what was saved."""

import argparse

from desktop.commands.answer import Answer, Status
from desktop.commands.opening import open_records
from models.store.checking import Report, check


def declare(_parser: argparse.ArgumentParser) -> None:
    """Everything is checked."""


def run(arguments: argparse.Namespace) -> Answer:
    """Read everything and say what was looked at and what is wrong."""
    with open_records(arguments) as profile:
        report = check(profile)
    return Answer(
        words=_in_words(report),
        data={
            "outcome": "damaged" if report.troubles else "whole",
            "looked_at": list(report.looked_at),
            "troubles": list(report.troubles),
        },
        status=Status.REFUSED if report.troubles else Status.OK,
    )


def _in_words(report: Report) -> str:
    looked_at = f"Looked at: {', '.join(report.looked_at)}."
    return "\n".join([looked_at, *(report.troubles or ["Everything is whole."])])
