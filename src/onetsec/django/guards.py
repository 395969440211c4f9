"""
Decorators and mixins of views: who may see them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from asgiref.sync import iscoroutinefunction, sync_to_async
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from .._lifting import run
from ..errors import ConfigurationError
from ..sessions import Session
from ..step_up import StepUpPolicy
from ..web.guards import can_prove_second, has_second_factor, is_let_through
from ..web.messages import WebOutcome
from .root import web
from .state import State, state_of

View = Callable[..., Any]
_Refuses = Callable[[HttpRequest], HttpResponse | None]


def current_session(request: Any) -> Session | None:
    """
    Return our session of *request*; None if nobody is signed in.

    Raises:
        Unavailable: If nobody can tell: a 503 for whatever page this is.
    """
    return _state(request).session


def session_required(view: View) -> View:
    """
    Let nobody see *view* who is not signed in: they sign in first, and come back.
    """
    return _guarded(view, _unless_signed_in)


def fresh_required(seconds: int = 300) -> Callable[[View], View]:
    """
    Let nobody see the view who has not proven who they are in the last *seconds*, 30 to 3600.

    A GET comes back after the proof; anything else is 403, for it can not be carried on.

    Raises:
        ConfigurationError: If *seconds* are out of range, or the decorator was used without them.
    """
    if callable(seconds):
        raise ConfigurationError("fresh_required: write @fresh_required(), with parentheses.")
    refuses = _unless_fresh(seconds)
    return lambda view: _guarded(view, refuses)


def mfa_required(view: View) -> View:
    """
    Let nobody see *view* who has signed in with one factor only.

    A GET leads to where a second one is proven, or to Security Settings, where it is set up;
    anything else is 403.
    """
    return _guarded(view, _unless_second_factor)


class SessionRequiredMixin:
    """
    :func:`session_required` for a view that is a class; the first of its bases.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """
        Answer *request*, or refuse it.
        """
        answered: Any = super().dispatch  # type: ignore[misc]  # of the view that comes after us
        if iscoroutinefunction(getattr(self, request.method.lower(), None)):
            return _awaited(self._refuses, answered, request, args, kwargs)

        refused = self._refuses(request)
        return answered(request, *args, **kwargs) if refused is None else refused

    def _refuses(self, request: HttpRequest) -> HttpResponse | None:
        return _unless_signed_in(request)


class FreshRequiredMixin(SessionRequiredMixin):
    """
    :func:`fresh_required` in the same way.

    Attributes:
        fresh_seconds: How old the proof may be.
    """

    fresh_seconds = 300

    def _refuses(self, request: HttpRequest) -> HttpResponse | None:
        return _unless_fresh(self.fresh_seconds)(request)


class MfaRequiredMixin(SessionRequiredMixin):
    """
    :func:`mfa_required` in the same way.
    """

    def _refuses(self, request: HttpRequest) -> HttpResponse | None:
        return _unless_second_factor(request)


def is_fresh(session: Session, policy: StepUpPolicy) -> bool:
    """
    Whether *session* has lately proven as much as its account can.
    """
    asks = web().flows.step_up
    return run(is_let_through(session, asks=asks, policy=policy, now=web().now))


def _guarded(view: View, refuses: _Refuses) -> View:
    if iscoroutinefunction(view):

        @wraps(view)
        async def awaited(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            return await _awaited(refuses, view, request, args, kwargs)

        return awaited

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        refused = refuses(request)
        return view(request, *args, **kwargs) if refused is None else refused

    return guarded


async def _awaited(refuses: _Refuses, view: View, request: Any, args: Any, kwargs: Any) -> Any:
    refused = await sync_to_async(refuses)(request)
    return await view(request, *args, **kwargs) if refused is None else refused


def _unless_signed_in(request: HttpRequest) -> HttpResponse | None:
    if current_session(request) is not None:
        return None

    where = resolve_url(settings.LOGIN_URL)
    if request.method not in ("GET", "HEAD"):
        return HttpResponseRedirect(where)
    return HttpResponseRedirect(f"{where}?{urlencode({'next': request.get_full_path()})}")


def _unless_fresh(seconds: int) -> _Refuses:
    policy = StepUpPolicy(fresh=seconds)

    def refuses(request: HttpRequest) -> HttpResponse | None:
        session = current_session(request)
        if session is None:
            return _unless_signed_in(request)
        return None if is_fresh(session, policy) else _first(request, _confirm(request))

    return refuses


def _unless_second_factor(request: HttpRequest) -> HttpResponse | None:
    session = current_session(request)
    if session is None:
        return _unless_signed_in(request)
    if has_second_factor(session):
        return None
    if run(can_prove_second(session, asks=web().flows.step_up)):
        return _first(request, _confirm(request))

    refused = _first(request, web().urls.security)
    note = web().cookies.note.set(WebOutcome.SECOND_FACTOR_NEEDED.value)
    _state(request).cookies.append(note)
    return refused


def _confirm(request: HttpRequest) -> str:
    return f"{web().urls.confirm}?{urlencode({'next': request.get_full_path()})}"


def _first(request: HttpRequest, url: str) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        raise PermissionDenied

    return HttpResponseRedirect(url)


def _state(request: Any) -> State:
    state = state_of(request)
    if state is None:
        raise ConfigurationError(
            "MIDDLEWARE: 'onetsec.django.OnetsecMiddleware' is missing, and tells who is signed in."
        )

    return state
