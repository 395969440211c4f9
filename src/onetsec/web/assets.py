"""
The stylesheet and the script: exact names, the same for everybody, no cookies.
"""

from __future__ import annotations

import hmac
from functools import cache
from pathlib import Path

from attrs import field, frozen

from .requests import WebRequest, WebResponse

FOLDER = "/onetsec/static/"
_STATIC = Path(__file__).parent / "static"
_KINDS = {"onetsec.css": "text/css; charset=utf-8", "onetsec.js": "text/javascript; charset=utf-8"}


@frozen(kw_only=True)
class Asset:
    """
    A file, and a name for exactly these bytes.
    """

    kind: str
    version: str
    content: bytes = field(repr=False)

    def respond(self, request: WebRequest) -> WebResponse:
        """
        Return the file, for a year if its version was asked for, else until it changes.
        """
        tag = f'"{self.version}"'
        kept = "max-age=31536000, immutable" if request.query == f"v={self.version}" else "no-cache"
        headers = (
            ("Content-Type", self.kind),
            ("Cache-Control", f"public, {kept}"),
            ("ETag", tag),
            ("X-Content-Type-Options", "nosniff"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        )
        known = (request.header("if-none-match") or "").split(",")
        if any(one.strip().removeprefix("W/") in (tag, "*") for one in known):
            return WebResponse(status=304, headers=headers[1:])

        return WebResponse(status=200, headers=headers, body=self.content)


@cache
def asset(name: str) -> Asset | None:
    """
    Return the file with this exact name; None if there is none.
    """
    kind = _KINDS.get(name)
    if kind is None:
        return None

    content = (_STATIC / name).read_bytes()
    version = hmac.digest(b"onetsec", content, "sha256").hex()[:16]
    return Asset(kind=kind, version=version, content=content)


def address(name: str, *, prefix: str) -> str:
    """
    Return where the file with this name is served, its version included.
    """
    found = asset(name)
    return f"{prefix}{FOLDER}{name}?v={found.version if found else ''}"
