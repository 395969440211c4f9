"""
The storages that `scale` fills: each over an engine of its own, with a way past the storage.
"""

from __future__ import annotations

import sqlite3
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
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
from onetsec.storage.sqlite import SQLiteStorage, _purge_day

COLUMNS = (
    "user_id, id, revision, epoch, digest, channels, created_at, last_seen_at, expires_at, data,"
    " purge_day"
)
_READ = "SELECT * FROM onetsec_session WHERE user_id = {0} AND id = {0}"
_BATCH = 10_000


class Store(ABC):
    """
    A storage, and the engine below it.

    Attributes:
        growth, bytes, ratio: The goals: how much slower a check may be over many sessions, what a
            session may take, and how much slower than the raw read a check may be (0: no goal).

        last: The session that was written last.
    """

    growth: ClassVar[float] = 3.0
    bytes: ClassVar[float] = 400.0
    ratio: ClassVar[float] = 1.5
    storage: Storage
    last: SessionRecord

    @classmethod
    @abstractmethod
    def opened(cls) -> Any:
        """
        A context with an empty one.
        """

    @abstractmethod
    def write(self, records: Iterable[SessionRecord]) -> None:
        """
        Write many past the storage.
        """

    @abstractmethod
    def raw(self, user_id: str, id: str) -> object:
        """
        Read one row by the driver alone.
        """

    @abstractmethod
    def size(self) -> float:
        """
        Bytes that all sessions take, with their indexes.
        """

    @abstractmethod
    def statements(self, call: Callable[[int], object], number: int) -> int:
        """
        How many statements, or round trips, *call* takes.
        """

    def fill(self, records: Iterable[SessionRecord]) -> None:
        """
        Write *records* past the storage, in batches.
        """
        rest = iter(records)
        while batch := list(islice(rest, _BATCH)):
            self.write(batch)
            self.last = batch[-1]
        self.settle()

    def settle(self) -> None:
        """
        Bring the engine to rest after that, if it needs to be.
        """
        return


class SQLite(Store):
    """
    One file, which waits for the disk as the storage sets it.
    """

    growth, bytes, ratio = 5.0, 310.0, 3.0

    def __init__(self, path: str) -> None:
        self.storage = SQLiteStorage(path)
        self.storage.load("nobody")
        self._raw = sqlite3.connect(path, isolation_level=None)
        self._path = path

    @classmethod
    @contextmanager
    def opened(cls) -> Iterator[SQLite]:
        """
        A new file.
        """
        with tempfile.TemporaryDirectory() as folder:
            store = cls(str(Path(folder) / "onetsec.db"))
            yield store
            store._raw.close()
            store.storage.close()

    def write(self, records: Iterable[SessionRecord]) -> None:
        """
        In one transaction.
        """
        self._raw.execute("BEGIN")
        marks = ", ".join("?" * 11)
        self._raw.executemany(
            f"INSERT INTO onetsec_session ({COLUMNS}) VALUES ({marks})",  # noqa: S608 (all ours)
            map(_row, records),
        )
        self._raw.execute("COMMIT")

    def raw(self, user_id: str, id: str) -> object:
        """
        Read one row; its statement is kept by the driver.
        """
        return self._raw.execute(_READ.format("?"), (user_id, id)).fetchone()

    def size(self) -> float:
        """
        Of all pages.
        """
        (size,) = self._raw.execute(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        ).fetchone()
        return float(size)

    def statements(self, call: Callable[[int], object], number: int) -> int:
        """
        Statements of a storage that is opened for it.
        """
        seen: list[str] = []
        for connection in self.storage._truth._idle:  # type: ignore[attr-defined]
            connection.set_trace_callback(seen.append)
        call(number)
        for connection in self.storage._truth._idle:  # type: ignore[attr-defined]
            connection.set_trace_callback(None)
        return len(seen)


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
                into.write_row(_row(record))

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
        return self._raw.execute(_READ.format("%s").encode(), (user_id, id)).fetchone()

    def size(self) -> float:
        """
        Of the table and its indexes.
        """
        found = self._raw.execute("SELECT pg_total_relation_size('onetsec_session')").fetchone()
        return float(found[0]) if found else 0.0

    def statements(self, call: Callable[[int], object], number: int) -> int:
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
        self.storage.load("nobody")

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

    def statements(self, call: Callable[[int], object], number: int) -> int:
        """
        Round trips through the proxy.
        """
        made = RedisStorage(f"redis://127.0.0.1:{self._counter.port}")
        return _trips(self, made, self._counter, call, number)


def _trips(
    store: Store, made: Storage, counter: Proxy, call: Callable[[int], object], number: int
) -> int:
    kept, store.storage = store.storage, made
    made.load("nobody")
    before = counter.trips
    call(number)
    trips = counter.trips - before
    made.close()
    store.storage = kept
    return trips


def _row(record: SessionRecord) -> tuple[Any, ...]:
    return (
        record.user_id,
        record.id,
        record.revision,
        record.epoch,
        record.digest,
        record.channels,
        record.created_at,
        record.last_seen_at,
        record.expires_at,
        record.data,
        _purge_day(record),
    )


STORES: dict[str, type[Store]] = {
    "sqlite": SQLite,
    "postgresql, psycopg": Psycopg,
    "postgresql, sqlalchemy": SqlAlchemy,
    "redis": Redis,
}
