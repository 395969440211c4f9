"""
The JSON API as a router of FastAPI: every operation stands in the application's own document.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.security import APIKeyCookie, HTTPBearer

from ..errors import ConfigurationError
from ..web.api.document import document, given
from ..web.api.problems import JSON
from ..web.api.schemas import REFERENCE
from ..web.asgi import encoded
from ._bodies import read
from ._models import inlined, model

if TYPE_CHECKING:
    from .extension import AsgiOnetsec


def router(security: AsgiOnetsec) -> APIRouter:
    """
    Return the operations of the JSON API of *security*, described, for ``app.include_router``.

    They are answered by whatever answers the API: the router, or the middleware before it.

    Raises:
        ConfigurationError: If *security* has no API.
    """
    api = security.web.api
    if api is None:
        raise ConfigurationError("api: there is none; give AsgiOnetsec a path for it.")

    told, made = document(api), APIRouter()
    schemes = _schemes(security)
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            known, models = inlined(operation), _models(operation)
            status = min(int(code) for code in operation["responses"])
            made.add_api_route(
                api.prefix + path,
                _endpoint(security),
                methods=[method.upper()],
                name=f"onetsec_{operation['operationId']}",
                operation_id=operation["operationId"],
                summary=operation["summary"],
                tags=[*operation["tags"]],
                status_code=status,
                response_model=models.get(status),
                responses={
                    int(code): _answer(answer, models.get(int(code)))
                    for code, answer in known["responses"].items()
                },
                dependencies=schemes if {"bearer": []} in operation["security"] else (),
                openapi_extra={
                    name: known[name] for name in ("requestBody", "parameters") if name in known
                },
            )
    return made


def _endpoint(security: AsgiOnetsec) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        asked = security.translated(request.scope, body=b"")
        body = await read(asked, request.receive)
        answer = await security.web.respond(security.translated(request.scope, body=body.whole))
        if answer is None:
            return Response(status_code=404)

        response = Response(answer.body, status_code=answer.status)
        response.raw_headers = encoded(answer)
        return response

    return respond


def _schemes(security: AsgiOnetsec) -> list[Any]:
    """
    How a client says who it is, for the document only: the operation itself looks.
    """
    cookie = security.web.cookies.session.name
    return [
        Depends(APIKeyCookie(name=cookie, scheme_name="onetsec_cookie", auto_error=False)),
        Depends(HTTPBearer(scheme_name="onetsec_bearer", auto_error=False)),
    ]


def _models(operation: dict[str, Any]) -> dict[int, Any]:
    """
    The model of each answer of *operation* that is one of our shapes, by its status.
    """
    shapes, found = given(), {}
    for code, answer in operation["responses"].items():
        schema = answer.get("content", {}).get(JSON, {}).get("schema", {})
        name = schema.get("$ref", "").removeprefix(REFERENCE)
        if name in shapes:
            found[int(code)] = model(shapes[name])
    return found


def _answer(answer: dict[str, Any], shape: Any) -> dict[str, Any]:
    """
    *answer* as FastAPI wants it: with the model in the place of its schema, if it has one.
    """
    if shape is None:
        return answer

    told = {name: one for name, one in answer["content"][JSON].items() if name != "schema"}
    return {**answer, "content": {JSON: told}, "model": shape}
