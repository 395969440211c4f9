"""
One request and its response, in our words.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import quote, urlencode

from flask import Response, after_this_request, current_app, request
from werkzeug.exceptions import RequestEntityTooLarge

from ..web import LARGEST_BODY, WebResponse
from ..web.headers import OTHER_CACHES


def here() -> str:
    """
    The address of this request on this site, as a browser writes it.
    """
    path = quote(request.script_root + request.path, safe="/~!$&'()*+,;=:@")
    query = request.query_string.decode("latin-1")
    return f"{path}?{query}" if query else path


def framework_locale() -> object:
    """
    The language that Flask-Babel has chosen; None without it.
    """
    if "babel" not in current_app.extensions:
        return None
    try:
        from flask_babel import get_locale  # type: ignore[import-untyped]  # it has no types
    except ImportError:  # another extension goes by that name
        return None

    return get_locale()


def body() -> bytes | None:
    """
    The body, no more of it than we take, also if its length was not announced.
    """
    if "form" in vars(request):  # an extension of the host was here before us, and has read it
        sent = urlencode(list(request.form.items(multi=True)), errors="replace").encode()
        return sent if len(sent) <= LARGEST_BODY else None

    # One byte more than we take: a longer body that was not announced is cut there in silence.
    request.max_content_length = LARGEST_BODY + 1
    try:
        sent = request.get_data()
    except RequestEntityTooLarge:
        return None

    return sent if len(sent) <= LARGEST_BODY else None


def response(answer: WebResponse) -> Response:
    """
    *answer* with our headers, and no others.
    """
    made = Response(answer.body, answer.status)
    made.headers.clear()
    for name, text in answer.headers:
        made.headers.add(name, text)
    return made


def depends_on_cookie() -> None:
    """
    Whoever was asked for, the response is theirs: a shared cache must not give it to others.
    """

    @after_this_request
    def vary(response: Any) -> Any:
        response.vary.update(("Cookie", "Authorization"))
        return response


def with_cookies(cookies: Collection[tuple[str, str]]) -> None:
    """
    Put *cookies* on the response that is being made; then no cache may keep it.
    """
    if not cookies:
        return

    @after_this_request
    def put(response: Any) -> Any:
        for name, text in cookies:
            response.headers.add(name, text)
        response.headers["Cache-Control"] = "private, no-store"
        for name in OTHER_CACHES:
            response.headers.pop(name, None)
        response.vary.update(("Cookie", "Authorization"))
        return response
