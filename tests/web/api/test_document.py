"""
The OpenAPI document: complete, and true. Every call of the other tests is compared with it, too.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from onetsec.tokens import Kind, parse
from onetsec.web import ROUTES
from onetsec.web.api import shapes
from onetsec.web.messages import MESSAGES

from . import conforming
from .calls import Caller

DOCUMENT = conforming.told()
OPERATIONS = [
    (path, method, operation)
    for path, operations in DOCUMENT["paths"].items()
    for method, operation in operations.items()
]
each_operation = pytest.mark.parametrize(
    "operation", [one for _, _, one in OPERATIONS], ids=lambda one: one["operationId"]
)
NAMES = """
about_document about_problem
activity_list
address_change address_confirm address_show address_verify email_code_confirm email_code_switch
password_change
password_reset_complete password_reset_request
recovery_codes_renew
security_show security_snooze
sessions_list sessions_revoke sessions_revoke_others
sign_in_password sign_in_send sign_in_session sign_in_sign_out sign_in_verify sign_in_ways
step_up_confirm step_up_send step_up_ways
totp_begin totp_confirm totp_disable
undo_told undo_undo
"""


def _examples(content: dict[str, Any]) -> list[Any]:
    named = [one["value"] for one in content.get("examples", {}).values()]
    return [*named, *([content["example"]] if "example" in content else [])]


def _contents(operation: dict[str, Any]) -> list[dict[str, Any]]:
    parts = [operation.get("requestBody", {}), *operation["responses"].values()]
    return [content for part in parts for content in part.get("content", {}).values()]


def test_valid() -> None:
    """
    It is a document of OpenAPI 3.1, with no reference that leads nowhere.
    """
    assert "3.1.0" == DOCUMENT["openapi"]
    assert [] == list(OpenAPIV31SpecValidator(DOCUMENT).iter_errors())


def test_not_valid() -> None:
    """
    The negative control: the check sees a reference that leads nowhere.
    """
    broken = deepcopy(DOCUMENT)
    del broken["components"]["schemas"]["Problem"]

    with pytest.raises(Exception, match="Problem"):
        list(OpenAPIV31SpecValidator(broken).iter_errors())


def test_served(caller: Caller) -> None:
    """
    It is served as it is made.
    """
    response = caller.get("/openapi.json")

    assert "application/json" == response.content_type
    assert DOCUMENT == response.json


def test_names() -> None:
    """
    Names of operations are unique, and never change: clients are generated from them.
    """
    assert sorted(NAMES.split()) == sorted(one["operationId"] for _, _, one in OPERATIONS)


def test_all_routes() -> None:
    """
    Every operation of the route table is there, and nothing else but what is the same for all.
    """
    table = {(route.path, route.method.lower()) for route in ROUTES if route.api is not None}
    there = {(path, method) for path, method, one in OPERATIONS if one["tags"] != ["about"]}

    assert table == there


@each_operation
def test_described(operation: dict[str, Any]) -> None:
    """
    An operation has a summary, a known tag and an outcome that is no problem; who may is told.
    """
    tags = {tag["name"] for tag in DOCUMENT["tags"]}

    assert operation["summary"].endswith(".")
    assert 1 == len(set(operation["tags"]) & tags)
    assert [code for code in operation["responses"] if code < "300"]
    assert operation["security"]
    for answer in operation["responses"].values():
        assert answer["description"]


@each_operation
def test_examples(operation: dict[str, Any]) -> None:
    """
    Every body has examples, each of which is one.
    """
    for content in _contents(operation):
        if content["schema"] == {"type": "object"}:  # the document itself
            continue
        examples = _examples(content)

        assert examples
        for example in examples:
            assert [] == conforming.errors(DOCUMENT, content["schema"], example)


@pytest.mark.parametrize("name", sorted(DOCUMENT["components"]["schemas"]))
def test_examples_of_fields(name: str) -> None:
    """
    Every field is described, and its examples and its default are such fields.
    """
    for field in DOCUMENT["components"]["schemas"][name]["properties"].values():
        assert field["description"]
        for shown in (*field.get("examples", ()), *[field[d] for d in ("default",) if d in field]):
            assert [] == conforming.errors(DOCUMENT, field, shown)


def test_a_wrong_example() -> None:
    """
    The negative control: an example with a field too many is none.
    """
    schema = {"$ref": "#/components/schemas/Code"}

    assert conforming.errors(DOCUMENT, schema, {"code": "123456", "more": 1})


@each_operation
def test_problems(operation: dict[str, Any]) -> None:
    """
    A problem that is told of has the status that it is told of under, and an example.
    """
    statuses: dict[str, set[int]] = {}
    for outcome, message in MESSAGES.items():
        statuses.setdefault(str(outcome.value), set()).add(message.status)
    for status, answer in operation["responses"].items():
        if status < "400":
            continue
        content = answer["content"]["application/problem+json"]
        codes = content["schema"]["allOf"][1]["properties"]["code"]["enum"]

        assert set(codes) == set(content["examples"])
        assert all(int(status) in statuses[code] for code in codes)
        assert {int(status)} == {one["status"] for one in _examples(content)}


def test_meanings(caller: Caller) -> None:
    """
    Every problem that is told of is explained at its own address.
    """
    codes = {
        code
        for _, _, one in OPERATIONS
        for status, answer in one["responses"].items()
        if status >= "400"
        for code in answer["content"]["application/problem+json"]["examples"]
    }

    assert 30 < len(codes)
    for code in codes:
        meaning = caller.get(f"/problems/{code}")
        assert meaning.json is not None
        assert code == meaning.json["code"]
    assert [401, 422] == caller.get("/problems/wrong-code").json["statuses"]  # type: ignore[index]


def test_secrets() -> None:
    """
    No example could be a secret: those of fields that are secret say what they are.
    """
    text = json.dumps(DOCUMENT, ensure_ascii=False)
    secret = {"token", "device", "pending", "csrf", "key", "uri"}
    for name in shapes.__all__:
        schema = DOCUMENT["components"]["schemas"].get(name, {"properties": {}})
        for field in secret & set(schema["properties"]):
            for shown in schema["properties"][field].get("examples", ()):
                is_device = name.endswith("Line") and field == "device"  # its name
                assert is_device or "…" in shown
                assert {None} == {parse(shown, kind=kind) for kind in Kind}
    assert ".kWvRT1lp7oTz." not in text


def test_schemes() -> None:
    """
    Who is signed in is told by a cookie and a token against forgery, or by a bearer's token.
    """
    by_name = {one["operationId"]: one["security"] for _, _, one in OPERATIONS}

    assert [{"cookie": [], "csrf": []}, {"bearer": []}] == by_name["password_change"]
    assert [{"cookie": []}, {"bearer": []}] == by_name["security_show"]
    assert [{"pending": []}] == by_name["sign_in_ways"]
    assert [{}] == by_name["password_reset_request"]
    assert "onetsec" == DOCUMENT["components"]["securitySchemes"]["cookie"]["name"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda one: one["responses"].pop("401"), "a status that is not told of"),
        (lambda one: one["responses"]["401"].pop("headers"), "WWW-Authenticate"),
        (lambda one: one["responses"]["401"].pop("content"), "a body that is not told of"),
        (
            lambda one: one["responses"]["401"]["content"].update({"application/problem+json": 0}),
            "int",
        ),
    ],
)
def test_what_is_not_told_of(caller: Caller, change: Any, expected: str) -> None:
    """
    The negative control of all other tests: an answer that the document does not tell of is seen.
    """
    broken = deepcopy(DOCUMENT)
    response = caller.get("/settings/security")
    assert [] == conforming.differences(DOCUMENT, "GET", "/settings/security", b"", response)
    change(broken["paths"]["/settings/security"]["get"])
    if expected == "int":
        code = broken["paths"]["/settings/security"]["get"]["responses"]["401"]
        code["content"]["application/problem+json"] = {"schema": {"required": ["more"]}}
        expected = "'more' is a required property"

    found = conforming.differences(broken, "GET", "/settings/security", b"", response)

    assert any(expected in one for one in found)
