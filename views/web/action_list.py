"""The web twin of the action list, in its three arrangements."""

from collections.abc import Iterator
from datetime import date

from models.action_list import ActionList, ListedAction
from models.arrangement import Arrangement
from models.paper_words import (
    COUNTED,
    LIST_COLUMNS,
    LIST_ORDER,
    NO_MEASURE,
    PLAN_COLUMNS,
    list_intro,
    list_target,
    list_title,
    plan_intro,
    plan_title,
    priority_words,
    short_days,
    status_of,
    target_words,
)
from views.web.page import page, said, table


def action_list(content: ActionList, arrangement: Arrangement, *, large: bool = False) -> str:
    """The list as one HTML file."""
    by_priority = arrangement is Arrangement.PRIORITY
    return page(
        content.landlord,
        kind=arrangement.kind,
        title=plan_title(content) if by_priority else list_title(content),
        body=_plan(content) if by_priority else _list(content, arrangement),
        large=large,
    )


def _list(content: ActionList, arrangement: Arrangement) -> Iterator[str]:
    if not content.actions:
        yield f"<p>{said(list_intro(content))}</p>\n"
        return
    yield f"<p>{said(list_intro(content))} {said(LIST_ORDER)}</p>\n"
    counted = "".join(
        f"<li><strong>{number}</strong> {COUNTED[standing]}</li>" for standing, number in content.counts
    )
    yield f'<ul class="counts">{counted}</ul>\n'
    groups = content.by_lead() if arrangement is Arrangement.LEAD else content.by_service()
    for group in groups:
        yield table("list", group.name, LIST_COLUMNS, (_listed(one, content.as_of) for one in group.actions))


def _listed(one: ListedAction, as_of: date) -> Iterator[str]:
    row = one.row
    target, follows = list_target(one, as_of)
    status = status_of(row)
    yield said(row.number)
    yield f"<strong>{said(row.action.wording)}</strong>{_after(row.action.place or row.estate)}"
    lead = f"{said(row.leads)}<br>" if row.leads else ""
    yield f"{lead}<strong>{said(target)}</strong>{_after(follows)}"
    yield f"<strong>{said(status.word)}</strong>{_after(short_days(status.detail))}"


def _plan(content: ActionList) -> Iterator[str]:
    yield f"<p>{said(plan_intro(content))}</p>\n"
    rows = [(group.priority, one) for group in content.by_priority() for one in group.actions]
    if rows:
        planned = (_planned(priority_words(priority), one) for priority, one in rows)
        yield table("plan", plan_title(content), PLAN_COLUMNS, planned)


def _planned(priority: str, one: ListedAction) -> Iterator[str]:
    target, follows = target_words(one)
    yield said(priority)
    yield f"{said(one.row.action.wording)}{_after(one.row.action.place or one.row.estate)}"
    yield f"<strong>{said(target)}</strong>{_after(follows)}"
    yield said(one.row.leads)
    yield said(one.row.action.measure or NO_MEASURE)


def _after(words: str) -> str:
    return f"<br>{said(words)}" if words else ""
