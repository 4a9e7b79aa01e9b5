"""Cases for a person to decide, of every matter, with names as long as they come."""

from dataclasses import replace

from models.disagreement import Contested, Disagreement, Matter, Side
from tests.views.screens.days import URDU, WELSH
from tests.views.screens.exchanges import NOW
from views.look.tokens import Tone
from views.parts.standing import ThingsStand
from views.screens.deciding import DecidingScreen

BOTH_SAFE = ThingsStand(
    state="Safe at the office", amount="Both versions, 1.05 pm", icon="cloud-check", tone=Tone.GREEN
)
MINE = Side(who="Gwen Hartnoll", at="2026-03-24T11:20:00+00:00", mine=True, device="Gwen’s tablet")
COLINS = Side(who="Colin Threlfall", at="2026-03-23T16:05:00+00:00", mine=False, device="office computer")

WORDING = Contested(
    field="wording",
    label="Action",
    late="Rehang the gate and paint the railings by 27 March.",
    standing="Rehang the gate with a new post, after the gas works finish, by end of April.",
    free=True,
)
TARGET = Contested(
    field="target", label="Target", late="27 March 2026", standing="End of April 2026", free=True
)
PRIORITY = Contested(field="priority", label="Priority", late="Urgent", standing="Routine", free=False)


def two_versions(case_id: str = "gate", **fields: object) -> Disagreement:
    """Gwen's and Colin's versions of action 198; hers came later, and his stands."""
    case = Disagreement(
        case_id=case_id,
        matter=Matter.TWO_VERSIONS,
        kind="action",
        record_id="a-198",
        title="action 198",
        place="Weir Point, back path",
        late=MINE,
        standing=COLINS,
        contested=(WORDING, TARGET, PRIORITY),
        agreed=(("Lead", "Colin Threlfall"), ("Place", "Weir Point, back path")),
    )
    return replace(case, **fields)  # type: ignore[arg-type] - a test names the fields it changes


def far_away() -> Disagreement:
    """Two versions by people with long names in other scripts, each with much to say."""
    long = f"{URDU} کہتی ہیں کہ سیڑھیوں کی بتی خراب ہے، اور دروازہ بھی بند نہیں ہوتا۔"
    return two_versions(
        "far",
        kind="finding",
        title="finding 14",
        place=f"{WELSH}, stair B, second landing",
        late=Side(who=f"{WELSH} Hartnoll", at="2026-03-24T11:20:00+00:00", mine=False, device=WELSH),
        standing=Side(who=URDU, at="2025-12-09T16:05:00+00:00", mine=False),
        contested=(
            Contested(
                field="words",
                label="What you see",
                late=f"{long}\nThe light is out.",
                standing=long,
                free=True,
            ),
            Contested(field="block_id", label="Block", late=WELSH, standing=URDU, free=False),
        ),
        agreed=(("Kind", "Lighting"), ("Raised by", f"{WELSH} a {URDU}")),
        late_shows=True,
    )


def a_step() -> Disagreement:
    """Colin's step of an action that Gwen had checked."""
    return two_versions(
        "step",
        matter=Matter.STEP,
        title="action 204",
        place="Osier House",
        late=COLINS,
        standing=MINE,
        contested=(
            Contested(
                field="state", label="Where it stands", late="In hand", standing="Verified done", free=False
            ),
        ),
        agreed=(("Action", "Clear and lock the bin store"),),
        why="It was checked and closed before this arrived. Taking the step opens it again.",
    )


def a_removal() -> Disagreement:
    """Gwen removed what Colin was writing."""
    return two_versions(
        "removal",
        matter=Matter.REMOVAL,
        kind="finding",
        title="finding 9",
        place="Linden Court",
        contested=(),
        agreed=(("What you see", "Moss on the steps by the ramp. Slippery when wet."), ("Kind", "Cleaning")),
        why="Somebody was still writing it when this removal reached the office.",
    )


def a_refusal() -> Disagreement:
    """The office would not take what was typed here."""
    words = "The meeting point is moved to the community room, as the lobby floor is wet. Bring the key."
    return two_versions(
        "refused",
        matter=Matter.REFUSED,
        kind="walkabout",
        title="walkabout of 24 March 2026",
        place="Larkfield",
        standing=None,
        contested=(
            Contested(field="meet_at", label="Meet at", late=words, standing="Nothing", free=False),
            Contested(field="tenants", label="Tenants", late="6", standing="Nothing", free=False),
        ),
        agreed=(("Planned for", "Tuesday 24 March 2026, 2 pm"),),
        why="This walkabout was reported on already, so its meeting point cannot change any more.",
    )


def every_case() -> tuple[Disagreement, ...]:
    """One of each matter."""
    return (two_versions(), a_step(), a_removal(), a_refusal(), far_away())


def deciding_screen(*cases: Disagreement) -> DecidingScreen:
    """These cases, as they come."""
    screen = DecidingScreen()
    screen.show_standing(BOTH_SAFE)
    screen.show_disagreements(cases, NOW)
    return screen


def nothing_chosen() -> DecidingScreen:
    """Save was pressed, and nothing chosen."""
    screen = deciding_screen(two_versions())
    screen.save.click()
    return screen
