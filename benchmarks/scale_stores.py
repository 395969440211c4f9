"""
What `scale` fills: a storage over an engine of its own, with a way past it. And the first: SQLite.
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

from onetsec.ports import Storage
from onetsec.records import SessionRecord
from onetsec.storage._columns import values
from onetsec.storage.sqlite import SQLiteStorage

COLUMNS = (
    "user_id, id, revision, epoch, digest, channels, created_at, last_seen_at, expires_at, data,"
    " purge_day"
)
READ = "SELECT * FROM onetsec_session WHERE user_id = {0} AND id = {0}"
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
    def statements(self, call: Callable[[int], Callable[[], object]], number: int) -> int:
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
            map(row_of, records),
        )
        self._raw.execute("COMMIT")

    def raw(self, user_id: str, id: str) -> object:
        """
        Read one row; its statement is kept by the driver.
        """
        return self._raw.execute(READ.format("?"), (user_id, id)).fetchone()

    def size(self) -> float:
        """
        Of all pages.
        """
        (size,) = self._raw.execute(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        ).fetchone()
        return float(size)

    def statements(self, call: Callable[[int], Callable[[], object]], number: int) -> int:
        """
        Statements of a storage that is opened for it.
        """
        seen: list[str] = []
        for connection in self.storage._truth._idle:  # type: ignore[attr-defined]
            connection.set_trace_callback(seen.append)
        call(number)()
        for connection in self.storage._truth._idle:  # type: ignore[attr-defined]
            connection.set_trace_callback(None)
        return len(seen)


def row_of(record: SessionRecord) -> tuple[Any, ...]:
    """
    A session as a row of a table, in the order of `COLUMNS`.
    """
    *set_, user_id, id = values(record)
    return (user_id, id, *set_)
