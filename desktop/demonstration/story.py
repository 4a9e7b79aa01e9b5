"""The sample landlord as it is written down in ``resources/sample``: read, checked and in frozen parts."""

from dataclasses import dataclass, replace
from typing import Any

import resources
from desktop.demonstration.photographs import SCENES, Picture
from models.action_plan import ActionState
from models.landlord import Service
from models.people import Role
from models.walkabout import Land, Route


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoStory:
    """One photograph: which picture, and how the phone was turned (EXIF orientation 1, 6 or 8)."""

    picture: Picture
    turned: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStory:
    """What happened to an action: a new state, or only a note. ``minute`` counts from a walkabout's start."""

    by: str
    day: int = 0
    minute: int = 0
    state: ActionState | None = None
    words: str = ""
    reason: str = ""
    told: str = ""
    photo: PhotoStory | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionStory:
    """An agreed action; where it comes from a finding, estate, place and day are the finding's."""

    wording: str
    leads: tuple[str, ...]
    target: str
    priority: int
    measure: str = ""
    service: str = ""
    estate: str = ""
    place: str = ""
    day: int = 0
    steps: tuple[StepStory, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingStory:
    """One finding; ``earlier`` is the key of the finding whose action it is linked to."""

    key: str
    minute: int
    block: str
    spot: str = ""
    stair: str = ""
    landing: str = ""
    words: str
    category: str
    grade: str
    raised_by: str
    land: Land = Land.OURS
    route: Route = Route.ACTION_PLAN
    hazard: bool = False
    earlier: str = ""
    photos: tuple[PhotoStory, ...] = ()
    action: ActionStory | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkaboutStory:
    """One walkabout. ``set_out`` is a time of day, or empty for as many ``minutes`` before now."""

    estate: str
    day: int
    minutes: int
    late: int
    meet_at: str
    officers: tuple[str, ...]
    companions: tuple[str, ...]
    tenants: int
    next_day: int
    findings: tuple[FindingStory, ...]
    set_out: str = ""
    reported: int | None = None
    half_written: FindingStory | None = None

    def without_photos(self) -> "WalkaboutStory":
        """The same walkabout with nothing photographed."""
        bare = tuple(_bare(finding) for finding in self.findings)
        half_written = _bare(self.half_written) if self.half_written else None
        return replace(self, findings=bare, half_written=half_written)


def _bare(finding: FindingStory) -> FindingStory:
    action = finding.action
    if action is not None:
        action = replace(action, steps=tuple(replace(step, photo=None) for step in action.steps))
    return replace(finding, photos=(), action=action)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonStory:
    """Someone who takes part."""

    key: str
    name: str
    role: Role
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockStory:
    """A building or open space with its stairs and landings."""

    name: str
    stairs: tuple[str, ...]
    landings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EstateStory:
    """An estate with its blocks in walking order."""

    key: str
    name: str
    area: str
    blocks: tuple[BlockStory, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """The landlord itself, its list of estates and its people."""

    name: str
    accent: str
    telephone: str
    more_services: tuple[Service, ...]
    closed_name: str
    closed_days: tuple[str, ...]
    people: tuple[PersonStory, ...]
    estates: tuple[EstateStory, ...]


def council() -> Council:
    """Maunside District Council."""
    told = resources.json_of("sample/maunside.json")
    landlord, closed = told["landlord"], told["closed"]
    return Council(
        name=landlord["name"],
        accent=landlord["accent"],
        telephone=landlord["telephone"],
        more_services=tuple(Service(**service) for service in landlord["more_services"]),
        closed_name=closed["name"],
        closed_days=tuple(closed["days"]),
        people=tuple(PersonStory(**(person | {"role": Role(person["role"])})) for person in told["people"]),
        estates=tuple(_estate(estate, told["stairs"], told["landings"]) for estate in told["estates"]),
    )


def last_walkabout() -> WalkaboutStory:
    """The walkabout that was held and reported back some weeks ago."""
    return _walkabout(resources.json_of("sample/last_walkabout.json"))


def this_walkabout() -> WalkaboutStory:
    """The walkabout that is under way."""
    return _walkabout(resources.json_of("sample/this_walkabout.json"))


def other_actions() -> tuple[ActionStory, ...]:
    """The actions that come from no finding."""
    return tuple(_action(action) for action in resources.json_of("sample/actions.json"))


def _estate(
    told: dict[str, Any], stairs: dict[str, list[str]], landings: dict[str, list[str]]
) -> EstateStory:
    blocks = tuple(
        BlockStory(
            name=block["name"],
            stairs=tuple(stairs[block["stairs"]]) if "stairs" in block else (),
            landings=tuple(landings[block["landings"]]) if "landings" in block else (),
        )
        for block in told["blocks"]
    )
    return EstateStory(**(told | {"blocks": blocks}))


def _walkabout(told: dict[str, Any]) -> WalkaboutStory:
    half_written = told.get("half_written")
    parts = {
        "officers": tuple(told["officers"]),
        "companions": tuple(told["companions"]),
        "findings": tuple(_finding(finding) for finding in told["findings"]),
        "half_written": _finding(half_written) if half_written else None,
    }
    return WalkaboutStory(**(told | parts))


def _finding(told: dict[str, Any]) -> FindingStory:
    parts = {
        "land": Land(told.get("land", Land.OURS)),
        "route": Route(told.get("route", Route.ACTION_PLAN)),
        "photos": tuple(_photo(photo) for photo in told["photos"]),
        "action": _action(told["action"]) if "action" in told else None,
    }
    return FindingStory(**(told | parts))


def _action(told: dict[str, Any]) -> ActionStory:
    parts = {"leads": tuple(told["leads"]), "steps": tuple(_step(step) for step in told.get("steps", ()))}
    return ActionStory(**(told | parts))


def _step(told: dict[str, Any]) -> StepStory:
    parts = {
        "state": ActionState(told["state"]) if "state" in told else None,
        "photo": _photo(told["photo"]) if "photo" in told else None,
    }
    return StepStory(**(told | parts))


def _photo(told: dict[str, Any]) -> PhotoStory:
    """Raises ``KeyError`` for a scene nobody paints."""
    _ = SCENES[told["scene"]]
    turned = told.pop("turned", 1)
    return PhotoStory(picture=Picture(**told), turned=turned)
