"""
Engines: our own, made from the host's URL, or the host's.
"""

from __future__ import annotations

import os
from inspect import signature
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import (
    AsyncAdaptedQueuePool,
    Pool,
    QueuePool,
    SingletonThreadPool,
    StaticPool,
)

from ...errors import ConfigurationError
from .._schema import create_file
from . import _limits
from ._faults import missing

_KNOWN = ("postgresql", "mysql", "mariadb", "sqlite")
_FORMS = (
    "Use one such as 'postgresql+psycopg://user@host/database', 'mariadb+pymysql://…' or"
    " 'sqlite+pysqlite:///folder/file.db'"
)
_ONE_CONNECTION = (
    "storage: this is one connection, which the host's own transactions are on. Use a database in a"
    " file, or the storage 'memory:'."
)

# What a fork brought along. SQLite forbids a child even to close its parent's connections, and one
# that nobody refers to is closed: so they are kept, untouched, until the child ends.
_inherited: list[Pool] = []


class Source:
    """
    Where connections come from. Each statement on them is a transaction of its own.

    Args:
        engine: In a child of a fork, its connections are left to the parent.

        is_own: It was made here. The host's engine is the host's to close, and to mind in a fork.
    """

    def __init__(self, engine: Engine, *, is_own: bool) -> None:
        self._engine = engine
        self._is_own = is_own
        self._pid = os.getpid()
        self.dialect = engine.dialect.name
        self.place = _place(engine.url)

    def own_up(self) -> None:
        """
        Look whether this is another process than before.
        """
        pid = os.getpid()
        if self._pid == pid:
            return
        if self._is_own:
            _inherited.append(self._engine.pool)
            self._engine.dispose(close=False)
        self._pid = pid  # only now: another thread of the child must not be faster

    def must_be_there(self) -> None:
        """
        Look whether a file is there, before a mere look would make it.

        Raises:
            ConfigurationError: If it is not.
        """
        path = f"{self._engine.url.database}"
        if self.dialect == "sqlite" and not path.startswith("file:") and not os.path.exists(path):
            raise missing(path, "there is no such file")


def blocking_engine(given: str | URL | Engine, *, patience: float) -> tuple[Engine, bool]:
    """
    An engine whose statements commit themselves; and whether it is ours.

    Raises:
        ConfigurationError: If *given* leads to none.
    """
    if isinstance(given, Engine):
        _check(given)
        _check_kind(given.dialect.driver, given.dialect.is_async, wanted=False)
        return given.execution_options(isolation_level="AUTOCOMMIT"), False
    if not isinstance(given, (str, URL)):
        raise ConfigurationError(
            f"storage: {type(given).__name__} is neither a URL nor an Engine. The storage takes no"
            " session and no connection: it has to commit apart from the host."
        )

    url = _url(given)
    engine = _made(url, create_engine, is_async=False, patience=patience)
    _check(engine)
    _limits.watch(engine, patience=patience)
    _write_through(engine)
    return engine, True


def awaited_engine(given: str | URL | AsyncEngine, *, patience: float) -> tuple[AsyncEngine, bool]:
    """
    :func:`blocking_engine` for asynchronous hosts.
    """
    if isinstance(given, AsyncEngine):
        _check(given.sync_engine)
        return given.execution_options(isolation_level="AUTOCOMMIT"), False
    if not isinstance(given, (str, URL)):
        raise ConfigurationError(
            f"storage: {type(given).__name__} is neither a URL nor an AsyncEngine. The storage"
            " takes no session and no connection: it has to commit apart from the host."
        )

    url = _url(given)
    engine = _made(url, create_async_engine, is_async=True, patience=patience)
    _check(engine.sync_engine)
    _write_through(engine.sync_engine)
    return engine, True


def _url(given: str | URL) -> URL:
    try:
        url = make_url(given)
    except ArgumentError:
        # Not the error itself: it shows what was given, which may hold a password.
        raise ConfigurationError(f"storage: that is no URL of SQLAlchemy. {_FORMS}.") from None

    if url.get_backend_name() not in _KNOWN:
        raise ConfigurationError(
            f"storage: {url.get_backend_name()!r} is none of {', '.join(_KNOWN)}. {_FORMS}."
        )
    if _is_in_memory(url):
        raise ConfigurationError(_ONE_CONNECTION)
    return url


def _made(url: URL, create: Any, *, is_async: bool, patience: float) -> Any:
    options: dict[str, Any] = {
        "isolation_level": "AUTOCOMMIT",
        "hide_parameters": True,
        "poolclass": AsyncAdaptedQueuePool if is_async else QueuePool,  # aiosqlite had none once
        "pool_timeout": patience,
        "pool_recycle": 1800,  # MariaDB, and many a firewall, forget who has been silent for long
        "pool_use_lifo": True,
        # Nothing is ever left to be rolled back: without these, MySQL's drivers ask twice more.
        "pool_reset_on_return": None,
    }
    if "skip_autocommit_rollback" in signature(DefaultDialect.__init__).parameters:
        options["skip_autocommit_rollback"] = True
    try:
        kind = url.get_dialect()
        if is_async:
            kind = kind.get_async_dialect_cls(url)
        _check_kind(kind.driver, kind.is_async, wanted=is_async)
        limits = _limits.arguments(url, kind.driver, patience=patience, is_async=is_async)
        return create(url, connect_args=limits, **options)
    except (NoSuchModuleError, ModuleNotFoundError) as missing:
        raise ConfigurationError(
            f"storage: the driver of {url.drivername!r} is not installed ({missing})."
        ) from missing


def _check(engine: Engine) -> None:
    if engine.dialect.name not in _KNOWN:
        raise ConfigurationError(
            f"storage: the dialect {engine.dialect.name!r} is none of {', '.join(_KNOWN)}."
        )
    if _is_in_memory(engine.url) or isinstance(engine.pool, (StaticPool, SingletonThreadPool)):
        raise ConfigurationError(_ONE_CONNECTION)


def _check_kind(driver: str, is_async: bool, *, wanted: bool) -> None:
    if is_async and not wanted:
        raise ConfigurationError(
            f"storage: the driver {driver!r} is asynchronous: use AsyncSqlAlchemyStorage."
        )
    if wanted and not is_async:
        raise ConfigurationError(
            f"storage: the driver {driver!r} blocks: use SqlAlchemyStorage, or another driver."
        )


def _is_in_memory(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and (
        url.database in (None, "", ":memory:")
        or "mode=memory" in f"{url.database}"
        or url.query.get("mode") == "memory"
    )


def _write_through(engine: Engine) -> None:
    """
    Have SQLite wait for the disk before it says that something is stored; nobody else may read it.
    """
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "do_connect")
    def create(dialect: Any, record: Any, args: Any, kwargs: Any) -> None:
        if not kwargs.get("uri"):
            create_file(args[0])

    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()


def _place(url: URL) -> str:
    """
    The database as errors name it: no user, no password, no options.
    """
    if url.get_backend_name() == "sqlite":
        return f"{url.database}"
    return f"{url.get_backend_name()}://{url.host or ''}/{url.database or ''}"
