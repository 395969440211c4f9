"""
One SQLite file a test.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onetsec.storage.sqlite import SQLiteStorage

from .statements import Statements


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onetsec.db"


@pytest.fixture
def storage(path: Path) -> Iterator[SQLiteStorage]:
    made = SQLiteStorage(path)
    yield made
    made.close()


@pytest.fixture
def rival(path: Path) -> Iterator[SQLiteStorage]:
    """
    The storage of another worker, in the same file.
    """
    made = SQLiteStorage(path)
    yield made
    made.close()


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> Statements:
    seen = Statements()
    connect = sqlite3.connect

    def watched(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)
        connection.set_trace_callback(seen.watch)
        seen.connections.append(connection)
        return connection

    monkeypatch.setattr(sqlite3, "connect", watched)
    return seen
