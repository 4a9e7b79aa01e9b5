"""``walkabout-central``: every command in words and as data, with the exit status it promises."""

import json
import runpy
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from sync.messages import Enrol
from sync.server import command, devices
from sync.server.central import Central
from sync.server.command import main
from tests.builders import SetClock, a_photo, an_estate, keep
from tests.sync.devices import a_device, an_office
from tests.sync.office_process import send, served
from tests.sync.operations import a_create, the_larkfield_walk
from tests.sync.server.by_hand import Hand

GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "central-store.md"

NO_STORE = "There is no central store in that folder. Serve it once to make it."

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Runs a command: the exit status, and what was printed to each output."""
    how_to_end = signal.getsignal(signal.SIGTERM)

    def run(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(word) for word in words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    yield run
    signal.signal(signal.SIGTERM, how_to_end)


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


def test_a_code_is_made_and_read_out_in_two_groups(run: Run, folder: Path) -> None:
    status, words, _ = run("enrol", "Gwen", "--folder", folder)
    assert status == 0
    code, told = words.splitlines()
    assert len(code) == 9
    assert code[4] == " "
    assert "15 minutes" in told
    answer = said(run, "enrol", "--folder", folder)
    assert all(f"`{key}`" in documented("enrol") for key in answer)


def test_devices_are_listed(run: Run, folder: Path, tmp_path: Path, clock: SetClock) -> None:
    status, words, _ = run("devices", "--folder", folder)
    assert (status, "Gwen’s tablet: tablet" in words) == (0, True)
    (device,) = said(run, "devices", "--folder", folder)
    assert all(f"`{key}`" in documented("devices") for key in device)
    an_office(tmp_path / "new", clock).close()
    assert run("devices", "--folder", tmp_path / "new")[1] == "No device yet.\n"


def test_a_device_is_turned_away_by_its_name(run: Run, folder: Path) -> None:
    assert run("revoke", "Gwen’s tablet", "--folder", folder)[0] == 0
    assert "turned away" in run("devices", "--folder", folder)[1]
    assert said(run, "revoke", "tablet", "--folder", folder) == {"device": "tablet"}


def test_a_device_nobody_knows_is_not(run: Run, folder: Path) -> None:
    status, words, _ = run("revoke", "another", "--folder", folder)
    assert (status, "no such device" in words) == (1, True)


def test_a_command_makes_no_store_of_its_own(run: Run, tmp_path: Path) -> None:
    for words in (["enrol"], ["devices"], ["verify"], ["revoke", "x"], ["backup", str(tmp_path / "copy")]):
        answer = said(run, *words, "--folder", tmp_path / "nowhere", status=1)
        assert answer == {"outcome": "failed", "reason": NO_STORE}
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


def test_pictures_that_are_awaited_are_told_of(run: Run, folder: Path, clock: SetClock) -> None:
    central = an_office(folder, clock)
    Hand(central, "laptop").push(*the_larkfield_walk(), a_create(a_photo()))
    central.close()
    status, words, _ = run("verify", "--folder", folder)
    assert (status, words.splitlines()[1:]) == (
        0,
        ["Everything is whole.", "Named by records and not here yet: 2 pictures."],
    )


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
        assert office.process.wait(timeout=30) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program without asking it")
def test_told_to_end_in_the_middle_of_a_request_it_ends_soon_and_has_lost_nothing(
    tmp_path: Path, clock: SetClock
) -> None:
    with served(tmp_path / "office") as office, a_device(tmp_path / "gwen", clock) as gwen:
        office.take_on(gwen, "Gwen’s tablet")
        keep(gwen.store, an_estate())
        send(gwen)
        keep(gwen.store, an_estate("Hallgate"))
        assert office.process is not None
        with half_a_request(office.port), half_a_request(office.port), held_open(office.port):
            office.process.send_signal(signal.SIGTERM)
            assert office.process.wait(timeout=20) == 0
        assert office.says("verify")["outcome"] == "whole"
        office.stop()
        office.start()
        assert send(gwen).others == 1
        assert office.says("verify")["looked_at"][0] == "2 lines of the log"


@contextmanager
def held_open(port: int) -> Iterator[socket.socket]:
    """A connection over which nothing is asked any more."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(b"GET /v1/hello HTTP/1.1\r\nHost: office\r\n\r\n")
        answer = b""
        while not answer.endswith(b"}"):
            answer += connection.recv(1000)
        assert answer.startswith(b"HTTP/1.1 200")
        yield connection


@contextmanager
def half_a_request(port: int) -> Iterator[None]:
    """Somebody who has begun to send, the office waits for the rest, and it never comes."""
    with held_open(port) as connection:
        about = b"POST /v1/exchange HTTP/1.1\r\nHost: office\r\nContent-Length: 1000\r\n"
        connection.sendall(about + b"Expect: 100-continue\r\n\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 100")  # from here on it waits for the body
        connection.sendall(b"{")
        yield


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--certificate", "CERTIFICATE"],
            "That is no certificate, or the key is not its own. Name both files.",
        ),
        (["--certificate", "gone"], "The certificate or its key cannot be read: No such file or directory."),
        (["--private-key", "KEY"], "A private key needs its certificate. Name both files."),
        (["--port", "99999"], "There is no port 99999. Ports go up to 65535."),
        (["--port", "TAKEN"], "Nobody can listen at 127.0.0.1, port TAKEN: Address already in use."),
        (["--host", "nowhere.invalid"], "Nobody can listen at nowhere.invalid, port 8440: "),
    ],
)
def test_what_keeps_it_from_being_served_is_one_plain_sentence(
    run: Run, tmp_path: Path, words: list[str], sentence: str
) -> None:
    (tmp_path / "neither").write_text("neither")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        stands_for = {
            "TAKEN": taken.getsockname()[1],
            "CERTIFICATE": tmp_path / "neither",
            "KEY": tmp_path / "neither",
        }
        meant = [str(stands_for.get(word, word)) for word in words]
        status, said, trouble = run("serve", "--folder", tmp_path / "new", *meant)
        assert (status, trouble) == (1, "")
        assert said.startswith(sentence.replace("TAKEN", str(taken.getsockname()[1])))
        assert (said.count("\n"), said[-2:]) == (1, ".\n")
    assert not (tmp_path / "new").exists(), "nothing was made"


def test_a_folder_that_cannot_be_one_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("somebody's")
    status, said, trouble = run("serve", "--port", 0, "--folder", tmp_path / "a file")
    assert (status, said) == (2, "")
    assert trouble == "There is no such file or folder, or it is of the other sort.\n"


def test_a_store_is_not_put_back_from_itself(run: Run, folder: Path) -> None:
    status, words, _ = run("restore", folder, "--folder", folder, "--replace")
    assert (status, words) == (1, "That folder is the central store itself. Name the folder of a copy.\n")


def test_the_module_is_the_program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["walkabout-central", "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(command.__file__, run_name="__main__")
    assert ended.value.code == 0
    assert "walkabout-central" in capsys.readouterr().out
