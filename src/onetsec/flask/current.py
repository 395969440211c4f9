"""
Who makes this request, and what a view does with it.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING

from flask import request

from .._lifting import run
from ..errors import Unavailable
from ..records import Channel, Client, Transport
from ..web.wsgi import translated
from ._requests import depends_on_cookie, with_cookies
from .extension import extension, web

if TYPE_CHECKING:
    from ..flows.sign_in import SignIn
    from ..sessions import Session

_SESSION = "onetsec.session"


def current_session() -> Session | None:
    """
    Return the session of this request; None if nobody is signed in.

    It is read when it is asked for first, once a request.

    Raises:
        Unavailable: If the storage does not answer: a 503 for whatever page this is.
    """
    # Not in flask.g, which a test that holds an application context shares between requests.
    if _SESSION not in request.environ:
        depends_on_cookie()
        request.environ[_SESSION] = run(web().session(translated(request.environ, body=b"")))
    session: Session | None = request.environ[_SESSION]
    return session


def client() -> Client:
    """
    Return who makes this request: what the flows want to know of it.
    """
    return web().client(translated(request.environ, body=b""))


def csrf_token() -> str:
    """
    Return the field ``csrf`` for a form of the host that is sent to a page of ours, such as
    signing out; "" if nobody is signed in.
    """
    session = current_session()
    return "" if session is None else web().csrf_token(session)


def sign_in(user_id: str, *, channels: Collection[Channel] = (Channel.EXTERNAL,)) -> SignIn:
    """
    Sign *user_id* in on the word of the host, after a sign-up or with single sign-on.

    The cookies go out with the response that is being made; a session that this browser had before
    ends. If the outcome is ``SECOND_FACTOR_REQUIRED``, redirect to ``url_for("onetsec.verify")``.

    Raises:
        Unavailable: If the storage does not answer.
    """
    auth, before = extension().auth, current_session()
    there = web().browser(translated(request.environ, body=b""))
    result = auth.sign_in.trusted(user_id, channels=channels, client=there)
    if result.session is not None:
        request.environ[_SESSION] = result.session
        if before is not None and before.transport is there.transport:
            with suppress(Unavailable):  # the sign-in has happened; the old one ends by itself
                auth.sessions.sign_out(before, client=there)
    with_cookies(web().signed_in(result))
    return result


def sign_out() -> None:
    """
    End the session of this request, and delete its cookie with the response that is being made.

    Raises:
        Unavailable: If the storage does not answer.
    """
    session = current_session()
    if session is not None:
        extension().auth.sessions.sign_out(session)
    request.environ[_SESSION] = None
    if session is None or session.transport is Transport.COOKIE:
        with_cookies((web().cookies.session.delete(),))
