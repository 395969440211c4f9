"""
Time limits, each driver's own: an engine that hangs is an outage, and not a thread less.
"""

from __future__ import annotations

from collections.abc import Generator
from math import ceil
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy import URL, Engine, event

T = TypeVar("T")

_CONNECTING = ("connect_timeout",)
_EVERYTHING = ("connect_timeout", "read_timeout", "write_timeout")
_NAMES: dict[str, tuple[str, ...]] = {
    "aiomysql": _CONNECTING,
    "aiosqlite": ("timeout",),
    "asyncmy": _CONNECTING,
    "asyncpg": ("timeout",),
    "mysqldb": _EVERYTHING,
    "psycopg": _CONNECTING,
    "psycopg2": _CONNECTING,
    "pymysql": _EVERYTHING,
    "pysqlite": ("timeout",),
}


def arguments(url: URL, driver: str, *, patience: float, is_async: bool) -> dict[str, Any]:
    """
    What the *driver* is to be told when it connects; what the URL says itself stays.
    """
    seconds: float = patience if driver.endswith("sqlite") else max(1, ceil(patience))
    told: dict[str, Any] = {
        name: seconds for name in _NAMES.get(driver, ()) if name not in url.query
    }
    if driver == "psycopg" and is_async:
        from psycopg import AsyncConnection

        told["async_creator_fn"] = _timed_awaited(AsyncConnection, patience).connect
    return told


def watch(engine: Engine, *, patience: float) -> None:
    """
    Give the connections of *engine* a limit that its driver has no word for.
    """
    if engine.dialect.driver != "psycopg":
        return

    @event.listens_for(engine, "do_connect")
    def connect(dialect: Any, record: Any, args: Any, kwargs: Any) -> Any:
        from psycopg import Connection

        return _timed(Connection, patience).connect(*args, **kwargs)


def _timed(base: Any, patience: float) -> Any:
    class TimedConnection(base):  # type: ignore[misc]
        def wait(self, gen: Any, *args: Any, **kwargs: Any) -> Any:
            return super().wait(_within(self, gen, patience), *args, **kwargs)

    return TimedConnection


def _timed_awaited(base: Any, patience: float) -> Any:
    class TimedAsyncConnection(base):  # type: ignore[misc]
        async def wait(self, gen: Any, *args: Any, **kwargs: Any) -> Any:
            return await super().wait(_within(self, gen, patience), *args, **kwargs)

    return TimedAsyncConnection


def _within(
    connection: Any, steps: Generator[Any, Any, T], patience: float
) -> Generator[Any, Any, T]:
    """
    *steps* of a conversation with PostgreSQL, given up in the middle when they take too long.

    psycopg looks in ten times a second, also if nothing has come.
    """
    from psycopg import OperationalError

    until = monotonic() + patience
    try:
        wanted = next(steps)
        while True:
            ready = yield wanted
            if not ready and monotonic() > until:
                connection.pgconn.finish()
                raise OperationalError(f"no answer within {patience:g} seconds")
            wanted = steps.send(ready)
    except StopIteration as stop:
        result: T = stop.value
        return result
