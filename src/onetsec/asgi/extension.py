"""
The pages as ASGI middleware.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from .._facade import AsyncOnetsec
from ..errors import ConfigurationError, Unavailable
from ..web import Web, WebRequest
from ..web.asgi import path, translated
from ..web.headers import CSP
from ._answers import Answer, Refused, is_outage
from ._bodies import Disconnected, read
from ._lifespan import Lifespan
from ._templates import Folder, answered, renderer
from ._turn import KEY, Turn
from ._types import App, Receive, Scope, Send

if TYPE_CHECKING:
    from jinja2 import Environment


class Installable(Protocol):
    """
    An application of Starlette or FastAPI: what is asked of it.
    """

    def add_middleware(self, middleware_class: Any) -> None: ...
    def add_exception_handler(self, exc_class_or_status_code: Any, handler: Any) -> None: ...


class AsgiOnetsec:
    """
    The pages of *auth* in an ASGI application.

    Nothing of an application is kept here, so one object serves several.

    Args:
        auth: What the pages are about.

        prefix: The path under which the pages are served, without a slash at its end. It is the
            whole path: an application that is itself mounted below a path names that one.

        home: Where to go after signing in, if no page was asked for; "" for Security Settings.

        csp: The Content-Security-Policy of our pages, if the layout of the host needs another one.

        locale: Gives the language of a scope, such as ``"de"`` or ``"de_AT"``; if it is None or "",
            the browser is asked.

        templates: The host's own templates, by their folder or as an environment of Jinja2, such as
            ``Jinja2Templates(...).env``. ``onetsec/layout.html`` takes the place of ours.

        pages: Whether there are pages; a front end that has its own needs none.

        api: The path under which the JSON API is, such as ``"/api/auth"``; None for no API.

        origins: Scheme and host of front ends at other addresses of the same site, such as
            ``"https://app.example.com"``, which may use the API and open WebSockets.

        trusted_proxies: The networks of your own proxies, such as ``["10.0.0.0/8"]``; ``"unix"`` is
            a Unix socket. From them ``X-Forwarded-For`` is read, from right to left.
            Servers do the same for the whole application, such as Uvicorn with its
            ``--forwarded-allow-ips``.

    Raises:
        ConfigurationError: If *prefix*, *api*, or one of *origins* or *trusted_proxies* can not be
            one, or *auth* is not asynchronous.
    """

    def __init__(
        self,
        auth: AsyncOnetsec,
        prefix: str = "",
        *,
        home: str = "",
        csp: str = CSP,
        locale: Callable[[Scope], object] = lambda scope: "",
        templates: Folder | Sequence[Folder] | Environment | None = None,
        pages: bool = True,
        api: str | None = None,
        origins: Collection[str] = (),
        trusted_proxies: Collection[str] = (),
    ) -> None:
        if not isinstance(auth, AsyncOnetsec):
            raise ConfigurationError(
                f"auth: {type(auth).__name__} would keep the event loop waiting; give AsyncOnetsec."
            )
        self.auth = auth
        self._web = partial(
            Web,
            auth.flows,
            renderer=renderer(templates),
            home=home,
            csp=csp,
            origins=origins,
            trusted_proxies=trusted_proxies,
        )
        self._where: dict[str, Any] = {"prefix": prefix, "pages": pages, "api": api}
        self.web = self._web(**self._where)
        self.locale = locale

    def install(
        self,
        app: Installable,
        *,
        prefix: str | None = None,
        pages: bool | None = None,
        api: str | None = None,
    ) -> None:
        """
        Add the pages to *app* of Starlette or FastAPI, before it has answered anything.

        It looks at the storage when it starts, and closes what is open when it ends.

        Args:
            prefix, pages, api: In the place of those of this object.
        """
        app.add_middleware(partial(self.wrap, prefix=prefix, pages=pages, api=api))
        for refusal in (Refused, Unavailable):  # inside of the middleware of the host
            app.add_exception_handler(refusal, self._handler)
        if hasattr(app, "state"):
            app.state.onetsec = self  # where tests look for it

    def wrap(
        self,
        app: App,
        *,
        prefix: str | None = None,
        pages: bool | None = None,
        api: str | None = None,
    ) -> App:
        """
        Return *app* of any framework with the pages before it.

        Args:
            prefix, pages, api: In the place of those of this object.
        """
        asked = {"prefix": prefix, "pages": pages, "api": api}
        where = {name: given for name, given in asked.items() if given is not None}
        web = self._web(**{**self._where, **where}) if where else self.web
        return _Wrapped(self, web, app)

    async def _handler(self, connection: Any, error: Exception) -> Answer:
        return self._answer(connection.scope[KEY], error)

    def _answer(self, turn: Turn, error: BaseException) -> Answer:
        """
        Return what *error* means to whoever waits.
        """
        if isinstance(error, Refused):
            return Answer(error.answer, turn=turn)

        asked = self.translated(turn.scope, body=b"")
        return Answer(turn.web.unavailable(asked), turn=turn)

    def translated(self, scope: Scope, *, body: bytes | None) -> WebRequest:
        """
        Return the request of *scope*, in the language of the host.
        """
        language = ""
        with suppress(Unavailable):  # a host that asks its storage: an outage stays a 503
            language = str(self.locale(scope) or "")
        return translated(scope, body=body, language=language)


class _Wrapped:
    """
    An application with our pages before it.
    """

    def __init__(self, ours: AsgiOnetsec, web: Web, app: App) -> None:
        self._ours = ours
        self._web = web
        self._app = app
        patterns = (re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(one)) for one, _ in web.paths())
        self._is_ours = re.compile("|".join(patterns)).fullmatch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """
        Answer what is ours, and let the application answer the rest.
        """
        if scope["type"] == "lifespan":
            auth = self._ours.auth
            await Lifespan(self._app, ping=auth.ping, close=auth.close).live(scope, receive, send)
            return
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if scope["type"] == "http" and self._is_ours(path(scope)):
            with suppress(Disconnected):
                await self._respond(scope, receive, send)
            return

        await self._pass_on(scope, receive, send)

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await read(translated(scope, body=b""), receive)
        token = answered.set(scope)
        try:
            answer = await self._web.respond(self._ours.translated(scope, body=body.whole))
        finally:
            answered.reset(token)
        if answer is None:
            await self._pass_on(scope, body.again(receive), send)
            return

        await Answer(answer)(scope, receive, send)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        turn = Turn(self._web, scope)
        out = turn.sending(send)
        try:
            await self._app({**scope, KEY: turn}, receive, out)
        except Exception as error:
            if not isinstance(error, Refused) and not is_outage(error):
                raise
            await self._fail(turn, error, receive, out)

    async def _fail(self, turn: Turn, error: Exception, receive: Receive, send: Send) -> None:
        """
        Answer an exception that no handler inside has answered.
        """
        if turn.has_started and turn.scope["type"] == "http":
            raise error  # what has begun can only be broken off

        await self._ours._answer(turn, error)(turn.scope, receive, send)
