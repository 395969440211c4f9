"""
PostgreSQL for synchronous hosts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from threading import Thread
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg_pool import ConnectionPool

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


class PsycopgStorage:
    """
    A storage in PostgreSQL 13 or newer, by psycopg 3 and its pool.

    Every method is one statement, and so one round trip and one transaction of its own; see the
    documents for two exceptions. It prepares no statement, so it may stand behind pgbouncer in
    transaction mode. It works at every isolation level that the database may have by default.

    Nothing is opened before the first use. A fork is safe: a child opens connections of its own.
    The first use looks at the tables; if there are none and the role may make them, it does, as is
    good for development. In production let ``onetsec storage upgrade URL`` do it, with another
    role.

    Args:
        url: Of the primary, as libpq reads it: ``postgresql://user:password@host:5432/database``.

        min_size, max_size: How many connections a process keeps, and has at most.

        patience: Seconds to wait for a connection, and for an answer, before the storage is
            ``Unavailable``.

        schema: Where its tables are.

    Raises:
        ConfigurationError: If the address or the schema can not be used; on first use, if the
            tables are missing and may not be made, or are those of a newer release.
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

    def upgrade(self) -> Layout:
        """
        Make the tables, or bring them to this release; nothing, if they are.
        """
        return self._run(self._schema.upgrade(), checks=False)

    def check(self) -> Layout:
        """
        Look whether the tables are those of this release; changes nothing.
        """
        return self._run(self._schema.check(), checks=False)

    def advice(self) -> tuple[Advice, ...]:
        """
        Look at the settings of the server, and at its clock; what should be another way.
        """
        return self._run(_apart.advice(self._place), checks=False)

    @contextmanager
    def apart(self) -> Iterator[PsycopgStorage]:
        """
        Make a storage in a schema of its own; it is removed at the end, and nothing else.

        Raises:
            ConfigurationError: If it is there already, or may not be made.
        """
        name = _apart.name()
        with closing(PsycopgStorage(self._url, schema=name, patience=60.0)) as made:
            self._run(_apart.made(name, place=self._place), checks=False)
            try:
                made.upgrade()
                yield made
            finally:  # before its connections are closed: new ones would make the tables anew
                self._run(_apart.removed(name, place=self._place), checks=False)

    def load(self, user_id: str) -> AccountRecord | None:
        """
        See :meth:`.Accounts.load`.
        """
        return self._run(self._methods.load(user_id))

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        See :meth:`.Accounts.save`.
        """
        return self._run(self._methods.save(record, expected=expected))

    def erase(self, user_id: str) -> None:
        """
        Delete account, sessions and events, all or none; the minimum epoch stays, for sign-ins
        still in flight.
        """
        self._run(self._methods.erase(user_id))

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        """
        See :meth:`.Accounts.waiting`.
        """
        return self._run(self._methods.waiting(before=before, limit=limit))

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        See :meth:`.Sessions.session`.
        """
        return self._run(self._methods.session(user_id, session_id))

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        """
        See :meth:`.Sessions.sessions`.
        """
        return self._run(self._methods.sessions(user_id))

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        See :meth:`.Sessions.put_session`.
        """
        return self._run(self._methods.put_session(record, expected=expected))

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        """
        See :meth:`.Sessions.drop_sessions`.
        """
        return self._run(self._methods.drop_sessions(user_id, session_ids))

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        """
        See :meth:`.Sessions.raise_epoch`.
        """
        return self._run(self._methods.raise_epoch(user_id, epoch, keep_until=keep_until))

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        See :meth:`.Throttle.hit`. A hit that is denied only reads.
        """
        return self._run(self._methods.hit(key, limits, now=now, cost=cost))

    def record_event(self, event: EventRecord) -> None:
        """
        See :meth:`.Activity.record_event`.
        """
        self._run(self._methods.record_event(event))

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        """
        See :meth:`.Activity.events`.
        """
        return self._run(self._methods.events(user_id, before=before, limit=limit))

    def drop_events(self, user_id: str, *, before: str) -> None:
        """
        See :meth:`.Activity.drop_events`.
        """
        self._run(self._methods.drop_events(user_id, before=before))

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        Delete at most *limit* rows of each kind that are over at *now*, Unix seconds.

        Sessions, minimum epochs and throttle keys end; accounts and events do not. A
        session that is over may stay for two more days: by then the index knows.
        """
        return self._run(self._methods.sweep(now=now, limit=limit))

    def close(self) -> None:
        """
        Close what is open. The next use opens it again.
        """
        for life in self._lives.own():
            self._lives.end(life)
            life.pool.close()

    def _run(self, steps: Steps[T], *, checks: bool = True) -> T:
        """
        Ask what *steps* wants to know, in one connection, until it has its result.
        """
        try:
            with self._lent() as (life, connection):
                if checks and not life.is_checked:
                    _ask_all(connection, self._schema.upgrade())
                    life.is_checked = True
                return _ask_all(connection, steps)
        except psycopg.Error as error:
            raise failure(error, self._place, self._schema.missing()) from error

    @contextmanager
    def _lent(self) -> Iterator[tuple[Life[_Pool], _Connection]]:
        """
        A connection that is nobody else's, and that the server has not closed meanwhile.
        """
        until = monotonic() + self._patience
        while True:
            life = self._lives.current()
            connection = self._got(life, until)
            if connection is None:
                continue
            if not is_stale(connection) or monotonic() > until:
                break
            life.pool.putconn(connection)
            self._end(life)
        try:
            yield life, connection
        finally:
            life.pool.putconn(connection)

    def _got(self, life: Life[_Pool], until: float) -> _Connection | None:
        """
        A connection of *life*; None if the next try may get one.
        """
        try:
            life.pool.open()
            return life.pool.getconn(timeout=min(SLICE, until - monotonic()))
        except psycopg.OperationalError as error:  # also of a pool that is closed
            is_over = monotonic() > until
            if life.pool.closed:
                self._end(life)
                is_over = is_over or bool(life.told)
            if not is_over:
                return None

            raise lack(life, self._place) from error

    def _pool(self, told: list[psycopg.Error]) -> _Pool:
        def give_up(pool: _Pool) -> None:
            """
            Let those who wait know at once, unless there are connections that they can have.
            """
            if pool.get_stats()["pool_size"] == 0:
                Thread(target=pool.close, daemon=True).start()  # it waits for this very thread

        least, most = self._sizes
        return ConnectionPool(
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
            Thread(target=life.pool.close, daemon=True).start()


class _Connection(psycopg.Connection[Any]):
    """
    A connection that waits for so long, and no longer.
    """

    patience: float

    @classmethod
    def connect(  # type: ignore[override]
        cls, conninfo: str, *, patience: float, told: list[psycopg.Error], **kwargs: Any
    ) -> _Connection:
        try:
            try:
                made = super().connect(conninfo, **kwargs)
            except psycopg.OperationalError as error:
                if not refuses_options(error):
                    raise
                made = super().connect(conninfo, **{**kwargs, "options": ""})
        except psycopg.Error as error:
            told.append(error)
            raise

        told.clear()
        made.patience = patience
        return made

    def wait(self, gen: Any, *args: Any, **kwargs: Any) -> Any:
        return super().wait(within(self, gen, self.patience), *args, **kwargs)


_Pool = ConnectionPool[_Connection]


def _ask_all(connection: _Connection, steps: Steps[T]) -> T:
    try:
        query = next(steps)
        while True:
            query = steps.send(_ask(connection, query))
    except StopIteration as stop:
        result: T = stop.value
        return result


def _ask(connection: _Connection, query: Query) -> Answer:
    try:
        cursor = connection.execute(query.statement, query.values, binary=query.values is not None)
    except query.expects as error:
        return Answer(error=error)

    rows = () if cursor.rownumber is None else cursor.fetchall()
    return Answer(rows, cursor.rowcount)
