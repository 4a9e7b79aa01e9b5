"""An office elsewhere: only one with a good certificate, and by the proxy that the settings name."""

import socket
import ssl
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from models.ports import SystemClock
from sync.net import Response, Unreachable
from tests.sync.far_end import FarEnd, answer, far_end, one, polite


class Tls:
    """An office with a certificate for ``office.example`` and this computer, which its own key has signed."""

    def __init__(self, folder: Path) -> None:
        self.certificate, private = folder / "certificate.pem", folder / "key.pem"
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "office.example")])
        names = x509.SubjectAlternativeName([x509.DNSName("office.example"), x509.DNSName("localhost")])
        made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        now = SystemClock().now()
        made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        made = made.add_extension(names, critical=False)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        pem = serialization.Encoding.PEM
        self.certificate.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
        private.write_bytes(
            key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        )
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(self.certificate, private)

    def polite(self, end: FarEnd, connection: socket.socket) -> None:
        with self._context.wrap_socket(connection, server_side=True) as wrapped:
            polite(end, wrapped)


@pytest.fixture
def tls(tmp_path: Path) -> Tls:
    return Tls(tmp_path)


def test_only_a_certificate_that_the_system_trusts_is_good(tls: Tls, monkeypatch: pytest.MonkeyPatch) -> None:
    with far_end(tls.polite) as end:
        address = f"https://localhost:{end.port}"
        stranger = one(address, token="secret")
        monkeypatch.setenv("SSL_CERT_FILE", str(tls.certificate))
        assert isinstance(one(address, token="secret"), Response)
        misnamed = one(f"https://127.0.0.1:{end.port}", token="secret")
    for result in (stranger, misnamed):
        assert isinstance(result, Unreachable)
        assert "(ClientConnectorCertificateError)" in str(result)
    assert len(end.heads) == 1


@pytest.mark.parametrize("login", ["", "gwen:lamp@"])
def test_a_proxy_leads_to_the_office_and_learns_no_secret(
    login: str, tls: Tls, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: list[bytes] = []

    def proxy(end: FarEnd, connection: socket.socket) -> None:
        before = len(end.heads)
        passed.append(end.head(connection))
        del end.heads[before:]
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        tls.polite(end, connection)

    monkeypatch.setenv("SSL_CERT_FILE", str(tls.certificate))
    with far_end(proxy) as end:
        monkeypatch.setenv("https_proxy", f"http://{login}127.0.0.1:{end.port}")
        assert isinstance(one("https://office.example/walkabout", token="secret"), Response)
    (connect,) = passed
    assert connect.startswith(b"CONNECT office.example:443 HTTP/1.1\r\n")
    assert (b"Proxy-Authorization: Basic Z3dlbjpsYW1w\r\n" in connect) is bool(login)
    assert (b"uthorization" in connect) is bool(login)
    assert b"secret" not in connect
    (head,) = end.heads
    assert head.startswith(b"GET /walkabout/v1/hello HTTP/1.1\r\n")
    assert b"authorization: Bearer secret\r\n" in head
    assert b"Basic" not in head


def test_a_proxy_that_refuses_is_no_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(end: FarEnd, connection: socket.socket) -> None:
        end.head(connection)
        answer(connection, status=b"407 Proxy Authentication Required")

    with far_end(refuses) as end:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{end.port}")
        assert isinstance(one("https://office.example", token="secret"), Unreachable)
    (connect,) = end.heads
    assert b"secret" not in connect
