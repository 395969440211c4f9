"""
One request and its response, in our words.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlencode

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.request import RawPostDataException
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from ..web import LARGEST_BODY, WebRequest, WebResponse
from . import conf


def translated(request: HttpRequest, *, body: bytes | None = b"", cookie: str = "") -> WebRequest:
    """
    Return *request*, with a *body* that was read with care, in the language that Django speaks.

    Args:
        cookie: One that the browser is given with this response, in the place of what it has.
    """
    meta = request.META

    def raw(name: str) -> bytes | None:
        key = name.upper().replace("-", "_")
        text: str | None = meta.get(key if key == "CONTENT_TYPE" else f"HTTP_{key}")
        if cookie and key == "COOKIE":
            text = _with(cookie, text or "")
        return None if text is None else text.encode("latin-1", errors="replace")

    asked = conf.options().address
    return WebRequest(
        method=str(request.method or "GET"),
        path=request.path,
        query=meta.get("QUERY_STRING", ""),
        raw=raw,
        body=body,
        peer=str(conf.named(asked)(request) if asked else meta.get("REMOTE_ADDR") or ""),
        language=get_language() or "",
        proxied=asked is not None,
    )


def _with(cookie: str, header: str) -> str:
    name = cookie.partition("=")[0] + "="
    others = [one for one in header.split(";") if not one.strip().startswith(name)]
    return ";".join((*others, cookie))


def body_of(request: HttpRequest) -> bytes | None:
    """
    Return the body; None if it is more than we take.
    """
    try:
        sent = _sent(request)
    except (RequestDataTooBig, UnreadablePostError):
        return None

    return sent if len(sent) <= LARGEST_BODY else None


def _sent(request: HttpRequest) -> bytes:
    try:
        if hasattr(request, "_body") or request.META.get("CONTENT_LENGTH") in (None, "", "0"):
            sent: bytes = request.body
        else:
            # One byte more than we take, and not all that somebody may send.
            sent = request.read(LARGEST_BODY + 1)
            if len(sent) <= LARGEST_BODY:
                request._body = sent  # whoever comes after us reads it as if nobody had
        return sent
    except RawPostDataException:  # something of the project was here before us, and has read it
        pairs = [(name, text) for name, texts in request.POST.lists() for text in texts]
        return urlencode(pairs, errors="replace").encode()


def response(answer: WebResponse) -> HttpResponse:
    """
    Return *answer* with our headers.
    """
    cookies = [(name, text) for name, text in answer.headers if name == "Set-Cookie"]
    made = HttpResponse(answer.body, status=answer.status)
    del made["Content-Type"]
    for name, text in answer.headers:
        if name != "Set-Cookie":
            made[name] = text
    put(made, cookies)
    return made


def put(made: HttpResponse, cookies: Collection[tuple[str, str]]) -> None:
    """
    Add *cookies* to a response of Django's.
    """
    for _, text in cookies:
        made.cookies.load(text)


def personal(made: HttpResponse) -> None:
    """
    Keep a response that carries a cookie of ours out of every shared cache.
    """
    made["Cache-Control"] = "private, no-store"
    patch_vary_headers(made, ("Cookie", "Authorization"))
