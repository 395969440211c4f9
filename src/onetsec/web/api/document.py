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

from ...flows.totp import TotpOutcome
from ...texts import ENGLISH
from ..messages import MESSAGES, ApiOutcome, WebOutcome
from . import cors, problems, samples, schemas
from .operations import Operation, status
from .schemas import Json
from .shapes import Meaning, Problem, Renewed

if TYPE_CHECKING:
    from .door import Api

PATH = "/openapi.json"
"""Where the document is, below the prefix."""

FEATURES = {
    "sign_in": "Sign-in, in one or two steps, and the way out.",
    "security": "How the account is protected, and what would make it safer.",
    "password": "The password of somebody who is signed in.",
    "totp": "The authenticator app.",
    "email_code": "Mailed codes as a second factor.",
    "address": "The address of the user.",
    "recovery_codes": "Codes for the day on which a phone is lost.",
    "step_up": "A proof once more, before something changes.",
    "sessions": "Where the user is signed in.",
    "activity": "What happened to the account.",
    "password_reset": "A new password for somebody who has forgotten it.",
    "undo": "Changes that are taken back.",
    "about": "This document, and what problems mean.",
}
"""In the order of the document."""

_ALWAYS = (WebOutcome.UNAVAILABLE,)
_PRIVATE = (ApiOutcome.SIGN_IN_REQUIRED,)
_SENT = (
    ApiOutcome.MALFORMED_JSON,
    ApiOutcome.OTHER_ORIGIN,
    ApiOutcome.BODY_TOO_LARGE,
    ApiOutcome.NOT_JSON,
    ApiOutcome.WRONG_FIELDS,
)
_HELD = TotpOutcome.ON_HOLD.value
"""Whoever decides it: it ends at a time that is known."""

_ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "Of the session, as in the list.",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$"},
    "example": "kWvRT1lp7oTz",
}
_CODE = {
    "name": "code",
    "in": "path",
    "required": True,
    "description": "Of the problem.",
    "schema": {"type": "string", "enum": sorted(problems.KNOWN)},
    "example": "wrong-code",
}
_ABOUT = """\
The security settings of an account, and the ways in and out, as JSON.

**Two kinds of clients.** A browser has its session in a cookie, and sends the token of
`GET /session` in `X-CSRF-Token` with every POST. Other clients sign in with
`"transport": "bearer"`, and send the token that is answered in `Authorization`; they need no other
token, are set no cookie, and cookies beside a token are not looked at. A session never changes from
one kind to the other.

**Problems.** Whatever was not done is told in a problem document (RFC 9457). Decide by its `code`,
which is stable; one that you do not know means what its status means.

**Methods.** Whatever answers to GET answers to HEAD. Any other method is 405, with the code
`method-not-allowed` and the header `Allow`. A path that is like one of these and leads to nothing
is 404, with the code `not-found`; any other path belongs to the application.

**Other origins.** A POST from a page of another origin is 403, `other-origin`, unless the
application has named that origin. To one that was named, preflights (`OPTIONS`) are answered with
204, and every answer carries what CORS asks for.

**Caches.** No answer may be kept: `Cache-Control: private, no-store`."""


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
            "schemas": described_shapes(),
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
        *((ApiOutcome.WRONG_FIELDS,) if operation.asks else ()),
        *((ApiOutcome.TOKEN_WRONG,) if _is_bound(operation) else ()),
        *_ALWAYS,
    )
    found: dict[int, list[Enum]] = {}
    for outcome in dict.fromkeys((*operation.gives, *operation.refuses, *often)):
        found.setdefault(status(outcome, operation.gives.get(outcome)), []).append(outcome)
    return dict(sorted(found.items()))


def _is_bound(operation: Operation) -> bool:
    """
    Whether a browser has to send its token against forged requests.
    """
    return operation.takes is not None and operation.is_bound


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
        **_parameters(operation, path),
        **({} if operation.takes is None else {"requestBody": _body(operation.takes)}),
        "responses": dict(sorted(answers.items())),
    }


def _parameters(operation: Operation, path: str) -> Json:
    in_path = [_ID] if "{id}" in path else []
    in_query = [
        {
            "name": one.name,
            "in": "query",
            "description": one.about,
            "schema": {
                "type": "string",
                **({"enum": list(one.one_of)} if one.one_of else {"pattern": f"^{one.pattern}$"}),
            },
            "example": one.example,
        }
        for one in operation.asks
    ]
    found = [*in_path, *in_query]
    return {"parameters": found} if found else {}


def _paths(at: str) -> Json:
    paths: Json = {}
    for (path, method), operation in operations().items():
        paths.setdefault(path, {})[method] = described(operation, path, at=at)
    return {**paths, **_fixed(at)}


def _fixed(at: str) -> Json:
    """
    What is the same for everybody, and asks no port.
    """
    content = {"schema": {"type": "object"}}
    told = {
        "schema": {"$ref": schemas.REFERENCE + Meaning.__name__},
        "example": schemas.example(Meaning),
    }
    unknown = _problems([ApiOutcome.NOT_FOUND], at)
    return {
        PATH: {
            "get": {
                "operationId": "about_document",
                "tags": ["about"],
                "summary": "Give this document.",
                "security": [{}],
                "responses": {
                    "200": {"description": "It.", "content": {problems.JSON: content}},
                },
            }
        },
        problems.FOLDER + "{code}": {
            "get": {
                "operationId": "about_problem",
                "tags": ["about"],
                "summary": "Tell what a problem means: what the `type` of a problem leads to.",
                "security": [{}],
                "parameters": [_CODE],
                "responses": {
                    "200": {"description": "It.", "content": {problems.JSON: told}},
                    "404": {
                        "description": _text(ApiOutcome.NOT_FOUND),
                        "content": {problems.KIND: unknown},
                    },
                },
            }
        },
    }


def _security(operation: Operation) -> list[Json]:
    if not operation.for_anybody:
        token: Json = {} if operation.takes is None else {"csrf": []}
        return [{"cookie": [], **token}, {"bearer": []}]
    begun: Json = {"pending": []} if operation.is_second else {}
    if operation.takes is None:
        return [begun] if begun else [{}, {"cookie": []}, {"bearer": []}]
    if not operation.is_bound:
        return [{}]

    # A browser that is signed in already has a token of its session; a bearer sends it all in the
    # body.
    sent: Json = {"csrf": [], **begun}
    return [{"visitor": [], **sent}, {"cookie": [], **sent}, {}]


def _body(shape: type[Any]) -> Json:
    content = {"schema": {"$ref": schemas.REFERENCE + shape.__name__}, **samples.examples(shape)}
    return {"required": schemas.is_needed(shape), "content": {problems.JSON: content}}


def _answer(operation: Operation, code: int, found: list[Enum], at: str) -> Json:
    said = " ".join(dict.fromkeys(_text(one) for one in found))
    shape = next((operation.gives[one] for one in found if operation.gives.get(one)), None)
    if code >= 400:
        told = {"description": said, "content": {problems.KIND: _problems(found, at)}}
        return {**told, **_headers(code, found)}
    if shape is None:
        return {"description": said}

    content = {
        "schema": {"$ref": schemas.REFERENCE + shape.__name__},
        **samples.examples(shape),
    }
    return {"description": said, "content": {problems.JSON: content}}


def _headers(code: int, found: list[Enum]) -> Json:
    """
    What stands in the headers of a problem, beside what all answers have.
    """
    seconds = {"description": "Seconds to wait, if known.", "schema": {"type": "integer"}}
    asked = {"description": "`Bearer`, for clients without cookies.", "schema": {"type": "string"}}
    if code == 401:
        return {"headers": {"WWW-Authenticate": asked}}
    if code in (429, 503) or any(one.value == _HELD for one in found):
        return {"headers": {"Retry-After": seconds}}

    return {}


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


def given() -> dict[str, Any]:
    """
    Return the shapes that are answered, by their names.
    """
    shapes = (one for operation in operations().values() for one in operation.gives.values())
    return {one.__name__: one for one in (*shapes, Renewed, Meaning) if one is not None}


@cache
def described_shapes() -> Json:
    """
    Return the schema of every shape, by its name.
    """
    found: Json = {}
    for operation in operations().values():
        if operation.takes is not None:
            shape = operation.takes
            found[shape.__name__] = schemas.schema(shape, is_sent=True)
        for given in operation.gives.values():
            for part in () if given is None else schemas.parts(given):
                found[part.__name__] = schemas.schema(part, is_sent=False)
    for part in (*schemas.parts(Renewed), *schemas.parts(Problem), Meaning):
        found[part.__name__] = schemas.schema(part, is_sent=False)
    return dict(sorted(found.items()))
