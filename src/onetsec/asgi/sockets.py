"""
WebSockets: what lasts longer than a request ends with its session.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from ..errors import ConfigurationError, Unavailable
from ..sessions import Session
from ._turn import Turn, turn_of

SESSION_OVER = 4401
"""The code that a WebSocket is closed with when its session is over."""


@asynccontextmanager
async def closing(connection: Any, session: Session, *, every: float = 15) -> AsyncIterator[None]:
    """
    Close the WebSocket *connection* with the code 4401 when *session* is over.

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

    turn = turn_of(connection)
    try:
        async with asyncio.timeout(None) as limit:
            watch = asyncio.create_task(_watch(turn, session, every, limit))
            try:
                yield
            finally:
                watch.cancel()
    except TimeoutError:
        if not limit.expired():
            raise  # one of the host's own
        await turn.close(SESSION_OVER)


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
