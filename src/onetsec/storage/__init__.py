"""
Where onetsec keeps its state.
"""

from __future__ import annotations

from importlib import import_module

from attrs import frozen

from ..errors import ConfigurationError
from ..ports import AsyncStorage, Storage

_FORMS = (
    "Use 'sqlite:///folder/onetsec.db' (a relative path), 'sqlite:////folder/onetsec.db'"
    " (an absolute one), 'postgresql://user:password@host:5432/database', or 'memory:', which"
    " forgets everything when the program ends"
)


@frozen
class _Engine:
    """
    An engine that is a server, and what its storages are called.

    Attributes:
        room: The module of both, and the extra that brings their driver.
    """

    room: str
    blocking: str
    awaited: str


_ENGINES = {
    "postgres": _Engine("psycopg", "PsycopgStorage", "AsyncPsycopgStorage"),
    "postgresql": _Engine("psycopg", "PsycopgStorage", "AsyncPsycopgStorage"),
    **dict.fromkeys(
        ("redis", "rediss", "redis+cluster", "rediss+cluster"),
        _Engine("redis", "RedisStorage", "AsyncRedisStorage"),
    ),
}
_SQLALCHEMY = _Engine("sqlalchemy", "SqlAlchemyStorage", "AsyncSqlAlchemyStorage")
_AWAITED_DRIVERS = ("aiomysql", "aiosqlite", "asyncmy", "asyncpg", "psycopg", "psycopg_async")


def open_storage(url: str) -> Storage:
    """
    Make the storage that *url* names. Nothing is opened before its first use.

    Args:
        url: ``memory:``, ``sqlite:///`` and a relative path, or ``sqlite:////`` and the rest of an
            absolute one, which is taken as it stands: nothing in it is decoded; or
            ``postgresql://``, as PostgreSQL's own tools read it; or the address of a Redis server
            or cluster, see :class:`.RedisStorage`. Any other scheme with a driver, such as
            ``postgresql+psycopg://``, is a URL of SQLAlchemy.

    Raises:
        ConfigurationError: If it names none, or its driver is not installed.
    """
    if url in ("memory:", "memory://"):
        from .memory import MemoryStorage

        return MemoryStorage()

    scheme, _, rest = url.partition(":")
    engine = _engine(scheme)
    if engine is not None:
        made: Storage = getattr(_room(engine), engine.blocking)(url)
        return made

    if scheme != "sqlite":
        # The rest is not shown: the address of a server may hold a password.
        raise ConfigurationError(f"storage: {scheme!r} is no scheme of a storage. {_FORMS}.")
    if not rest.startswith("///") or rest == "///" or "?" in rest:
        raise ConfigurationError(f"storage: {url!r} does not name one file. {_FORMS}.")

    from .sqlite import SQLiteStorage

    return SQLiteStorage(rest[3:])


def open_async_storage(url: str) -> AsyncStorage:
    """
    Make the asynchronous storage that *url* names. Nothing is opened before its first use.

    Files and memory have none: :class:`.AsyncOnetsec` is given their URL, or
    ``threaded(open_storage(url))``, and asks them in threads.

    Raises:
        ConfigurationError: If it names none, or its driver is not installed.
    """
    engine = _engine(url.partition(":")[0])
    if engine is None:
        open_storage(url)  # if it names nothing at all, that is what is wrong
        raise ConfigurationError(
            "storage: that one is synchronous. Use threaded(open_storage(url)), or give the URL to"
            " AsyncOnetsec."
        )

    made: AsyncStorage = getattr(_room(engine), engine.awaited)(url)
    return made


def is_asynchronous(url: str) -> bool:
    """
    Whether :func:`open_async_storage` opens *url*.
    """
    scheme = url.partition(":")[0]
    engine = _engine(scheme)
    return engine is not None and (
        engine is not _SQLALCHEMY or scheme.rpartition("+")[2] in _AWAITED_DRIVERS
    )


def _engine(scheme: str) -> _Engine | None:
    return _ENGINES.get(scheme, _SQLALCHEMY if "+" in scheme else None)


def _room(engine: _Engine) -> object:
    try:
        return import_module(f".{engine.room}", __name__)
    except ImportError as error:
        raise ConfigurationError(
            f"storage: its driver is not there ({error}): pip install 'onetsec[{engine.room}]'"
        ) from error
