"""
The contract of the web on engines that others use: SQLite, and PostgreSQL with Redis.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onetsec.storage.combined import AsyncCombined, Combined
from onetsec.storage.psycopg import AsyncPsycopgStorage, PsycopgStorage
from onetsec.storage.redis import AsyncRedisStorage, RedisStorage
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing import FrozenClock

from ..engines.postgresql import PostgreSQL
from ..engines.redis import RedisServer
from .hosts import LOCAL, Switched, World
from .test_contract import Whole


class OnSQLite(Whole):
    """
    A file.
    """

    @pytest.fixture(scope="class")
    @classmethod
    def world(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
        """
        What the application is given.
        """
        folder: Path = tmp_path_factory.mktemp("contract")
        storage = SQLiteStorage(str(folder / "onetsec.db"))
        yield World(storage=Switched(storage), site=LOCAL)
        storage.close()


class OnServers(Whole):
    """
    Accounts and activity in PostgreSQL, sessions and limits in Redis.
    """

    @pytest.fixture(scope="class")
    @classmethod
    def world(cls, postgresql_server: PostgreSQL, redis_one: RedisServer) -> Iterator[World]:
        """
        What the application is given. Keys of Redis end by its own clock, so ours begins now.
        """
        url, prefix = postgresql_server.url_of(postgresql_server.database()), f"web:{cls.adapter}:"
        accounts, fast = PsycopgStorage(url), RedisStorage(redis_one.url, prefix=prefix)
        accounts.upgrade()
        storage = Combined(accounts=accounts, sessions=fast, throttle=fast)
        awaited = AsyncRedisStorage(redis_one.url, prefix=prefix)
        both = AsyncCombined(accounts=AsyncPsycopgStorage(url), sessions=awaited, throttle=awaited)
        yield World(
            storage=Switched(storage),
            awaited=Switched(both),
            site=LOCAL,
            clock=FrozenClock(int(time.time())),
        )
        storage.close()


class TestFlaskOnSQLite(OnSQLite):
    """
    Flask, with a connection a thread.
    """

    adapter = "flask"


class TestStarletteOnSQLite(OnSQLite):
    """
    Starlette, with the same.
    """

    adapter = "starlette"


class TestFlaskOnServers(OnServers):
    """
    Flask, with blocking drivers.
    """

    adapter = "flask"


class TestFastAPIOnServers(OnServers):
    """
    FastAPI, with drivers of its loop.
    """

    adapter = "fastapi"


class TestFastAPIOnSQLite(OnSQLite):
    """
    FastAPI, with a file whose work is done in threads.
    """

    adapter = "fastapi"


class TestStarletteOnServers(OnServers):
    """
    Starlette, with drivers of its loop.
    """

    adapter = "starlette"
