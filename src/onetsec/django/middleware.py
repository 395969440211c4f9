"""
The middleware: who is signed in, lazily; and what a response carries away.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode, urlsplit

from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch, reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from ..errors import ConfigurationError, Unavailable
from . import conf, requests
from .rendering import asking
from .root import auth, web
from .state import State, strip


class OnetsecMiddleware:
    """
    Sets ``request.user`` and ``request.auser`` by our session; after ``AuthenticationMiddleware``.

    Nothing is read of a request that does not ask who is signed in.
    """

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self._get_response = get_response
        self._is_async = iscoroutinefunction(get_response)
        if self._is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> Any:
        """
        Answer *request*.
        """
        state = begun(request)
        if self._is_async:
            return self._awaited(request, state)

        token = asking.set(request)
        try:
            response = self._get_response(request)
        finally:
            asking.reset(token)
        return finished(state, response)

    async def _awaited(self, request: HttpRequest, state: State) -> HttpResponse:
        token = asking.set(request)
        try:
            response = await self._get_response(request)
        finally:
            asking.reset(token)
        if not _has_work(state, response):
            return _varied(state, response)

        made: HttpResponse = await sync_to_async(finished)(state, response)
        return made

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """
        Answer 503 on whatever page asks and can not be told.
        """
        if not isinstance(error, Unavailable):
            return None

        return requests.response(web().unavailable(requests.translated(request)))


def begun(request: HttpRequest) -> State:
    """
    Make the state of *request*, and let it be asked who is signed in.

    Raises:
        ConfigurationError: If a middleware that we need is not before us.
    """
    if not hasattr(request, "session") or not hasattr(request, "user"):
        raise ConfigurationError(
            "MIDDLEWARE: onetsec.django.OnetsecMiddleware comes after SessionMiddleware and"
            " AuthenticationMiddleware."
        )

    state = State(request)
    request._onetsec = state
    if conf.options().mode == "enforce":
        request.user = SimpleLazyObject(state.user)

        async def auser() -> Any:
            return await sync_to_async(state.user)()

        request.auser = auser
    return state


def finished(state: State, response: HttpResponse) -> HttpResponse:
    """
    Return *response* with our cookies, if there are any.
    """
    request = state.request
    if not _has_work(state, response):
        return _varied(state, response)

    with suppress(Unavailable):  # they end by themselves
        for one in state.unclaimed:
            auth().sessions.sign_out(one)
    if _is_hash_updated(state):
        state.is_marked_anew = True
    elif state.is_password_changed:  # and the view did not ask for the session to go on
        if (ended := state.session) is not None:
            auth().sessions.sign_out(ended)
        strip(request)
        state.leave()
    if state.is_marked_anew and (session := state.session) is not None:
        state.cookies.append(state.mark(session))
    if state.cookies:
        requests.put(response, state.cookies)
        requests.personal(response)
    return _to_second_step(state, response)


def _has_work(state: State, response: HttpResponse) -> bool:
    return bool(
        state.cookies
        or state.is_marked_anew
        or state.unclaimed
        or state.is_password_changed
        or (state.request.session.modified and state.is_known)
        or _leads_to_sign_in(state, response)
    )


def _varied(state: State, response: HttpResponse) -> HttpResponse:
    """
    Whoever was asked for, the response is theirs: a shared cache must not give it to others.
    """
    if state.was_asked:
        patch_vary_headers(response, ("Cookie",))
    return response


def _is_hash_updated(state: State) -> bool:
    """
    Whether ``update_session_auth_hash()`` was called, or ``login()``.
    """
    store = state.request.session
    if not store.modified or not state.is_known:
        return False

    user = state.user()
    if not user.is_authenticated or not hasattr(user, "get_session_auth_hash"):
        return False
    return bool(store.get(HASH_SESSION_KEY) == user.get_session_auth_hash())


def _to_second_step(state: State, response: HttpResponse) -> HttpResponse:
    """
    Send a browser whose sign-in waits for the second step there, and back afterwards.
    """
    if not isinstance(response, HttpResponseRedirectBase):
        return response
    if state.pending is not None:
        target = response.url
    elif _leads_to_sign_in(state, response) and _waits(state):
        target = state.request.get_full_path()
    else:
        return response

    response["Location"] = f"{web().urls.verify}?{urlencode({'next': target})}"
    return response


def _leads_to_sign_in(state: State, response: HttpResponse) -> bool:
    """
    Whether a browser with a sign-in that waits is sent to where sign-ins begin.
    """
    if not isinstance(response, HttpResponseRedirectBase):
        return False
    if web().cookies.pending.name not in state.request.COOKIES:
        return False

    places = {resolve_url(settings.LOGIN_URL), web().urls.sign_in}
    with suppress(NoReverseMatch):
        places.add(reverse("admin:login"))
    return urlsplit(response.url).path in {urlsplit(one).path for one in places}


def _waits(state: State) -> bool:
    pending = web().cookies.pending.read(requests.translated(state.request))
    return pending is not None and bool(auth().sign_in.factors(pending))
