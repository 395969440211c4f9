"""
The JSON API as a router of FastAPI: in the document of the application, answered the same.
"""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from onetsec import ConfigurationError, Onetsec
from onetsec.asgi import AsgiOnetsec
from onetsec.asgi._models import model
from onetsec.asgi.fastapi import router
from onetsec.testing import FrozenClock
from onetsec.web.api import shapes

from .. import asgi
from . import conforming
from .calls import API, Caller


@pytest.fixture
def host(auth: Onetsec) -> FastAPI:
    """
    An application of FastAPI, whose API is answered by the router alone.
    """
    app = FastAPI()
    app.include_router(router(AsgiOnetsec(asgi.Lifted(auth), api=API)))
    return app


def _plain(value: Any, document: dict[str, Any]) -> Any:
    """
    Resolve what a *document* refers to.
    """
    if isinstance(value, list):
        return [_plain(one, document) for one in value]
    if not isinstance(value, dict):
        return value
    whole = {name: _plain(one, document) for name, one in value.items() if name != "$ref"}
    if "$ref" not in value:
        return whole
    name = value["$ref"].rpartition("/")[2]
    return {**_plain(document["components"]["schemas"][name], document), **whole}


def _schemas(answer: dict[str, Any]) -> dict[str, Any]:
    """
    Its schemas, by kind. FastAPI leaves null out of examples.
    """
    return {kind: content["schema"] for kind, content in answer.get("content", {}).items()}


def test_document(host: FastAPI) -> None:
    """
    Every operation stands in the document of the application, with the same bodies and answers.
    """
    whole, told = host.openapi(), conforming.told()
    there = whole["paths"]
    for path, operations in told["paths"].items():
        for method, ours in operations.items():
            theirs = there[API + path][method]
            assert ours["operationId"] == theirs["operationId"]
            assert ours["summary"] == theirs["summary"]
            assert set(ours["responses"]) == set(theirs["responses"])
            assert _plain(ours.get("requestBody"), told) == theirs.get("requestBody")
            for status, answer in ours["responses"].items():
                given = _plain(theirs["responses"][status], whole)
                assert _schemas(_plain(answer, told)) == _schemas(given)


def test_models(host: FastAPI, auth: Onetsec) -> None:
    """
    Answers have models under names of their own, and their fields; who may ask is told.
    """
    document = host.openapi()
    operation = document["paths"][f"{API}/settings/security"]["get"]
    routes = router(AsgiOnetsec(asgi.Lifted(auth), api=API)).routes
    (found,) = (
        one for one in routes if isinstance(one, APIRoute) and one.operation_id == "sessions_list"
    )

    content = operation["responses"]["200"]["content"]["application/json"]
    assert "#/components/schemas/Security" == content["schema"]["$ref"]
    assert ["sessions"] == list(found.response_model.model_fields)
    assert {"onetsec_bearer", "onetsec_cookie"} == set(document["components"]["securitySchemes"])
    assert [{"onetsec_cookie": []}, {"onetsec_bearer": []}] == operation["security"]


def test_a_model_reads_an_answer(host: FastAPI, clock: FrozenClock) -> None:
    """
    Whoever has the model can read what was answered with it.
    """
    caller = Caller(asgi.on_a_loop(host), clock=clock)
    caller.sign_in()
    read = model(shapes.SessionList)(**caller.get("/settings/sessions").json)  # type: ignore[arg-type]

    assert [True] == [line.is_current for line in read.sessions]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/openapi.json", b""),
        ("GET", "/settings/security", b""),
        ("GET", "/problems/wrong-code", b""),
        ("POST", "/sign-in", b"{"),
        ("POST", "/password/forgot", b'{"login":"ada@example.com"}'),
        ("POST", "/password/reset", b'{"token":"x","new":"' + b"y" * 70_000 + b'"}'),
        ("POST", "/settings/sessions/abc/revoke", b""),
    ],
)
def test_same_answers(
    method: str, path: str, body: bytes, host: FastAPI, auth: Onetsec, clock: FrozenClock
) -> None:
    """
    The router answers the very bytes that the middleware does.
    """
    kind = {"Content-Type": "application/json"}
    answers = [
        Caller(app, clock=clock).open(method, path, body=body, headers=kind)
        for app in (asgi.on_a_loop(host), asgi.application(auth, api=API))
    ]
    first, second = ((one.status_code, one.data, sorted(one.headers)) for one in answers)

    assert first == second


def test_sign_in(host: FastAPI, clock: FrozenClock) -> None:
    """
    A front end signs in through the router.
    """
    caller = Caller(asgi.on_a_loop(host), clock=clock)

    assert 200 == caller.sign_in().status_code
    assert 200 == caller.get("/settings/security").status_code


def test_no_api(auth: Onetsec) -> None:
    """
    A router of no API is refused.
    """
    with pytest.raises(ConfigurationError, match=r"^api: "):
        router(AsgiOnetsec(asgi.Lifted(auth)))
