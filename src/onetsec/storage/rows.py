"""
A storage on any engine that has conditional writes, and nothing more: four primitives are enough.

DynamoDB, MongoDB, Firestore, FoundationDB, or a table that you have.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from ..records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from . import _row_steps as steps
from ._async_rows import AsyncRowStorage
from ._row_steps import Row, Steps, T

__all__ = ["AsyncRowStorage", "AsyncRows", "Row", "RowStorage", "Rows"]


class Rows(Protocol):
    """
    An engine: rows in partitions, each with a key, a version and a value.

    Partitions are up to 200 characters of Unicode, keys up to 200 of ASCII; both compare, and keys
    sort, byte for byte. A value is at most 64 KiB. A read sees every write that has returned.

    An engine that does not answer, or that does not know whether a write was applied, raises
    :class:`.Unavailable`.
    """

    def get(self, partition: str, keys: Sequence[str]) -> Sequence[Row | None]:
        """
        The rows with these *keys*, in order, None for each that is not there: of one moment, in
        one round trip.
        """

    def query(
        self, partition: str, prefix: str, *, before: str | None = None, limit: int | None = None
    ) -> Sequence[tuple[str, Row]]:
        """
        The rows whose keys begin with *prefix* and are less than *before*, with their keys, the
        greatest key first; no more than *limit* of them.
        """

    def put(self, partition: str, key: str, row: Row, *, expected: int, expires_at: int) -> bool:
        """
        Store *row* if the version that is stored is *expected* (0: there must be none); else False.

        Args:
            expires_at: Unix seconds, from which on the engine may delete it; 0 for never.
        """

    def delete(self, partition: str, keys: Collection[str]) -> int:
        """
        Delete the rows with these *keys*; how many there were.
        """


class AsyncRows(Protocol):
    """
    :class:`Rows` for asynchronous hosts.
    """

    async def get(self, partition: str, keys: Sequence[str]) -> Sequence[Row | None]: ...

    async def query(
        self, partition: str, prefix: str, *, before: str | None = None, limit: int | None = None
    ) -> Sequence[tuple[str, Row]]: ...

    async def put(
        self, partition: str, key: str, row: Row, *, expected: int, expires_at: int
    ) -> bool: ...

    async def delete(self, partition: str, keys: Collection[str]) -> int: ...


class RowStorage:
    """
    The storage that *rows* make.

    Two methods take more than one step: `erase`, which begins with the sessions, and the list of
    sessions, which reads the minimum epoch last. Either may see what happens in between, and errs
    on the safe side.

    Args:
        rows: The engine.

        sweep: Deletes up to so many rows that are over at that time, Unix seconds: called with
            ``now=`` and ``limit=``, returns how many. None if the engine does it by itself.

        close: Gives back what the engine holds.
    """

    def __init__(
        self,
        rows: Rows,
        *,
        sweep: Callable[..., int] | None = None,
        close: Callable[[], object] | None = None,
    ) -> None:
        self._rows = rows
        self._sweep = sweep
        self._close = close

    def load(self, user_id: str) -> AccountRecord | None:
        """
        See :meth:`.Accounts.load`.
        """
        return self._run(steps.load(user_id))

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        See :meth:`.Accounts.save`.
        """
        return self._run(steps.save(record, expected=expected))

    def erase(self, user_id: str) -> None:
        """
        See :meth:`.Accounts.erase`.
        """
        self._run(steps.erase(user_id))

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        """
        See :meth:`.Accounts.waiting`.
        """
        return self._run(steps.waiting(before=before, limit=limit))

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        See :meth:`.Sessions.session`.
        """
        return self._run(steps.session(user_id, session_id))

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        """
        See :meth:`.Sessions.sessions`.
        """
        return self._run(steps.sessions(user_id))

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        See :meth:`.Sessions.put_session`.
        """
        return self._run(steps.put_session(record, expected=expected))

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        """
        See :meth:`.Sessions.drop_sessions`.
        """
        return self._run(steps.drop_sessions(user_id, session_ids))

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        """
        See :meth:`.Sessions.raise_epoch`.
        """
        return self._run(steps.raise_epoch(user_id, epoch, keep_until=keep_until))

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        See :meth:`.Throttle.hit`.
        """
        return self._run(steps.hit(key, limits, now=now, cost=cost))

    def record_event(self, event: EventRecord) -> None:
        """
        See :meth:`.Activity.record_event`.
        """
        self._run(steps.record_event(event))

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        """
        See :meth:`.Activity.events`.
        """
        return self._run(steps.events(user_id, before=before, limit=limit))

    def drop_events(self, user_id: str, *, before: str) -> None:
        """
        See :meth:`.Activity.drop_events`.
        """
        self._run(steps.drop_events(user_id, before=before))

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        See :meth:`.Storage.sweep`; 0 if the engine deletes by itself.
        """
        return 0 if self._sweep is None else self._sweep(now=now, limit=limit)

    def close(self) -> None:
        """
        Give back what the engine holds.
        """
        if self._close is not None:
            self._close()

    def _run(self, taken: Steps[T]) -> T:
        answer = None
        while True:
            try:
                call = taken.send(answer)
            except StopIteration as end:
                result: T = end.value
                return result
            answer = call(self._rows)
