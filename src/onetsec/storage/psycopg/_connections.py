"""
What both kinds of connections have: limits, and what their failures mean.
"""

from __future__ import annotations

import os
import select
from collections.abc import Callable, Generator, Hashable
from math import ceil
from time import monotonic
from typing import Any, Generic, TypeVar

import psycopg
from attrs import define, field
from psycopg import conninfo, errors

from ...errors import ConfigurationError, OnetsecError, Unavailable
from .._transport import SEALED, remote

# Who asks a pool for a connection while somebody else closes it, may wait in vain: so nobody waits
# for longer at a time.
SLICE = 1.0

P = TypeVar("P")
T = TypeVar("T")


def place_of(url: str) -> str:
    """
    Say where *url* leads, without user and password.

    Raises:
        ConfigurationError: If PostgreSQL can not read it.
    """
    try:
        found = conninfo.conninfo_to_dict(url)
    except psycopg.Error:
        # Its message would repeat the address, and with it the password.
        raise ConfigurationError(
            "storage: PostgreSQL can not read that address. Use"
            " 'postgresql://user:password@host:5432/database'."
        ) from None

    host, port = found.get("host", "localhost"), found.get("port", "5432")
    return f"postgresql://{host}:{port}/{found.get('dbname', '')}"


def in_the_clear(url: str) -> tuple[str, ...]:
    """
    Name the hosts of *url* that may be talked to without TLS: libpq goes without it, unless it is
    told not to. A path is a socket of this machine.
    """
    found = conninfo.conninfo_to_dict(url)
    if found.get("sslmode") in SEALED:
        return ()

    return remote(str(found.get("host") or "localhost"))


def arguments(url: str, *, patience: float) -> dict[str, Any]:
    """
    What a connection is opened with.

    It commits by itself, and prepares nothing: behind a pooler that lends its connections for a
    transaction, the next statement meets another server process. The server gives up a little
    before we do, so that it does not go on with what nobody waits for.
    """
    given = conninfo.conninfo_to_dict(url)
    limit = max(1, int(patience * 800))
    options = f"-c statement_timeout={limit} -c lock_timeout={limit} {given.get('options') or ''}"
    return {
        "autocommit": True,
        "prepare_threshold": None,
        "options": options.strip(),
        "connect_timeout": given.get("connect_timeout") or max(2, ceil(patience)),
        "application_name": given.get("application_name") or "onetsec",
    }


def refuses_options(error: psycopg.Error) -> bool:
    """
    Say whether a pooler has refused to connect because of our time limits.
    """
    return "unsupported startup parameter" in str(error)


def within(
    connection: psycopg.Connection[Any] | psycopg.AsyncConnection[Any],
    steps: Generator[Any, Any, T],
    patience: float,
) -> Generator[Any, Any, T]:
    """
    *steps* of a conversation with the server, given up in the middle when they take too long.

    psycopg looks in ten times a second, also if nothing has come. What the server has done with the
    statement is not known then, so the connection is of no use to anybody.
    """
    until = monotonic() + patience
    try:
        wanted = next(steps)
        while True:
            ready = yield wanted
            if not ready and monotonic() > until:
                connection.pgconn.finish()
                raise psycopg.OperationalError(f"no answer within {patience:g} seconds")
            wanted = steps.send(ready)
    except StopIteration as stop:
        result: T = stop.value
        return result


def is_stale(connection: psycopg.Connection[Any] | psycopg.AsyncConnection[Any]) -> bool:
    """
    Say whether the server has something to say to an idle connection: mostly that it is closed.

    It costs a microsecond, and no round trip.
    """
    if connection.closed:
        return True
    if not hasattr(select, "poll"):  # pragma: no cover - Windows
        return bool(select.select([connection], [], [], 0)[0])

    look = select.poll()
    look.register(connection, select.POLLIN)
    return bool(look.poll(0))


def failure(error: psycopg.Error, place: str, missing: ConfigurationError) -> OnetsecError:
    """
    Say what *error* means to the application.

    Args:
        missing: What to say if there are no tables.
    """
    if isinstance(error, errors.UndefinedTable | errors.UndefinedColumn):
        return missing
    if isinstance(error, errors.InsufficientPrivilege):
        return ConfigurationError(f"storage: {place}: {_words(error)}. Grant it to this role.")
    if isinstance(error, errors.ReadOnlySqlTransaction):
        return Unavailable(f"storage: {place} is read only. Is it a replica? ({_words(error)})")

    return Unavailable(f"storage: {place}: {_words(error)}")


def _words(error: psycopg.Error) -> str:
    return " ".join(str(error).split())


@define(eq=False)
class Life(Generic[P]):
    """
    A pool from its opening to its end. A lost connection ends it, and the next use begins another.

    Attributes:
        told: Why connections could not be opened lately.

        is_checked: The tables have been looked at.
    """

    key: tuple[int, Hashable]
    number: int
    pool: P
    told: list[psycopg.Error]
    is_checked: bool = field(default=False)


class Lives(Generic[P]):
    """
    The pools of one storage: one a process, and one an event loop.

    There is no lock, which a fork could copy in the wrong moment. What a fork has brought along is
    kept untouched: it is the parent's.
    """

    def __init__(self, make: Callable[[list[psycopg.Error]], P]) -> None:
        self._make = make
        self._number = 0
        self._lives: dict[tuple[tuple[int, Hashable], int], Life[P]] = {}

    def current(self, owner: Hashable = None) -> Life[P]:
        """
        The pool of this process, and of *owner*; it may have to be opened.
        """
        key, number = (os.getpid(), owner), self._number
        found = self._lives.get((key, number))
        if found is not None:
            return found

        told: list[psycopg.Error] = []
        made = Life(key, number, self._make(told), told)
        return self._lives.setdefault((key, number), made)  # of two that are made, one is used

    def end(self, life: Life[P]) -> bool:
        """
        Let the next use begin another one; whether nobody else has done so.
        """
        if self._number == life.number:
            self._number += 1
        return self._lives.pop((life.key, life.number), None) is not None

    def own(self, owner: Hashable = None) -> list[Life[P]]:
        """
        Those of this process, and of *owner*.
        """
        key = (os.getpid(), owner)
        return [life for life in list(self._lives.values()) if life.key == key]


def lack(life: Life[Any], place: str) -> Exception:
    """
    Why there was no connection.
    """
    for error in life.told[-1:]:  # it may be forgotten at any moment
        return error

    return Unavailable(f"storage: {place}: no connection was free in time.")
