"""The form of one finding. It knows what stands in it; what becomes of that is the page's business."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from models.hazard import guide_words, known_since_words
from models.landlord import Landlord, service_for
from models.photo import Photo
from models.plan import PlanRow
from models.walkabout import FindingDraft, Land, Route
from models.words import capitalised
from views.parts.announcing import announce
from views.parts.banner import Banner, BannerKind
from views.parts.buttons import DangerButton, Deed
from views.parts.chips import Option
from views.parts.error_summary import ErrorSummary
from views.parts.field import Field
from views.parts.layouts import Column
from views.parts.option_rows import ChoiceRow, GradeRow
from views.screens.capture.agreed_list import AgreedList
from views.screens.capture.form_head import FormHead
from views.screens.capture.kinds import FIRST, FIRST_OF_NARROW, KindRow
from views.screens.capture.photo_panel import PhotoPanel
from views.screens.capture.photo_row import PhotoRow
from views.screens.capture.seen_before import SeenBeforeBanner
from views.screens.capture.what_you_see import WhatYouSee
from views.screens.capture.where import WhereEditor
from views.screens.capture.words import service_words

TYPING_PAUSE = 300
"""Milliseconds without a keystroke after which what stands in the form is kept."""

ROUTES = (
    Option(key=Route.ACTION_PLAN, text="Action plan", second="The estate, for everyone"),
    Option(key=Route.COMPLAINT, text="Complaint", second="Passed on, receipt"),
    Option(key=Route.HOUSEHOLD, text="One household", second="Kept private"),
)
_LANDS = (
    Option(key=Land.OURS, text="Ours"),
    Option(key=Land.OTHER, text="Another body’s"),
    Option(key=Land.UNKNOWN, text="Not known"),
)
_PRIVATE = {
    Route.COMPLAINT: "It is passed on with a receipt. It never stands on the action plan or in the report.",
    Route.HOUSEHOLD: "It is kept private: not on the action plan, not in the report, on no notice board.",
}


class FindingForm(QWidget):
    """``edited(FindingDraft)`` carries the whole form: 300 ms after the last key, at once after a choice."""

    edited = Signal(FindingDraft)
    pending = Signal()
    removed = Signal()
    place_or_kind_changed = Signal()
    route_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = FindingDraft(finding_id="", walkabout_id="")
        self._landlord: Landlord | None = None
        self.touched = False
        self.trouble = Banner(BannerKind.NEEDS_YOU, "", deeds=[Deed(key="read", text="I have read this")])
        self.errors = ErrorSummary()
        self.head = FormHead()
        self.photos = PhotoRow()
        self.seen_before = SeenBeforeBanner()
        self.photos.end_with(self.seen_before)
        self.panel = PhotoPanel()
        no_hazard = Deed(key="not", text="Not a hazard")
        self.hazard = Banner(BannerKind.NEEDS_YOU, "", title="Hazard", icon="siren", deeds=[no_hazard])
        self.words = WhatYouSee(lines=3)
        self.kinds = KindRow()
        self.grades = GradeRow("Grade")
        self.where = WhereEditor()
        self.land = ChoiceRow("Whose land it is", _LANDS)
        self.route = ChoiceRow("Where it goes", ROUTES)
        self.private = Banner(BannerKind.PRIVATE, "")
        self.agreed = AgreedList()
        self.remove = DangerButton("Remove this finding", "trash-2")
        self.fields = {
            "words": Field("What did you see?", self.words),
            "category": Field("Kind of thing", self.kinds),
            "grade": Field("Grade", self.grades),
            "where": Field("Where", self.where),
            "land": Field("Whose land", self.land),
            "route": Field("Where it goes", self.route),
            "actions": Field("", self.agreed),
        }
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_PAUSE)
        self._lay_out()
        self._listen()

    @property
    def draft(self) -> FindingDraft:
        """What stands in the form now."""
        return replace(
            self.where.placed(self._base),
            words=self.words.toPlainText(),
            category=self.kinds.chosen,
            grade=self.grades.chosen or "",
            raised_by=self.head.raiser,
            land=Land(self.land.chosen or Land.OURS),
            route=Route(self.route.chosen or Route.ACTION_PLAN),
            photo_ids=tuple(photo.id for photo in self.photos.photos),
            actions=self.agreed.agreed,
        )

    def show_draft(self, draft: FindingDraft, number: int, photos: Sequence[Photo], now: datetime) -> None:
        """Put a finding in, saved or half written; everything before it is gone from the form."""
        self._timer.stop()
        self.touched = False
        self._base = draft
        self.clear_trouble()
        self.head.show_number(number)
        self.head.choose(draft.raised_by)
        self.head.show_kept()
        self.panel.close_photo()
        self.photos.clear_refused()
        self.photos.show_photos(photos, now.date())
        self.words.show_text(draft.words)
        self.kinds.choose(draft.category)
        self.grades.choose(draft.grade or None)
        self.where.show_place(draft)
        self.land.choose(draft.land)
        self.route.choose(draft.route)
        self.agreed.show_on_plan(())
        self.agreed.show_actions(draft.actions)
        self.show_hazard(draft.hazard_since, now)
        self._word_kind()
        self._word_route()

    def show_landlord(self, landlord: Landlord) -> None:
        """Offer the landlord's kinds and grades."""
        self._landlord = landlord
        self.agreed.show_services([service.name for service in landlord.services])
        self.kinds.show_kinds([kind.name for kind in landlord.categories])
        self.grades.show_options(
            [Option(key=grade.mark, letter=grade.mark, text=grade.word) for grade in landlord.grades]
        )
        self._word_kind()

    def show_photos(self, photos: Sequence[Photo], today: date) -> None:
        """Show the photos the finding has now."""
        self.photos.show_photos(photos, today)
        shown = self.panel.photo
        if shown is None:
            return
        still = next((photo for photo in photos if photo.id == shown.id), None)
        self.panel.show_photo(still) if still else self.panel.close_photo()

    def show_on_plan(self, rows: Sequence[PlanRow]) -> None:
        """Say which of its actions are on the plan."""
        self.agreed.show_on_plan(rows)

    def show_hazard(self, since: str, now: datetime) -> None:
        """Say since when the hazard is known and what that asks for; "" where it is none."""
        self._base = replace(self._base, hazard_since=since)
        self.hazard.setVisible(bool(since))
        if since:
            self.hazard.show_words(guide_words(since, now), f"Hazard, {known_since_words(since, now)}")

    def show_link(self, action_id: str) -> None:
        """The finding is linked to an earlier action, or no longer with ""."""
        self._base = replace(self._base, earlier_action_id=action_id)

    def show_wrong(self, wrong: Sequence[tuple[str, str]]) -> None:
        """Say what has to be put right; with nothing, take the marks away."""
        self.errors.show_errors([(self.fields[name], sentence) for name, sentence in wrong])

    def show_trouble(self, sentence: str) -> None:
        """Say why the last wish could not be done. What was typed stays."""
        self.trouble.show_words(sentence)
        self.trouble.show()
        announce(self.trouble, sentence, at_once=True)

    def clear_trouble(self) -> None:
        """Nothing is wrong any more."""
        self.trouble.hide()
        self.errors.show_errors([])

    def choose_route(self, route: str) -> None:
        """Send it another way, as if it had been chosen here."""
        self.route.choose(route)
        self._on_route(route)

    def show_narrow(self, narrow: bool) -> None:
        """More kinds are in sight where the form has the page to itself."""
        self.kinds.show_first(FIRST_OF_NARROW if narrow else FIRST)

    def keep_now(self) -> None:
        """What was typed and not yet told is told now."""
        if self._timer.isActive():
            self._tell()

    def on_choice(self) -> None:
        """Something was chosen: tell it at once."""
        self.pending.emit()
        self._tell()

    def _lay_out(self) -> None:
        column = Column(self, spacing=10)
        self.fields["actions"].label.hide()
        for banner in (self.trouble, self.hazard, self.private):
            banner.hide()
        column.add(self.trouble, self.errors, self.head, self.hazard, self.photos, self.panel)
        column.add(self.fields["words"], stretch=1)
        column.add(*(self.fields[name] for name in ("category", "grade", "where", "land", "route")))
        column.add(self.private, self.fields["actions"], self.remove)

    def _listen(self) -> None:
        self._timer.timeout.connect(self._tell)
        self.words.changed.connect(self._on_typed)
        for part in (self.head, self.where, self.agreed):
            part.typed.connect(self._on_typed)
        self.head.chosen_changed.connect(self.on_choice)
        self.agreed.chosen_changed.connect(self.on_choice)
        self.where.chosen_changed.connect(self._on_place_or_kind)
        self.kinds.chosen_changed.connect(self._on_place_or_kind)
        self.grades.chosen_changed.connect(self.on_choice)
        self.land.chosen_changed.connect(self.on_choice)
        self.route.chosen_changed.connect(self._on_route)
        self.hazard.chosen.connect(self._on_not_a_hazard)
        self.trouble.chosen.connect(self.clear_trouble)
        self.remove.clicked.connect(self._on_remove)

    def _tell(self) -> None:
        self._timer.stop()
        self.touched = True
        self.edited.emit(self.draft)

    def _on_typed(self) -> None:
        self.pending.emit()
        self._timer.start()

    def _on_place_or_kind(self) -> None:
        self._word_kind()
        self.on_choice()
        self.place_or_kind_changed.emit()

    def _on_route(self, route: str) -> None:
        self._word_route()
        self.on_choice()
        self.route_changed.emit(route)

    def _on_not_a_hazard(self, _key: str) -> None:
        self._base = replace(self._base, hazard_since="")
        self.hazard.hide()
        self.on_choice()

    def _on_remove(self) -> None:
        self.removed.emit()

    def _word_kind(self) -> None:
        """The grade and the service say which kind they are about."""
        kind = self.kinds.chosen
        label = f"Grade of the {kind.lower()}" if kind and kind != "Other" else "Grade"
        self.fields["grade"].label.setText(label)
        self.grades.name_it(label)
        if self._landlord is not None:
            words = capitalised(service_words(self._landlord, kind))
            self.agreed.show_service(words, service_for(self._landlord, kind))

    def _word_route(self) -> None:
        route = Route(self.route.chosen or Route.ACTION_PLAN)
        self.private.setVisible(route in _PRIVATE)
        self.private.show_words(_PRIVATE.get(route, ""))
        self.fields["actions"].setVisible(route is Route.ACTION_PLAN or bool(self.agreed.agreed))
