"""
Who is signed in: one request of Django's, and our session in it.

Our session is the authority. ``login()`` leaves its token in Django's session, from where it is
moved to a cookie of ours; a second cookie, the *mark* (:mod:`.mark`), says that this was done. So a
request reads our session and the user, and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from attrs import define, field
from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_backends,
    get_user,
)
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from ..errors import Unavailable
from ..flows.sign_in import SignIn
from ..records import Channel
from ..sessions import Session
from . import conf, mark, requests
from .root import auth, web

KEY = "_onetsec"
"""In Django's session: what was not moved yet. Once it is there, that session is none of before."""

_UNKNOWN = object()


@define(eq=False)
class State:
    """
    What is known of one request.

    Attributes:
        cookies: To be set with the response.

        pending: A sign-in that waits for its second step.

        unclaimed: Sessions that ``authenticate()`` has opened, and ``login()`` has not taken.

        fresh: The token of a session that the browser does not have yet.
    """

    request: HttpRequest
    cookies: list[tuple[str, str]] = field(factory=list, repr=False)
    pending: str | None = field(default=None, repr=False)
    unclaimed: list[Session] = field(factory=list)
    is_marked_anew: bool = False
    is_password_changed: bool = False
    was_asked: bool = False
    fresh: str | None = field(default=None, repr=False)
    _session: Session | None = None
    _user: Any = _UNKNOWN

    @property
    def is_known(self) -> bool:
        """
        Return whether anybody has asked who is signed in.
        """
        return self._user is not _UNKNOWN

    @property
    def session(self) -> Session | None:
        """
        Return our session; None if nobody is signed in.

        Raises:
            Unavailable: If nobody can tell.
        """
        self.user()
        return self._session

    def user(self) -> Any:
        """
        Return the user of the project; anonymous if nobody is signed in.

        Raises:
            Unavailable: If nobody can tell.
        """
        if self._user is _UNKNOWN:
            self.was_asked = True
            self._session, self._user = self._found()
        return self._user

    def use(self, result: SignIn, user: Any) -> None:
        """
        Go on with the session of *result*, which was opened just now.
        """
        self._session, self._user = result.session, user
        self.cookies += web().opened(result.token, result.device)
        self.unclaimed = [one for one in self.unclaimed if one != result.session]
        self.fresh, self.is_marked_anew, self.is_password_changed = result.token, True, False

    def wait(self, pending: str | None) -> None:
        """
        Go on without a session: there is a second step to take, or nothing at all.
        """
        self._session, self._user, self.pending = None, AnonymousUser(), pending
        if pending is not None:
            self.cookies.append(web().cookies.pending.set(pending))

    def go_on(self, session: Session, user: Any, *, token: str) -> None:
        """
        Go on with a new *token*.
        """
        self._session, self._user, self.fresh = session, user, token
        self.is_marked_anew = True

    def leave(self) -> None:
        """
        Go on as nobody, and take our cookies off the browser.
        """
        self._session, self._user = None, AnonymousUser()
        self.is_marked_anew, self.fresh = False, None
        self.cookies += (web().cookies.session.delete(), mark.cookie().delete())

    def token(self) -> str | None:
        """
        Return the token of our cookie, whatever it is worth.
        """
        if self.fresh is not None:
            return self.fresh

        return web().cookies.session.read(requests.translated(self.request))

    def alive(self) -> Session | None:
        """
        Return the session of our cookie, whoever has meanwhile signed in.
        """
        token = self.token()
        return None if token is None else check(token, self.request)

    def mark(self, session: Session) -> tuple[str, str]:
        """
        Return the header that sets the mark for *session* and the user of now.
        """
        return mark.header(self.request, session, self._user)

    def _found(self) -> tuple[Session | None, Any]:
        looked_at, proof = mark.read(self.request)
        is_new = looked_at != mark.name_of(self.request, came=True)
        if is_new and settings.SESSION_COOKIE_NAME in self.request.COOKIES:
            handed = self._handed_over()
            if handed is not None:
                return handed

        session = self.alive()
        if session is None:
            return None, AnonymousUser()

        user = user_of(session.user_id)
        if user is None:
            return None, AnonymousUser()
        proven = mark.proven(proof, session, user)
        if proven is mark.Proven.NOT:
            with suppress(Unavailable):  # it stays refused
                auth().sessions.sign_out(session)
            return None, AnonymousUser()

        self.is_marked_anew = self.is_marked_anew or is_new or proven is mark.Proven.BY_A_FORMER_KEY
        return session, user

    def _handed_over(self) -> tuple[Session | None, Any] | None:
        """
        What ``login()`` has left in Django's session for us; None if that was nothing.
        """
        store = self.request.session
        left = store.get(KEY)
        if left is None:
            return self._adopted()
        if not left:
            return None

        store[KEY] = {}
        if left.get("pending"):
            self.wait(left["pending"])
            return None, AnonymousUser()

        session = check(left["token"], self.request)
        user = None if session is None else user_of(session.user_id)
        if session is None or user is None:
            return None, AnonymousUser()

        self.cookies += web().opened(left["token"], left.get("device"))
        self.fresh, self.is_marked_anew = left["token"], True
        return session, user

    def _adopted(self) -> tuple[Session | None, Any] | None:
        """
        A session of Django's from before there was onetsec, once; never of an account with a
        factor.
        """
        until = conf.options().adopt_until
        if until is None or datetime.now(UTC).date() > until:
            return None
        if SESSION_KEY not in self.request.session:
            return None

        self.request.session[KEY] = {}
        user = get_user(self.request)
        if not user.is_authenticated:
            return None

        result = trusted(user, self.request)
        if result.session is None:
            return None, AnonymousUser()

        self.cookies += web().opened(result.token, result.device)
        self.fresh, self.is_marked_anew = result.token, True
        return result.session, user


def state_of(request: Any) -> State | None:
    """
    Return the state of *request*; None if our middleware has not seen it.
    """
    inner = getattr(request, "_request", request)  # a request of REST framework wraps Django's
    return getattr(inner, "_onetsec", None)


def check(token: str, request: HttpRequest) -> Session | None:
    """
    Return the session that *token* speaks for.
    """
    return auth().sessions.check(token, client=web().client(requests.translated(request)))


def user_of(user_id: str) -> Any:
    """
    Return the user of the project, as its backends give it to Django; None if they do not.
    """
    for backend in get_backends():
        user = backend.get_user(user_id) if hasattr(backend, "get_user") else None
        if user is not None:
            user.backend = f"{type(backend).__module__}.{type(backend).__qualname__}"
            return user

    return None


def trusted(
    user: Any, request: HttpRequest, *, channels: Collection[Channel] = (Channel.PASSWORD,)
) -> SignIn:
    """
    Sign *user* in on Django's word.
    """
    client = web().browser(requests.translated(request))
    return auth().sign_in.trusted(str(user.pk), channels=channels, client=client)


def strip(request: HttpRequest) -> None:
    """
    Take what ``login()`` has written out of Django's session.
    """
    for key in (SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY):
        request.session.pop(key, None)
