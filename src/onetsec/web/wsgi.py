"""
WSGI: what every framework that stands on it translates alike.

See :pep:`3333`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .requests import WebRequest


def translated(environ: Mapping[str, Any], *, body: bytes | None, language: str = "") -> WebRequest:
    """
    Return the request that *environ* holds, with a *body* that was read with care, in the
    *language* of the framework.
    """

    def raw(name: str) -> bytes | None:
        key = name.upper().replace("-", "_")
        text: str | None = environ.get(key if key == "CONTENT_TYPE" else f"HTTP_{key}")
        return None if text is None else text.encode("latin-1", errors="replace")

    return WebRequest(
        method=environ["REQUEST_METHOD"],
        path=environ.get("PATH_INFO", "").encode("latin-1", "replace").decode(errors="replace"),
        query=environ.get("QUERY_STRING", ""),
        raw=raw,
        body=body,
        peer=environ.get("REMOTE_ADDR") or "",
        language=language,
        proxied=_is_resolved(environ),
    )


def _is_resolved(environ: Mapping[str, Any]) -> bool:
    """
    Whether Werkzeug's ``ProxyFix`` put the client in the place of the proxy; it may have been told
    to mend other things only.
    """
    before = environ.get("werkzeug.proxy_fix.orig")
    return before is not None and before.get("REMOTE_ADDR") != environ.get("REMOTE_ADDR")
