"""Exchanges with the office for the screens: under way, paused, stuck, ended well; and not there at all."""

from dataclasses import replace
from datetime import datetime

from models.waiting import Sending, WaitingCounts
from models.waiting_findings import Exchanged, PhotoStanding, Waiting, WaitingFinding, WaitingPhoto
from tests.builders import a_photo
from tests.views.screens.days import STAND, URDU, WELSH, a_full_day, bring_pictures, today_screen, until_drawn
from views.look.tokens import Tone
from views.parts.standing import ThingsStand
from views.screens.enrolling import EnrollingScreen
from views.screens.today import TodayScreen
from views.screens.waiting import WaitingScreen

NOW = datetime.fromisoformat("2026-03-24T16:15:00+00:00")
UNDER_WAY = ThingsStand(
    state="Sending to the office", amount="Started 4.12 pm", icon="cloud-upload", tone=Tone.PETROL
)
SAFE_STAND = ThingsStand(state="Safe at the office", amount="4.12 pm", icon="cloud-check", tone=Tone.GREEN)
NEEDS_YOU_STAND = ThingsStand(state="Needs you", amount="2 versions", icon="circle-alert", tone=Tone.RED)
SAFE, SENDING = PhotoStanding.SAFE, PhotoStanding.SENDING
NEEDS_YOU, WAITING = PhotoStanding.NEEDS_YOU, PhotoStanding.WAITING
DAMAGED = "The file is damaged. You can take it again."


def on_its_way(
    number: int,
    headline: str,
    place: str,
    *standings: PhotoStanding,
    words_wait: bool = False,
    why: str = DAMAGED,
) -> WaitingFinding:
    """A finding with a photo for each of these standings; of one being sent 62% have gone."""
    photos = tuple(
        WaitingPhoto(
            photo=a_photo(
                id=f"photo {number} {at}",
                thumbnail="abcdefgh"[(number + at) % 8],
                size=2_400_000 - 100_000 * at,
            ),
            standing=standing,
            sent=round(0.62 * (2_400_000 - 100_000 * at)) if standing is SENDING else 0,
            why=why if standing is NEEDS_YOU else "",
        )
        for at, standing in enumerate(standings)
    )
    return WaitingFinding(
        finding_id=f"finding {number}",
        walkabout_id="a walk",
        position=number,
        headline=headline,
        place=place,
        words_wait=words_wait,
        photos=photos,
    )


def half_sent() -> Waiting:
    """Three findings, whose words are safe and of whose photos four are."""
    findings = (
        on_its_way(14, "Bulky waste by the bin store", "Osier House", SAFE, SENDING, NEEDS_YOU, WAITING),
        on_its_way(12, "Gate off its hinge", "Weir Point, back path", WAITING, WAITING, WAITING, WAITING),
        on_its_way(10, "New beds", "Larkfield Green", SAFE, SAFE, SAFE),
    )
    before = (
        Exchanged(at="2026-03-24T08:12:00+00:00", findings=4, photos=9, others=0),
        Exchanged(at="2026-03-23T17:40:00+00:00", findings=0, photos=0, others=3),
        Exchanged(at="2026-03-20T09:00:00+00:00", findings=0, photos=0, others=0),
        Exchanged(at="2026-03-19T09:00:00+00:00", findings=1, photos=1, others=1),
    )
    counts = WaitingCounts(
        findings=2,
        photos=7,
        photo_bytes=15_000_000,
        last_safe="2026-03-24T08:12:00+00:00",
        enrolled=True,
    )
    return Waiting(counts=counts, findings=findings, before=before, free_bytes=41_000_000_000)


def named_far_away() -> Waiting:
    """The same with names and reasons as long as they come, and cases to decide."""
    waiting = half_sent()
    why = "The picture breaks off half way through. Take it again where you saw it."
    findings = (
        on_its_way(
            14, f"{URDU} says the light on the landing is out again", URDU, SENDING, NEEDS_YOU, why=why
        ),
        on_its_way(12, WELSH, f"{WELSH}, stair B", NEEDS_YOU, WAITING, words_wait=True, why=why),
        on_its_way(9, "Nobody took a photo of this", "", words_wait=True),
    )
    counts = replace(waiting.counts, findings=3, photos=6, others=4, to_decide=2)
    return replace(waiting, counts=counts, findings=findings, free_bytes=1_900_000_000)


def a_large_day(findings: int = 300, photos: int = 5) -> Waiting:
    """So many findings, each with so many photos that wait, at an office that is known."""
    standings = [WAITING] * photos
    counts = WaitingCounts(
        findings=findings, photos=findings * photos, photo_bytes=findings * 11_000_000, enrolled=True
    )
    found = (
        on_its_way(number, "Bulky waste by the bin store", f"Osier House, stair {number}", *standings)
        for number in range(findings, 0, -1)
    )
    return replace(half_sent(), counts=counts, findings=tuple(found))


def all_safe() -> Waiting:
    """Nothing waits at an office that is known."""
    waiting = half_sent()
    counts = WaitingCounts(last_safe="2026-03-24T16:12:00+00:00", enrolled=True)
    return replace(waiting, counts=counts, findings=())


def no_office() -> Waiting:
    """The same findings before there is an office."""
    waiting = half_sent()
    findings = (
        on_its_way(14, "Bulky waste by the bin store", "Osier House", WAITING, WAITING, words_wait=True),
        on_its_way(12, "Gate off its hinge", "Weir Point", WAITING, words_wait=True),
    )
    counts = WaitingCounts(findings=2, photos=3, others=5, photo_bytes=6_900_000)
    return replace(waiting, counts=counts, findings=findings, before=())


A_THIRD_SENT = Sending(
    started_at="2026-03-24T16:12:00+00:00",
    sent=15_000_000,
    total=26_000_000,
    words_sent=True,
    seconds_left=171.0,
)


def sending_screen(
    waiting: Waiting | None = None, sending: Sending | None = A_THIRD_SENT, *, paused: bool = False
) -> WaitingScreen:
    """What waits, with an exchange under way."""
    screen = WaitingScreen()
    bring_pictures(screen, "abcdefgh")
    waiting = waiting or half_sent()
    safe = waiting.counts.enrolled and waiting.counts.nothing
    screen.show_standing(SAFE_STAND if safe else UNDER_WAY if sending and not paused else STAND)
    screen.show_waiting(waiting, NOW)
    screen.show_sending(sending, paused=paused)
    until_drawn(screen)
    return screen


def today_to_decide() -> TodayScreen:
    """The first page of a day with versions to decide, and something on its way."""
    day = a_full_day()
    counts = replace(day.waiting, to_decide=2, enrolled=True, last_safe="2026-03-24T08:12:00+00:00")
    screen = today_screen(replace(day, waiting=counts))
    screen.show_standing(
        ThingsStand(state="Needs you", amount="2 versions", icon="circle-alert", tone=Tone.RED)
    )
    return screen


def stuck_screen() -> WaitingScreen:
    """The office cannot be reached, two photos need somebody, and two cases wait for a decision."""
    screen = sending_screen(named_far_away(), None)
    words = "The office cannot be reached just now. Everything is kept here, and goes by itself later."
    screen.show_trouble("Not sent yet", words, "try again")
    return screen


def enrolling_screen() -> EnrollingScreen:
    """The form as it is first seen."""
    screen = EnrollingScreen()
    screen.show_standing(STAND)
    screen.show_form(device_name="Gwen’s tablet")
    return screen


def wrong_enrolling() -> EnrollingScreen:
    """Everything about it is wrong, and Connect was pressed."""
    screen = enrolling_screen()
    screen.form.address.setText("the council offices, Maunside")
    screen.form.code.setText("7KQ2 AB")
    screen.form.device_name.clear()
    screen.connect_office.click()
    return screen


def refused_enrolling() -> EnrollingScreen:
    """Nothing answers at that address."""
    screen = enrolling_screen()
    screen.form.address.setText(f"https://walkabout.{WELSH.split()[0].lower()}.gov.uk")
    screen.form.code.setText("7KQ2 ABCD")
    screen.form.show_error(
        "address", "The office cannot be reached just now. Look at the address, or try again later"
    )
    return screen


def filled_enrolling() -> EnrollingScreen:
    """Everything is filled in, and nothing asked yet."""
    screen = enrolling_screen()
    screen.form.address.setText("https://walkabout.maunside.gov.uk")
    screen.form.code.setText("7KQ2 ABCD")
    return screen


def no_good_code() -> EnrollingScreen:
    """The office does not know the code."""
    screen = filled_enrolling()
    screen.form.device_name.setText(f"{URDU}’s tablet")
    screen.form.show_error("code", "This code is not known, or it is too old. Ask the office for another.")
    return screen


def asking_enrolling() -> EnrollingScreen:
    """The office takes its time."""
    screen = enrolling_screen()
    screen.form.show_busy(True)
    screen.form.asking.show()
    return screen


def connected_screen() -> EnrollingScreen:
    """It belongs to an office."""
    screen = enrolling_screen()
    screen.show_connected(f"Cyngor {WELSH}", f"{URDU}’s tablet", "2026-03-24T16:12:00+00:00")
    return screen
