"""
The storage for asynchronous hosts.
"""

from __future__ import annotations

from asyncio import timeout
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from ...errors import ConfigurationError
from ...records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from .. import _files
from .._advice import Advice
from .._layout import Layout
from . import _apart, _judged, _schema
from ._engines import Source, awaited_engine
from ._faults import RAISED, Trial, unavailable
from ._hosts import Hosts
from ._scripts import Scripts
from ._words import Answer, Script, Step
from ._work import perform

T = TypeVar("T")

_LONGER = 1.5  # a driver that knows the limit itself is the first to give up


class AsyncSqlAlchemyStorage:
    """
    See :class:`.SqlAlchemyStorage`; for one event loop, as an ``AsyncEngine`` is.

    Args:
        engine: A URL, from which the storage makes an engine for itself; or an ``AsyncEngine`` of
            the host, of whose pool it borrows connections. Never a session, never a connection.

        patience: Seconds that a call may take before the storage is ``Unavailable``. An engine of
            the host has the limits that the host gave it.

    Raises:
        ConfigurationError: If *engine* leads to no database; on first use, if it has no tables of
            onetsec, or those of another release.
    """

    def __init__(self, engine: str | URL | AsyncEngine, *, patience: float = 5.0) -> None:
        self._engine, is_own = awaited_engine(engine, patience=patience)
        self._is_own = is_own
        hosts = Hosts.of(self._engine.sync_engine, is_own=is_own)
        self.in_the_clear, self.tls_unknown = hosts.in_the_clear, hosts.unknown
        self._source = Source(self._engine.sync_engine, is_own=is_own)
        self._scripts = Scripts(self._source.dialect)
        self._patience = patience
        self._is_checked = False

    async def load(self, user_id: str) -> AccountRecord | None:
        """
        See :meth:`.Accounts.load`.
        """
        return await self._run(self._scripts.load(user_id))

    async def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        See :meth:`.Accounts.save`.
        """
        return await self._run(self._scripts.save(record, expected=expected))

    async def erase(self, user_id: str) -> None:
        """
        Delete account, sessions and events, all or none; the minimum epoch stays, for sign-ins
        still in flight.
        """
        await self._run(self._scripts.erase(user_id))

    async def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        """
        See :meth:`.Accounts.waiting`.
        """
        return await self._run(self._scripts.waiting(before=before, limit=limit))

    async def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        See :meth:`.Sessions.session`.
        """
        return await self._run(self._scripts.session(user_id, session_id))

    async def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        """
        See :meth:`.Sessions.sessions`.
        """
        return await self._run(self._scripts.sessions(user_id))

    async def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        See :meth:`.Sessions.put_session`.
        """
        return await self._run(self._scripts.put_session(record, expected=expected))

    async def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        """
        See :meth:`.Sessions.drop_sessions`.
        """
        return await self._run(self._scripts.drop_sessions(user_id, session_ids))

    async def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        """
        See :meth:`.Sessions.raise_epoch`.
        """
        return await self._run(self._scripts.raise_epoch(user_id, epoch, keep_until=keep_until))

    async def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        See :meth:`.Throttle.hit`.

        A hit that is denied only reads: under attack nobody waits for a lock.
        """
        return await self._run(self._scripts.hit(key, limits, now=now, cost=cost))

    async def record_event(self, event: EventRecord) -> None:
        """
        See :meth:`.Activity.record_event`.
        """
        await self._run(self._scripts.record_event(event))

    async def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        """
        See :meth:`.Activity.events`.
        """
        return await self._run(self._scripts.events(user_id, before=before, limit=limit))

    async def drop_events(self, user_id: str, *, before: str) -> None:
        """
        See :meth:`.Activity.drop_events`.
        """
        await self._run(self._scripts.drop_events(user_id, before=before))

    async def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        Delete at most *limit* rows of each kind that are over at *now*, Unix seconds.

        Sessions, minimum epochs and throttle keys end; accounts and events do not. A
        session that is over may stay for two more days: by then the index knows.
        """
        return await self._run(self._scripts.sweep(now=now, limit=limit))

    async def check(self) -> Layout | None:
        """
        Look whether the tables are those of this release, as the first use does; None if the host
        keeps them with Alembic.

        Raises:
            ConfigurationError: If they are not.
        """
        self._source.must_be_there()
        return await self._asked(_schema.check(self._source.place))

    async def upgrade(self) -> Layout:
        """
        Make the tables, or bring them to this release. Several workers may try at once.

        Raises:
            ConfigurationError: If they are of a newer release.
        """
        work = partial(_schema.upgrade, place=self._source.place, is_own=self._is_own)
        return await self._within(work)

    async def advice(self) -> tuple[Advice, ...]:
        """
        See :meth:`.SqlAlchemyStorage.advice`.
        """
        asks = _judged.advice(self._engine.url, self._source.place, dialect=self._source.dialect)
        return await self._asked(asks)

    @asynccontextmanager
    async def apart(self) -> AsyncIterator[AsyncSqlAlchemyStorage]:
        """
        See :meth:`.SqlAlchemyStorage.apart`.
        """
        if not self._is_own:
            raise ConfigurationError("storage: give the URL of the database, not an engine.")
        url, place, name = self._engine.url, self._source.place, _apart.name()
        if self._source.dialect == "sqlite":
            with _files.apart(_apart.file_of(url)) as path:
                async with _prepared(url.set(database=path), {}) as made:
                    yield made
            return

        await self._within(partial(_apart.make, name=name, place=place))
        try:
            async with _prepared(*_apart.place_of(url, name)) as made:
                yield made
        finally:
            await self._within(partial(_apart.remove, name=name, place=place))

    async def close(self) -> None:
        """
        Close what is open, unless it is the host's. The next use opens it again.
        """
        self._source.own_up()
        if self._is_own:
            await self._engine.dispose()

    async def _within(self, work: Callable[[Connection], T]) -> T:
        """
        Let *work* use a connection, which is closed if it fails: so it is rolled back, and its
        locks are free.
        """
        self._source.own_up()
        try:
            async with self._engine.connect() as connection:
                try:
                    return await connection.run_sync(work)
                except BaseException:
                    await connection.invalidate()
                    raise
        except RAISED as error:
            raise unavailable(self._source.place, getattr(error, "orig", None) or error) from None

    async def _run(self, script: Script[T]) -> T:
        self._source.own_up()
        if not self._is_checked:
            await self._asked(_schema.check(self._source.place))
            self._is_checked = True
        return await self._asked(script)

    async def _asked(self, script: Script[T]) -> T:
        """
        The result of *script*, after all that it asks.
        """
        try:
            step = next(script)
            while True:
                step = script.send(await self._answered(step))
        except StopIteration as stop:
            result: T = stop.value
            return result

    async def _answered(self, step: Step) -> Answer:
        """
        The answer to one step; asked again where that is harmless, and may help.
        """
        trial = Trial(step, place=self._source.place, patience=self._patience)
        while True:
            try:
                async with timeout(self._patience * _LONGER), self._engine.connect() as connection:
                    return await connection.run_sync(perform, step)
            except RAISED as error:
                answer = trial.judge(error)
            if answer is not None:
                return answer


@asynccontextmanager
async def _prepared(url: URL, options: dict[str, Any]) -> AsyncIterator[AsyncSqlAlchemyStorage]:
    """
    A storage with tables, in no hurry, whose engine has *options*.
    """
    made = AsyncSqlAlchemyStorage(url, patience=60.0)
    made._engine = made._engine.execution_options(**options)
    try:
        await made.upgrade()
        yield made
    finally:
        await made.close()
