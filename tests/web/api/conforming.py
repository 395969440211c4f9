"""
Whether an answer is one that the document tells of: its status, its headers, its kind and its body.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse as Response

from onetsec import Onetsec
from onetsec.storage.memory import MemoryStorage
from onetsec.users import DictUsers
from onetsec.web import Web
from onetsec.web.api.document import document
from onetsec.web.render import jinja

from ...conftest import KEY, SITE

API = "/api/auth"
_UNTOLD = {
    "Access-Control-Allow-Credentials",
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
    "Cache-Control",
    "Content-Length",
    "Content-Security-Policy",
    "Content-Type",
    "Referrer-Policy",
    "Set-Cookie",
    "Vary",
    "X-Content-Type-Options",
}
"""What any answer may have in its headers."""


@cache
def told() -> dict[str, Any]:
    """
    The document of an application.
    """
    auth = Onetsec(users=DictUsers([]), storage=MemoryStorage(), keys=[KEY], site=SITE)
    api = Web(auth.flows, renderer=jinja(), api=API).api
    assert api is not None
    return document(api)


def check(method: str, path: str, sent: bytes, response: Response) -> None:
    """
    Make sure that *response* to what was *sent* is one of the document.
    """
    wrong = differences(told(), method, path, sent, response)
    assert [] == wrong, (method, path, response.status_code, response.text[:500])


def differences(
    doc: dict[str, Any], method: str, path: str, sent: bytes, response: Response
) -> list[str]:
    """
    List what *doc* does not tell of *response*.
    """
    operations = _operations(doc, path.partition("?")[0])
    if operations is None:
        return [] if response.status_code == 404 else ["an address that is not told of"]

    operation = operations.get({"HEAD": "get"}.get(method, method.lower()))
    if operation is None:
        return _without(operations, response)

    answer = operation["responses"].get(str(response.status_code))
    if answer is None:
        return ["a status that is not told of"]

    named = {name.lower() for name in (*_UNTOLD, *answer.get("headers", {}))}
    headers = {name for name, _ in response.headers if name.lower() not in named}
    return [
        *(f"a header that is not told of: {name}" for name in sorted(headers)),
        *([] if method == "HEAD" else _body(doc, answer, response)),
        *_taken(doc, operation, sent, response),
    ]


def errors(doc: dict[str, Any], schema: dict[str, Any], value: object) -> list[str]:
    """
    List what is wrong with *value*.
    """
    whole = {**schema, "components": doc["components"]}
    return [error.message for error in Draft202012Validator(whole).iter_errors(value)]


def _operations(doc: dict[str, Any], path: str) -> dict[str, Any] | None:
    for template, operations in doc["paths"].items():
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
        if re.fullmatch(pattern, path):
            return dict(operations)
    return None


def _without(operations: dict[str, Any], response: Response) -> list[str]:
    """
    A method that is not told of: refused, or the question of a browser before it sends.
    """
    if response.status_code == 404 and (response.json or {}).get("code") == "not-found":
        return []
    if response.status_code == 204:
        allowed = response.headers.get("Access-Control-Allow-Methods", "")
    elif response.status_code == 405 and response.json is not None:
        allowed = response.headers.get("Allow", "")
    else:
        return ["a method that is not told of"]

    named = {one.lower() for one in allowed.split(", ")} - {"head"}
    return [] if named == set(operations) else [f"methods: {allowed}"]


def _body(doc: dict[str, Any], answer: dict[str, Any], response: Response) -> list[str]:
    content = answer.get("content")
    if content is None:
        return ["a body that is not told of"] if response.data else []
    if response.content_type not in content:
        return [f"a kind that is not told of: {response.content_type}"]

    return errors(doc, content[response.content_type]["schema"], json.loads(response.data))


def _taken(
    doc: dict[str, Any], operation: dict[str, Any], sent: bytes, response: Response
) -> list[str]:
    """
    What was taken is as described, and what was refused for its fields is not.
    """
    body = operation.get("requestBody")
    if body is None or not sent or b"\\ud8" in sent:  # a schema knows no halves of characters
        return []

    schema = body["content"]["application/json"]["schema"]
    if response.status_code < 300:
        return errors(doc, schema, json.loads(sent))
    if response.status_code == 422 and (response.json or {}).get("code") == "wrong-fields":
        return [] if errors(doc, schema, json.loads(sent)) else ["refused, though as described"]

    return []
