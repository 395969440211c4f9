"""
The way of a request through the pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import Enum
from functools import cached_property
from urllib.parse import quote

from attrs import evolve, field, frozen

from ..errors import ConfigurationError
from ..flows import Flows
from ..flows.sign_in import SignIn
from ..records import Client, Transport, checked_origin
from ..sessions import Session
from ..texts import Texts
from . import bearers, urls
from .api import problems
from .api.door import Api
from .clients import Clients
from .cookies import Cookies
from .csrf import Binding, Bound, Csrf, bound_to, origin
from .door import Pages
from .headers import CSP
from .pages import Frame
from .proxies import Proxies
from .refusals import unavailable
from .render import Renderer
from .requests import WebRequest, WebResponse
from .urls import Urls
from .visits import Header

_VISITOR = re.compile(r"[0-9a-f]{36}", re.ASCII)


@frozen
class Web:
    """
    The pages of one application: all that an adapter for a framework builds.

    Args:
        flows: What the pages are made of.

        renderer: The template engine of the host.

        prefix: The path under which the pages are served, without a slash at its end.

        home: Where to go after signing in, if no page was asked for; "" for Security Settings.

        csp: The Content-Security-Policy of our pages, for hosts whose own layout needs another.

        pages: Whether there are pages; a front end that has its own needs none.

        api: The path under which the JSON API is, without a slash at its end; None for no API.

        origins: Scheme and host of front ends at other addresses of the same site, such as
            ``https://app.example.com``: browsers let them use the API.

        trusted_proxies: The networks of the host's own proxies, such as ``10.0.0.0/8``, or
            ``unix``: from them ``X-Forwarded-For`` is read, from right to left. Not needed where
            the framework or the server has put the client in the place of the proxy.

    Raises:
        ConfigurationError: If *prefix*, *api*, or one of *origins* or *trusted_proxies* can not be
            one, or the links of mails lead elsewhere.
    """

    flows: Flows
    renderer: Renderer = field(kw_only=True, repr=False)
    prefix: str = field(default="", kw_only=True, converter=urls.checked)
    _home: str = field(default="", kw_only=True)
    csp: str = field(default=CSP, kw_only=True, repr=False)
    has_pages: bool = field(default=True, kw_only=True, alias="pages")
    _api: str | None = field(default=None, kw_only=True)
    _origins: Collection[str] = field(default=(), kw_only=True)
    _trusted_proxies: Collection[str] = field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self._api is not None and not urls.checked(self._api, setting="api"):
            raise ConfigurationError("api: it is empty; give a path of its own, such as '/api'.")
        for url in self._origins:
            checked_origin(url, setting="origins")
        Proxies.of(self._trusted_proxies)
        site = self.flows.site
        if not self.has_pages or not self.can_mail or site.frontend:
            return
        for setting, named, there in (
            ("reset_path", site.reset_path, self.urls.reset),
            ("undo_path", site.undo_path or self.urls.undo, self.urls.undo),
        ):
            if named != there:
                raise ConfigurationError(
                    f"site.{setting}: mails lead to {named!r}, but the page is at {there!r}. Give"
                    " that to Site."
                )

    @cached_property
    def urls(self) -> Urls:
        """
        Return where everything is.
        """
        return Urls.at(self.prefix, site=self.flows.site.url)

    @cached_property
    def cookies(self) -> Cookies:
        """
        Return the cookies of the site.
        """
        settings = self.flows.settings
        return Cookies.of(
            self.flows.site, longest=settings.sessions.absolute, pending=settings.step_up.pending
        )

    @cached_property
    def proxies(self) -> Proxies:
        """
        Return the proxies that the host trusts.
        """
        return Proxies.of(self._trusted_proxies)

    @cached_property
    def _clients(self) -> Clients:
        return Clients(
            self.flows.engine.clock,
            place_header=self.flows.locator.header,
            proxies=self.proxies,
        )

    @cached_property
    def csrf(self) -> Csrf:
        """
        Return what issues and checks the tokens against forged requests.
        """
        engine = self.flows.engine
        return Csrf(
            site=self.flows.site,
            keys=engine.keys,
            random=engine.random,
            origins=self.origins,
        )

    @cached_property
    def _doors(self) -> tuple[Pages | Api, ...]:
        """
        What answers, in the order in which it is asked.
        """
        api = () if self.api is None else (self.api,)
        return (*api, Pages(self)) if self.has_pages else api

    @cached_property
    def api(self) -> Api | None:
        """
        Return the JSON API, if there is one.
        """
        return None if self._api is None else Api(self, self._api)

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """
        Return the other addresses that may use the API, as browsers write them.
        """
        return tuple(origin(url) for url in self._origins)

    @property
    def can_mail(self) -> bool:
        """
        Return whether the host has given us a mailer.
        """
        return self.flows.mails.is_there

    @property
    def can_mail_codes(self) -> bool:
        """
        Return whether users may turn mailed codes on.
        """
        return self.can_mail and self.flows.settings.email_code.offered

    @property
    def home(self) -> str:
        """
        Return where to go after signing in.
        """
        return self._home or self.urls.security

    @property
    def now(self) -> int:
        """
        Return the time, in Unix seconds.
        """
        return self.flows.engine.clock.seconds()

    async def session(self, request: WebRequest) -> Session | None:
        """
        Return the session that *request* carries: of a bearer, or else in its cookie.

        Raises:
            Unavailable: If the storage does not answer.
        """
        bearer = bearers.read(request)
        if bearer is None:
            return await self.cookie_session(request)

        client = self._clients.client(request)
        client = evolve(client, transport=Transport.BEARER)
        return await self.flows.sessions.check(bearer, client=client)

    async def cookie_session(self, request: WebRequest) -> Session | None:
        """
        Return the session that *request* carries in its cookie: what pages are for.

        Raises:
            Unavailable: If the storage does not answer.
        """
        token = self.cookies.session.read(request)
        if token is None:
            return None

        return await self.flows.sessions.check(token, client=self._clients.client(request))

    def client(self, request: WebRequest) -> Client:
        """
        Return who makes *request*, with the device that it says to be.
        """
        if bearers.read(request) is None:
            return self._clients.client(request, device=self.cookies.device.read(request) or "")

        return evolve(self._clients.client(request), transport=Transport.BEARER)

    def browser(self, request: WebRequest) -> Client:
        """
        Return who makes *request*, for a session that will be a cookie whatever the request has.
        """
        return evolve(self.client(request), transport=Transport.COOKIE)

    def csrf_token(self, session: Session) -> str:
        """
        Return a token for a form of the host that is sent to a private page of ours.
        """
        return self.csrf.token(bound_to(session))

    def issued(
        self, request: WebRequest, session: Session | None
    ) -> tuple[str, tuple[Header, ...]]:
        """
        Return a token against forged requests for a front end of *session*, and the header that
        sets what it is bound to, if that is new.
        """
        if session is not None:
            return self.csrf_token(session), ()

        bound, cookies = self.visitor(request)
        return self.csrf.token(bound), cookies

    def texts(self, request: WebRequest) -> Texts:
        """
        Return the texts in the language of *request*: the one that the framework has chosen, or
        else the one that the browser asks for.
        """
        languages = self.flows.languages
        if request.language:
            return languages.named(request.language)

        return languages.preferred(request.header("accept-language"))

    def frame(self, request: WebRequest, *, csrf: str) -> Frame:
        """
        Return what a page that answers *request* has around it.
        """
        texts, site = self.texts(request), self.flows.site.name
        return Frame(site=site, urls=self.urls, csrf=csrf, texts=texts)

    def sign_in_url(self, target: str) -> str:
        """
        Return where to sign in, to go on to *target* afterwards.
        """
        return f"{self.urls.sign_in}?next={quote(target)}"

    async def respond(self, request: WebRequest) -> WebResponse | None:
        """
        Return the response to *request*; None if nothing of ours is there.
        """
        self.flows.engine.deliver_in_turn(now=self.now)
        is_head = request.method == "HEAD"
        asked = evolve(request, method="GET") if is_head else request
        for door in self._doors:
            response = await door.respond(asked)
            if response is not None:
                return _without_body(response) if is_head else response

        return None

    def unavailable(self, request: WebRequest) -> WebResponse:
        """
        Return the answer to any *request* of the application for when a port does not answer. It
        leaves every cookie alone.
        """
        if self.api is not None and self.api.is_of(request):
            return self.api.unavailable(request)

        return unavailable(self.texts(request))

    def problem(self, request: WebRequest, outcome: Enum) -> WebResponse:
        """
        Return the problem document of *outcome*, for a client that looks at no pages.
        """
        at = None if self.api is None else self.api.address
        return problems.refused(problems.problem(outcome, self.texts(request), at=at))

    def paths(self) -> Iterator[tuple[str, str]]:
        """
        Give every path that is answered, and its name; ``{id}`` stands for one segment.
        """
        for door in self._doors:
            yield from door.paths()

    def visitor(self, request: WebRequest) -> tuple[Bound, tuple[Header, ...]]:
        """
        Return what forms of public pages are bound to, and the header that sets it if it is new.
        """
        visitor = self.cookies.visitor.read(request) or ""
        if _VISITOR.fullmatch(visitor):
            return Bound(to=Binding.VISITOR, value=visitor), ()

        visitor = self.flows.engine.random.bytes(18).hex()
        return Bound(to=Binding.VISITOR, value=visitor), (self.cookies.visitor.set(visitor),)

    def signed_in(self, result: SignIn) -> tuple[Header, ...]:
        """
        Return the headers that give a browser what *result* is worth: a session, or the way to the
        second step.
        """
        if result.pending is not None:
            return (self.cookies.pending.set(result.pending),)

        return self.opened(result.token, result.device)

    def opened(self, token: str | None, device: str | None) -> tuple[Header, ...]:
        """
        Return the headers that give a browser its session, and the device that it now is.
        """
        return (
            *([self.cookies.session.set(token)] if token else []),
            *([self.cookies.device.set(device)] if device else []),
        )


def _without_body(response: WebResponse) -> WebResponse:
    length = ("Content-Length", str(len(response.body)))
    return evolve(response, body=b"", headers=(*response.headers, length))
