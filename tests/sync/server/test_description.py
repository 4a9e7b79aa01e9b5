"""The office describes itself, and keeps to it whatever a client makes of the description."""

import itertools
import json
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator
from schemathesis import GenerationMode
from starlette.testclient import TestClient

from sync.messages import encode
from sync.server.application import application
from sync.server.central import Central
from sync.server.description import description
from tests.sync.operations import a_set
from tests.sync.server.by_hand import Hand

OPERATIONS = {
    operation.path: operation
    for operation in (
        found.ok() for found in schemathesis.openapi.from_dict(description()).get_all_operations()
    )
}
BOUNDED = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


def agrees(path: str, response: Any) -> None:
    """A response is one that the description knows, and says what it is described to say."""
    described = description()
    method = "post" if path != "/v1/hello" else "get"
    answers = described["paths"][path][method]["responses"]
    assert str(response.status_code) in answers, response.text
    schema = answers[str(response.status_code)]["content"]["application/json"]["schema"]
    Draft202012Validator(schema | {"components": described["components"]}).validate(response.json())


@pytest.fixture
def client(central: Central, tablet: Hand) -> TestClient:
    """Asks as a device the office knows."""
    return TestClient(
        application(central),
        headers={"authorization": f"Bearer {tablet.token}"},
        raise_server_exceptions=False,
    )


def test_the_office_describes_itself(client: TestClient) -> None:
    assert client.get("/v1/description").json() == json.loads(encode(description()))
    assert set(OPERATIONS) == {"/v1/hello", "/v1/enrol", "/v1/exchange"}


def test_what_it_answers_is_as_described(client: TestClient, tablet: Hand) -> None:
    agrees("/v1/hello", client.get("/v1/hello"))
    wish = tablet.wish(*tablet.written(a_set("words", "Lamp is broken.")))
    agrees("/v1/exchange", client.post("/v1/exchange", content=encode(wish)))


@pytest.mark.slow
@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", ["/v1/enrol", "/v1/exchange"])
def test_nothing_made_from_the_description_is_a_fault_of_ours(
    client: TestClient, path: str, mode: GenerationMode
) -> None:
    @BOUNDED
    @given(case=OPERATIONS[path].as_strategy(generation_mode=mode))
    def throw(case: Any) -> None:
        sent = case.as_transport_kwargs()
        body = encode(sent["json"]) if "json" in sent else sent.get("data", b"")
        agrees(path, client.post(path, content=body))

    throw()


@pytest.mark.slow
@BOUNDED
@given(data=st.data())
def test_nor_is_an_operation_made_from_it_with_the_device_s_own_name(
    data: st.DataObject, client: TestClient, tablet: Hand
) -> None:
    case = data.draw(OPERATIONS["/v1/exchange"].as_strategy())
    known = {
        "protocol": 1,
        "epoch": "",
        "cursor": 0,
        "n": 0,
        "head": "",
        "incarnation": "made-up",
        "last": 1 << 40,
    }
    operations = case.body.get("operations", []) if isinstance(case.body, dict) else []
    numbers = itertools.count(data.draw(st.integers(1, 1 << 40)))
    for operation in operations:
        operation |= {
            "device": "tablet",
            "incarnation": f"made-up-{next(numbers)}",
            "at": "2026-03-24T14:04:00+00:00",
            "kind": data.draw(st.sampled_from(["finding", "action", "walkabout", "landlord", "meeting"])),
            "record_id": data.draw(st.sampled_from(["light", "today", "x"])),
            "field": data.draw(st.sampled_from(["words", "state", "officer_ids", "grade", "number"])),
            "value": data.draw(st.sampled_from(['"x"', "5", "[]", "{}", "null", '["a"]', "nonsense", None])),
        }
    agrees("/v1/exchange", client.post("/v1/exchange", json=known | {"operations": operations}))
