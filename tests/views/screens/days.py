"""Days for the first pages: full ones, with names as long as they come, and empty ones."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from models.coverage import Coverage
from models.people import Role
from models.plan import PlanRow
from models.planning import WalkaboutForm
from models.promise import Promise
from models.standing import Standing, WhereItStands
from models.today import Ages, HalfFinished, NextWalkabout, ReportDue, Today
from models.waiting import WaitingCounts
from models.waiting_findings import Waiting, WaitingFinding, WaitingPhoto
from models.walkabout import WalkaboutState, WalkaboutSummary
from tests.builders import GWEN, START, TODAY, a_finding, a_person, a_photo, a_walkabout, an_action, an_estate
from tests.photographs import photograph
from views.parts.standing import ThingsStand
from views.screens.plan_walkabout import PlanningChoices, PlanWalkaboutScreen
from views.screens.today import TodayScreen
from views.screens.waiting import WaitingScreen
from views.screens.walkabouts import WalkaboutLists, WalkaboutsScreen

WELSH = "Llanfairpwllgwyngyllgogerychwyrndrobwll a Thŷ Newydd"
URDU = "نورجہاں بیگم ڈھلّوں"
NOW = datetime.fromisoformat(START)
DECEMBER = "2025-12-09T14:00+00:00"
STAND = ThingsStand(state="On this tablet only", amount="3 findings, 11 photos")


def a_summary(
    state: WalkaboutState = WalkaboutState.PLANNED,
    *,
    id: str = "today",  # noqa: A002 - as records call it
    estate: str = "Larkfield",
    when: str = "2026-03-24T14:00+00:00",
    findings: int = 0,
    half: int = 0,
) -> WalkaboutSummary:
    """A walkabout with two officers and six tenants."""
    walkabout = a_walkabout(id=id, state=state, planned_for=when, meet_at="Linden Court", tenants=6)
    return WalkaboutSummary(
        walkabout=walkabout,
        estate=estate,
        officers=("Gwen Hartnoll", URDU),
        findings=findings,
        half_finished=half,
        photos=2 * findings,
    )


def a_row(id: str, wording: str, standing: Standing, words: str) -> PlanRow:  # noqa: A002 - as records call it
    """An action at Weir Point."""
    action = an_action(id=id, wording=wording, place="Weir Point, stair A")
    stands = WhereItStands(standing=standing, words=words)
    return PlanRow(action=action, number="204", estate="Larkfield", leads=URDU, stands=stands, chase=False)


def a_full_day() -> Today:
    """One of everything, and of late actions more than the page shows."""
    late = Promise(kept=False, headline="Promise not kept.", words="", by=None)
    running = Promise(kept=None, headline="Our promise.", words="", by=date(2026, 4, 1))
    held = WalkaboutState.HELD
    return Today(
        next_walkabout=NextWalkabout(summary=a_summary(estate=WELSH), to_check=5, blocks=9),
        overdue=(a_row("late", "Repair the drying area lights", Standing.OVERDUE, "12 working days late"),),
        overdue_count=7,
        due_soon=(a_row("soon", f"Rehang the gate for {URDU}", Standing.DUE_SOON, "in 3 working days"),),
        due_soon_count=1,
        to_chase=(a_row("chase", "Ask Highways about the lamp", Standing.AGREED, "check 24 March"),),
        to_chase_count=1,
        to_check=(a_row("claimed", "Clear and lock the bin store", Standing.TO_CHECK, "since 19 March"),),
        to_check_count=1,
        half_finished=(
            HalfFinished(
                finding=a_finding(id="half"), headline="", missing=("no place yet",), estate="Larkfield"
            ),
        ),
        half_finished_count=1,
        reports_due=(
            ReportDue(summary=a_summary(held, id="running", findings=14), promise=running),
            ReportDue(
                summary=replace(
                    a_summary(held, id="broken", estate=WELSH, findings=1), walkabout=a_walkabout(id="broken")
                ),
                promise=late,
            ),
        ),
        ages=Ages(
            up_to_10=6,
            up_to_20=3,
            over_20=2,
            oldest_days=31,
            oldest=a_row("old", f"Drying area lights, says {URDU}", Standing.OVERDUE, ""),
        ),
        waiting=WaitingCounts(findings=3, photos=11, others=4, photo_bytes=26_000_000),
    )


def an_empty_day() -> Today:
    """The first morning."""
    return Today(
        next_walkabout=None,
        overdue=(),
        overdue_count=0,
        due_soon=(),
        due_soon_count=0,
        to_chase=(),
        to_chase_count=0,
        to_check=(),
        to_check_count=0,
        half_finished=(),
        half_finished_count=0,
        reports_due=(),
        ages=None,
        waiting=WaitingCounts(),
    )


def pictures(names: str) -> list[tuple[str, QImage]]:
    """A painted small picture for each letter."""
    return [(name, QImage.fromData(photograph(seed, (320, 240)))) for seed, name in enumerate(names)]


def today_screen(today: Today | None = None) -> TodayScreen:
    """The first page of that day."""
    screen = TodayScreen()
    screen.show_standing(STAND)
    screen.show_today(today or a_full_day(), GWEN, TODAY)
    screen.only_here.show_names(list("abcde") if today is None else [])
    for name, picture in pictures("abcd"):
        screen.show_thumbnail(name, picture)
    return screen


def full_lists() -> WalkaboutLists:
    """Some of every kind."""
    return WalkaboutLists(
        upcoming=(
            a_summary(WalkaboutState.UNDER_WAY, id="on", findings=15, half=1),
            a_summary(id="next", when="2027-04-21T10:30+01:00", estate=WELSH),
            a_summary(id="half", findings=1, half=1),
        ),
        held=(
            a_summary(
                WalkaboutState.HELD, id="held", when="2025-12-09T14:00+00:00", estate=URDU, findings=14
            ),
            a_summary(WalkaboutState.CANCELLED, id="off", when="2025-11-09T14:00+00:00", estate=WELSH),
        ),
        coverage=(
            Coverage(estate="Larkfield", held=1, planned=1, due=4),
            Coverage(estate=WELSH, held=5, planned=0, due=4),
            Coverage(estate=URDU, held=0, planned=0, due=0),
        ),
        today=TODAY,
    )


def walkabouts_screen(lists: WalkaboutLists | None = None, *, tab: int = 0) -> WalkaboutsScreen:
    """The lists, with that tab in front."""
    screen = WalkaboutsScreen()
    screen.show_standing(STAND)
    screen.show_lists(lists or full_lists())
    screen.tabs.setCurrentIndex(tab)
    return screen


def no_walkabouts() -> WalkaboutLists:
    """Nothing planned, nothing held, no estate."""
    return WalkaboutLists(upcoming=(), held=(), coverage=(), today=TODAY)


CHOICES = PlanningChoices(
    estates=(an_estate(), an_estate(WELSH)),
    people=(
        a_person("Gwen Hartnoll"),
        a_person(URDU),
        a_person(WELSH),
        a_person("Dot Bream", Role.COUNCILLOR),
        a_person(f"Imran Vale, {WELSH}", Role.AGENCY),
        a_person("Maureen Ashdown", Role.TENANT),
    ),
)


def plan_screen(form: WalkaboutForm | None = None) -> PlanWalkaboutScreen:
    """The form, filled in like this."""
    screen = PlanWalkaboutScreen()
    screen.show_standing(STAND)
    screen.show_choices(CHOICES)
    screen.show_form(form or WalkaboutForm(year="2026", officer_ids=("hartnoll",)))
    return screen


def a_waiting_finding(
    number: int, photos: int = 0, *, headline: str = "Gate off its hinge"
) -> WaitingFinding:
    """One of which so many photos wait, and its words."""
    return WaitingFinding(
        finding_id=f"finding {number}",
        walkabout_id="a walk",
        position=number,
        headline=headline,
        place="Osier House, back path",
        words_wait=True,
        photos=tuple(
            WaitingPhoto(
                photo=a_photo(id=f"photo {number} {place}", thumbnail="abcd"[place % 4], size=2_400_000)
            )
            for place in range(photos)
        ),
    )


def much_waiting() -> Waiting:
    """Findings with and without photos, and photos of none."""
    findings = (
        a_waiting_finding(14, 4, headline="Bulky waste by the bin store"),
        a_waiting_finding(12, 1, headline=f"{URDU} says the light on the landing is out again"),
        replace(a_waiting_finding(10, headline=WELSH), place=""),
    )
    counts = WaitingCounts(findings=3, photos=11, others=4, photo_bytes=26_000_000)
    return Waiting(counts=counts, findings=findings)


def waiting_screen(waiting: Waiting | None = None, free: int = 41_000_000_000) -> WaitingScreen:
    """What waits, with so many bytes free."""
    screen = WaitingScreen()
    bring_pictures(screen, "abcd")
    screen.show_standing(STAND)
    screen.show_waiting(replace(waiting or much_waiting(), free_bytes=free), NOW)
    until_drawn(screen)
    return screen


def until_drawn(screen: WaitingScreen) -> None:
    """Let the window have its idle moments until every finding is drawn."""
    while screen.list.is_filling:
        QTest.qWait(1)


def bring_pictures(screen: WaitingScreen, letters: str) -> None:
    """Have these small pictures come whenever the screen wants them."""
    known = dict(pictures(letters))

    def bring(names: list[str]) -> None:
        for name in names:
            screen.show_thumbnail(name, known.get(name, QImage()))

    screen.pictures_wanted.connect(bring)
