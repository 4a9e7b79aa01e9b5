"""``walkabout conflicts``: what a person has to decide, and deciding it."""

import argparse
from typing import Any

from desktop.commands.answer import Answer
from desktop.commands.opening import open_records
from models.disagreement import Choice, Decision, Disagreement, Side
from models.errors import NotFound
from models.store.deciding import decide
from models.store.device_settings import member_using
from models.store.disagreements import open_cases
from models.store.profile import Profile

_NOBODY = "Nobody has said who uses this device. Open the window once, then decide."


def declare(parser: argparse.ArgumentParser) -> None:
    """Nothing more to list them; a case and a choice to decide one."""
    parser.add_argument("case", nargs="?", metavar="CASE", help="the case to decide, as the list names it")
    parser.add_argument(
        "--keep", choices=("late", "standing"), help="the version that came later, or the one it met"
    )
    parser.add_argument("--reason", default="", help="why, for the history")


def run(arguments: argparse.Namespace) -> Answer:
    """List or decide. Raises ``NotFound`` for a case that is closed by now."""
    with open_records(arguments) as profile:
        if arguments.case and arguments.keep:
            return _decided(profile, arguments)
        cases = open_cases(profile.store)
    return Answer(words=_in_words(cases), data=[_data(case) for case in cases])


def _decided(profile: Profile, arguments: argparse.Namespace) -> Answer:
    member = member_using(profile.store)
    if member is None:
        raise NotFound(_NOBODY)
    decision = Decision(
        case_id=arguments.case, choice=Choice(arguments.keep), reason=arguments.reason.strip()
    )
    decide(profile.store, decision, by=member)
    return Answer(
        words="Decided. Everybody is told with the next exchange.",
        data={"outcome": "decided", "case": arguments.case, "kept": arguments.keep},
    )


def _in_words(cases: tuple[Disagreement, ...]) -> str:
    if not cases:
        return "Nothing has to be decided."
    return "\n\n".join(_case_words(case) for case in cases)


def _case_words(case: Disagreement) -> str:
    where = f", {case.place}" if case.place else ""
    lines = [f"{case.case_id}: {case.title}{where} ({case.matter})"]
    if case.why:
        lines.append(f"  {case.why}")
    lines.append(f"  late: {_side_words(case.late)}")
    if case.standing is not None:
        lines.append(f"  standing: {_side_words(case.standing)}")
    lines += [f"  {each.label}: late “{each.late}”, standing “{each.standing}”" for each in case.contested]
    return "\n".join(lines)


def _side_words(side: Side) -> str:
    who = "you" if side.mine else side.who
    return f"{who}, {side.at}" + (f", {side.device}" if side.device else "")


def _data(case: Disagreement) -> dict[str, Any]:
    return {
        "case": case.case_id,
        "matter": case.matter.value,
        "kind": case.kind,
        "record": case.record_id,
        "title": case.title,
        "place": case.place,
        "why": case.why,
        "late": _side_data(case.late),
        "standing": _side_data(case.standing) if case.standing is not None else None,
        "fields": [
            {"field": each.field, "label": each.label, "late": each.late, "standing": each.standing}
            for each in case.contested
        ],
    }


def _side_data(side: Side) -> dict[str, Any]:
    return {"who": side.who, "at": side.at, "mine": side.mine, "device": side.device}
