"""
The way of a request through the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cached_property, partial
from urllib.parse import quote

from attrs import evolve, field, frozen

from ..errors import ConfigurationError, Unavailable
from ..flows import Flows
from ..flows.sign_in import SignIn
from ..records import Client
from ..sessions import Session
from ..texts import ENGLISH, Texts
from . import assets, forms, render, routes, urls
from .clients import Clients
from .cookies import Cookies
from .csrf import Binding, Bound, Csrf, Verdict
from .forms import Form, FormProblem
from .headers import CSP
from .messages import MESSAGES, NOTES, told
from .pages import Frame, Notice, ProblemPage
from .refusals import not_allowed, unavailable
from .render import Renderer
from .requests import WebRequest, WebResponse
from .routes import Found
from .urls import Urls
from .visits import Answer, Header, Private, Public, Redirect, Route, Shown, Visit

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

    Raises:
        ConfigurationError: If *prefix* can not be one, or the links of mails lead elsewhere.
    """

    flows: Flows
    renderer: Renderer = field(kw_only=True, repr=False)
    prefix: str = field(default="", kw_only=True, converter=urls.checked)
    _home: str = field(default="", kw_only=True)
    _csp: str = field(default=CSP, kw_only=True, repr=False)

    def __attrs_post_init__(self) -> None:
        named, there = self.flows.site.reset_path, self.urls.reset
        if self.can_mail and named != there:
            raise ConfigurationError(
                f"site.reset_path: mails lead to {named!r}, but the page is at {there!r}. Give that"
                " to Site."
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
    def _clients(self) -> Clients:
        return Clients(self.flows.engine.clock, place_header=self.flows.locator.header)

    @cached_property
    def _csrf(self) -> Csrf:
        engine = self.flows.engine
        return Csrf(site=self.flows.site, keys=engine.keys, random=engine.random)

    @property
    def can_mail(self) -> bool:
        """
        Return whether the host has given us a mailer.
        """
        return self.flows.mails.is_there

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
        Return the session that *request* carries.

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
        return self._clients.client(request, device=self.cookies.device.read(request) or "")

    def csrf_token(self, session: Session) -> str:
        """
        Return a token for a form of the host that is sent to a private page of ours.
        """
        return self._csrf.token(Bound(to=Binding.SESSION, value=session.id))

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
        Return the response to *request*; None if no page of ours is there.
        """
        method = "GET" if request.method == "HEAD" else request.method
        response = await self._response(evolve(request, method=method))
        if response is None or request.method != "HEAD":
            return response

        length = ("Content-Length", str(len(response.body)))
        return evolve(response, body=b"", headers=(*response.headers, length))

    async def _response(self, request: WebRequest) -> WebResponse | None:
        found = routes.find(request.path, rooted=True)
        if found is None and request.path.startswith(self.prefix + "/"):
            path = request.path.removeprefix(self.prefix)
            if path.startswith(assets.FOLDER):
                return _file(path.removeprefix(assets.FOLDER), request)

            found = routes.find(path)
        if found is None:
            return None

        route = found.routes.get(request.method)
        if route is None:
            return not_allowed(found.allowed, self.texts(request))

        try:
            return await self._answer(route, found, request)
        except Unavailable:
            return unavailable(self.texts(request))

    async def _answer(self, route: Route, found: Found, request: WebRequest) -> WebResponse:
        cookies: tuple[Header, ...] = ()
        match route.handler:
            case Private(show):
                session = await self.session(request)
                if session is None:
                    return render.redirect(self.sign_in_url(self._place(route, request)))
                bound = Bound(to=Binding.SESSION, value=session.id)
                step = partial(show, self, session)
            case Public(show_all):
                bound, cookies = self._visitor(request)
                step = partial(show_all, self)

        visit = Visit(
            request=request,
            client=self.client(request),
            frame=self.frame(request, csrf=self._csrf.token(bound)),
            parts=found.parts,
        )
        if request.method == "POST":
            form = self._form(request, bound)
            if not isinstance(form, Form):
                refused = Shown(page=self._refused(form, route, visit))
                return self._sent(refused, request, cookies)
            visit = evolve(visit, form=form)

        return self._sent(await step(visit), request, cookies)

    def paths(self) -> Iterator[tuple[str, str]]:
        """
        Give every path that is answered, and its name; ``{id}`` stands for one segment.
        """
        named = {route.path: route for route in routes.ROUTES}
        for path, route in named.items():
            yield path if route.is_rooted else self.prefix + path, route.name
        yield f"{self.prefix}{assets.FOLDER}{{name}}", "static"

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

    def _visitor(self, request: WebRequest) -> tuple[Bound, tuple[Header, ...]]:
        """
        What forms of public pages are bound to, and the header that sets it if it is new.
        """
        visitor = self.cookies.visitor.read(request) or ""
        if _VISITOR.fullmatch(visitor):
            return Bound(to=Binding.VISITOR, value=visitor), ()

        visitor = self.flows.engine.random.bytes(18).hex()
        return Bound(to=Binding.VISITOR, value=visitor), (self.cookies.visitor.set(visitor),)

    def _form(self, request: WebRequest, bound: Bound) -> Form | FormProblem | Verdict:
        """
        The fields that were sent, or why they do not come from a page of ours.
        """
        form = forms.read(request)
        if isinstance(form, FormProblem):
            return form

        verdict = self._csrf.check(request, typed=form.text("csrf"), bound=bound)
        return form if verdict is Verdict.OURS else verdict

    def _place(self, route: Route, request: WebRequest) -> str:
        """
        The page that *request* is of: what to show after a sign-in.
        """
        if request.method != "GET":
            return self.prefix + (route.back or route.path)

        return f"{request.path}?{request.query}" if request.query else request.path

    def _refused(self, why: Enum, route: Route, visit: Visit) -> ProblemPage:
        """
        The page that says why a form was not taken, and leads out.
        """
        back, message = self._place(route, visit.request), MESSAGES[why]
        elsewhere = why is Verdict.ELSEWHERE
        return ProblemPage(
            frame=visit.frame,
            title=visit.texts["problem_title"],
            notice=Notice(text=visit.texts[message.id], is_problem=True),
            status=message.status,
            link=f"{self.urls.site}{back}" if elsewhere else back,
            link_label=self.urls.site if elsewhere else visit.texts["problem_reload"],
        )

    def _sent(
        self, answer: Answer, request: WebRequest, cookies: tuple[Header, ...]
    ) -> WebResponse:
        """
        *answer* as a response. A page that somebody was led to tells the outcome that led there.
        """
        if isinstance(answer, Redirect):
            note = (self.cookies.note.set(answer.note.value),) if answer.note else ()
            return render.redirect(answer.to, cookies=(*answer.cookies, *note))

        page, cookies = answer.page, (*cookies, *answer.cookies)
        code = self.cookies.note.read(request) if request.method == "GET" else None
        if code is not None:
            cookies = (*cookies, self.cookies.note.delete())
            page = evolve(page, notice=page.notice or told(NOTES.get(code), page.t))
        return render.html(page, renderer=self.renderer, csp=self._csp, cookies=cookies)


def _file(name: str, request: WebRequest) -> WebResponse | None:
    found = assets.asset(name)
    if found is None:
        return None

    if request.method == "GET":
        return found.respond(request)

    return not_allowed("GET, HEAD", ENGLISH)  # nobody reads it
