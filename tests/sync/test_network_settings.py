"""Which proxy leads to an office, and whose certificates are good."""

import ssl
from collections.abc import Mapping
from pathlib import Path

import pytest
import truststore

from sync import network_settings
from sync.network_settings import proxy_for, trusted_certificates


@pytest.mark.parametrize(
    ("address", "settings", "proxy"),
    [
        ("https://office.example", {}, None),
        ("https://office.example", {"https_proxy": "http://proxy:3128"}, "http://proxy:3128"),
        ("https://office.example", {"https_proxy": "proxy:3128"}, "http://proxy:3128"),
        ("https://office.example", {"all_proxy": "http://proxy:3128"}, "http://proxy:3128"),
        ("https://office.example", {"http_proxy": "http://proxy:3128"}, None),
        ("https://office.example", {"https_proxy": "http://proxy:3128", "no_proxy": ".example"}, None),
        ("https://office.example", {"https_proxy": "http://proxy:3128", "no_proxy": "*"}, None),
        ("https://localhost:8443", {"https_proxy": "http://proxy:3128"}, None),
        ("http://127.0.0.1:8000", {"http_proxy": "http://proxy:3128", "all_proxy": "http://proxy:1"}, None),
        ("http://[::1]:8000", {"http_proxy": "http://proxy:3128"}, None),
    ],
)
def test_a_proxy_is_the_one_the_settings_name(
    address: str, settings: Mapping[str, str], proxy: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert proxy_for(address) == proxy


@pytest.mark.parametrize("system", ["Windows", "Darwin"])
def test_systems_that_can_be_asked_are_asked(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_settings.platform, "system", lambda: system)
    assert type(trusted_certificates()) is truststore.SSLContext


def test_elsewhere_they_are_read_once_and_have_to_fit() -> None:
    trusted = trusted_certificates()
    assert type(trusted) is ssl.SSLContext
    assert trusted.verify_mode is ssl.CERT_REQUIRED
    assert trusted.check_hostname


@pytest.mark.parametrize("found", [True, False])
def test_a_python_from_elsewhere_looks_in_the_usual_places(
    found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = ssl.get_default_verify_paths().cafile
    assert real is not None
    nowhere = ssl.DefaultVerifyPaths(None, None, "", "", "", "")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    monkeypatch.setattr(network_settings.ssl, "get_default_verify_paths", lambda: nowhere)
    places = (str(tmp_path / "none.pem"), real) if found else ()
    monkeypatch.setattr(network_settings, "CERTIFICATES", places)
    assert bool(trusted_certificates().get_ca_certs()) is found
