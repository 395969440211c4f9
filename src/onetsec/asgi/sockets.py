"""
WebSockets: what lasts longer than a request ends with its session.
"""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any

from ..errors import ConfigurationError, Unavailable
from ..sessions import Session
from ._turn import Turn, turn_of

SESSION_OVER = 4401
"""The code that a WebSocket is closed with when its session is over."""


def closing(connection: Any, session: Session, *, every: float = 15) -> Closing:
    """
    Close the WebSocket *connection* with the code 4401 when *session* is over: ``async with``.

    What runs in the block is cancelled then, and the block is left without an exception. An outage
    of the storage closes nothing.

    Args:
        every: Seconds between two looks, at most 30. They are no activity: a session whose
            browser does nothing else becomes idle all the same.

    Raises:
        ConfigurationError: If *every* is out of range.
    """
    if not 0 < every <= 30:
        raise ConfigurationError(f"closing: every={every!r} is not between 0 and 30 seconds.")

    return Closing(turn_of(connection), session, every=every)


class Closing:
    """
    The block that ends with a session; see :func:`closing`.
    """

    def __init__(self, turn: Turn, session: Session, *, every: float) -> None:
        self._turn = turn
        self._session = session
        self._every = every
        self._limit = asyncio.timeout(None)

    async def __aenter__(self) -> None:
        await self._limit.__aenter__()
        watch = _watch(self._turn, self._session, self._every, self._limit)
        self._task = asyncio.create_task(watch)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self._task.cancel()
        try:
            await self._limit.__aexit__(kind, error, trace)
        except TimeoutError:  # of ours: one of the host's passes through
            await self._turn.close(SESSION_OVER)
            return True

        return False


async def _watch(turn: Turn, session: Session, every: float, limit: asyncio.Timeout) -> None:
    """
    Look from time to time, and end what goes on within *limit* once *session* is over.
    """
    while await _is_alive(turn, session):
        await asyncio.sleep(every)
    limit.reschedule(asyncio.get_running_loop().time())


async def _is_alive(turn: Turn, session: Session) -> bool:
    try:
        return await turn.web.flows.sessions.is_alive(session)
    except Unavailable:
        return True  # nobody can tell
