"""
The life of an application: the storage is looked at before it starts, and closed at its end.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from ..errors import ConfigurationError, Unavailable
from ._types import App, Message, Receive, Scope, Send

_log = logging.getLogger("onetsec")


class Lifespan:
    """
    One life of *app*, around which *ping* and *close* are awaited.
    """

    def __init__(
        self,
        app: App,
        *,
        ping: Callable[[], Awaitable[object]],
        close: Callable[[], Awaitable[None]],
    ) -> None:
        self._app = app
        self._ping = ping
        self._close = close
        self._told: set[str] = set()
        self._is_closed = False

    async def live(self, scope: Scope, receive: Receive, send: Send) -> None:
        """
        Live it: with an application that has a lifespan of its own, and with one that has none.
        """
        startup = await receive()
        try:
            await self._ping()
        except ConfigurationError as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        except Unavailable as error:
            # It is looked at again before it counts; public pages do not have to wait for it.
            _log.error("The application starts without its storage: %s", error)
        try:
            await self._pass_on(startup, scope, receive, send)
        finally:
            await self._end()

    async def _pass_on(self, startup: Message, scope: Scope, receive: Receive, send: Send) -> None:
        waiting = [startup]

        async def next_message() -> Message:
            return waiting.pop() if waiting else await receive()

        async def tell(message: Message) -> None:
            if message["type"].startswith("lifespan.shutdown."):
                await self._end()
            self._told.add(message["type"])
            await send(message)

        try:
            await self._app(scope, next_message, tell)
        except Exception:
            if self._told:
                raise  # the server was told, and says it
            _log.info("The application has no lifespan.", exc_info=True)
        if self._told:
            return

        # One without: we are its lifespan.
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._end()
        await send({"type": "lifespan.shutdown.complete"})

    async def _end(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            await self._close()
