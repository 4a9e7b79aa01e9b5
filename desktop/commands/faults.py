"""A fault of ours in a command: told without anybody's data, and never swallowed."""

import sys

from desktop.commands.answer import Answer, Status
from desktop.problem_reports import report_words, system_versions
from desktop.version import program_version
from models.ports import SystemClock

SENTENCE = (
    "Something went wrong in Walkabout itself. What was saved before is still saved. "
    "The report beside this holds no names and nothing that was typed."
)


def answer_to_fault(error: Exception) -> Answer:
    """The sentence as the answer; the report goes where errors go, for whoever looks after the program."""
    when = SystemClock().now().isoformat(timespec="seconds")
    report = report_words(error, when=when, versions=system_versions(program_version()))
    if sys.stderr is not None:
        sys.stderr.write(f"\n{report}")
    return Answer(words=SENTENCE, data={"outcome": "failed", "reason": SENTENCE}, status=Status.CANNOT)
