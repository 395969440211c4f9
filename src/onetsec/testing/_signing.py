"""
Clients of tests that are signed in, without a form.

A client is whatever a framework tests with: the test client of Flask, the ``TestClient`` of
Starlette and FastAPI, ``Client`` and ``AsyncClient`` of Django, a client of httpx over the
application. What it is given is what a browser would be given: the cookies of the session, under
the address of the site.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from importlib import import_module
from typing import Any, TypeVar
from urllib.parse import urlsplit

from attrs import frozen

from .._facade import AsyncOnetsec, Onetsec
from .._lifting import run
from ..errors import ConfigurationError
from ..flows import Flows
from ..records import Channel, Client
from ..sessions import Session
from ..web.cookies import Cookie, Cookies
from ._authenticator import Authenticator

T = TypeVar("T")
Facade = Onetsec | AsyncOnetsec

_OLD = 86_400  # seconds: no proof counts as fresh for longer than an hour
_HERE = Client("192.0.2.1")


def sign_in(
    client: Any, user_id: str, *, mfa: bool = False, fresh: bool = True, auth: Facade | None = None
) -> Session:
    """
    Sign *user_id* in at *client*, whose later requests carry the session.

    A client of httpx, such as the ``TestClient`` of Starlette, is at the address of the site from
    then on: at ``http://testserver`` it would lose cookies of https without a word.

    Args:
        mfa: With a password and a code; else with a password.

        fresh: Whether that was just now; else a day ago, see :func:`stale`.

        auth: What the application was built with. Found by itself where an adapter of ours was
            given the application.

    Raises:
        LookupError: If the host has no such user, or a disabled one.

        ConfigurationError: If the user has a second factor, and *mfa* is not asked for; or if
            *auth* is not found.
    """
    desk = _Desk.of(client, auth)
    return desk.driven(lambda: desk.sign_in(user_id, mfa=mfa, fresh=fresh))


async def asign_in(
    client: Any, user_id: str, *, mfa: bool = False, fresh: bool = True, auth: Facade | None = None
) -> Session:
    """
    :func:`sign_in` for asynchronous tests, in their own loop.
    """
    desk = _Desk.of(client, auth)
    return await desk.awaited(lambda: desk.sign_in(user_id, mfa=mfa, fresh=fresh))


def stale(client: Any, *, auth: Facade | None = None) -> Session:
    """
    Make what the session of *client* has proven a day old: whatever asks for a fresh proof asks.

    Raises:
        LookupError: If nobody is signed in there.
    """
    desk = _Desk.of(client, auth)
    return desk.driven(desk.stale)


async def astale(client: Any, *, auth: Facade | None = None) -> Session:
    """
    :func:`stale` for asynchronous tests.
    """
    desk = _Desk.of(client, auth)
    return await desk.awaited(desk.stale)


def enroll_totp(client: Any, user_id: str, *, auth: Facade | None = None) -> Authenticator:
    """
    Set an authenticator app up for *user_id*, and return it: it gives codes.

    As ever, the sessions of the user end, but that of *client* goes on if it is theirs.

    Raises:
        LookupError: If the host has no such user.

        ConfigurationError: If they have an app.
    """
    desk = _Desk.of(client, auth)
    return desk.driven(lambda: desk.enroll(user_id))


async def aenroll_totp(client: Any, user_id: str, *, auth: Facade | None = None) -> Authenticator:
    """
    :func:`enroll_totp` for asynchronous tests.
    """
    desk = _Desk.of(client, auth)
    return await desk.awaited(lambda: desk.enroll(user_id))


@frozen
class _Desk:
    """
    A client, and the application that it is a client of.
    """

    client: Any
    auth: Facade

    @classmethod
    def of(cls, client: Any, auth: Facade | None) -> _Desk:
        found = auth or _facade_of(client)
        if found is None:
            raise ConfigurationError(
                f"auth: {type(client).__name__} does not tell which Onetsec its application was"
                " built with; give it as auth=."
            )

        return cls(client, found)

    @property
    def flows(self) -> Flows:
        return self.auth.flows

    @property
    def cookies(self) -> Cookies:
        settings = self.flows.settings
        return Cookies.of(
            self.flows.site, longest=settings.sessions.absolute, pending=settings.step_up.pending
        )

    def driven(self, step: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """
        Run *step* to its end: in the loop of the application, if there is one.
        """
        if isinstance(self.auth, Onetsec):
            return run(step())

        portal = getattr(self.client, "portal", None)
        if portal is not None:  # inside of ``with TestClient(app)``
            result: T = portal.call(step)
            return result

        return asyncio.run(_settled(step))

    async def awaited(self, step: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """
        Run *step* to its end in the present loop; what is Django's beside it, as Django wants it.
        """
        if not _is_of_django(self.client):
            return await step()

        result: T = await import_module("asgiref.sync").sync_to_async(lambda: run(step()))()
        return result

    async def sign_in(self, user_id: str, *, mfa: bool, fresh: bool) -> Session:
        channels = (Channel.PASSWORD, Channel.APP) if mfa else (Channel.PASSWORD,)
        result = await self.flows.sign_in.trusted(user_id, channels=channels, client=_HERE)
        if result.pending is not None:
            raise ConfigurationError(
                f"mfa: user {user_id!r} has a second factor, without which nobody is signed in;"
                " use mfa=True."
            )
        if result.session is None:
            raise LookupError(f"The application has no active user {user_id!r}.")

        self._give(result.session, result.token, result.device)
        return result.session if fresh else await self.stale()

    async def stale(self) -> Session:
        session = await self._session()
        if session is None:
            raise LookupError("Nobody is signed in at this client.")

        return await self._proven(session, at=self._now - _OLD)

    async def enroll(self, user_id: str) -> Authenticator:
        mine = await self._session()
        is_mine = mine is not None and mine.user_id == user_id
        if mine is not None and is_mine:  # however long ago that was
            session = await self._proven(mine, at=self._now)
        else:
            session = await self._passing(user_id)
        setup = await self.flows.totp.begin(session)
        if not setup.key:
            raise ConfigurationError(f"enroll_totp: {setup.outcome.value}.")

        clock = self.flows.engine.clock
        app = Authenticator(key=setup.key.replace(" ", ""), now=clock.seconds)
        change = await self.flows.totp.confirm(session, app.code(), client=_HERE)
        app.recovery_codes = list(change.recovery_codes)
        if is_mine:
            self._give(change.session, change.token, change.device)
        elif change.session is not None:
            await self.flows.sessions.sign_out(change.session)
        return app

    @property
    def _now(self) -> int:
        return self.flows.engine.clock.seconds()

    async def _proven(self, session: Session, *, at: int) -> Session:
        """
        Let *session* go on as if everything in it had been proven then.
        """
        proofs = dict.fromkeys(session.proofs, at)
        opened = await self.flows.restamp(session, proofs=proofs)
        if opened.session is None:
            raise LookupError("The session has ended meanwhile.")

        self._give(opened.session, opened.token, opened.device)
        return opened.session

    async def _passing(self, user_id: str) -> Session:
        """
        Open a session for a moment.
        """
        channels = (Channel.PASSWORD, Channel.APP)
        result = await self.flows.sign_in.trusted(user_id, channels=channels, client=_HERE)
        if result.session is None:
            raise LookupError(f"The application has no active user {user_id!r}.")

        return result.session

    async def _session(self) -> Session | None:
        token = _jar_of(self.client).read(self.cookies.session.name)
        return None if token is None else await self.flows.sessions.check(token, client=_HERE)

    def _give(self, session: Session | None, token: str | None, device: str | None) -> None:
        jar, site = _jar_of(self.client), self.flows.site.url
        if isinstance(jar, _Django):
            if session is not None and token is not None:
                jar.enter(session, token, device)
            return

        for cookie, value in ((self.cookies.session, token), (self.cookies.device, device)):
            if value is not None:
                jar.put(cookie, value, site)


async def _settled(step: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """
    Run *step*, and what it has left for later, in a loop that ends with it.
    """
    result = await step()
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*rest, return_exceptions=True)
    return result


def _application_of(client: Any) -> Any:
    """
    Find the application of a client: of Flask and Werkzeug, of Starlette, of httpx.
    """
    transport = getattr(client, "_transport", None)
    return (
        getattr(client, "application", None)
        or getattr(client, "app", None)
        or getattr(transport, "app", None)
    )


def _facade_of(client: Any) -> Facade | None:
    """
    Find what an adapter of ours was given: in the extensions of Flask, in the state of Starlette,
    among the applications of Django.
    """
    app = _application_of(client)
    extensions = getattr(app, "extensions", None) or {}
    state = getattr(app, "state", None)
    adapter = extensions.get("onetsec") or getattr(state, "onetsec", None)
    if _is_of_django(client):
        adapter = _adapter_of_django()
    auth: Facade | None = getattr(adapter, "auth", None)
    return auth


def _is_of_django(client: Any) -> bool:
    return hasattr(client, "force_login")


def _adapter_of_django() -> Any:
    return import_module("django.apps").apps.get_app_config("onetsec")


class _Werkzeug:
    """
    The cookies of a client of Flask, or of Werkzeug.
    """

    def __init__(self, client: Any) -> None:
        self._client = client

    def _hosts(self, site: str) -> set[str]:
        config = getattr(self._client.application, "config", {})
        named = config.get("SERVER_NAME") or "localhost"
        return {named.partition(":")[0], urlsplit(site).hostname or ""}

    def read(self, name: str) -> str | None:
        found = [one.value for one in self._client._cookies.values() if one.key == name]
        return found[-1] if found else None

    def put(self, cookie: Cookie, value: str, site: str) -> None:
        for host in self._hosts(site):
            self._client.set_cookie(cookie.name, value, domain=host, httponly=True)


class _Httpx:
    """
    The cookies of a client of httpx, which has to be where they are for.
    """

    def __init__(self, client: Any) -> None:
        self._client = client

    def read(self, name: str) -> str | None:
        return next((one.value for one in self._client.cookies.jar if one.name == name), None)

    def put(self, cookie: Cookie, value: str, site: str) -> None:
        self._client.base_url = site
        library = import_module(_library_of(self._client))
        request = library.Request("GET", site)
        response = library.Response(200, headers=[cookie.set(value)], request=request)
        self._client.cookies.extract_cookies(response)


class _Django:
    """
    The session of a client of Django: on its way by Django's own session, or in cookies of ours.
    """

    def __init__(self, client: Any) -> None:
        self._client = client

    def read(self, name: str) -> str | None:
        token: str | None = _adapter_of_django().token(self._client)
        return token

    def enter(self, session: Session, token: str, device: str | None) -> None:
        _adapter_of_django().enter(self._client, session, token=token, device=device)


def _library_of(client: Any) -> str:
    """
    Name what *client* is made of: ``httpx``, or one of its successors.
    """
    roots = [kind.__module__.partition(".")[0] for kind in type(client).__mro__]
    return next(root for root in roots if root.startswith("httpx"))


def _jar_of(client: Any) -> _Werkzeug | _Httpx | _Django:
    if _is_of_django(client):
        return _Django(client)
    if hasattr(client, "set_cookie"):
        return _Werkzeug(client)
    if hasattr(client, "cookies") and hasattr(client, "base_url"):
        return _Httpx(client)

    raise ConfigurationError(
        f"client: {type(client).__name__} is no test client of Flask, Django, Starlette or httpx."
    )
