"""What the office's end takes and answers, as an OpenAPI description made from the messages themselves.

For whoever writes a client of their own, and for the tests that throw nonsense at it.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from sync.messages import PROTOCOL, Enrol, Enrolled, Exchange, Refusal, Reply

_MESSAGES = (Enrol, Enrolled, Exchange, Reply, Refusal)
_REFUSED = {
    400: "It is not a message of the exchange.",
    401: "The office does not know the device.",
    403: "The device was turned away, or the code is not good.",
    409: "It breaks a rule.",
    413: "It is more than the office takes at once.",
    426: "One of the two programs is too old for the other.",
    429: "Too many wrong codes were tried.",
    503: "The office's store cannot be used just now.",
    507: "The office has no room left.",
}


def description() -> dict[str, Any]:
    """The whole description, ready to be written as JSON."""
    schemas, components = msgspec.json.schema_components(
        _MESSAGES, ref_template="#/components/schemas/{name}"
    )
    enrol, enrolled, exchange, reply, refusal = schemas
    hello = {
        "type": "object",
        "properties": {"office": {"type": "string"}, "protocol": {"type": "integer"}},
        "required": ["office", "protocol"],
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "The office of a walkabout", "version": str(PROTOCOL)},
        "paths": {
            "/v1/hello": {"get": _route("Whether this is an office at all.", hello, refusal, ())},
            "/v1/enrol": {
                "post": _route(
                    "Take a device on with a code that was read out.",
                    enrolled,
                    refusal,
                    (400, 403, 413, 429, 503, 507),
                    body=enrol,
                )
            },
            "/v1/exchange": {
                "post": _route(
                    "Take what a device wrote, and give it what it has not seen.",
                    reply,
                    refusal,
                    (400, 401, 403, 409, 413, 426, 503, 507),
                    body=exchange,
                )
                | {"security": [{"device": []}]}
            },
        },
        "components": {
            "schemas": components,
            "securitySchemes": {"device": {"type": "http", "scheme": "bearer"}},
        },
    }


def _route(
    summary: str,
    good: dict[str, Any],
    refusal: dict[str, Any],
    refused: Iterable[int],
    *,
    body: dict[str, Any] | None = None,
) -> dict[str, Any]:
    answers = {"200": _says("It was done.", good)}
    answers |= {str(status): _says(_REFUSED[status], refusal) for status in refused}
    route: dict[str, Any] = {"summary": summary, "responses": answers}
    if body is not None:
        route["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return route


def _says(words: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": schema}}}
