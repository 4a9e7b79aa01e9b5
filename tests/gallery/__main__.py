"""Every screen in every palette and size, and every page of every document, as pictures: ``make gallery``.

``python -m tests.gallery [FOLDER]`` writes them to ``build/gallery`` or to the folder named. The parts and
the capture screen's other faces have programs of their own beside this one.
"""

import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import Executor
from functools import partial
from itertools import chain
from pathlib import Path

import pypdfium2
from PySide6.QtCore import qVersion

from desktop.application import qt_application
from desktop.demonstration.documents import Documents
from desktop.demonstration.hands import Hands
from desktop.demonstration.sample import OFFICER, PICTURE_TIME, Sample, fill
from desktop.demonstration.workshop import workshop
from desktop.desk import ACTION_PLAN, PLAN_WALKABOUT, TODAY, WAITING, WALKABOUT, WALKABOUTS, YOU
from desktop.problem_reports import ReportFolder, system_versions
from desktop.problems import Problems
from desktop.report_papers import list_to_print, report_to_print
from desktop.session import Session
from models.plan import PlanFilter
from models.ports import SystemDisk, TimeOrderedIds
from models.store.device_settings import use_as
from models.store.profile import Profile, open_profile
from tests.builders import SetClock, TestKeeper
from tests.gallery import exchange_screens
from views.look.theme import theme
from views.look.tokens import PaletteName

TARGET = Path(__file__).parents[2] / "build" / "gallery"
FACES = {
    "light": (PaletteName.LIGHT, 1.0, (1280, 800)),
    "dark": (PaletteName.DARK, 1.0, (1280, 800)),
    "high-contrast": (PaletteName.HIGH_CONTRAST, 1.0, (1280, 800)),
    "200-percent": (PaletteName.LIGHT, 2.0, (1280, 800)),
    "portrait": (PaletteName.LIGHT, 1.0, (800, 1280)),
}
DOTS_PER_INCH = 100


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        profile_folder = Path(place) / "profile"
        clock = SetClock(PICTURE_TIME)
        with workshop() as workers, _opened(profile_folder, clock) as profile:
            sample = fill(profile, PICTURE_TIME, OFFICER, workers=workers)
            use_as(profile.store, OFFICER)
            _documents(profile, sample, folder, workers)
        for path in chain(_screens(profile_folder, clock, sample, folder), exchange_screens.draw(folder)):
            sys.stdout.write(f"{path}\n")
    return 0


def _opened(folder: Path, clock: SetClock) -> Profile:
    return open_profile(
        folder, keeper=TestKeeper(), clock=clock, ids=TimeOrderedIds(clock), disk=SystemDisk()
    )


def _documents(profile: Profile, sample: Sample, folder: Path, workers: Executor) -> None:
    """The documents, and each page of each PDF beside them."""
    report = report_to_print(sample.last_walkabout_id, profile)
    listed = list_to_print(PlanFilter(), profile)
    documents = Documents(workers)
    documents.order(report, listed)
    for path in documents.write(folder):
        if path.suffix != ".pdf":
            continue
        with pypdfium2.PdfDocument(path) as document:
            for number, page in enumerate(document, 1):
                picture = page.render(scale=DOTS_PER_INCH / 72).to_pil()
                picture.save(path.with_name(f"{path.stem}-page-{number}.png"))


def _screens(profile_folder: Path, clock: SetClock, sample: Sample, folder: Path) -> Iterator[Path]:
    """Every desk of the window in every face."""
    qt_application()
    problems = Problems(
        ReportFolder(folder=profile_folder, clock=clock, versions=partial(system_versions, "", qVersion()))
    )
    session = Session(
        profile_folder, clock=clock, ids=TimeOrderedIds(clock), disk=SystemDisk(), problems=problems
    )
    hands = Hands(session, folder)
    session.begin(TestKeeper())
    hands.settle()
    desks = {
        "today": (TODAY, ""),
        "walkabouts": (WALKABOUTS, ""),
        "plan-a-walkabout": (PLAN_WALKABOUT, ""),
        "walkabout": (WALKABOUT, sample.this_walkabout_id),
        "action-plan": (ACTION_PLAN, ""),
        "only-on-this-tablet": (WAITING, ""),
        "you": (YOU, ""),
    }
    for face, (palette, factor, size) in FACES.items():
        theme.choose_palette(palette)
        theme.choose_text_factor(factor)
        hands.settle()  # pages that were larger let go of their room first
        session.window.resize(*size)
        for name, (desk, about) in desks.items():
            hands.go_to(desk, about)
            path = folder / f"{name}-{face}.png"
            hands.settle()
            session.window.grab().save(str(path))
            yield path
    session.window.close()
    session.end()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET))
