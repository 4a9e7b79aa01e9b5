"""What a list of walkabouts asks of the store about one of them, as work for the background."""

from datetime import date

from models.changes import Changes
from models.people import Member
from models.planning import read_moment
from models.reporting_back import DayTyped, ReportingBack, day_told
from models.store import walkabouts
from models.store.landlord import as_of_today
from models.store.profile import Profile
from models.store.reports import reporting_back_of


def set_out(walkabout_id: str, by: Member, profile: Profile) -> Changes:
    """A walkabout begins now, or goes on after it was finished."""
    return walkabouts.set_out(profile.store, walkabout_id, by=by)


def cancel(walkabout_id: str, by: Member, profile: Profile) -> Changes:
    """A walkabout does not take place."""
    return walkabouts.cancel(profile.store, walkabout_id, by=by)


def plan_again(typed: DayTyped, by: Member, profile: Profile) -> Changes:
    """A cancelled walkabout takes place after all, at a moment that was typed without fault."""
    zone = profile.store.clock.now().tzinfo
    moment = read_moment(typed.day, typed.month, typed.year, typed.start, zone)
    return walkabouts.plan_again(profile.store, typed.walkabout_id, moment, by=by)


def reporting_back(walkabout_id: str, profile: Profile) -> ReportingBack:
    """How reporting back on a walkabout stands. Raises ``RuleBroken`` before it was held."""
    return reporting_back_of(profile.store, walkabout_id, as_of_today(profile.store))


def told(typed: DayTyped, by: Member, profile: Profile) -> tuple[date, Changes]:
    """Everyone was told, on the day that was typed; says which it is. Raises ``RuleBroken``."""
    day = day_told(typed)
    return day, walkabouts.reported_back(profile.store, typed.walkabout_id, day, by=by)
