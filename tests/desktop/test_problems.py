"""What went wrong is said in plain words, and what is written down holds nobody's data."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from desktop.problem_reports import KEPT_REPORTS, MOST_FRAMES, ReportFolder, places, report_words
from desktop.problems import Problem, Problems, in_words
from models import errors
from tests.builders import SetClock

SECRET = "Mrs Example of 14 Linden Court"


@pytest.fixture
def reports(tmp_path: Path, clock: SetClock) -> ReportFolder:
    return ReportFolder(folder=tmp_path / "problems", clock=clock, versions=lambda: "Walkabout 0.1.0")


@pytest.fixture
def problems(reports: ReportFolder, qtbot: QtBot) -> Iterator[Problems]:
    problems = Problems(reports)
    problems.install()
    yield problems
    problems.uninstall()


class Told(QObject):
    """Keeps what it was told."""

    def __init__(self, problems: Problems) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        problems.arose.connect(self.hear)

    def hear(self, problem: Problem) -> None:
        self.problems.append(problem)


def stumble(words: str = SECRET) -> None:
    secret = words
    raise ValueError(f"cannot read {secret}")


def raised(words: str = SECRET) -> ValueError:
    try:
        stumble(words)
    except ValueError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.WalkaboutError)
    ],
)
def test_every_kind_of_trouble_has_a_title_and_its_own_sentence(kind: type[errors.WalkaboutError]) -> None:
    problem = in_words(kind("This is the sentence."))
    assert problem.words == "This is the sentence."
    assert problem.title
    assert problem.report is None


def test_a_report_holds_no_message_and_no_value(reports: ReportFolder, qtbot: QtBot) -> None:
    problems, error = Problems(reports), raised()
    told = Told(problems)
    problems.tell(error)
    (problem,) = told.problems
    assert problem.report is not None
    words = problem.report.read_text(encoding="utf-8")
    assert "builtins.ValueError" in words
    assert "test_problems.py, line" in words
    assert "in stumble" in words
    for part in ("Mrs Example", "Linden Court", "cannot read", str(Path(__file__).parent)):
        assert part not in words + problem.words


def test_the_causes_are_named_and_a_ring_of_causes_ends() -> None:
    first, second = KeyError(SECRET), raised()
    first.__cause__, second.__cause__ = second, first
    words = report_words(first, when="now", versions="these")
    assert words.count("Kind: ") == 1
    assert words.count("Caused by: ") == 1
    assert SECRET not in words


def test_a_context_that_was_set_aside_is_not_reported() -> None:
    try:
        try:
            stumble()
        except ValueError:
            raise KeyError(SECRET) from None
    except KeyError as error:
        words = report_words(error, when="now", versions="these")
    assert "ValueError" not in words


def test_places_are_cut_to_what_lies_in_the_program() -> None:
    try:
        errors_of = {}
        errors_of["a"]
    except KeyError as error:
        (here,) = places(error)
    assert here.startswith("tests/desktop/test_problems.py, line ")

    def deeper(left: int) -> None:
        if left:
            deeper(left - 1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError) as caught:
        deeper(200)
    assert len(places(caught.value)) == MOST_FRAMES


def test_a_file_outside_the_program_is_named_without_its_owner() -> None:
    code = compile("1 / 0", "/home/agnes.example/lib/python3/thing.py", "exec")
    with pytest.raises(ZeroDivisionError) as caught:
        exec(code)
    assert places(caught.value)[-1].startswith("python3/thing.py, line 1")


def test_only_the_newest_reports_are_kept(reports: ReportFolder, clock: SetClock) -> None:
    for _ in range(KEPT_REPORTS + 5):
        clock.goes_on(seconds=1)
        last = reports.write(raised())
    kept = sorted(reports.folder.glob("problem-*.txt"))
    assert len(kept) == KEPT_REPORTS
    assert kept[-1] == last


def test_a_disk_that_takes_no_report_does_not_hide_the_problem(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "problems").write_text("a file where the folder should be")
    reports = ReportFolder(folder=tmp_path / "problems", clock=clock, versions=lambda: "these")
    assert reports.write(raised()) is None
    assert reports.watch_for_crashes() is None
    assert in_words(raised(), None).title == "Something went wrong in Walkabout"


def test_the_same_fault_is_told_once_and_trouble_every_time(reports: ReportFolder, qtbot: QtBot) -> None:
    problems = Problems(reports)
    told = Told(problems)
    for _ in range(3):
        problems.tell(raised())
    problems.tell(errors.StorageFull("There is no room left."))
    problems.tell(errors.StorageFull("There is no room left."))
    assert [problem.title for problem in told.problems] == [
        "Something went wrong in Walkabout",
        "There is no room left",
        "There is no room left",
    ]


def test_running_out_of_memory_says_what_to_do(reports: ReportFolder) -> None:
    assert "Close other programs" in in_words(MemoryError()).words


def test_what_nobody_caught_in_a_slot_is_told(problems: Problems, qtbot: QtBot) -> None:
    told = Told(problems)
    QTimer.singleShot(0, stumble)
    qtbot.waitUntil(lambda: bool(told.problems))
    assert told.problems[0].report is not None


def test_what_nobody_caught_in_a_thread_is_told_on_the_windows_thread(
    problems: Problems, qtbot: QtBot
) -> None:
    told = Told(problems)
    thread = threading.Thread(target=stumble)
    thread.start()
    thread.join()
    assert told.problems == []  # it waits for the window's own thread
    qtbot.waitUntil(lambda: bool(told.problems))


def test_what_python_could_not_raise_is_told(problems: Problems, qtbot: QtBot) -> None:
    told = Told(problems)

    class Stumbling:
        def __del__(self) -> None:
            stumble()

    thing = Stumbling()
    del thing
    assert len(told.problems) == 1


def test_ctrl_c_still_ends_the_program(reports: ReportFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    passed_on: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: passed_on.append(kind))
    problems = Problems(reports)
    told = Told(problems)
    problems.install()
    try:
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    finally:
        problems.uninstall()
    assert passed_on == [KeyboardInterrupt]
    assert told.problems == []


def test_a_crash_leaves_a_note_that_the_next_start_sets_aside(tmp_path: Path, clock: SetClock) -> None:
    child = (
        "import faulthandler, sys; from pathlib import Path\n"
        "from desktop.problem_reports import ReportFolder\n"
        "from models.ports import SystemClock\n"
        "name = 'Mrs Example'\n"
        "ReportFolder(folder=Path(sys.argv[1]), clock=SystemClock(), versions=str).watch_for_crashes()\n"
        "faulthandler._sigsegv()\n"
    )
    command = [sys.executable, "-c", child, str(tmp_path)]
    ended = subprocess.run(command, check=False, capture_output=True, timeout=60)
    assert ended.returncode != 0
    reports = ReportFolder(folder=tmp_path, clock=clock, versions=lambda: "these")
    note = reports.watch_for_crashes()
    reports.stop_watching()
    reports.stop_watching()
    assert note is not None
    assert "Segmentation fault" in note.read_text()
    assert "Mrs Example" not in note.read_text()
    assert reports.watch_for_crashes() is None
    reports.stop_watching()
