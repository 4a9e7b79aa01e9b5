"""The office's end put together: both halves behind one door."""

import errno
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from models.errors import RuleBroken, StorageFull
from models.ports import TimeOrderedIds
from sync.server.central import Central
from sync.server.serving import check_certificate, listen, office_application, serve
from tests.builders import SetClock
from tests.sync.server.asking import ask
from tests.sync.server.by_hand import Hand


def test_devices_come_in_at_both_halves_and_strangers_at_neither(
    central: Central, tablet: Hand, clock: SetClock
) -> None:
    app = office_application(central, clock=clock, ids=TimeOrderedIds(clock))
    known = {"authorization": f"Bearer {tablet.token}", "tus-resumable": "1.0.0"}
    assert ask(app, "GET", "/v1/uploads", known).status == 200
    assert ask(app, "GET", "/v1/uploads", known | {"authorization": "Bearer x"}).status == 401
    assert ask(app, "POST", "/v1/exchange", {}, b"{}").status == 401
    assert ask(app, "GET", "/v1/hello").status == 200


def test_a_port_that_is_taken_is_said() -> None:
    first = listen("127.0.0.1", 0)
    with pytest.raises(
        RuleBroken, match=r"^Nobody can listen at 127\.0\.0\.1, port \d+: Address already in use\.$"
    ):
        listen("127.0.0.1", first.getsockname()[1])
    first.close()


@pytest.mark.parametrize("port", [-1, 65_536, 99_999])
def test_a_port_that_cannot_be_is_said(port: int) -> None:
    with pytest.raises(RuleBroken, match=f"There is no port {port}"):
        listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["nowhere.invalid", "office..example", "192.0.2.1", "office" * 20])
def test_a_host_that_is_not_this_computer_is_said(host: str) -> None:
    with pytest.raises(RuleBroken, match=rf"^Nobody can listen at {host}, port 0: [\w ]+\.$"):
        listen(host, 0)


def test_a_disk_without_room_for_the_pictures_folders_is_said(
    central: Central, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)
    with listen("127.0.0.1", 0) as listener, pytest.raises(StorageFull):
        serve(central, clock=clock, ids=TimeOrderedIds(clock), listener=listener)


class Papers:
    """A certificate for this computer with its key, another's key, and a file that is neither."""

    def __init__(self, folder: Path) -> None:
        self.certificate, self.key, self.another = (folder / name for name in ("office", "key", "another"))
        key, another = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
        begins = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
        made = x509.CertificateBuilder(name, name, key.public_key(), 1, begins, begins + timedelta(days=9))
        pem = serialization.Encoding.PEM
        self.certificate.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
        for path, each in ((self.key, key), (self.another, another)):
            plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
            path.write_bytes(each.private_bytes(pem, *plain))
        self.neither = folder / "neither"
        self.neither.write_text("neither")


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return Papers(tmp_path)


def test_a_good_certificate_is_taken_and_none_is_needed(papers: Papers) -> None:
    check_certificate(None, None)
    check_certificate(papers.certificate, papers.key)


def test_a_certificate_that_cannot_be_used_is_said(papers: Papers, tmp_path: Path) -> None:
    for certificate, key in (
        (papers.neither, papers.key),
        (papers.certificate, papers.neither),
        (papers.certificate, papers.another),
        (papers.certificate, None),
    ):
        with pytest.raises(RuleBroken, match="no certificate, or the key is not its own"):
            check_certificate(certificate, key)
    with pytest.raises(RuleBroken, match="cannot be read: No such file"):
        check_certificate(tmp_path / "gone", papers.key)
    with pytest.raises(RuleBroken, match="cannot be read: Is a directory"):
        check_certificate(tmp_path, papers.key)
    with pytest.raises(RuleBroken, match="needs its certificate"):
        check_certificate(None, papers.key)


def test_the_newer_addresses_are_listened_at_too() -> None:
    try:
        found = listen("::1", 0)
    except RuleBroken:
        pytest.skip("this computer has no IPv6 of its own")
    assert found.getsockname()[0] == "::1"
    found.close()
