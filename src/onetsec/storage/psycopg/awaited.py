"""
PostgreSQL for asynchronous hosts.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg_pool import AsyncConnectionPool

from ...records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from .._advice import Advice
from .._layout import Layout
from . import _apart
from ._connections import (
    SLICE,
    Life,
    Lives,
    arguments,
    failure,
    in_the_clear,
    is_stale,
    lack,
    place_of,
    refuses_options,
    within,
)
from ._schema import Schema
from ._steps import Methods
from ._words import Answer, Query, Steps

T = TypeVar("T")


class AsyncPsycopgStorage:
    """
    :class:`PsycopgStorage` for an event loop: the same arguments, statements and promises.

    Each event loop that uses it has connections of its own.
    """

    def __init__(
        self,
        url: str,
        *,
        min_size: int = 1,
        max_size: int = 10,
        patience: float = 5.0,
        schema: str = "public",
    ) -> None:
        self._place = place_of(url)
        self.in_the_clear = in_the_clear(url)
        self._schema = Schema(schema, place=self._place)
        self._methods = Methods(self._schema)
        self._patience = patience
        self._sizes = min_size, max_size
        self._url = url
        self._lives = Lives(self._pool)
        self._closing: set[asyncio.Task[None]] = set()

    async def upgrade(self) -> Layout:
        """
        Make the tables, or bring them to this release; nothing, if they are.
        """
        return await self._run(self._schema.upgrade(), checks=False)

    async def check(self) -> Layout:
        """
        Look whether the tables are those of this release; changes nothing.
        """
        return await self._run(self._schema.check(), checks=False)

    async def advice(self) -> tuple[Advice, ...]:
        """
        See :meth:`.PsycopgStorage.advice`.
        """
        return await self._run(_apart.advice(self._place), checks=False)

    async def load(self, user_id: str) -> AccountRecord | None:
        """
        See :meth:`.Accounts.load`.
        """
        return await self._run(self._methods.load(user_id))

    async def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        See :meth:`.Accounts.save`.
        """
        return await self._run(self._methods.save(record, expected=expected))

    async def erase(self, user_id: str) -> None:
        """
        Delete account, sessions and events, all or none; the minimum epoch stays, for sign-ins
        still in flight.
        """
        await self._run(self._methods.erase(user_id))

    async def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        """
        See :meth:`.Accounts.waiting`.
        """
        return await self._run(self._methods.waiting(before=before, limit=limit))

    async def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        See :meth:`.Sessions.session`.
        """
        return await self._run(self._methods.session(user_id, session_id))

    async def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        """
        See :meth:`.Sessions.sessions`.
        """
        return await self._run(self._methods.sessions(user_id))

    async def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        See :meth:`.Sessions.put_session`.
        """
        return await self._run(self._methods.put_session(record, expected=expected))

    async def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        """
        See :meth:`.Sessions.drop_sessions`.
        """
        return await self._run(self._methods.drop_sessions(user_id, session_ids))

    async def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        """
        See :meth:`.Sessions.raise_epoch`.
        """
        return await self._run(self._methods.raise_epoch(user_id, epoch, keep_until=keep_until))

    async def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        See :meth:`.Throttle.hit`. A hit that is denied only reads.
        """
        return await self._run(self._methods.hit(key, limits, now=now, cost=cost))

    async def record_event(self, event: EventRecord) -> None:
        """
        See :meth:`.Activity.record_event`.
        """
        await self._run(self._methods.record_event(event))

    async def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        """
        See :meth:`.Activity.events`.
        """
        return await self._run(self._methods.events(user_id, before=before, limit=limit))

    async def drop_events(self, user_id: str, *, before: str) -> None:
        """
        See :meth:`.Activity.drop_events`.
        """
        await self._run(self._methods.drop_events(user_id, before=before))

    async def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        Delete at most *limit* rows of each kind that are over at *now*, Unix seconds.

        Sessions, minimum epochs and throttle keys end; accounts and events do not. A
        session that is over may stay for two more days: by then the index knows.
        """
        return await self._run(self._methods.sweep(now=now, limit=limit))

    async def close(self) -> None:
        """
        Close what is open. The next use opens it again.
        """
        for life in self._lives.own(asyncio.get_running_loop()):
            self._lives.end(life)
            await life.pool.close()

    async def _run(self, steps: Steps[T], *, checks: bool = True) -> T:
        """
        Ask what *steps* wants to know, in one connection, until it has its result.
        """
        try:
            async with self._lent() as (life, connection):
                if checks and not life.is_checked:
                    await _ask_all(connection, self._schema.upgrade())
                    life.is_checked = True
                return await _ask_all(connection, steps)
        except psycopg.Error as error:
            raise failure(error, self._place, self._schema.missing()) from error

    @asynccontextmanager
    async def _lent(self) -> AsyncIterator[tuple[Life[_Pool], _Connection]]:
        """
        A connection that is nobody else's, and that the server has not closed meanwhile.
        """
        until = monotonic() + self._patience
        while True:
            life = self._lives.current(asyncio.get_running_loop())
            connection = await self._got(life, until)
            if connection is None:
                continue
            if not is_stale(connection) or monotonic() > until:
                break
            await life.pool.putconn(connection)
            self._end(life)
        try:
            yield life, connection
        finally:
            await life.pool.putconn(connection)

    async def _got(self, life: Life[_Pool], until: float) -> _Connection | None:
        """
        A connection of *life*; None if the next try may get one.
        """
        try:
            await life.pool.open()
            return await life.pool.getconn(timeout=min(SLICE, until - monotonic()))
        except psycopg.OperationalError as error:  # also of a pool that is closed
            is_over = monotonic() > until
            if life.pool.closed:
                self._end(life)
                is_over = is_over or bool(life.told)
            if not is_over:
                return None

            raise lack(life, self._place) from error

    def _pool(self, told: list[psycopg.Error]) -> _Pool:
        async def give_up(pool: _Pool) -> None:
            """
            Let those who wait know at once, unless there are connections that they can have.
            """
            if pool.get_stats()["pool_size"] == 0:
                self._close(pool)  # apart: it waits for this very task

        least, most = self._sizes
        return AsyncConnectionPool(
            self._url,
            connection_class=_Connection,
            kwargs={
                **arguments(self._url, patience=self._patience),
                "patience": self._patience,
                "told": told,
            },
            min_size=least,
            max_size=most,
            timeout=self._patience,
            reconnect_timeout=0,
            reconnect_failed=give_up,
            open=False,
            name=f"onetsec-{self._place}",
        )

    def _end(self, life: Life[_Pool]) -> None:
        if self._lives.end(life):
            self._close(life.pool)

    def _close(self, pool: _Pool) -> None:
        closing = asyncio.create_task(pool.close())
        self._closing.add(closing)  # a task that nobody refers to may be forgotten
        closing.add_done_callback(self._closing.discard)


class _Connection(psycopg.AsyncConnection[Any]):
    """
    A connection that waits for so long, and no longer.
    """

    patience: float

    @classmethod
    async def connect(  # type: ignore[override]
        cls, conninfo: str, *, patience: float, told: list[psycopg.Error], **kwargs: Any
    ) -> _Connection:
        try:
            try:
                made = await super().connect(conninfo, **kwargs)
            except psycopg.OperationalError as error:
                if not refuses_options(error):
                    raise
                made = await super().connect(conninfo, **{**kwargs, "options": ""})
        except psycopg.Error as error:
            told.append(error)
            raise

        told.clear()
        made.patience = patience
        return made

    async def wait(self, gen: Any, *args: Any, **kwargs: Any) -> Any:
        return await super().wait(within(self, gen, self.patience), *args, **kwargs)


_Pool = AsyncConnectionPool[_Connection]


async def _ask_all(connection: _Connection, steps: Steps[T]) -> T:
    try:
        query = next(steps)
        while True:
            query = steps.send(await _ask(connection, query))
    except StopIteration as stop:
        result: T = stop.value
        return result


async def _ask(connection: _Connection, query: Query) -> Answer:
    try:
        cursor = await connection.execute(
            query.statement, query.values, binary=query.values is not None
        )
    except query.expects as error:
        return Answer(error=error)

    rows = () if cursor.rownumber is None else await cursor.fetchall()
    return Answer(rows, cursor.rowcount)
