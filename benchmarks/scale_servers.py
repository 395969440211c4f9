"""
The storages over servers that `scale` fills, and the names of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import psycopg
from tests.engines.postgresql import PostgreSQL, postgresql
from tests.engines.proxy import Proxy, proxy
from tests.engines.redis import redis_server

from onetsec.ports import Storage
from onetsec.records import SessionRecord
from onetsec.storage.psycopg import PsycopgStorage
from onetsec.storage.redis import RedisStorage, _packed
from onetsec.storage.redis._keys import Keys, of_session
from onetsec.storage.sqlalchemy import SqlAlchemyStorage

from .scale_stores import COLUMNS, READ, SQLite, Store, row_of


class Psycopg(Store):
    """
    PostgreSQL that waits for the disk, behind a proxy that counts round trips while it is asked to.
    """

    make: ClassVar[Any] = PsycopgStorage

    def __init__(self, server: PostgreSQL, counter: Proxy) -> None:
        self._server, self._counter = server, counter
        self._name = server.database()
        self.storage = self._made(server.port)
        self.storage.upgrade()  # type: ignore[attr-defined]
        # As the storage: no statement is prepared, for the sake of pgbouncer.
        self._raw = psycopg.connect(
            server.url_of(self._name), autocommit=True, prepare_threshold=None
        )

    @classmethod
    @contextmanager
    def opened(cls) -> Iterator[Psycopg]:
        """
        A server of its own.
        """
        with postgresql(is_durable=True) as server, proxy(server.port) as counter:
            store = cls(server, counter)
            yield store
            store._raw.close()
            store.storage.close()

    def write(self, records: Iterable[SessionRecord]) -> None:
        """
        By COPY.
        """
        copy = f"COPY onetsec_session ({COLUMNS}) FROM STDIN"
        with self._raw.cursor() as cursor, cursor.copy(copy.encode()) as into:
            for record in records:
                into.write_row(row_of(record))

    def settle(self) -> None:
        """
        As autovacuum would.
        """
        self._raw.execute("VACUUM ANALYZE onetsec_session")
        self._raw.execute("CHECKPOINT")

    def raw(self, user_id: str, id: str) -> object:
        """
        Read one row.
        """
        return self._raw.execute(READ.format("%s").encode(), (user_id, id)).fetchone()

    def size(self) -> float:
        """
        Of the table and its indexes.
        """
        found = self._raw.execute("SELECT pg_total_relation_size('onetsec_session')").fetchone()
        return float(found[0]) if found else 0.0

    def statements(self, call: Callable[[int], Callable[[], object]], number: int) -> int:
        """
        Round trips through the proxy.
        """
        return _trips(self, self._made(self._counter.port), self._counter, call, number)

    def _made(self, port: int) -> Storage:
        made: Storage = type(self).make(self._url(port))
        return made

    def _url(self, port: int) -> str:
        return self._server.url_of(self._name, port=port)


class SqlAlchemy(Psycopg):
    """
    The same by SQLAlchemy; what that takes itself is no goal of ours.
    """

    make = SqlAlchemyStorage
    ratio = 0.0

    def _url(self, port: int) -> str:
        return super()._url(port).replace("postgresql", "postgresql+psycopg", 1)


class Redis(Store):
    """
    One server that writes each change to the disk, once it is filled.
    """

    bytes = 200.0

    def __init__(self, port: int, admin: Any, counter: Proxy) -> None:
        self._admin, self._counter, self._keys = admin, counter, Keys("onetsec")
        self.storage = RedisStorage(f"redis://127.0.0.1:{port}")
        self.storage.sessions("nobody")  # opens it

    @classmethod
    @contextmanager
    def opened(cls) -> Iterator[Redis]:
        """
        A server of its own, set as the documents say.
        """
        options = ("--hash-max-listpack-value", "512")
        with redis_server(*options) as server, server.admin() as admin, proxy(server.port) as way:
            store = cls(server.port, admin, way)
            yield store
            store.storage.close()

    def write(self, records: Iterable[SessionRecord]) -> None:
        """
        By a pipeline.
        """
        self._admin.config_set("appendfsync", "no")
        pipeline = self._admin.pipeline(transaction=False)
        for record in records:
            key = self._keys.user(record.user_id)
            pipeline.hset(key, of_session(record.id), _packed.session(record))
            pipeline.expireat(key, record.expires_at + 3600)
        pipeline.execute()

    def settle(self) -> None:
        """
        Wait for the disk again.
        """
        self._admin.config_set("appendfsync", "always")

    def raw(self, user_id: str, id: str) -> object:
        """
        Read one field.
        """
        return self._admin.hget(self._keys.user(user_id), of_session(id))

    def size(self) -> float:
        """
        Of everything in memory.
        """
        return float(self._admin.info("memory")["used_memory"])

    def statements(self, call: Callable[[int], Callable[[], object]], number: int) -> int:
        """
        Round trips through the proxy.
        """
        made = RedisStorage(f"redis://127.0.0.1:{self._counter.port}")
        return _trips(self, made, self._counter, call, number)


def _trips(
    store: Store,
    made: Storage,
    counter: Proxy,
    call: Callable[[int], Callable[[], object]],
    number: int,
) -> int:
    kept, store.storage = store.storage, made
    made.sessions("nobody")
    before = counter.trips
    call(number)()
    trips = counter.trips - before
    made.close()
    store.storage = kept
    return trips


STORES: dict[str, type[Store]] = {
    "sqlite": SQLite,
    "postgresql, psycopg": Psycopg,
    "postgresql, sqlalchemy": SqlAlchemy,
    "redis": Redis,
}
