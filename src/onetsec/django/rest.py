"""
Django REST framework: our session as a bearer token, and permissions.
"""

from __future__ import annotations

from typing import Any

from rest_framework import exceptions, permissions
from rest_framework.authentication import BaseAuthentication

from ..errors import Unavailable
from ..step_up import StepUpPolicy
from ..web import bearers
from ..web.guards import has_second_factor
from .guards import is_fresh
from .requests import translated
from .state import check, state_of, user_of


class _Down(exceptions.APIException):
    """
    Nobody can tell who is signed in: neither signed in nor signed out.
    """

    status_code = 503
    default_detail = "Try again in a moment."
    default_code = "unavailable"


class BearerAuthentication(BaseAuthentication):
    """
    ``Authorization: Bearer`` and the token of a session that was opened for a bearer.
    """

    def authenticate(self, request: Any) -> tuple[Any, Any] | None:
        """
        Return the user and the session; None if credentials were sent that are not ours, or none.
        """
        token = bearers.read(translated(request._request))
        if token is None:
            return None

        try:
            session = check(token, request._request)
            user = None if session is None else user_of(session.user_id)
        except Unavailable as error:
            raise _Down from error
        if user is None:
            raise exceptions.AuthenticationFailed

        return user, session

    def authenticate_header(self, request: Any) -> str:
        """
        Return what a 401 asks for.
        """
        return "Bearer"


class HasMfa(permissions.BasePermission):
    """
    Whoever has signed in with two factors.
    """

    message = "A second factor is needed."
    code = "mfa-required"

    def has_permission(self, request: Any, view: Any) -> bool:
        """
        Decide about *request*.
        """
        session = _session(request)
        return session is not None and has_second_factor(session)


class IsFresh(permissions.BasePermission):
    """
    Whoever has lately proven who they are.

    Attributes:
        seconds: How old the proof may be.
    """

    message = "Prove once more who you are."
    code = "step-up-required"
    seconds = 300

    def has_permission(self, request: Any, view: Any) -> bool:
        """
        Decide about *request*.
        """
        session = _session(request)
        return session is not None and is_fresh(session, StepUpPolicy(fresh=self.seconds))


def _session(request: Any) -> Any:
    """
    The session that has let *request* in: of the bearer, or of the browser.
    """
    if request.auth is not None and hasattr(request.auth, "channels"):
        return request.auth

    state = state_of(request)
    return None if state is None else state.session
