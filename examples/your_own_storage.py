"""
A table of your own under onetsec, and the proof that it keeps every rule::

    pytest examples/your_own_storage.py
"""

import sqlite3
from collections.abc import Collection, Sequence
from threading import Lock
from typing import Any

from onetsec import Unavailable
from onetsec.storage.rows import Row, RowStorage
from onetsec.testing import StorageContract

TABLE = """CREATE TABLE IF NOT EXISTS security (
  partition TEXT, key TEXT, version INTEGER, value BLOB, expires_at INTEGER,
  PRIMARY KEY (partition, key)) WITHOUT ROWID"""


class Table:
    """
    Four primitives, each of them one statement; and one more, for what is over.
    """

    def __init__(self, path: str) -> None:
        self._lock = Lock()
        self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._run(TABLE)

    def get(self, partition: str, keys: Sequence[str]) -> Sequence[Row | None]:
        marks = ",".join("?" * len(keys))
        select = f"SELECT key, version, value FROM security WHERE partition=? AND key IN ({marks})"
        found = {key: Row(*row) for key, *row in self._run(select, partition, *keys)[0]}
        return [found.get(key) for key in keys]

    def query(
        self, partition: str, prefix: str, *, before: str | None = None, limit: int | None = None
    ) -> Sequence[tuple[str, Row]]:
        rows, _ = self._run(
            "SELECT key, version, value FROM security WHERE partition=? AND key>=? AND key<?"
            " ORDER BY key DESC LIMIT ?",
            *(partition, prefix, before or f"{prefix}\x7f", -1 if limit is None else limit),
        )
        return [(key, Row(*row)) for key, *row in rows]

    def put(self, partition: str, key: str, row: Row, *, expected: int, expires_at: int) -> bool:
        values = (row.version, row.value, expires_at, partition, key)
        if expected == 0:
            insert = "INSERT INTO security (version, value, expires_at, partition, key)"
            return self._run(f"{insert} VALUES (?,?,?,?,?) ON CONFLICT DO NOTHING", *values)[1] == 1
        update = "UPDATE security SET version=?, value=?, expires_at=? WHERE partition=? AND key=?"
        return self._run(f"{update} AND version=?", *values, expected)[1] == 1

    def delete(self, partition: str, keys: Collection[str]) -> int:
        marks = ",".join("?" * len(keys))
        delete = f"DELETE FROM security WHERE partition=? AND key IN ({marks})"
        return self._run(delete, partition, *keys)[1]

    def sweep(self, *, now: int, limit: int) -> int:
        over = "SELECT partition, key FROM security WHERE expires_at BETWEEN 1 AND ? LIMIT ?"
        return self._run(f"DELETE FROM security WHERE (partition, key) IN ({over})", now, limit)[1]

    def _run(self, statement: str, *values: object) -> tuple[list[tuple[Any, ...]], int]:
        try:
            with self._lock:
                cursor = self._database.execute(statement, values)
                return cursor.fetchall(), cursor.rowcount
        except sqlite3.Error as error:
            raise Unavailable("storage: the table does not answer.") from error


class TestTable(StorageContract):
    table = Table(":memory:")

    def make(self) -> RowStorage:
        return RowStorage(self.table, sweep=self.table.sweep)
