"""
The mark: a cookie beside that of our session.

It says which session of Django's was looked at, so that one need not be read again. And it proves
that the password of the user, who is read anyway, is still the one of then.
"""

from __future__ import annotations

from enum import Enum
from hmac import compare_digest
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from ..sessions import Session
from ..web.cookies import Cookie
from . import requests
from .root import auth


class Proven(Enum):
    """
    Whether the password of the user is that of when the mark was set.
    """

    YES = "yes"
    BY_A_FORMER_KEY = "by-a-former-key"  # of Django's, which is read, and no longer written
    NOT = "not"


def cookie() -> Cookie:
    """
    Return the cookie.
    """
    return Cookie(
        "onetsec_django",
        secure=auth().site.is_secure,
        max_age=auth().flows.settings.sessions.absolute,
    )


def read(request: HttpRequest) -> tuple[str, str]:
    """
    Return the session of Django's that was looked at, and the proof; "" if there are none.
    """
    looked_at, _, proof = (cookie().read(requests.translated(request)) or "").partition(".")
    return looked_at, proof


def header(request: HttpRequest, session: Session, user: Any) -> tuple[str, str]:
    """
    Return the header that sets the mark for *session* and *user*.
    """
    proof = auth().flows.engine.keys.mac("django-user", session.id, _hashes(user)[0])
    return cookie().set(f"{name_of(request)}.{proof.hex()}")


def proven(proof: str, session: Session, user: Any) -> Proven:
    """
    Compare the *proof* of a mark with the password that *user* has now.
    """
    try:
        like = bytes.fromhex(proof)
    except ValueError:
        return Proven.NOT

    keys = auth().flows.engine.keys
    for number, hashed in enumerate(_hashes(user)):
        expected = keys.mac("django-user", session.id, hashed, like=like)
        if expected and compare_digest(expected, like):
            return Proven.BY_A_FORMER_KEY if number else Proven.YES

    return Proven.NOT


def name_of(request: HttpRequest, *, came: bool = False) -> str:
    """
    Return a name for the session of Django's: as it goes out, or as it *came*.
    """
    name = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    if not came and hasattr(request, "session"):
        name = request.session.session_key or name
    digest = salted_hmac("onetsec.django.session", name, algorithm="sha256")
    return str(digest.hexdigest()[:16])


def _hashes(user: Any) -> list[str]:
    """
    What stands for the user's password in a session: under the present key of Django's, and under
    those of before.
    """
    now = getattr(user, "get_session_auth_hash", None)
    before = getattr(user, "get_session_auth_fallback_hash", None)
    return [*([now()] if now else [""]), *(before() if before else ())]
