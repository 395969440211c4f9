"""
The storage for threads.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from functools import wraps
from inspect import Parameter, signature
from typing import Any, Concatenate, ParamSpec, TypeVar

import redis
from redis.connection import ConnectionPool, parse_url
from redis.retry import Retry

from ._address import chosen, settings
from ._core import Core
from ._nodes import Address, Command, fit, pairs

P = ParamSpec("P")
T = TypeVar("T")

# Before 5.3 it asked for the name of a command, which nobody used.
_NAMED = signature(ConnectionPool.get_connection).parameters["command_name"].default
TAKE: tuple[str, ...] = ("",) if _NAMED is Parameter.empty else ()


class BlockingLines:
    """
    Connections of one process; a fork opens its own.

    Args:
        make: Makes the pool for a server.

        pool: Somebody else's to be used instead, who also closes it.
    """

    def __init__(self, make: Callable[[Address], Any], *, pool: Any) -> None:
        self._make = make
        self._pool = pool
        self._pid = os.getpid()
        self._pools: dict[Address, Any] = {}

    async def exchange(self, address: Address, commands: Sequence[Command]) -> list[Any]:
        """
        See :meth:`.Lines.exchange`; it blocks, and never suspends.
        """
        pool = self._of(address)
        connection = pool.get_connection(*TAKE)
        try:
            connection.send_packed_command(connection.pack_commands(commands))
            return [_reply(connection) for _ in commands]
        except BaseException:
            connection.disconnect()  # what it would say next is the answer to something else
            raise
        finally:
            pool.release(connection)

    async def drop(self) -> None:
        """
        See :meth:`.Lines.drop`.
        """
        self._pools = {}

    def close(self) -> None:
        """
        Close what is open. The next use opens it again.
        """
        pools, self._pools = self._pools, {}
        for pool in pools.values():
            pool.disconnect()

    def _of(self, address: Address) -> Any:
        if self._pool is not None:
            return self._pool
        pid = os.getpid()
        if self._pid != pid:
            self._pools, self._pid = {}, pid
        pools = self._pools
        if address not in pools:
            pools.setdefault(address, self._make(address))  # of two threads, one is first
        return pools[address]


def blocking(
    step: Callable[Concatenate[Core, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[RedisStorage, P], T]:
    """
    *step* as a method that blocks: same name, same arguments, same document.
    """

    @wraps(step)
    def call(self: RedisStorage, /, *args: P.args, **kwargs: P.kwargs) -> T:
        coro = step(self._core, *args, **kwargs)
        try:
            coro.send(None)
        except StopIteration as stop:
            result: T = stop.value
            return result
        raise RuntimeError("Lines that block have suspended.")

    return call


class RedisStorage:
    """
    Accounts, sessions, counters and events in Redis or Valkey: one server, or a cluster.

    Nothing is opened before the first use. A fork is safe: a child opens connections of its own.

    Args:
        url: ``redis://user:password@host:6379/0``, ``rediss://`` for TLS, or ``redis+cluster://``
            (``rediss+cluster://``) and some nodes of a cluster, with commas between them. What the
            driver can be told about a connection may stand behind a ``?``.

        client: Instead of *url*, a `redis.Redis` of yours; also one that a Sentinel has made. Its
            time limits and its pool are used as they are, and it is yours to close.

        prefix: What the names of all keys begin with.

        patience: Seconds to wait for a free connection, for a new one, and for each answer.

        connections: How many there are at most, to each server.

        replicas: How many replicas have to have a save, a revocation or an erasure before it counts
            as done; each has half of *patience* for it.

        accounts_may_lose_writes: Keep accounts here too, though a fail-over may lose the last
            writes; without it, only what :class:`.Combined` puts here. May stand in *url*.

    Raises:
        ConfigurationError: If there is not exactly one of *url* and *client*, or a setting can not
            be used; on first use, if the server can not, or accounts should be kept here though
            nobody has said so.
    """

    def __init__(
        self,
        url: str | None = None,
        *,
        client: redis.Redis | None = None,
        prefix: str = "onetsec",
        patience: float = 2.0,
        connections: int = 50,
        replicas: int = 0,
        accounts_may_lose_writes: bool = False,
    ) -> None:
        target = chosen(url, client, redis.Redis, parse_url)
        how = settings(target, Retry, _greet, patience=patience, connections=connections)
        pool: Any = redis.BlockingConnectionPool

        def make(address: Address) -> Any:
            return pool(host=address.host, port=address.port, **how)

        self._lines = BlockingLines(make, pool=client and client.connection_pool)
        self._core = Core(
            self._lines,
            target,
            prefix=prefix,
            patience=patience,
            replicas=replicas,
            accounts=accounts_may_lose_writes,
        )
        self.in_the_clear = target.in_the_clear

    load = blocking(Core.load)
    save = blocking(Core.save)
    erase = blocking(Core.erase)
    waiting = blocking(Core.waiting)
    session = blocking(Core.session)
    sessions = blocking(Core.sessions)
    put_session = blocking(Core.put_session)
    drop_sessions = blocking(Core.drop_sessions)
    raise_epoch = blocking(Core.raise_epoch)
    hit = blocking(Core.hit)
    record_event = blocking(Core.record_event)
    events = blocking(Core.events)
    drop_events = blocking(Core.drop_events)
    sweep = blocking(Core.sweep)
    check = blocking(Core.check)
    advice = blocking(Core.advice)

    @contextmanager
    def apart(self) -> Iterator[RedisStorage]:
        """
        Make a storage with a prefix of its own, over the same connections; its keys are deleted at
        the end, and no others.

        Raises:
            ConfigurationError: If there is one with that prefix.
        """
        made = copy(self)
        made._core = self._begin_apart()
        try:
            yield made
        finally:
            made._end_apart()

    _begin_apart = blocking(Core.begin_apart)
    _end_apart = blocking(Core.end_apart)

    def close(self) -> None:
        """
        Close what is open. The next use opens it again.
        """
        self._lines.close()


def _greet(connection: Any) -> None:
    """
    Begin a connection to a server that has to be a primary, today as well.
    """
    connection.on_connect()
    connection.send_command(b"HELLO")
    fit(pairs(connection.read_response(disable_decoding=True)))


def _reply(connection: Any) -> Any:
    try:
        return connection.read_response(disable_decoding=True)
    except redis.ResponseError as error:
        return error
