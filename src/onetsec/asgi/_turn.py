"""
One request on its way through the application of the host.
"""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Collection
from functools import cached_property
from typing import Any

from ..errors import ConfigurationError
from ..sessions import Session
from ..web import Web, WebRequest, bearers
from ..web.asgi import translated
from ..web.csrf import origin
from ..web.headers import OTHER_CACHES
from ._types import Message, Scope, Send

KEY = "onetsec"
"""Where a scope holds its turn."""

_CACHES = {name.lower().encode() for name in ("Cache-Control", *OTHER_CACHES)}
_VARY = (b"cookie", b"authorization")


class Turn:
    """
    What we know of one request, and what its response has to carry.

    Attributes:
        has_started: The response is on its way: no cookie can be put on it any more.
    """

    def __init__(self, web: Web, scope: Scope) -> None:
        self.web = web
        self.scope = scope
        self.has_started = False
        self.is_over = False
        self._cookies: list[tuple[bytes, bytes]] = []
        self._lock = Lock()
        self._is_asked = self._is_known = False
        self._session: Session | None = None
        self._send: Send | None = None

    @cached_property
    def request(self) -> WebRequest:
        """
        Return the request, without its body.
        """
        return translated(self.scope, body=b"")

    async def session(self) -> Session | None:
        """
        Return whose request it is; read once, however many ask at the same time.
        """
        self._is_asked = True
        async with self._lock:
            if not self._is_known:
                self._session = await self._read()
                self._is_known = True
        return self._session

    def became(self, session: Session | None) -> None:
        """
        Note whose request it is from now on.
        """
        self._session, self._is_known = session, True

    def put(self, cookies: Collection[tuple[str, str]]) -> None:
        """
        Put *cookies* on the response that is being made; then no cache may keep it.
        """
        self._cookies += [(name.lower().encode(), text.encode()) for name, text in cookies]

    def check_open(self) -> None:
        """
        Make sure that the response can still carry a cookie.
        """
        if self.has_started or self.scope["type"] != "http":
            raise ConfigurationError(
                "sign_in and sign_out put cookies on a response: call them while the answer to an"
                " HTTP request is made, before it has begun."
            )

    def sending(self, send: Send) -> Send:
        """
        Return *send*, with what the response has to carry.
        """
        self._send = send

        async def out(message: Message) -> None:
            kind = message["type"]
            if kind == "http.response.start":
                self.has_started = True
                message = {**message, "headers": self._carried(message.get("headers", ()))}
            if kind in ("websocket.accept", "websocket.http.response.start"):
                self.has_started = True
            if kind.startswith("websocket.") and self.is_over:
                return  # we have closed it; the host may not know yet

            self.is_over = self.is_over or kind == "websocket.close"
            await send(message)

        return out

    async def close(self, code: int) -> None:
        """
        Close this WebSocket, unless it is closed.
        """
        if self._send is not None and not self.is_over:
            self.is_over = True
            await self._send({"type": "websocket.close", "code": code, "reason": ""})

    async def _read(self) -> Session | None:
        if self.scope["type"] == "websocket" and not self._is_from_here():
            return None

        return await self.web.session(self.request)

    def _is_from_here(self) -> bool:
        """
        Whether a handshake comes from a page of the site: a browser sends cookies from any page.
        A token of ours in a header comes from no page, and no cookie counts beside it.
        """
        if bearers.read(self.request) is not None:
            return True

        return self.request.header("origin") in (
            origin(self.web.flows.site.url),
            *self.web.origins,
        )

    def _carried(self, headers: Collection[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        made = [(bytes(name), bytes(text)) for name, text in headers]
        if self._cookies:
            made = [pair for pair in made if pair[0].lower() not in _CACHES]
            made += [*self._cookies, (b"cache-control", b"private, no-store")]
        return _varied(made) if self._is_asked or self._cookies else made


def _varied(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """
    *headers* of an answer that depends on who has asked.
    """
    lines = [text for name, text in headers if name.lower() == b"vary"]
    there = [word.strip() for line in lines for word in line.split(b",")]
    known = {word.lower() for word in there}
    if b"*" in known:
        return headers

    added = [word.title() for word in _VARY if word not in known]
    kept = [pair for pair in headers if pair[0].lower() != b"vary"]
    return [*kept, (b"vary", b", ".join((*there, *added)))]


def turn_of(connection: Any) -> Turn:
    """
    Return the turn of *connection*: a scope, or an object that has one, as every framework's.

    Raises:
        ConfigurationError: If it did not come through :class:`.AsgiOnetsec`.
    """
    scope = getattr(connection, "scope", connection)
    try:
        turn: Turn = scope[KEY]
    except (KeyError, TypeError) as error:
        raise ConfigurationError(
            f"{type(connection).__name__} is no request that came through AsgiOnetsec: install it"
            " into the application, and give the request, the WebSocket or the scope."
        ) from error

    return turn
