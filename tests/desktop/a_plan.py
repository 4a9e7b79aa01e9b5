"""The action plan's desk at work on a plan of four actions, for the tests of what it does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from desktop.background import Background
from desktop.desk import PaperTray
from desktop.photo_arrivals import PhotoArrivals
from desktop.plan_desk import PlanDesk
from models.action_plan import Action, ActionState, Progress
from models.changes import Changes
from models.photo import Photo
from models.photo_intake import prepare
from models.photo_prepared import Prepared
from models.store.profile import Profile
from models.store.store import Store
from tests.builders import a_finding, a_walkabout, an_action, found_maunside, keep
from tests.desktop.a_workroom import RememberingFrame, a_workroom
from views.look.theme import theme
from views.screens.plan import PlanScreen

T = TypeVar("T")

ACTIONS = (
    an_action(
        id="lights",
        place="Weir Point, drying area",
        leads=("Ravi Sandhu", "Electrical"),
        target="12 March",
        due_on="2026-03-12",
        number=204,
    ),
    an_action(
        id="cover",
        wording="Replace the cracked landing cover",
        finding_id="light",
        walkabout_id="today",
        state=ActionState.CLAIMED,
        state_on="2026-03-19",
        place="Linden Court",
        leads=("Ravi Sandhu",),
        number=205,
    ),
    an_action(id="gate", wording="Rehang the gate", estate_id="hallgate", place="Kiln Court", number=206),
    an_action(
        id="bench",
        wording="Ask about the bench",
        state=ActionState.WILL_NOT,
        state_on="2026-03-02",
        reason="No money.",
        number=207,
    ),
)


class HereAndNow:
    """Opens photos in this process: the child is proved elsewhere."""

    def prepare(self, data: bytes) -> Prepared:
        return prepare(data)

    def close(self) -> None:
        """There is no process."""


@dataclass(slots=True)
class Plan:
    """The desk at work on a plan of four actions."""

    desk: PlanDesk
    screen: PlanScreen
    frame: RememberingFrame
    background: Background
    tray: PaperTray

    def asked(self, query: Callable[[Store], T]) -> T:
        """What the store answers."""
        answers: list[T] = []
        self.background.ask(lambda profile: query(profile.store), then=answers.append)
        return answers[0]

    def action(self, action_id: str) -> Action:
        return self.asked(lambda store: store.get(Action, action_id))

    def notes(self, action_id: str) -> list[str]:
        found = self.asked(lambda store: store.select(Progress, "action_id = ?", (action_id,), order="id"))
        return [note.words for note in found]

    def photos(self) -> list[Photo]:
        return self.asked(lambda store: store.select(Photo, "action_id <> ''"))

    def in_list(self) -> list[str]:
        """The identities in the list, from the top."""
        table = self.screen.plan.table
        return [table.action_id(table.index(row)) for row in range(table.rowCount())]

    def open(self, action_id: str) -> None:
        self.screen.plan.action_opened.emit(action_id)

    @property
    def open_id(self) -> str:
        """The identity of the action whose detail is shown."""
        detail = self.screen.beside.detail.detail
        return detail.row.action.id if detail else ""


@contextmanager
def at_work(immediately: Background, folder: Path) -> Iterator[Plan]:
    """The desk behind its page, which is in sight."""
    workroom, frame = a_workroom(immediately, folder)
    workroom.photos = PhotoArrivals(immediately, HereAndNow())  # type: ignore[arg-type] # quacks like the process
    immediately.write(_set_up)
    desk = PlanDesk(workroom)
    immediately.store_changed.connect(desk.refresh)
    desk.widget.resize(1172, 800)
    desk.widget.show()
    desk.arrived("")
    yield Plan(desk, desk.widget, frame, immediately, workroom.tray)
    desk.widget.close()
    theme.choose_text_factor(1.0)


def _set_up(profile: Profile) -> Changes:
    found_maunside(profile.store)
    keep(profile.store, a_walkabout(), a_finding(raised_by="a tenant"), *ACTIONS)
    return Changes()


def kept(profile: Profile, actions: list[Action]) -> Changes:
    keep(profile.store, *actions)
    return Changes.of("action", [action.id for action in actions])


def removed(store: Store, action_id: str) -> Changes:
    with store.transaction(by="gwen") as transaction:
        transaction.remove(Action, action_id)
    return transaction.changes


def amended(store: Store, before: Action, after: Action) -> Changes:
    with store.transaction(by="gwen") as transaction:
        transaction.amend(before, after)
    return transaction.changes
