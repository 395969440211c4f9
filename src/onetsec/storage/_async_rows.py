"""
:class:`.RowStorage` for asynchronous hosts.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import TYPE_CHECKING

from ..records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from . import _row_steps as steps
from ._row_steps import Steps, T

if TYPE_CHECKING:
    from .rows import AsyncRows


class AsyncRowStorage:
    """
    The storage that *rows* make; see :class:`.RowStorage`.

    Args:
        rows: The engine.

        sweep, close: As there, but awaited.
    """

    def __init__(
        self,
        rows: AsyncRows,
        *,
        sweep: Callable[..., Awaitable[int]] | None = None,
        close: Callable[[], Awaitable[object]] | None = None,
    ) -> None:
        self._rows = rows
        self._sweep = sweep
        self._close = close

    async def load(self, user_id: str) -> AccountRecord | None:
        """
        See :meth:`.Accounts.load`.
        """
        return await self._run(steps.load(user_id))

    async def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        See :meth:`.Accounts.save`.
        """
        return await self._run(steps.save(record, expected=expected))

    async def erase(self, user_id: str) -> None:
        """
        See :meth:`.Accounts.erase`.
        """
        await self._run(steps.erase(user_id))

    async def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        """
        See :meth:`.Accounts.waiting`.
        """
        return await self._run(steps.waiting(before=before, limit=limit))

    async def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        See :meth:`.Sessions.session`.
        """
        return await self._run(steps.session(user_id, session_id))

    async def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        """
        See :meth:`.Sessions.sessions`.
        """
        return await self._run(steps.sessions(user_id))

    async def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        See :meth:`.Sessions.put_session`.
        """
        return await self._run(steps.put_session(record, expected=expected))

    async def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        """
        See :meth:`.Sessions.drop_sessions`.
        """
        return await self._run(steps.drop_sessions(user_id, session_ids))

    async def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        """
        See :meth:`.Sessions.raise_epoch`.
        """
        return await self._run(steps.raise_epoch(user_id, epoch, keep_until=keep_until))

    async def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        See :meth:`.Throttle.hit`.
        """
        return await self._run(steps.hit(key, limits, now=now, cost=cost))

    async def record_event(self, event: EventRecord) -> None:
        """
        See :meth:`.Activity.record_event`.
        """
        await self._run(steps.record_event(event))

    async def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        """
        See :meth:`.Activity.events`.
        """
        return await self._run(steps.events(user_id, before=before, limit=limit))

    async def drop_events(self, user_id: str, *, before: str) -> None:
        """
        See :meth:`.Activity.drop_events`.
        """
        await self._run(steps.drop_events(user_id, before=before))

    async def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        See :meth:`.Storage.sweep`; 0 if the engine deletes by itself.
        """
        return 0 if self._sweep is None else await self._sweep(now=now, limit=limit)

    async def close(self) -> None:
        """
        Give back what the engine holds.
        """
        if self._close is not None:
            await self._close()

    async def _run(self, taken: Steps[T]) -> T:
        answer = None
        while True:
            try:
                call = taken.send(answer)
            except StopIteration as end:
                result: T = end.value
                return result
            answer = await call(self._rows)
