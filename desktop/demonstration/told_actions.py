"""The sample's actions: agreed, noted upon, and moved on with the people told."""

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import partial

from desktop.demonstration.darkroom import Position, Taken
from desktop.demonstration.story import ActionStory, StepStory
from desktop.demonstration.telling import Telling
from models.action_plan import Action
from models.store.actions import add_action, amend_action, move_on, note_progress
from models.walkabout import AgreedAction

IN_THE_OFFICE = time(9, 40)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepToCome:
    """A step of an action with its time, and its photographs if any are on order."""

    story: StepStory
    at: datetime
    taken: Taken | None


@dataclass(frozen=True, slots=True)
class ToldActions:
    """Puts actions and their steps down in the diary; ``ids`` are their identities by wording."""

    telling: Telling
    ids: dict[str, str] = field(default_factory=dict)

    def put_elsewhere(self, story: ActionStory) -> None:
        """An action that comes from no finding, with all that happens to it."""
        at = self.telling.days.at(story.day, IN_THE_OFFICE)
        self.telling.diary.put(at, partial(self._agree, story, self.steps(story, at, None)))

    def steps(self, story: ActionStory, start: datetime, where: Position | None) -> tuple[StepToCome, ...]:
        """The steps of an action; those by the minute are counted from ``start``."""
        return tuple(self._step(step, start, where) for step in story.steps)

    def agreed(self, story: ActionStory) -> AgreedAction:
        """An action as it is said on the spot."""
        target = self.telling.days.words(story.target)
        return AgreedAction(wording=story.wording, leads=story.leads, target=target)

    def complete(self, story: ActionStory, action: Action) -> None:
        """What is added at the desk to an action agreed on the spot."""
        after = replace(
            action,
            priority=story.priority,
            measure=story.measure,
            service=story.service or action.service,
        )
        amend_action(self.telling.store, action, after, by=self.telling.by)

    def follow(self, story: ActionStory, action_id: str, steps: tuple[StepToCome, ...]) -> None:
        """Put down what happens to an action from now on."""
        self.ids[story.wording] = action_id
        for step in steps:
            self.telling.diary.put(step.at, partial(self._take, action_id, step))

    def _agree(self, story: ActionStory, steps: tuple[StepToCome, ...]) -> None:
        action_id, _ = add_action(
            self.telling.store,
            self.agreed(story),
            estate_id=self.telling.council.estates[story.estate],
            place=story.place,
            service=story.service,
            priority=story.priority,
            measure=story.measure,
            by=self.telling.by,
        )
        self.follow(story, action_id, steps)

    def _step(self, story: StepStory, start: datetime, where: Position | None) -> StepToCome:
        at = start + timedelta(minutes=story.minute)
        if not story.minute:
            at = self.telling.days.at(story.day, IN_THE_OFFICE)
        taken = self.telling.darkroom.order((story.photo,), at, where) if story.photo else None
        return StepToCome(story=story, at=at, taken=taken)

    def _take(self, action_id: str, step: StepToCome) -> None:
        """A photograph of how it looks now, and then the step or the note."""
        story, store = step.story, self.telling.store
        words, told = self.telling.days.words(story.words), self.telling.days.words(story.told)
        by = self.telling.council.people[story.by]
        if story.photo and step.taken:
            self.telling.add_photos((story.photo,), step.taken, action_id=action_id)
        if story.state is None:
            note_progress(store, action_id, words, by=by)
        else:
            move_on(store, action_id, story.state, words=words, reason=story.reason, told=told, by=by)
