"""
Where walks leave what they have done.
"""

from __future__ import annotations

import sqlite3
import time
from functools import partial
from pathlib import Path

import pytest

from ..engines.postgresql import PostgreSQL
from .kills import PATIENCE, Place

_BACKENDS = "SELECT 1 FROM pg_stat_activity WHERE datname = '{}'"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """
    A file of SQLite, and a database of PostgreSQL.
    """
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("crash") / "onetsec.db"
        return Place(f"sqlite:///{path}", partial(_is_sound, path))

    server: PostgreSQL = request.getfixturevalue("postgresql_server")
    name = server.database()
    return Place(server.url_of(name), partial(_is_left, server, name))


def _is_sound(path: Path) -> None:
    connection = sqlite3.connect(path)
    found = connection.execute("PRAGMA integrity_check").fetchall()
    connection.close()
    assert [("ok",)] == found


def _is_left(server: PostgreSQL, database: str) -> None:
    """
    Wait for the backends of the dead: a statement that was sent is carried out.
    """
    until = time.monotonic() + PATIENCE
    while server.run(_BACKENDS.format(database)):
        assert time.monotonic() < until, "somebody still uses it"
