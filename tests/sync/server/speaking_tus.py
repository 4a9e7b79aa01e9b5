"""A device that speaks tus 1.0.0, in a few words, for tests that need no network."""

import hashlib
import json
from base64 import b64encode

from starlette.applications import Starlette

from sync.blob_name import name_of
from tests.sync.server.asking import Answer, ask

GATE = b"a photo of a gate" * 100
NAME = name_of(GATE)
DEVICE = {"X-Device": "tablet"}
TUS = DEVICE | {"Tus-Resumable": "1.0.0"}
BYTES = TUS | {"Content-Type": "application/offset+octet-stream"}


def named(name: str) -> dict[str, str]:
    return {"Upload-Metadata": f"sha256 {b64encode(name.encode()).decode()}"}


def checksum(data: bytes, algorithm: str = "sha256") -> dict[str, str]:
    return {"Upload-Checksum": f"{algorithm} {b64encode(hashlib.new(algorithm, data).digest()).decode()}"}


def created(app: Starlette, length: int = len(GATE), **more: str) -> str:
    answer = ask(app, "POST", "/v1/uploads", TUS | {"Upload-Length": str(length)} | more)
    assert answer.status == 201
    return answer.headers["location"]


def patch(app: Starlette, home: str, offset: int, data: bytes, **more: str) -> Answer:
    headers = BYTES | {"Upload-Offset": str(offset), "Content-Length": str(len(data))} | more
    return ask(app, "PATCH", home, headers, data)


def offset_of(app: Starlette, home: str) -> int:
    return int(ask(app, "HEAD", home, TUS).headers["upload-offset"])


def refused(answer: Answer, status: int, why: str) -> None:
    assert answer.status == status
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["tus-resumable"] == "1.0.0"
    sentence = json.loads(answer.body)["why"]
    assert why in sentence
    assert sentence.endswith(".")
