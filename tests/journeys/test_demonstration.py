"""The demonstration as its README command runs it, without a display."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

PROJECT = Path(__file__).parents[2]


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    without = {
        name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}
    }
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        cwd=PROJECT,
        env=without | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    output = tmp_path_factory.mktemp("demonstration") / "demo"
    return output, run("demo", "--headless", "--output", str(output))


@pytest.mark.slow
def test_it_walks_the_whole_journey_and_says_so(
    shown: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    output, done = shown
    assert done.returncode == 0, done.stderr
    told = done.stdout.strip().splitlines()
    assert len(told) <= 10
    assert told[0].startswith("Made Maunside District Council")
    assert "6 estates, 40 blocks, 12 people, 2 walkabouts, 29 findings" in told[0]
    assert any("everything is whole" in line for line in told)
    assert (output / "demonstration.txt").read_text(encoding="utf-8").strip().splitlines() == told


@pytest.mark.slow
def test_it_leaves_documents_in_both_editions_and_pictures(
    shown: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    output, _ = shown
    for name in (
        "walkabout-report",
        "action-list-by-service",
        "action-list-by-lead",
        "action-list-by-priority",
    ):
        for edition in ("", "-large-print"):
            with pypdfium2.PdfDocument(output / f"{name}{edition}.pdf") as document:
                assert "Maunside District Council" in document[0].get_textpage().get_text_range()
    left = {path.name for path in output.iterdir()}
    assert {"walkabout-report.html", "action-list.html", "action-list.xlsx", "action-list.csv"} <= left
    pictures = sorted(name for name in left if name.startswith("screen-"))
    assert [name.split("-", 2)[2] for name in pictures] == [
        "today.png",
        "walkabouts.png",
        "half-written-finding.png",
        "finding-with-photo-and-action.png",
        "finding-saved.png",
        "action-plan.png",
        "two-versions.png",
        "only-on-this-tablet.png",
        "safe-at-the-office.png",
    ]


@pytest.mark.slow
def test_it_staff_can_try_the_command_line_on_it(
    shown: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    output, _ = shown
    profile = str(output / "profile")
    opened = {"WALKABOUT_PASSPHRASE": "maunside on foot"}
    checked = run("check", "--json", "--profile", profile, **opened)
    assert json.loads(checked.stdout)["outcome"] == "whole"
    paper = output.parent / "list.pdf"
    printed = run("print", "actions", "--by", "lead", "--output", str(paper), "--profile", profile, **opened)
    assert printed.returncode == 0, printed.stderr
    assert paper.read_bytes().startswith(b"%PDF")
    wrong = run("check", "--profile", profile, WALKABOUT_PASSPHRASE="not the passphrase")
    assert wrong.returncode == 2


@pytest.mark.slow
def test_a_second_run_replaces_the_first_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept", encoding="utf-8")
    refused = run("demo", "--headless", "--output", str(tmp_path))
    assert refused.returncode == 2
    assert "holds other files" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
