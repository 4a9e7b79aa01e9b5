"""Setting out on a walkabout, finishing it, going on after all, and printing its report, from its page."""

from functools import partial

from PySide6.QtCore import QObject

from desktop import capture_wishes as wishes
from desktop.desk import Workroom
from desktop.report_papers import print_report
from desktop.walkabout_wishes import set_out
from models.errors import WalkaboutError
from models.finishing import FinishForm, wrong_with_finish
from models.overview import WalkaboutInProgress
from views.screens.capture import CapturePage


class OutingStages(QObject):
    """Works beside the walkabout's desk on the same page."""

    def __init__(self, workroom: Workroom, page: CapturePage, parent: QObject) -> None:
        super().__init__(parent)
        self._workroom = workroom
        self._page = page
        page.stage.set_out_wanted.connect(self._on_set_out)
        page.stage.taken_up_again.connect(self._on_taken_up_again)
        page.stage.report_wanted.connect(self._on_report)
        page.finish_entered.connect(self._on_finish)

    def _on_set_out(self, walkabout_id: str) -> None:
        self._set_out(walkabout_id, "The walkabout has begun")

    def _on_taken_up_again(self, walkabout_id: str) -> None:
        self._set_out(walkabout_id, "The walkabout goes on")

    def _set_out(self, walkabout_id: str, words: str) -> None:
        wish = partial(set_out, walkabout_id, self._workroom.member)
        then = partial(self._on_under_way, words)
        self._workroom.background.write(wish, then=then, otherwise=self._on_trouble)

    def _on_under_way(self, words: str) -> None:
        self._workroom.frame.report(words)
        self._page.show_at_work()

    def _on_finish(self, form: FinishForm) -> None:
        wrong = wrong_with_finish(form, self._workroom.clock.now())
        self._page.so_far.finishing.show_wrong(wrong)
        if not wrong:
            wish = partial(wishes.finish, form, self._workroom.member)
            self._workroom.background.write(wish, then=self._on_finished, otherwise=self._on_trouble)

    def _on_finished(self, outing: WalkaboutInProgress) -> None:
        self._page.show_outing(outing, self._workroom.clock.now())
        self._page.show_finished()
        self._workroom.frame.report("The walkabout is finished")

    def _on_report(self, walkabout_id: str) -> None:
        print_report(self._workroom, walkabout_id)

    def _on_trouble(self, trouble: WalkaboutError) -> None:
        self._page.show_trouble(str(trouble))
