"""
The way of a request through the API.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from ...errors import Unavailable
from ...records import Transport
from ...sessions import Session
from .. import routes
from ..csrf import bound_to
from ..messages import ApiOutcome, WebOutcome
from ..refusals import RETRY_AFTER
from ..requests import WebRequest, WebResponse
from ..routes import Door, Found
from . import bodies, cors, document, problems
from .bodies import Refused
from .operations import Call, Operation, Reply, status
from .shapes import Problem

if TYPE_CHECKING:
    from ..application import Web

DOCUMENT = document.PATH
_READ = "GET, HEAD"


@frozen
class Api:
    """
    The operations of one application.

    Args:
        prefix: The path under which they are, without a slash at its end.
    """

    web: Web
    prefix: str

    @property
    def address(self) -> str:
        """
        Return where the API is on the web.
        """
        return f"{self.web.flows.site.url}{self.prefix}"

    def paths(self) -> Iterator[tuple[str, str]]:
        """
        Give every path that is answered, and its name; ``{id}`` stands for one segment.
        """
        named = {route.path: route for route in routes.ROUTES if route.api is not None}
        for path, route in named.items():
            yield self.prefix + path, f"api_{route.name}"
        yield self.prefix + DOCUMENT, "api_document"
        yield f"{self.prefix}{problems.FOLDER}{{name}}", "api_problem"

    async def respond(self, request: WebRequest) -> WebResponse | None:
        """
        Return the response to *request*; None if nothing of the API is there.
        """
        if not self.is_of(request):
            return None

        path = request.path.removeprefix(self.prefix)
        found = routes.find(path, Door.API)
        if found is not None:
            response = await self._response(found, request)
        elif self._has(request.path):
            response = self._fixed(path, request)
        else:
            return None

        told = cors.headers(request, self.web.origins)
        return evolve(response, headers=(*response.headers, *told))

    def is_of(self, request: WebRequest) -> bool:
        """
        Whether *request* is for a path under the prefix.
        """
        return request.path.startswith(self.prefix + "/")

    def unavailable(self, request: WebRequest) -> WebResponse:
        """
        Return the answer for when a port does not answer. It leaves every cookie alone.
        """
        return problems.refused(
            self._problem(request, WebOutcome.UNAVAILABLE, retry_after=RETRY_AFTER)
        )

    async def _response(self, found: Found, request: WebRequest) -> WebResponse:
        if cors.is_preflight(request, self.web.origins):
            return _preflight(found.allowed)

        route = found.routes.get(request.method)
        if route is None or route.api is None:
            return self._not_allowed(request, found.allowed)

        try:
            reply = await self._reply(route.api, found, request)
        except Refused as refused:
            wrong = self._problem(request, refused.outcome, fields=refused.fields)
            return problems.refused(wrong)
        except Unavailable:
            return self.unavailable(request)

        return self._sent(reply, request)

    async def _reply(self, operation: Operation, found: Found, request: WebRequest) -> Reply:
        """
        What becomes of *request*, in this order: origin, session, token against forged requests,
        body, operation.
        """
        web = self.web
        call = Call(
            request=request,
            client=web.client(request),
            texts=web.texts(request),
            parts=found.parts,
            asked=bodies.asked(request, operation.asks),
        )
        if operation.takes is not None and not self._is_from_a_friend(request):
            raise Refused(ApiOutcome.OTHER_ORIGIN)
        if operation.for_anybody:
            body = _body(operation, request)
            if operation.is_bound and _transport(body) is Transport.COOKIE:
                await self._must_be_bound(request)
            return await operation.run(web, call, body)

        session = await web.session(request)
        if session is None:
            raise Refused(ApiOutcome.SIGN_IN_REQUIRED)
        if operation.takes is not None and session.transport is Transport.COOKIE:
            self._must_be_bound_to(session, request)
        return await operation.run(web, session, call, _body(operation, request))

    def _is_from_a_friend(self, request: WebRequest) -> bool:
        csrf = self.web.csrf
        return csrf.is_from_here(request) or csrf.is_from_front_end(request)

    async def _must_be_bound(self, request: WebRequest) -> None:
        """
        Take the token of a visitor; or of a session, from somebody who signs in once more.
        """
        bound, new = self.web.visitor(request)
        if not new and self.web.csrf.is_right(_typed(request), bound):
            return

        session = await self.web.cookie_session(request)
        if session is None:
            raise Refused(ApiOutcome.TOKEN_WRONG)
        self._must_be_bound_to(session, request)

    def _must_be_bound_to(self, session: Session, request: WebRequest) -> None:
        if not self.web.csrf.is_right(_typed(request), bound_to(session)):
            raise Refused(ApiOutcome.TOKEN_WRONG)

    def _sent(self, reply: Reply, request: WebRequest) -> WebResponse:
        code = status(reply.outcome, reply.body)
        if code < 400:
            body = b"" if reply.body is None else bodies.written(reply.body)
            return problems.answered(code, body, headers=reply.cookies)

        found = self._problem(
            request, reply.outcome, retry_after=reply.retry_after, rules=reply.unmet
        )
        return problems.refused(found, headers=reply.cookies)

    def _problem(self, request: WebRequest, outcome: Enum, **more: Any) -> Problem:
        return problems.problem(outcome, self.web.texts(request), at=self.address, **more)

    def _not_allowed(self, request: WebRequest, allowed: str) -> WebResponse:
        found = self._problem(request, WebOutcome.METHOD_NOT_ALLOWED)
        return problems.refused(found, headers=(("Allow", allowed),))

    def _fixed(self, path: str, request: WebRequest) -> WebResponse:
        """
        What is the same for everybody: the document, and what a problem means.
        """
        if cors.is_preflight(request, self.web.origins):
            return _preflight(_READ)
        code = path.removeprefix(problems.FOLDER)
        if path != DOCUMENT and code not in problems.KNOWN:
            return problems.refused(self._problem(request, ApiOutcome.NOT_FOUND))
        if request.method != "GET":
            return self._not_allowed(request, _READ)
        if path == DOCUMENT:
            return problems.answered(200, self._document)

        meaning = problems.meaning(code, self.web.texts(request), at=self.address)
        return problems.answered(200, bodies.written(meaning))

    def _has(self, path: str) -> bool:
        """
        Whether *path* is like one of ours: one that is not is the host's.
        """
        return self._like_ours.fullmatch(path) is not None

    @cached_property
    def _like_ours(self) -> re.Pattern[str]:
        named = (re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) for path, _ in self.paths())
        return re.compile("|".join(named))

    @cached_property
    def _document(self) -> bytes:
        return document.written(self)


def _preflight(methods: str) -> WebResponse:
    return problems.answered(204, b"", headers=cors.preflight(methods))


def _body(operation: Operation, request: WebRequest) -> Any:
    return None if operation.takes is None else bodies.read(request, operation.takes)


def _transport(body: object) -> Transport:
    """
    How the session of whoever sends *body* comes along. A GET changes nothing, and is not bound.
    """
    if body is None:
        return Transport.BEARER

    transport: Transport = getattr(body, "transport", Transport.COOKIE)
    return transport


def _typed(request: WebRequest) -> str:
    return request.header(cors.TOKEN) or ""
