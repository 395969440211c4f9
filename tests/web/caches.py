"""
A shared cache, such as a proxy or a CDN, as far as :rfc:`9111` and :rfc:`9213` concern us.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

Headers = list[tuple[str, str]]


@frozen
class Kept:
    """
    A response that is given to others, and what their requests must have in common.
    """

    varies: dict[str, str | None]
    status: str
    headers: Headers
    body: bytes


class Cache:
    """
    A cache in front of *application*, that keeps whatever it may.

    Attributes:
        kept: What it gives to others.

        hits: How often it has.
    """

    def __init__(self, application: Any) -> None:
        self.application = application
        self.kept: dict[str, list[Kept]] = {}
        self.hits = 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """
        Answer with what is kept, or ask the application.
        """
        if environ["REQUEST_METHOD"] != "GET":
            return list(self.application(environ, start_response))

        url = f"{environ['PATH_INFO']}?{environ.get('QUERY_STRING', '')}"
        for one in self.kept.get(url, []):
            if all(_sent(environ, name) == text for name, text in one.varies.items()):
                self.hits += 1
                start_response(one.status, one.headers)
                return [one.body]

        answer: list[Any] = []
        body = b"".join(self.application(environ, lambda *said: answer.extend(said[:2])))
        status, headers = answer
        self._keep(url, environ, Kept({}, status, headers, body))
        start_response(status, headers)
        return [body]

    def _keep(self, url: str, environ: dict[str, Any], made: Kept) -> None:
        varies = [word for line in _values(made.headers, "vary") for word in _words(line)]
        if not _may_be_kept(made.headers, is_authorized="HTTP_AUTHORIZATION" in environ):
            return
        if "*" not in varies:
            asked = {name: _sent(environ, name) for name in varies}
            entry = Kept(asked, made.status, made.headers, made.body)
            self.kept.setdefault(url, []).append(entry)


def _may_be_kept(headers: Headers, *, is_authorized: bool) -> bool:
    """
    Whether a shared cache may keep a response; targeted words count before the general ones.
    """
    for name in ("cdn-cache-control", "cache-control"):
        said = {word.partition("=")[0] for line in _values(headers, name) for word in _words(line)}
        if said:
            is_allowed = bool(said & {"public", "s-maxage"} if is_authorized else True)
            is_fresh = bool(said & {"public", "s-maxage", "max-age"})
            return is_allowed and is_fresh and not said & {"private", "no-store", "no-cache"}

    return bool(_values(headers, "expires")) and not is_authorized


def _values(headers: Headers, wanted: str) -> list[str]:
    return [text for name, text in headers if name.lower() == wanted]


def _words(line: str) -> list[str]:
    return [word.strip().lower() for word in line.split(",") if word.strip()]


def _sent(environ: dict[str, Any], name: str) -> str | None:
    return environ.get(f"HTTP_{name.upper().replace('-', '_')}")
