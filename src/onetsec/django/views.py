"""
Our pages as one view of Django's.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from .. import tokens
from .._lifting import run
from ..sessions import Session
from ..web import WebResponse
from . import requests
from .rendering import asking
from .root import web
from .state import KEY, State, check, state_of, user_of


@csrf_exempt  # ours have a token of their own, and Django's middleware would look for another
@login_not_required
@non_atomic_requests
@sensitive_post_parameters()
def page(request: HttpRequest, **parts: str) -> HttpResponse:
    """
    Answer *request* with a page of ours.
    """
    state = state_of(request)
    before = None if state is None else state.session
    token = asking.set(request)
    try:
        body, cookie = requests.body_of(request), _fresh(state)
        answer = run(web().respond(requests.translated(request, body=body, cookie=cookie)))
    finally:
        asking.reset(token)
    if answer is None:
        raise Http404

    made = requests.response(answer)
    if state is not None:
        _tell_django(state, before, answer)
    return made


def _fresh(state: State | None) -> str:
    """
    The cookie of a session that the browser does not have yet.
    """
    token = None if state is None else state.fresh
    return "" if token is None else f"{web().cookies.session.name}={token}"


def _tell_django(state: State, before: Session | None, answer: WebResponse) -> None:
    """
    Let Django know of a sign-in, of a sign-out and of a new password on a page of ours.
    """
    given = _given(answer)
    if given is None:
        return

    state.request._onetsec_is_told = True
    # What the page has set is newer than what was there when it was asked for.
    state.cookies = [one for one in state.cookies if not _is_of_session(one[1])]
    parsed = tokens.parse(given, kind=tokens.Kind.SESSION) if given else None
    session = check(given, state.request) if parsed is not None else None
    user: Any = None if session is None else user_of(session.user_id)
    if session is None or user is None:
        logout(state.request)
        state.leave()
        return

    state.go_on(session, user, token=given)
    if before is not None and before.id == session.id:
        update_session_auth_hash(state.request, user)
        return

    login(state.request, user)
    state.request.session[KEY] = {}


def _given(answer: WebResponse) -> str | None:
    """
    The token that *answer* gives a browser; "" if it takes one away; None if it does neither.
    """
    for name, text in answer.headers:
        if name == "Set-Cookie" and _is_of_session(text):
            return text.partition(";")[0].partition("=")[2]

    return None


def _is_of_session(header: str) -> bool:
    return header.startswith(f"{web().cookies.session.name}=")
