"""
The way of a request through the pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ..errors import Unavailable
from ..texts import ENGLISH
from . import assets, forms, render, routes
from .csrf import Bound, Verdict, bound_to
from .forms import Form, FormProblem
from .messages import MESSAGES, NOTES, told
from .pages import Notice, ProblemPage
from .refusals import not_allowed, unavailable
from .requests import WebRequest, WebResponse
from .routes import Door, Found
from .visits import Answer, Header, Private, Public, Redirect, Route, Shown, Visit

if TYPE_CHECKING:
    from .application import Web


@frozen
class Pages:
    """
    The pages of one application.
    """

    web: Web

    def paths(self) -> Iterator[tuple[str, str]]:
        """
        Give every path that is answered, and its name; ``{id}`` stands for one segment.
        """
        named = {route.path: route for route in routes.ROUTES if route.handler is not None}
        for path, route in named.items():
            yield path if route.is_rooted else self.web.prefix + path, route.name
        yield f"{self.web.prefix}{assets.FOLDER}{{name}}", "static"

    async def respond(self, request: WebRequest) -> WebResponse | None:
        """
        Return the response to *request*; None if no page is there.
        """
        prefix, found = self.web.prefix, routes.find(request.path, Door.ROOT)
        if found is None and request.path.startswith(prefix + "/"):
            path = request.path.removeprefix(prefix)
            if path.startswith(assets.FOLDER):
                return _file(path.removeprefix(assets.FOLDER), request)

            found = routes.find(path, Door.PAGES)
        if found is None:
            return None

        route = found.routes.get(request.method)
        if route is None:
            return not_allowed(found.allowed, self.web.texts(request))

        try:
            return await self._answer(route, found, request)
        except Unavailable:
            return unavailable(self.web.texts(request))

    async def _answer(self, route: Route, found: Found, request: WebRequest) -> WebResponse:
        web = self.web
        cookies: tuple[Header, ...] = ()
        match route.handler:
            case Private(show):
                session = await web.cookie_session(request)
                if session is None:
                    return render.redirect(web.sign_in_url(self._place(route, request)))
                bound = bound_to(session)
                step = partial(show, web, session)
            case Public(show_all):
                bound, cookies = web.visitor(request)
                step = partial(show_all, web)

        visit = Visit(
            request=request,
            client=web.client(request),
            frame=web.frame(request, csrf=web.csrf.token(bound)),
            parts=found.parts,
        )
        if request.method == "POST":
            form = self._form(request, bound)
            if not isinstance(form, Form):
                refused = Shown(page=self._refused(form, route, visit))
                return self._sent(refused, request, cookies)
            visit = evolve(visit, form=form)

        return self._sent(await step(visit), request, cookies)

    def _form(self, request: WebRequest, bound: Bound) -> Form | FormProblem | Verdict:
        """
        The fields that were sent, or why they do not come from a page of ours.
        """
        form = forms.read(request)
        if isinstance(form, FormProblem):
            return form

        verdict = self.web.csrf.check(request, typed=form.text("csrf"), bound=bound)
        return form if verdict is Verdict.OURS else verdict

    def _place(self, route: Route, request: WebRequest) -> str:
        """
        The page that *request* is of: what to show after a sign-in.
        """
        if request.method != "GET":
            return self.web.prefix + (route.back or route.path)

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
            link=f"{self.web.urls.site}{back}" if elsewhere else back,
            link_label=self.web.urls.site if elsewhere else visit.texts["problem_reload"],
        )

    def _sent(
        self, answer: Answer, request: WebRequest, cookies: tuple[Header, ...]
    ) -> WebResponse:
        """
        *answer* as a response. A page that somebody was led to tells the outcome that led there.
        """
        if isinstance(answer, Redirect):
            note = (self.web.cookies.note.set(answer.note.value),) if answer.note else ()
            return render.redirect(answer.to, cookies=(*answer.cookies, *note))

        page, cookies = answer.page, (*cookies, *answer.cookies)
        code = self.web.cookies.note.read(request) if request.method == "GET" else None
        if code is not None:
            cookies = (*cookies, self.web.cookies.note.delete())
            page = evolve(page, notice=page.notice or told(NOTES.get(code), page.t))
        return render.html(page, renderer=self.web.renderer, csp=self.web.csp, cookies=cookies)


def _file(name: str, request: WebRequest) -> WebResponse | None:
    found = assets.asset(name)
    if found is None:
        return None

    if request.method == "GET":
        return found.respond(request)

    return not_allowed("GET, HEAD", ENGLISH)  # nobody reads it
