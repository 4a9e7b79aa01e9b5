"""The words of tus 1.0.0: what its headers say, read strictly."""

import base64
import binascii
import re
from datetime import UTC, datetime
from email.utils import format_datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request

from sync.blob_name import is_name
from sync.server.appending import Checksum

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,checksum,expiration,termination"
OFFSET_TYPE = "application/offset+octet-stream"
RESUMABLE = "Tus-Resumable"
DIGEST_SIZES = {"sha256": 32, "sha1": 20}

MOST_METADATA = 4096
_NUMBER = re.compile(r"[0-9]{1,18}")
_KEY = re.compile(r"[!-+\--~]+")


def speaks_tus(request: Request) -> None:
    """Go on only with a device that speaks this version; 412 otherwise."""
    if request.headers.get(RESUMABLE) != VERSION:
        raise HTTPException(412, f"The office speaks tus {VERSION}.", {"Tus-Version": VERSION})


def number_in(request: Request, header: str) -> int:
    """The whole number in that header; 400 when there is none."""
    words = request.headers.get(header, "")
    if not _NUMBER.fullmatch(words):
        raise HTTPException(400, f"{header} has to be a whole number.")
    return int(words)


def brings_bytes(request: Request, *, must: bool = False) -> bool:
    """Whether the body is bytes of an upload; 415 for a body that is anything else, and where it ``must``."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() == OFFSET_TYPE:
        return True
    if must or request.headers.get("content-length", "0") != "0" or "transfer-encoding" in request.headers:
        raise HTTPException(415, f"Bytes are sent as {OFFSET_TYPE}.")
    return False


def refuse_what_is_not_spoken(request: Request) -> None:
    """400 for the two ways of beginning an upload that the office does not offer."""
    for header in ("Upload-Concat", "Upload-Defer-Length"):
        if header in request.headers:
            raise HTTPException(400, f"The office does not offer {header}.")


def checksum_of(request: Request) -> Checksum | None:
    """What the bytes of this request have to hash to; 400 for what the office cannot check."""
    words = request.headers.get("upload-checksum")
    if words is None:
        return None
    algorithm, _, encoded = words.partition(" ")
    if algorithm not in DIGEST_SIZES:
        raise HTTPException(400, f"Upload-Checksum can be {' or '.join(DIGEST_SIZES)}.")
    digest = _decoded(encoded)
    if len(digest) != DIGEST_SIZES[algorithm]:
        raise HTTPException(400, "Upload-Checksum does not have the right length.")
    return Checksum(algorithm=algorithm, digest=digest)


def metadata_of(request: Request) -> str:
    """``Upload-Metadata`` as it was sent; 431 when it is too long."""
    metadata = ",".join(request.headers.getlist("upload-metadata"))
    if len(metadata) > MOST_METADATA:
        raise HTTPException(431, f"Upload-Metadata may have {MOST_METADATA} characters.")
    return metadata


def wanted_name(metadata: str) -> str | None:
    """The name in the metadata's ``sha256``, if it is there; 400 when this is not how metadata is written."""
    values: dict[str, bytes] = {}
    for pair in metadata.split(",") if metadata else ():
        key, _, encoded = pair.strip().partition(" ")
        if not _KEY.fullmatch(key) or key in values:
            raise HTTPException(400, "Upload-Metadata has a key that is empty, twice there or no key.")
        values[key] = _decoded(encoded)
    if "sha256" not in values:
        return None
    name = values["sha256"].decode("latin-1")
    if not is_name(name):
        raise HTTPException(400, "The sha256 in Upload-Metadata has to be 64 lower-case hex digits.")
    return name


def in_http(moment: datetime) -> str:
    """A moment as HTTP writes it (RFC 7231, 7.1.1.1)."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def _decoded(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise HTTPException(400, "What should be base64 is not.") from error
