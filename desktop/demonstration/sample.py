"""The sample landlord put into an open profile by the same wishes that a person's hands would make."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from desktop.demonstration.darkroom import Darkroom
from desktop.demonstration.diary import Diary
from desktop.demonstration.many import many_actions
from desktop.demonstration.sample_council import OFFICER, set_up
from desktop.demonstration.sample_days import SampleDays
from desktop.demonstration.story import last_walkabout, other_actions, this_walkabout
from desktop.demonstration.telling import Telling
from desktop.demonstration.told_actions import ToldActions
from desktop.demonstration.told_walkabouts import ToldWalkabout
from models.people import Member
from models.store.profile import Profile

__all__ = ["OFFICER", "PICTURE_TIME", "Sample", "fill", "many_actions"]

PICTURE_TIME = datetime(2026, 3, 24, 14, 43, tzinfo=UTC)
"""The moment the guide's pictures show: Tuesday's walkabout set out at 2.04 pm, 39 minutes before."""

_AHEAD = timedelta(minutes=80)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What is in the profile now: identities by the keys of ``resources/sample``; actions by wording."""

    last_walkabout_id: str
    this_walkabout_id: str
    estates: Mapping[str, str]
    people: Mapping[str, Member]
    findings: Mapping[str, str]
    actions: Mapping[str, str]


def fill(
    profile: Profile,
    today: datetime,
    by: Member = OFFICER,
    *,
    set_out: bool = True,
    half_written: bool = True,
    with_photos: bool = True,
    workers: Executor | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Sample:
    """Put the sample landlord into an open profile, as it stands at ``today``, a local time with its offset.

    Everything lies before ``today``: a walkabout held 15 weeks ago, and one that set out 39 minutes ago, with
    one more finding half written in its form unless ``half_written`` is false. With ``set_out`` false the
    second one is only planned, for about 80 minutes from now. ``by`` is the member of staff whose device it
    is: one of the sample's people where the name is theirs. Photographs are taken in by ``workers``, or on
    threads, while ``meanwhile`` is done; ``with_photos`` false leaves them out. Raises ``RuleBroken`` where
    a landlord is set up already, and ``StoreTrouble``.
    """
    days = SampleDays(today)
    diary = Diary(profile.store)
    council = set_up(profile.store, days, by)
    with ExitStack() as ending:
        darkroom = Darkroom(workers or ending.enter_context(ThreadPoolExecutor()))
        telling = Telling(profile=profile, by=by, days=days, diary=diary, darkroom=darkroom, council=council)
        actions = ToldActions(telling)
        findings: dict[str, str] = {}
        first_actions: dict[str, str] = {}
        stories = [last_walkabout(), this_walkabout()]
        if not with_photos:
            stories = [story.without_photos() for story in stories]
        last, this = (ToldWalkabout(telling, actions, story, findings, first_actions) for story in stories)
        last.put_walk(days.at(last.story.day, time.fromisoformat(last.story.set_out)), half_written=False)
        for action in other_actions():
            actions.put_elsewhere(action)
        if set_out:
            this.put_walk(today - timedelta(minutes=this.story.minutes), half_written=half_written)
        else:
            this.put_plan(_quarter_hour(today + _AHEAD))
        if meanwhile:
            meanwhile()
        diary.carry_out()
    return Sample(
        last_walkabout_id=last.id,
        this_walkabout_id=this.id,
        estates=council.estates,
        people=council.people,
        findings=findings,
        actions=actions.ids,
    )


def _quarter_hour(moment: datetime) -> datetime:
    """The quarter of an hour at or before a moment: nobody plans a walkabout for 2.07 pm."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
