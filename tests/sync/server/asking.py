"""Asks an application without a network: pieces arrive as told; the connection may break or fall silent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import anyio
from starlette.types import ASGIApp, Message


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(
    app: ASGIApp,
    method: str,
    path: str,
    headers: dict[str, str] | None = None,
    body: bytes | Sequence[bytes] = b"",
    *,
    then: str = "",
) -> Answer:
    """Send a request; ``then`` is "breaks" or "is silent" for a body that does not come to its end."""
    pieces = [body] if isinstance(body, bytes) else list(body)
    messages: list[Message] = []

    async def receive() -> Message:
        if pieces:
            piece = pieces.pop(0)
            return {"type": "http.request", "body": piece, "more_body": bool(pieces) or bool(then)}
        if then == "breaks":
            return {"type": "http.disconnect"}
        await anyio.sleep_forever()
        raise AssertionError

    async def send(message: Message) -> None:
        messages.append(message)

    async def whole() -> None:
        await app(_scope(method, path, headers or {}), receive, send)

    anyio.run(whole)
    start, *rest = messages
    sent = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]}
    return Answer(start["status"], sent, b"".join(message.get("body", b"") for message in rest))


def _scope(method: str, path: str, headers: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()],
        "server": ("office", 80),
        "client": ("tablet", 50_000),
    }
