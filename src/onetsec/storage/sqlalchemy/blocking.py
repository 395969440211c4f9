"""
The storage for hosts that block.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine

from ...errors import ConfigurationError
from ...records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from .. import _files
from .._advice import Advice
from .._layout import Layout
from . import _apart, _judged, _schema
from ._engines import Source, blocking_engine
from ._faults import RAISED, Trial, unavailable
from ._hosts import Hosts
from ._scripts import Scripts
from ._words import Answer, Script, Step
from ._work import perform

T = TypeVar("T")


class SqlAlchemyStorage:
    """
    Tables in a database that SQLAlchemy reaches: PostgreSQL, MariaDB, MySQL or SQLite.

    Each method is a transaction of its own, on a connection of its own: what it has stored stays
    whatever the host does to its session. Nothing is opened before the first use.

    Args:
        engine: A URL, from which the storage makes an engine for itself; or an ``Engine`` of
            the host, of whose pool it borrows connections. Never a session, never a connection.

        patience: Seconds that a call may take before the storage is ``Unavailable``. An engine of
            the host has the limits that the host gave it.

    Raises:
        ConfigurationError: If *engine* leads to no database; on first use, if it has no tables of
            onetsec, or those of another release.
    """

    def __init__(self, engine: str | URL | Engine, *, patience: float = 5.0) -> None:
        self._engine, is_own = blocking_engine(engine, patience=patience)
        self._is_own = is_own
        hosts = Hosts.of(self._engine, is_own=is_own)
        self.in_the_clear, self.tls_unknown = hosts.in_the_clear, hosts.unknown
        self._source = Source(self._engine, is_own=is_own)
        self._scripts = Scripts(self._source.dialect)
        self._patience = patience
        self._is_checked = False

    def load(self, user_id: str) -> AccountRecord | None:
        """
        See :meth:`.Accounts.load`.
        """
        return self._run(self._scripts.load(user_id))

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        See :meth:`.Accounts.save`.
        """
        return self._run(self._scripts.save(record, expected=expected))

    def erase(self, user_id: str) -> None:
        """
        Delete account, sessions and events, all or none; the minimum epoch stays, for sign-ins
        still in flight.
        """
        self._run(self._scripts.erase(user_id))

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        """
        See :meth:`.Accounts.waiting`.
        """
        return self._run(self._scripts.waiting(before=before, limit=limit))

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        See :meth:`.Sessions.session`.
        """
        return self._run(self._scripts.session(user_id, session_id))

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        """
        See :meth:`.Sessions.sessions`.
        """
        return self._run(self._scripts.sessions(user_id))

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        See :meth:`.Sessions.put_session`.
        """
        return self._run(self._scripts.put_session(record, expected=expected))

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        """
        See :meth:`.Sessions.drop_sessions`.
        """
        return self._run(self._scripts.drop_sessions(user_id, session_ids))

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        """
        See :meth:`.Sessions.raise_epoch`.
        """
        return self._run(self._scripts.raise_epoch(user_id, epoch, keep_until=keep_until))

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        See :meth:`.Throttle.hit`.

        A hit that is denied only reads: under attack nobody waits for a lock.
        """
        return self._run(self._scripts.hit(key, limits, now=now, cost=cost))

    def record_event(self, event: EventRecord) -> None:
        """
        See :meth:`.Activity.record_event`.
        """
        self._run(self._scripts.record_event(event))

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        """
        See :meth:`.Activity.events`.
        """
        return self._run(self._scripts.events(user_id, before=before, limit=limit))

    def drop_events(self, user_id: str, *, before: str) -> None:
        """
        See :meth:`.Activity.drop_events`.
        """
        self._run(self._scripts.drop_events(user_id, before=before))

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        Delete at most *limit* rows of each kind that are over at *now*, Unix seconds.

        Sessions, minimum epochs and throttle keys end; accounts and events do not. A
        session that is over may stay for two more days: by then the index knows.
        """
        return self._run(self._scripts.sweep(now=now, limit=limit))

    def check(self) -> Layout | None:
        """
        Look whether the tables are those of this release, as the first use does; None if the host
        keeps them with Alembic.

        Raises:
            ConfigurationError: If they are not.
        """
        self._source.must_be_there()
        return self._asked(_schema.check(self._source.place))

    def upgrade(self) -> Layout:
        """
        Make the tables, or bring them to this release. Several workers may try at once.

        Raises:
            ConfigurationError: If they are of a newer release.
        """
        work = partial(_schema.upgrade, place=self._source.place, is_own=self._is_own)
        return self._within(work)

    def advice(self) -> tuple[Advice, ...]:
        """
        Look at the settings of the engine, at its clock and its tables; what should be another
        way.
        """
        asks = _judged.advice(self._engine.url, self._source.place, dialect=self._source.dialect)
        return self._asked(asks)

    @contextmanager
    def apart(self) -> Iterator[SqlAlchemyStorage]:
        """
        Make a storage in a schema, a database or a file of its own; it is removed at the end, and
        nothing else.

        Raises:
            ConfigurationError: If it is there already, or may not be made; or if the engine is the
                host's, who may have set it up in ways that no URL tells.
        """
        if not self._is_own:
            raise ConfigurationError("storage: give the URL of the database, not an engine.")
        url, place, name = self._engine.url, self._source.place, _apart.name()
        if self._source.dialect == "sqlite":
            with (
                _files.apart(_apart.file_of(url)) as path,
                _prepared(url.set(database=path), {}) as made,
            ):
                yield made
            return

        self._within(partial(_apart.make, name=name, place=place))
        try:
            with _prepared(*_apart.place_of(url, name)) as made:
                yield made
        finally:
            self._within(partial(_apart.remove, name=name, place=place))

    def close(self) -> None:
        """
        Close what is open, unless it is the host's. The next use opens it again.
        """
        self._source.own_up()
        if self._is_own:
            self._engine.dispose()

    def _within(self, work: Callable[[Connection], T]) -> T:
        """
        Let *work* use a connection, which is closed if it fails: so it is rolled back, and its
        locks are free.
        """
        self._source.own_up()
        try:
            with self._engine.connect() as connection:
                try:
                    return work(connection)
                except BaseException:
                    connection.invalidate()
                    raise
        except RAISED as error:
            raise unavailable(self._source.place, getattr(error, "orig", None) or error) from None

    def _run(self, script: Script[T]) -> T:
        self._source.own_up()
        if not self._is_checked:
            self._asked(_schema.check(self._source.place))
            self._is_checked = True
        return self._asked(script)

    def _asked(self, script: Script[T]) -> T:
        """
        The result of *script*, after all that it asks.
        """
        try:
            step = next(script)
            while True:
                step = script.send(self._answered(step))
        except StopIteration as stop:
            result: T = stop.value
            return result

    def _answered(self, step: Step) -> Answer:
        """
        The answer to one step; asked again where that is harmless, and may help.
        """
        trial = Trial(step, place=self._source.place, patience=self._patience)
        while True:
            try:
                with self._engine.connect() as connection:
                    return perform(connection, step)
            except RAISED as error:
                answer = trial.judge(error)
            if answer is not None:
                return answer


@contextmanager
def _prepared(url: URL, options: dict[str, Any]) -> Iterator[SqlAlchemyStorage]:
    """
    A storage with tables, in no hurry, whose engine has *options*.
    """
    made = SqlAlchemyStorage(url, patience=60.0)
    made._engine = made._engine.execution_options(**options)
    try:
        made.upgrade()
        yield made
    finally:
        made.close()
