"""
ASGI applications behind the browser that the tests have: a request in, a response out.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from onetsec import AsyncOnetsec, Onetsec
from onetsec._lifting import run
from onetsec.asgi import AsgiOnetsec

Runner = Callable[[Coroutine[Any, Any, None]], None]


class Lifted(AsyncOnetsec):
    """
    The flows of a synchronous application, which never suspend, for an event loop.
    """

    def __init__(self, auth: Onetsec) -> None:
        self.flows = auth.flows


def application(auth: Onetsec, *, prefix: str = "", **options: Any) -> Bridge:
    """
    Build an ASGI application with nothing but what is ours; no event loop is needed.
    """
    return Bridge(AsgiOnetsec(Lifted(auth), prefix, **options).wrap(missing))


async def missing(scope: Any, receive: Any, send: Any) -> None:
    """
    Answer 404 to everything.
    """
    await send({"type": "http.response.start", "status": 404, "headers": []})
    await send({"type": "http.response.body", "body": b""})


class Bridge:
    """
    What WSGI asks of an application, done by one of ASGI.

    Args:
        app: That application.

        runs: Runs a request; ``asyncio.run`` for one that needs an event loop.
    """

    def __init__(self, app: Any, *, runs: Runner = run) -> None:
        self.app = app
        self._runs = runs

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """
        Answer one request.
        """
        sent: list[dict[str, Any]] = []
        messages = [{"type": "http.request", "body": _body(environ), "more_body": False}]

        async def receive() -> dict[str, Any]:
            return messages.pop() if messages else {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        self._runs(self.app(scope_of(environ), receive, send))
        status = HTTPStatus(sent[0]["status"])
        headers = [(name.decode().title(), text.decode("latin-1")) for name, text in _headers(sent)]
        start_response(f"{status.value} {status.phrase}", headers)
        return [b"".join(message.get("body", b"") for message in sent[1:])]


def on_a_loop(app: Any) -> Bridge:
    """
    Make a bridge to an application that needs an event loop.
    """
    return Bridge(app, runs=asyncio.run)


def scope_of(environ: dict[str, Any]) -> dict[str, Any]:
    """
    Translate a request of WSGI, as a server of ASGI would have read it.
    """
    raw = environ["PATH_INFO"].encode("latin-1")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "scheme": environ["wsgi.url_scheme"],
        "method": environ["REQUEST_METHOD"],
        "path": raw.decode(errors="replace"),
        "raw_path": quote(raw).encode(),
        "root_path": environ.get("SCRIPT_NAME", ""),
        "query_string": environ.get("QUERY_STRING", "").encode("latin-1"),
        "headers": [
            (name.lower().replace("_", "-").encode(), text.encode("latin-1"))
            for name, text in _sent(environ)
        ],
        "client": (environ["REMOTE_ADDR"], 50_000) if environ.get("REMOTE_ADDR") else None,
        "server": ("localhost", 8000),
    }


def _sent(environ: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for name, text in environ.items():
        if name.startswith("HTTP_"):
            yield name.removeprefix("HTTP_"), text
    for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if environ.get(name):
            yield name, environ[name]


def _body(environ: dict[str, Any]) -> bytes:
    body: bytes = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    return body


def _headers(sent: list[dict[str, Any]]) -> list[tuple[bytes, bytes]]:
    return list(sent[0]["headers"])
