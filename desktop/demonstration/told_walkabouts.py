"""The sample's walkabouts: planned, set out upon, found upon, finished and reported back."""

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import partial

from desktop.demonstration.darkroom import Taken, position
from desktop.demonstration.story import FindingStory, WalkaboutStory
from desktop.demonstration.telling import Telling
from desktop.demonstration.told_actions import IN_THE_OFFICE, StepToCome, ToldActions
from models.store.drafts import keep_draft
from models.store.findings import actions_of, save_finding
from models.store.walkabouts import amend, finish, plan_walkabout, reported_back, set_out
from models.walkabout import FindingDraft, Walkabout

_AFTERNOON = time(14, 0)
_PLANNED_BEFORE = timedelta(days=21)


@dataclass(slots=True)
class ToldWalkabout:
    """Puts one walkabout down in the diary; ``id`` is its identity once it is planned.

    ``findings`` and ``first_actions`` are the identities of findings and of what was agreed about them, by
    the findings' keys, those of earlier walkabouts among them.
    """

    telling: Telling
    actions: ToldActions
    story: WalkaboutStory
    findings: dict[str, str]
    first_actions: dict[str, str]
    id: str = field(default="", init=False)

    def put_plan(self, planned_for: datetime) -> None:
        """It is planned, three weeks before."""
        self.telling.diary.put(planned_for - _PLANNED_BEFORE, partial(self._plan, planned_for))

    def put_walk(self, start: datetime, *, half_written: bool) -> None:
        """It is planned, set out upon, and as far as it has got."""
        story, diary = self.story, self.telling.diary
        self.put_plan(start - timedelta(minutes=story.late))
        diary.put(start, self._set_out)
        for number, finding in enumerate(story.findings, start=1):
            at = start + timedelta(minutes=finding.minute)
            where = position(number)
            taken = self.telling.darkroom.order(finding.photos, at, where)
            steps = self.actions.steps(finding.action, start, where) if finding.action else ()
            diary.put(at, partial(self._save, finding, taken, steps))
        if half_written and story.half_written:
            at = start + timedelta(minutes=story.half_written.minute)
            where = position(len(story.findings) + 1)
            taken = self.telling.darkroom.order(story.half_written.photos, at, where)
            diary.put(at, partial(self._write_half, story.half_written, taken))
        if story.reported is not None:
            told_at = self.telling.days.at(story.reported, IN_THE_OFFICE)
            diary.put(start + timedelta(minutes=story.minutes), self._finish)
            diary.put(told_at, partial(self._report_back, told_at))

    def _plan(self, planned_for: datetime) -> None:
        council = self.telling.council
        self.id, _ = plan_walkabout(
            self.telling.store,
            estate_id=council.estates[self.story.estate],
            planned_for=planned_for,
            meet_at=self.story.meet_at,
            officer_ids=[council.people[officer].person_id for officer in self.story.officers],
            companion_ids=[council.people[companion].person_id for companion in self.story.companions],
            by=self.telling.by,
        )

    def _set_out(self) -> None:
        store, by = self.telling.store, self.telling.by
        set_out(store, self.id, by=by)
        before = store.get(Walkabout, self.id)
        next_time = self.telling.days.at(self.story.next_day, _AFTERNOON).isoformat(timespec="minutes")
        amend(store, before, replace(before, tenants=self.story.tenants, next_planned_for=next_time), by=by)

    def _finish(self) -> None:
        finish(self.telling.store, self.id, by=self.telling.by)

    def _report_back(self, told_at: datetime) -> None:
        reported_back(self.telling.store, self.id, told_at.date(), by=self.telling.by)

    def _save(self, story: FindingStory, taken: Taken, steps: tuple[StepToCome, ...]) -> None:
        """The form is written, photographs are added, and it is saved."""
        store, by = self.telling.store, self.telling.by
        draft = self._form(story)
        keep_draft(store, draft, by=by)
        self.telling.add_photos(story.photos, taken, finding_id=draft.finding_id)
        save_finding(store, draft, by=by)
        self.findings[story.key] = draft.finding_id
        if story.action:
            (action,) = actions_of(store, draft.finding_id)
            self.first_actions[story.key] = action.id
            self.actions.complete(story.action, action)
            self.actions.follow(story.action, action.id, steps)

    def _write_half(self, story: FindingStory, taken: Taken) -> None:
        """The form as it stands when the program is left, or crashes."""
        store, by = self.telling.store, self.telling.by
        draft = self._form(story)
        keep_draft(store, draft, by=by)
        added = self.telling.add_photos(story.photos, taken, finding_id=draft.finding_id)
        keep_draft(store, replace(draft, photo_ids=added), by=by)

    def _form(self, story: FindingStory) -> FindingDraft:
        store, council = self.telling.store, self.telling.council
        now = store.clock.now().isoformat(timespec="seconds")
        return FindingDraft(
            finding_id=store.ids.new(),
            walkabout_id=self.id,
            words=self.telling.days.words(story.words),
            category=story.category,
            grade=story.grade,
            block_id=council.blocks[self.story.estate, story.block] if story.block else "",
            stair=story.stair,
            landing=story.landing,
            spot=story.spot,
            raised_by=story.raised_by,
            land=story.land,
            route=story.route,
            hazard_since=now if story.hazard else "",
            earlier_action_id=self.first_actions[story.earlier] if story.earlier else "",
            actions=(self.actions.agreed(story.action),) if story.action else (),
        )
