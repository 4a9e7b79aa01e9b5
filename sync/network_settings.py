"""What this computer’s settings say of the network: which proxy to go by, and whose certificates are good."""

import platform
import ssl
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import truststore

from sync.net import LOOPBACK

CERTIFICATES = (
    "/etc/ssl/cert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/cert.pem",
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/ssl/ca-bundle.pem",
)
"""Where systems keep them, for a Python that was built on another and looks elsewhere."""


def proxy_for(address: str) -> str | None:
    """The proxy to reach that address by; None to go there directly, as to this computer itself."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if host in LOOPBACK or proxy_bypass(host):
        return None
    named = getproxies()
    proxy = named.get(parts.scheme) or named.get("all")
    return f"http://{proxy}" if proxy and "://" not in proxy else proxy


def trusted_certificates() -> ssl.SSLContext:
    """Those the system trusts; ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` name others where OpenSSL is asked.

    ``truststore`` asks Windows and macOS with every connection. Elsewhere it would read some 150 certificates
    each time, which takes 50 ms.
    """
    if platform.system() in ("Windows", "Darwin"):
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusted = ssl.create_default_context()
    looked = ssl.get_default_verify_paths()
    if not looked.cafile and not looked.capath:
        for file in filter(Path.is_file, map(Path, CERTIFICATES)):
            trusted.load_verify_locations(file)
            break
    return trusted
