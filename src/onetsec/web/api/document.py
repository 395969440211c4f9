"""
The OpenAPI document: made of the route table, the operations and the shapes.

See https://spec.openapis.org/oas/v3.1.1.html.
"""

from __future__ import annotations

import json
from enum import Enum
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from ...texts import ENGLISH
from ..messages import MESSAGES, ApiOutcome, WebOutcome
from . import cors, problems, schemas
from .operations import Operation, status
from .schemas import Json
from .shapes import Nothing, Problem, Renewed

if TYPE_CHECKING:
    from .door import Api

FEATURES = {
    "sign_in": "Sign-in, in one or two steps, and the way out.",
    "security": "How the account is protected, and what would make it safer.",
    "password": "The password of somebody who is signed in.",
    "totp": "The authenticator app.",
    "email_code": "Mailed codes as a second factor.",
    "recovery_codes": "Codes for the day on which a phone is lost.",
    "step_up": "A proof once more, before something changes.",
    "sessions": "Where the user is signed in.",
    "password_reset": "A new password for somebody who has forgotten it.",
}
"""In the order of the document."""

_ALWAYS = (WebOutcome.UNAVAILABLE,)
_PRIVATE = (ApiOutcome.SIGN_IN_REQUIRED,)
_SENT = (
    ApiOutcome.MALFORMED_JSON,
    ApiOutcome.OTHER_ORIGIN,
    ApiOutcome.TOKEN_WRONG,
    ApiOutcome.BODY_TOO_LARGE,
    ApiOutcome.NOT_JSON,
    ApiOutcome.WRONG_FIELDS,
)
_ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "Of the session, as in the list.",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$"},
    "example": "kWvRT1lp7oTz",
}
_ABOUT = """\
The security settings of an account, and the ways in and out, as JSON.

A browser has its session in a cookie, and sends the token of `GET /session` in `X-CSRF-Token` with
every POST. Other clients sign in with `"transport": "bearer"`, and send the token that is answered
in `Authorization`. Whatever was not done is told in a problem document (RFC 9457); decide by its
`code`, which is stable."""


def written(api: Api) -> bytes:
    """
    Return the document of *api* as JSON.
    """
    return json.dumps(document(api), ensure_ascii=False, separators=(",", ":")).encode()


def document(api: Api) -> Json:
    """
    Return the document of *api*.
    """
    site, cookies = api.web.flows.site, api.web.cookies
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Security of {site.name}",
            "version": version("onetsec"),
            "description": _ABOUT,
        },
        "servers": [{"url": api.address}],
        "tags": [{"name": name, "description": text} for name, text in FEATURES.items()],
        "paths": _paths(api.address),
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {
                "cookie": {"type": "apiKey", "in": "cookie", "name": cookies.session.name},
                "visitor": {"type": "apiKey", "in": "cookie", "name": cookies.visitor.name},
                "pending": {"type": "apiKey", "in": "cookie", "name": cookies.pending.name},
                "csrf": {"type": "apiKey", "in": "header", "name": cors.TOKEN},
                "bearer": {"type": "http", "scheme": "bearer"},
            },
        },
    }


def outcomes(operation: Operation) -> dict[int, list[Enum]]:
    """
    Return everything that *operation* can answer, by status; what is wrong with any request, too.
    """
    often = (
        *(() if operation.for_anybody else _PRIVATE),
        *(() if operation.takes is None else _SENT),
        *_ALWAYS,
    )
    found: dict[int, list[Enum]] = {}
    for outcome in dict.fromkeys((*operation.gives, *operation.refuses, *often)):
        found.setdefault(status(outcome, operation.gives.get(outcome)), []).append(outcome)
    return dict(sorted(found.items()))


def operations() -> dict[tuple[str, str], Operation]:
    """
    Return the operations of the route table, by path and method.
    """
    from ..routes import ROUTES

    order = list(FEATURES)
    found = {
        (route.path, route.method.lower()): route.api for route in ROUTES if route.api is not None
    }
    return dict(sorted(found.items(), key=lambda row: order.index(row[1].feature)))


def described(operation: Operation, path: str, *, at: str) -> Json:
    """
    Return what the document says of *operation*.
    """
    by_status = outcomes(operation)
    answers = {str(code): _answer(operation, code, found, at) for code, found in by_status.items()}
    if operation.renews and "200" not in answers:
        answers["200"] = _renewed()
    return {
        "operationId": operation.name,
        "tags": [operation.feature],
        "summary": operation.summary,
        "security": _security(operation),
        **({"parameters": [_ID]} if "{id}" in path else {}),
        **({} if operation.takes is None else {"requestBody": _body(operation.takes)}),
        "responses": dict(sorted(answers.items())),
    }


def _paths(at: str) -> Json:
    paths: Json = {}
    for (path, method), operation in operations().items():
        paths.setdefault(path, {})[method] = described(operation, path, at=at)
    return paths


def _security(operation: Operation) -> list[Json]:
    if not operation.for_anybody:
        token: Json = {} if operation.takes is None else {"csrf": []}
        return [{"cookie": [], **token}, {"bearer": []}]
    if operation.takes is None:
        return [{}, {"cookie": []}, {"bearer": []}]

    return [{"visitor": [], "csrf": []}, {}] if operation.is_bound else [{}]


def _body(shape: type[Any]) -> Json:
    content: Json = {"schema": {"$ref": schemas.REFERENCE + shape.__name__}}
    if shape is not Nothing:
        content["example"] = schemas.example(shape)
    return {"required": shape is not Nothing, "content": {problems.JSON: content}}


def _answer(operation: Operation, code: int, found: list[Enum], at: str) -> Json:
    said = " ".join(dict.fromkeys(_text(one) for one in found))
    shape = next((operation.gives[one] for one in found if operation.gives.get(one)), None)
    if code >= 400:
        return {"description": said, "content": {problems.KIND: _problems(found, at)}}
    if shape is None:
        return {"description": said}

    content = {
        "schema": {"$ref": schemas.REFERENCE + shape.__name__},
        "example": schemas.example(shape),
    }
    return {"description": said, "content": {problems.JSON: content}}


def _renewed() -> Json:
    content = {
        "schema": {"$ref": schemas.REFERENCE + Renewed.__name__},
        "example": schemas.example(Renewed),
    }
    said = "The same for a bearer, whose token is another one now."
    return {"description": said, "content": {problems.JSON: content}}


def _problems(found: list[Enum], at: str) -> Json:
    codes = sorted({str(one.value) for one in found})
    return {
        "schema": {
            "allOf": [
                {"$ref": schemas.REFERENCE + Problem.__name__},
                {"properties": {"code": {"enum": codes}}},
            ]
        },
        "examples": {
            str(one.value): {"value": _plain(problems.problem(one, ENGLISH, at=at))}
            for one in found
        },
    }


def _plain(problem: Problem) -> Json:
    return {
        "type": problem.type,
        "title": problem.title,
        "status": problem.status,
        "code": problem.code,
    }


def _text(outcome: Enum) -> str:
    return ENGLISH[MESSAGES[outcome].id]


@cache
def _schemas() -> Json:
    found: Json = {}
    for operation in operations().values():
        if operation.takes is not None:
            shape = operation.takes
            found[shape.__name__] = schemas.schema(shape, is_sent=True)
        for given in operation.gives.values():
            for part in () if given is None else schemas.parts(given):
                found[part.__name__] = schemas.schema(part, is_sent=False)
    for part in (*schemas.parts(Renewed), *schemas.parts(Problem)):
        found[part.__name__] = schemas.schema(part, is_sent=False)
    return dict(sorted(found.items()))
