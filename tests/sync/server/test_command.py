"""``walkabout-central``: every command in words and as data, with the exit status it promises."""

import json
import runpy
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from sync.messages import Enrol
from sync.server import command, devices
from sync.server.central import Central
from sync.server.command import main
from tests.builders import SetClock
from tests.sync.devices import an_office
from tests.sync.office_process import served

GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "central-store.md"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command: the exit status, and what was printed to each output."""

    def run(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(word) for word in words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


@pytest.fixture
def folder(tmp_path: Path, clock: SetClock) -> Path:
    """A central store with one device, closed."""
    central = an_office(tmp_path / "office", clock)
    take_on(central, "tablet", "Gwen’s tablet")
    central.close()
    return tmp_path / "office"


def take_on(central: Central, device: str, name: str) -> None:
    with central.transaction() as connection:
        code = devices.new_code(connection, central.clock, name)
    central.enrol(Enrol(protocol=1, code=code, device=device, name=name))


def said(run: Run, *words: object, status: int = 0) -> Any:
    found, out, _ = run(*words, "--json")
    assert found == status
    return json.loads(out)


def documented(command: str) -> str:
    """The row of the guide that tells of a command."""
    (row,) = [
        line for line in GUIDE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{command}")
    ]
    return row


def test_a_code_is_made_and_read_out_in_two_groups(run: Run, tmp_path: Path) -> None:
    status, words, _ = run("enrol", "Gwen", "--folder", tmp_path / "new")
    assert status == 0
    code, told = words.splitlines()
    assert len(code) == 9
    assert code[4] == " "
    assert "15 minutes" in told
    answer = said(run, "enrol", "--folder", tmp_path / "new")
    assert all(f"`{key}`" in documented("enrol") for key in answer)


def test_devices_are_listed(run: Run, folder: Path, tmp_path: Path) -> None:
    status, words, _ = run("devices", "--folder", folder)
    assert (status, "Gwen’s tablet: tablet" in words) == (0, True)
    (device,) = said(run, "devices", "--folder", folder)
    assert all(f"`{key}`" in documented("devices") for key in device)
    run("enrol", "--folder", tmp_path / "new")
    assert run("devices", "--folder", tmp_path / "new")[1] == "No device yet.\n"


def test_a_device_is_turned_away_by_its_name(run: Run, folder: Path) -> None:
    assert run("revoke", "Gwen’s tablet", "--folder", folder)[0] == 0
    assert "turned away" in run("devices", "--folder", folder)[1]
    assert said(run, "revoke", "tablet", "--folder", folder) == {"device": "tablet"}


def test_a_device_nobody_knows_is_not(run: Run, folder: Path) -> None:
    status, words, _ = run("revoke", "another", "--folder", folder)
    assert (status, "no such device" in words) == (1, True)


def test_a_command_makes_no_store_of_its_own(run: Run, tmp_path: Path) -> None:
    for words in (["devices"], ["verify"], ["revoke", "x"], ["backup", str(tmp_path / "copy")]):
        answer = said(run, *words, "--folder", tmp_path / "nowhere", status=1)
        assert answer["outcome"] == "failed"
    assert not (tmp_path / "nowhere").exists()


def test_a_copy_is_made_put_back_and_proved(run: Run, folder: Path, tmp_path: Path) -> None:
    copy, elsewhere = tmp_path / "copy", tmp_path / "elsewhere"
    assert said(run, "backup", copy, "--folder", folder) == {"outcome": "saved", "n": 0, "pictures": 0}
    assert "Put back 0 changes" in run("restore", copy, "--folder", elsewhere)[1]
    answer = said(run, "restore", copy, "--folder", elsewhere, "--replace")
    assert all(f"`{key}`" in documented("restore") for key in answer)
    status, words, _ = run("verify", "--folder", elsewhere)
    assert (status, words.splitlines()[-1]) == (0, "Everything is whole.")
    answer = said(run, "verify", "--folder", elsewhere)
    assert all(f"`{key}`" in documented("verify") for key in answer)


def test_damage_ends_with_one(run: Run, folder: Path, clock: SetClock) -> None:
    central = an_office(folder, clock)
    with central.transaction() as connection:
        connection.execute("UPDATE office SET n = 9")
    central.close()
    status, words, _ = run("verify", "--folder", folder)
    assert (status, "does not end" in words) == (1, True)
    assert said(run, "verify", "--folder", folder, status=1)["outcome"] == "damaged"


def test_what_a_newer_program_has_laid_out_cannot_be_opened(run: Run, folder: Path, clock: SetClock) -> None:
    central = an_office(folder, clock)
    central.connection.execute("PRAGMA user_version = 99")
    central.close()
    status, _, words = run("devices", "--folder", folder)
    assert (status, "newer program" in words) == (2, True)


def test_it_says_where_it_serves(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uvicorn.Server, "run", lambda server, sockets: None)
    status, words, _ = run("serve", "--folder", tmp_path / "new", "--port", 0, "--name", "Maunside")
    assert status == 0
    assert words.startswith("Maunside is at http://127.0.0.1:")
    assert said_last(run("serve", "--folder", tmp_path / "new", "--port", 0, "--json")[1]) == "stopped"


def said_last(words: str) -> str:
    """The outcome in the JSON after the line that says where it is."""
    outcome: str = json.loads(words.split("\n", 1)[1])["outcome"]
    return outcome


def test_ctrl_c_is_no_trouble(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(server: uvicorn.Server, sockets: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(uvicorn.Server, "run", stopped)
    assert run("serve", "--folder", tmp_path / "new", "--port", 0)[0] == 0


def test_a_real_one_is_served_and_ends_when_it_is_told_to(tmp_path: Path) -> None:
    with served(tmp_path / "office") as office:
        assert office.says("devices") == []
        assert office.process is not None
        office.process.send_signal(signal.SIGTERM)
        assert office.process.wait(timeout=30) in (0, -signal.SIGTERM)


def test_the_module_is_the_program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["walkabout-central", "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(command.__file__, run_name="__main__")
    assert ended.value.code == 0
    assert "walkabout-central" in capsys.readouterr().out
