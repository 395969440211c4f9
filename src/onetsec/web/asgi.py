"""
ASGI: what every framework that stands on it translates alike.

See the ASGI specification, version 3, "HTTP & WebSocket ASGI Message Format".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from .requests import WebRequest, WebResponse

_NO_BODY = (204, 304)


def translated(scope: Mapping[str, Any], *, body: bytes | None, language: str = "") -> WebRequest:
    """
    Return the request that *scope* holds, with a *body* that was read with care, in the *language*
    of the framework. A handshake of a WebSocket is a GET.
    """
    client = scope.get("client") or ("", None)
    return WebRequest(
        method=scope.get("method", "GET"),
        path=path(scope),
        query=scope.get("query_string", b"").decode("latin-1"),
        raw=_headers(scope["headers"]),
        body=body,
        peer=str(client[0] or ""),
        language=language,
        proxied=client[1] == 0,  # no socket has that port: a server that took it from a header
    )


def path(scope: Mapping[str, Any]) -> str:
    """
    Return the whole path of *scope*, as the site writes it: below where the application is mounted,
    whether the server has put that before it or not.
    """
    asked, root = scope["path"], scope.get("root_path", "").rstrip("/")
    whole: str = asked if f"{asked}/".startswith(f"{root}/") else root + asked
    return whole.encode(errors="replace").decode()


def here(scope: Mapping[str, Any]) -> str:
    """
    Return the address of this request on its site, as a browser writes it.
    """
    query = scope.get("query_string", b"").decode("latin-1")
    quoted = quote(path(scope), safe="/~!$&'()*+,;=:@")
    return f"{quoted}?{query}" if query else quoted


def encoded(answer: WebResponse) -> list[tuple[bytes, bytes]]:
    """
    Return the headers of *answer* for the wire, its length among them.
    """
    headers = [
        (name.lower().encode(), text.encode("latin-1", errors="replace"))
        for name, text in answer.headers
    ]
    has_length = any(name == b"content-length" for name, _ in headers)
    if not has_length and answer.status not in _NO_BODY:
        headers.append((b"content-length", b"%d" % len(answer.body)))
    return headers


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> Callable[[str], bytes | None]:
    """
    Look a header up by its name, whatever case it was sent in; those that come again are joined.
    """
    found: dict[bytes, bytes] = {}

    def raw(name: str) -> bytes | None:
        if not found:
            for key, text in pairs:
                key, before = key.lower(), found.get(key.lower())
                glue = b"; " if key == b"cookie" else b", "
                found[key] = text if before is None else before + glue + text
        return found.get(name.encode())

    return raw
