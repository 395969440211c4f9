"""
Clients of Django's tests: the session that they have, and how they get another one.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings

from ..flows.sign_in import SignIn, SignInOutcome
from ..sessions import Session
from .root import web
from .signals import GIVEN
from .state import KEY, user_of


def token(client: Any) -> str | None:
    """
    Return the token of *client*: as ``force_login()`` has left it, or in the cookie of ours.
    """
    left = _left(client).get("token")
    if left is not None:
        return str(left)

    found = client.cookies.get(web().cookies.session.name)
    return found.value if found is not None and found.value else None


def enter(client: Any, session: Session, *, token: str, device: str | None) -> None:
    """
    Have *client* go on with *session*: as ``force_login()`` does, whose session this one is then.
    """
    user = user_of(session.user_id)
    user.__dict__[GIVEN] = SignIn(
        outcome=SignInOutcome.SIGNED_IN, session=session, token=token, device=device
    )
    client.force_login(user)


def _left(client: Any) -> dict[str, Any]:
    if settings.SESSION_COOKIE_NAME not in client.cookies:
        return {}  # to look at its session would make one

    left: dict[str, Any] = client.session.get(KEY) or {}
    return left
