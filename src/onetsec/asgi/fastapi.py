"""
The JSON API as a router of FastAPI: every operation stands in the application's own document.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response

from ..errors import ConfigurationError
from ..web.api.document import document
from ..web.asgi import encoded
from ._bodies import read

if TYPE_CHECKING:
    from .extension import AsgiOnetsec

_REFERENCE = "#/components/schemas/"


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
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            known = _inlined(operation, told["components"]["schemas"])
            made.add_api_route(
                api.prefix + path,
                _endpoint(security),
                methods=[method.upper()],
                name=f"onetsec_{operation['operationId']}",
                operation_id=operation["operationId"],
                summary=operation["summary"],
                tags=[*operation["tags"]],
                response_class=Response,
                status_code=int(min(operation["responses"])),
                responses={int(code): answer for code, answer in known["responses"].items()},
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


def _inlined(value: Any, schemas: dict[str, Any]) -> Any:
    """
    *value* with every schema in the place of the reference to it: names of the application's own
    models never meet ours.
    """
    if isinstance(value, list):
        return [_inlined(one, schemas) for one in value]
    if not isinstance(value, dict):
        return value

    found = {name: _inlined(one, schemas) for name, one in value.items() if name != "$ref"}
    named = value.get("$ref", "")
    if not named.startswith(_REFERENCE):
        return found

    return {**_inlined(schemas[named.removeprefix(_REFERENCE)], schemas), **found}
