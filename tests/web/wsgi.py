"""
An adapter in sixty lines over the bare protocol: the proof that ``web/`` knows no framework.
"""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from onetsec import Onetsec
from onetsec._lifting import run
from onetsec.web import LARGEST_BODY, Web, WebRequest, WebResponse
from onetsec.web.render import jinja


def application(auth: Onetsec, *, prefix: str = "", **options: Any) -> Any:
    """
    Build a WSGI application with nothing but what is ours.
    """
    web = Web(auth.flows, renderer=jinja(), prefix=prefix, **options)

    def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer = run(web.respond(_request(environ))) or WebResponse(status=404)
        status = HTTPStatus(answer.status)
        start_response(f"{status.value} {status.phrase}", list(answer.headers))
        return [answer.body]

    return app


def _request(environ: dict[str, Any]) -> WebRequest:
    def raw(name: str) -> bytes | None:
        key = name.upper().replace("-", "_")
        text = environ.get(key if key == "CONTENT_TYPE" else f"HTTP_{key}")
        return None if text is None else text.encode("latin-1")

    return WebRequest(
        method=environ["REQUEST_METHOD"],
        path=environ["PATH_INFO"].encode("latin-1").decode(errors="replace"),
        query=environ.get("QUERY_STRING", ""),
        raw=raw,
        body=_body(environ),
        peer=environ.get("REMOTE_ADDR", ""),
    )


def _body(environ: dict[str, Any]) -> bytes | None:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length > LARGEST_BODY:
        return None
    return environ["wsgi.input"].read(length) if length else b""
