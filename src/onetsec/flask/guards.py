"""
Decorators of views: who may see them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec
from urllib.parse import urlencode

from flask import abort, current_app, redirect, request
from werkzeug.wrappers import Response

from .._lifting import run
from ..errors import ConfigurationError
from ..step_up import StepUpPolicy
from ..web.guards import can_prove_second, has_second_factor, is_let_through
from ..web.messages import WebOutcome
from ._requests import here, with_cookies
from .current import current_session
from .extension import web

P = ParamSpec("P")


def session_required(view: Callable[P, Any]) -> Callable[P, Any]:
    """
    Let nobody see *view* who is not signed in: they sign in first, and come back.
    """

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
        if current_session() is None:
            return _to_sign_in()

        return current_app.ensure_sync(view)(*args, **kwargs)

    return guarded


def fresh_required(seconds: int = 300) -> Callable[[Callable[P, Any]], Callable[P, Any]]:
    """
    Let nobody see the view who has not proven who they are in the last *seconds*, 30 to 3600.

    A GET comes back after the proof; anything else is 403, for it can not be carried on.

    Raises:
        ConfigurationError: If *seconds* are out of range, or the decorator was used without them.
    """
    if callable(seconds):
        raise ConfigurationError("fresh_required: write @fresh_required(), with parentheses.")
    policy = StepUpPolicy(fresh=seconds)

    def decorated(view: Callable[P, Any]) -> Callable[P, Any]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
            session = current_session()
            if session is None:
                return _to_sign_in()
            asks = web().flows.step_up
            if not run(is_let_through(session, asks=asks, policy=policy, now=web().now)):
                return _to_confirm()

            return current_app.ensure_sync(view)(*args, **kwargs)

        return guarded

    return decorated


def mfa_required(view: Callable[P, Any]) -> Callable[P, Any]:
    """
    Let nobody see *view* who has signed in with one factor only.

    A GET leads to where a second one is proven, or to Security Settings, where it is set up;
    anything else is 403.
    """

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
        session = current_session()
        if session is None:
            return _to_sign_in()
        if not has_second_factor(session):
            if run(can_prove_second(session, asks=web().flows.step_up)):
                return _to_confirm()
            return _first(web().urls.security, note=WebOutcome.SECOND_FACTOR_NEEDED)

        return current_app.ensure_sync(view)(*args, **kwargs)

    return guarded


def _to_sign_in() -> Response:
    """
    Where to sign in; only a GET can be come back to.
    """
    is_get = request.method in ("GET", "HEAD")
    return redirect(web().sign_in_url(here()) if is_get else web().urls.sign_in, 303)


def _to_confirm() -> Response:
    """
    Where the user proves once more who they are, and comes back from.
    """
    return _first(f"{web().urls.confirm}?{urlencode({'next': here()})}")


def _first(url: str, *, note: WebOutcome | None = None) -> Response:
    if request.method not in ("GET", "HEAD"):
        abort(403)

    if note is not None:
        with_cookies((web().cookies.note.set(note.value),))
    return redirect(url, 303)
