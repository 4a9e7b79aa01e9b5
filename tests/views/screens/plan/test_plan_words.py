"""The sentences of the action plan's screen."""

from datetime import date

from models.action_plan import Action, ActionState, Progress, leads_words, why_not
from models.landlord import Priority
from models.plan import ActionDetail, PlanCounts, PlanRow
from tests.builders import TODAY, a_photo, an_action, as_of
from views.screens.plan.steps import STEPS
from views.screens.plan.words import facts, happenings, photo_caption, plan_subtitle, target_sentence

PRIORITIES = (Priority(number=2, name="Estates are clean and safe", aim=""),)


def a_detail(action: Action, **fields: object) -> ActionDetail:
    """An action as the store tells it."""
    row = PlanRow(
        action=action,
        number="204",
        estate="Larkfield",
        leads=leads_words(action.leads),
        stands=as_of(TODAY).stands(action),
        chase=False,
    )
    known = {
        "row": row,
        "outside": False,
        "progress": (),
        "before": (),
        "after": (),
        "raised_by": "",
        "seen_on": "",
        "only_here": False,
    }
    return ActionDetail(**known | fields)  # type: ignore[arg-type] # the test names its fields


def test_the_subtitle_counts() -> None:
    none = PlanCounts(overdue=0, due_soon=0, on_track=0, to_check=0, closed=0)
    many = PlanCounts(overdue=1_000, due_soon=200, on_track=4, to_check=1, closed=30_000)
    assert plan_subtitle(none) == "No actions"
    assert plan_subtitle(many) == "31,205 actions, 1,204 still open"


def test_what_is_not_known_is_left_out_but_lead_and_target_are_always_said() -> None:
    assert facts(a_detail(an_action()), PRIORITIES, TODAY) == [
        ("Lead", "No lead yet"),
        ("Target", "No target yet"),
        ("Place", "Larkfield"),
    ]


def test_everything_that_is_known_is_said() -> None:
    action = an_action(
        leads=("Ravi Sandhu",),
        target="Ongoing",
        check_on="2026-03-31",
        service="County Highways",
        place="Weir Point",
        priority=2,
        measure="Lit at night",
        state=ActionState.VERIFIED,
        told="Everyone, by phone",
    )
    told = dict(
        facts(a_detail(action, outside=True, raised_by="a tenant", seen_on="2025-12-09"), PRIORITIES, TODAY)
    )
    assert told == {
        "Lead": "Ravi Sandhu",
        "Target": "Ongoing. Looked at again on 31\u00a0March",
        "Service": "County Highways, another body: it can only be asked",
        "Place": "Weir Point, Larkfield",
        "Priority": "2. Estates are clean and safe",
        "Done when": "Lit at night",
        "Raised by": "A tenant, seen on 9\u00a0December\u00a02025",
        "Told": "Everyone, by phone",
    }


def test_a_target_says_when_it_is_late_only_where_its_words_do_not() -> None:
    assert target_sentence(an_action(target="12 March", due_on="2026-03-12"), TODAY) == "12 March"
    month = an_action(target="February", due_on="2026-02-28", check_on="2026-02-28")
    assert target_sentence(month, TODAY) == "February. Late after 28\u00a0February"
    far = an_action(target="2027", due_on="2027-12-31", check_on="2026-09-01")
    assert target_sentence(far, TODAY) == (
        "2027. Late after 31\u00a0December\u00a02027. Looked at again on 1\u00a0September"
    )


def test_what_happened_has_its_icon_and_ends_with_how_it_was_agreed() -> None:
    notes = (
        Progress(
            id="2",
            action_id="a",
            at="2026-03-19T10:00+00:00",
            by="Ravi Sandhu",
            words="Claimed done. Cleared.",
        ),
        Progress(id="1", action_id="a", at="2025-12-20T10:00+00:00", by="", words="Chased."),
    )
    told = happenings(a_detail(an_action(walkabout_id="last"), progress=notes), TODAY)
    assert [(each.icon, each.head, each.words) for each in told] == [
        ("flag", "19\u00a0March, Ravi Sandhu", "Claimed done. Cleared."),
        ("message-square", "20\u00a0December\u00a02025", "Chased."),
        ("footprints", "9\u00a0December\u00a02025", "Agreed, on a walkabout."),
    ]
    assert happenings(a_detail(an_action()), TODAY)[-1].icon == "handshake"


def test_a_photo_is_headed_by_its_day() -> None:
    assert photo_caption("After", (), TODAY) == "After"
    assert (
        photo_caption("Before", (a_photo(taken="2025-12-09T11:00:00"),), TODAY) == "Before, 9\u00a0December"
    )
    assert photo_caption("Before", (a_photo(taken="2024-12-09T11:00:00"),), TODAY).endswith("2024")
    assert photo_caption("Before", (a_photo(),), date(2026, 3, 25)) == "Before, 24\u00a0March"


def test_every_step_that_is_offered_is_one_the_rules_allow() -> None:
    for state, steps in STEPS.items():
        action = an_action(state=state)
        assert steps
        for step in steps:
            assert why_not(action, step.wanted, reason="Because.", told="Everyone") is None
