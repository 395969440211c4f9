"""
An empty place on every engine.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ...engines.redis import RedisServer, redis_server
from .places import Place, in_mariadb, in_postgresql, in_redis, in_sqlite

SQL = ("psycopg", "sqlalchemy-postgresql", "sqlalchemy-mariadb", "sqlalchemy-sqlite", "sqlite")
AWAITED = ("aiosqlite", "asyncmy", "asyncpg")


@pytest.fixture(scope="session")
def redis_alone() -> Iterator[RedisServer]:
    """
    A server for all tests of this folder.
    """
    with redis_server("--hash-max-listpack-value", "512") as started:
        yield started


@pytest.fixture
def place_of(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Place]:
    """
    Makes an empty place on an engine.
    """

    def make(engine: str) -> Place:
        if engine == "redis":
            return in_redis(request.getfixturevalue("redis_alone"))
        if engine.endswith("sqlite"):
            return in_sqlite(tmp_path, engine)
        if engine in ("asyncmy", "sqlalchemy-mariadb"):
            return in_mariadb(request.getfixturevalue("mariadb_server"), engine)
        return in_postgresql(request.getfixturevalue("postgresql_server"), engine)

    return make


@pytest.fixture(params=(*SQL, *AWAITED))
def table_place(request: pytest.FixtureRequest, place_of: Callable[[str], Place]) -> Place:
    """
    Each engine that has tables.
    """
    return place_of(request.param)


@pytest.fixture(params=(*SQL, *AWAITED, "redis"))
def place(request: pytest.FixtureRequest, place_of: Callable[[str], Place]) -> Place:
    """
    Each engine.
    """
    return place_of(request.param)


@pytest.fixture
def word(monkeypatch: pytest.MonkeyPatch) -> str:
    """
    The one random word that there is during this test.
    """
    made = secrets.token_hex(8)
    monkeypatch.setattr(secrets, "token_hex", lambda size: made)
    return made
