"""The command line as a whole: what it asks for, how it answers, and how it ends."""

import argparse
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from desktop import __main__ as program
from desktop.commands import COMMANDS, answer, opening
from desktop.commands.answer import Answer, Status, answer_to, say
from desktop.commands.faults import SENTENCE, answer_to_fault
from desktop.profile_folder import default_folder
from desktop.version import program_version
from models.errors import NotFound, RuleBroken, StorageFull, StoreDamaged, StoreLocked, WalkaboutError
from tests.desktop.commands.conftest import PASSPHRASE, Walkabout

GUIDE = Path(__file__).parents[3] / "docs/guide/command-line.md"


def test_help_names_every_command_and_ends_well(walkabout: Walkabout) -> None:
    status, words, _ = walkabout("--help")
    assert status == 0
    for name, purpose in COMMANDS.items():
        assert f"{name} " in words
        assert purpose in words


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_of_its_own(walkabout: Walkabout, command: str) -> None:
    status, words, _ = walkabout(command, "--help")
    assert status == 0
    assert words.startswith(f"usage: walkabout {command}")
    assert "--json" in words
    assert "--profile" in words


def test_the_version_is_said_and_is_the_one_that_is_built(walkabout: Walkabout) -> None:
    assert walkabout("--version") == (0, f"walkabout {program_version()}\n", "")
    project = tomllib.loads((GUIDE.parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert program_version() == project["project"]["version"]


@pytest.mark.parametrize("words", [["fly"], ["photo"], ["check", "--fly"], ["--profile"]])
def test_what_cannot_be_understood_ends_with_two(walkabout: Walkabout, words: list[str]) -> None:
    status, said, trouble = walkabout(*words)
    assert (status, said) == (2, "")
    assert "usage: walkabout" in trouble


def test_json_and_profile_may_stand_before_or_after_the_command(walkabout: Walkabout, records: Path) -> None:
    for words in (
        ["--json", "--profile", records, "check"],
        ["check", "--json", "--profile", records],
        ["--profile", "elsewhere", "check", f"--profile={records}", "--json"],
    ):
        status, said, _ = walkabout(*words)
        assert status == 0
        assert json.loads(said)["outcome"] == "whole"


def test_without_a_command_the_window_is_opened_on_the_profile(
    walkabout: Walkabout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def open_window(folder: Path, _keeper: None) -> Answer:
        asked.append(folder)
        return Answer(words="", data={"outcome": "closed"})

    monkeypatch.setattr("desktop.commands.window.load_window", lambda: open_window)
    assert walkabout("--profile", tmp_path) == (0, "", "")
    assert walkabout()[0] == 0
    assert asked == [tmp_path, default_folder()]


def test_ctrl_c_ends_as_a_shell_expects(walkabout: Walkabout, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_arguments: argparse.Namespace) -> Answer:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop.commands.check.run", interrupted)
    assert walkabout("check")[0] == program.INTERRUPTED


def test_a_fault_of_ours_is_told_without_anybodys_data(
    walkabout: Walkabout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_arguments: argparse.Namespace) -> Answer:
        raise ValueError("Mrs Example of 14 Linden Court")

    monkeypatch.setattr("desktop.commands.check.run", stumble)
    status, said, trouble = walkabout("check", "--json")
    assert (status, json.loads(said)) == (2, {"outcome": "failed", "reason": SENTENCE})
    assert "builtins.ValueError" in trouble
    assert "in stumble" in trouble
    assert "Mrs Example" not in said + trouble
    monkeypatch.setattr(sys, "stderr", None)
    assert answer_to_fault(ValueError("Mrs Example")).words == SENTENCE


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RuleBroken, Status.REFUSED),
        (StoreDamaged, Status.REFUSED),
        (StoreLocked, Status.CANNOT),
        (NotFound, Status.CANNOT),
        (StorageFull, Status.CANNOT),
    ],
)
def test_trouble_is_a_sentence_and_an_exit_status(error: type[WalkaboutError], status: Status) -> None:
    said = answer_to(error("That cannot be."))
    assert (said.words, said.status) == ("That cannot be.", status)
    assert said.data == {"outcome": "failed", "reason": "That cannot be."}


def test_trouble_goes_where_errors_go_and_json_never_does(capsys: pytest.CaptureFixture[str]) -> None:
    trouble = answer_to(NotFound("It is not here."))
    assert say(trouble, as_json=False) == 2
    assert capsys.readouterr() == ("", "It is not here.\n")
    say(trouble, as_json=True)
    assert json.loads(capsys.readouterr().out) == {"outcome": "failed", "reason": "It is not here."}


def test_a_program_without_outputs_says_nothing_and_ends_as_it_should(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    answer.speak_utf8()
    assert say(Answer(words="Done.", data={}), as_json=False) == 0
    assert say(answer_to(NotFound("It is not here.")), as_json=False) == 2


def test_the_passphrase_is_asked_for_on_a_terminal(
    walkabout: Walkabout, locked: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(opening.getpass, "getpass", lambda _question: PASSPHRASE)
    assert walkabout("check", "--profile", locked[0])[0] == 0
    monkeypatch.setattr(opening.getpass, "getpass", lambda _question: "three blind mice")
    status, _, trouble = walkabout("check", "--profile", locked[0])
    assert status == 2
    assert "does not open these records" in trouble

    def ended(_question: str) -> str:
        raise EOFError

    monkeypatch.setattr(opening.getpass, "getpass", ended)
    assert walkabout("check", "--profile", locked[0])[0] == 2


def test_without_a_terminal_it_says_how_to_give_the_passphrase(
    walkabout: Walkabout, locked: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    status, said, trouble = walkabout("check", "--profile", locked[0])
    assert (status, said) == (2, "")
    assert "WALKABOUT_PASSPHRASE" in trouble


@pytest.mark.parametrize("command", [["check"], ["backup", "file"], ["recover"]])
def test_no_command_makes_records_where_there_are_none(
    walkabout: Walkabout, tmp_path: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WALKABOUT_RECOVERY_KEY", "anything")
    status, _, trouble = walkabout(*command, "--profile", tmp_path / "empty")
    assert status == 2
    assert "No records are kept in that folder" in trouble
    assert not (tmp_path / "empty").exists()


def test_the_program_runs_from_elsewhere_and_speaks_utf_8_whatever_the_systems_habit(tmp_path: Path) -> None:
    name = "Siân’s photo.jpg"
    command = [sys.executable, "-m", "desktop", "photo", "--json", name]
    ended = subprocess.run(
        command,
        check=False,
        capture_output=True,
        timeout=60,
        env={
            "PYTHONPATH": str(GUIDE.parents[2]),
            "LC_ALL": "C",
            "PYTHONIOENCODING": "ascii",
            "PYTHONUTF8": "0",
        },
        cwd=tmp_path,
    )
    assert ended.returncode == 1, ended.stderr
    assert json.loads(ended.stdout.decode("utf-8"))[0]["file"] == name


def test_opening_a_photo_loads_neither_qt_nor_the_store() -> None:
    code = (
        "import sys\nfrom desktop.__main__ import main\nmain(['photo', 'not there.jpg'])\n"
        "print([name for name in ('PySide6', 'sqlcipher3', 'reportlab', 'keyring') if name in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    assert ended.stdout.splitlines()[-1] == "[]"


def test_the_guide_names_every_command_and_every_exit_status() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"walkabout {name}" in guide
    for status in Status:
        assert f"| {int(status)} |" in guide
