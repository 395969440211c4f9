"""
The backend: whoever calls ``authenticate()`` pays for the guess, and passes no second factor by.
"""

from __future__ import annotations

from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from ..flows.sign_in import SignIn, SignInOutcome
from ..records import Client
from . import conf, requests
from .root import auth, web
from .signals import GIVEN
from .state import State, state_of


class OnetsecBackend(ModelBackend):
    """
    Django's own backend, whose ``authenticate()`` takes the way of a sign-in.

    A view that calls ``login()`` afterwards goes on to the second step by itself. Anything else,
    such as Basic authentication or a view that issues tokens, is refused for an account that has
    one.
    """

    def authenticate(
        self, request: Any, username: str | None = None, password: str | None = None, **more: Any
    ) -> Any:
        """
        Return the user whose password it is; None if the login is nobody's here.

        Raises:
            PermissionDenied: If the login is somebody's here and the answer is no. Then no other
                backend is asked.

            Unavailable: If a port does not answer.
        """
        login = username or more.get(get_user_model().USERNAME_FIELD)
        if login is None or password is None:
            return None

        state = _begins_a_session(request)
        result = auth().sign_in.password(
            str(login), password, client=_client(request), challenge=_answer(request)
        )
        facts = auth().users.by_login(str(login))
        user = self.get_user(facts.id) if facts is not None and _is_right(result) else None
        if user is None:
            if facts is not None:
                raise PermissionDenied
            return None
        if result.outcome is SignInOutcome.SECOND_FACTOR_REQUIRED and state is None:
            raise PermissionDenied
        if state is not None:
            user.__dict__[GIVEN] = result
            if result.session is not None:
                state.unclaimed.append(result.session)
        elif result.session is not None:
            auth().sessions.sign_out(result.session)  # the caller has no use for one
        return user

    async def aauthenticate(self, request: Any, **credentials: Any) -> Any:
        """
        The same from an event loop. Django's own would look at the password by itself.
        """
        return await sync_to_async(self.authenticate)(request, **credentials)


def _is_right(result: SignIn) -> bool:
    return result.outcome in (SignInOutcome.SIGNED_IN, SignInOutcome.SECOND_FACTOR_REQUIRED)


def _begins_a_session(request: Any) -> State | None:
    """
    The state of a request whose view goes on with ``login()``: a page for browsers. A view for
    machines takes no token against forged requests, or is one of REST framework.
    """
    if not isinstance(request, HttpRequest):
        return None

    match = request.resolver_match
    if match is not None and getattr(match.func, "csrf_exempt", False):
        return None
    return state_of(request) if conf.options().mode == "enforce" else None


def _client(request: Any) -> Client:
    inner = _inner(request)
    return Client() if inner is None else web().client(requests.translated(inner))


def _answer(request: Any) -> str:
    """
    The answer to a challenge, which a form of the project's own may ask for.
    """
    field, inner = auth().flows.gate.field, _inner(request)
    if not field or inner is None:
        return ""

    return str(inner.POST.get(field, ""))


def _inner(request: Any) -> HttpRequest | None:
    """
    The request of Django's behind one of REST framework, or *request* itself.
    """
    inner = getattr(request, "_request", request)
    return inner if isinstance(inner, HttpRequest) else None
