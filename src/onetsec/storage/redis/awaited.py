"""
The storage for event loops.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from typing import Any

from redis import ResponseError
from redis import asyncio as aioredis
from redis.asyncio.connection import parse_url
from redis.asyncio.retry import Retry

from ._address import chosen, settings
from ._core import Core
from ._nodes import Address, Command, fit, pairs
from .blocking import TAKE

# What a fork brought along. A connection that nobody refers to is closed, and a child would take it
# from the event loop of its parent: both have the same list of what they wait for.
_inherited: list[dict[Address, Any]] = []


class AwaitedLines:
    """
    Connections of one event loop; another loop, and a fork, open their own.

    Args:
        make: Makes the pool for a server.

        pool: Somebody else's to be used instead, who also closes it.
    """

    def __init__(self, make: Callable[[Address], Any], *, pool: Any) -> None:
        self._make = make
        self._pool = pool
        self._owner: tuple[int, asyncio.AbstractEventLoop] | None = None
        self._pools: dict[Address, Any] = {}

    async def exchange(self, address: Address, commands: Sequence[Command]) -> list[Any]:
        """
        See :meth:`.Lines.exchange`.
        """
        pool = self._of(address)
        connection = await pool.get_connection(*TAKE)
        try:
            await connection.send_packed_command(connection.pack_commands(commands))
            return [await _reply(connection) for _ in commands]
        except BaseException:  # also a task that is cancelled
            # What it would say next is the answer to something else.
            await connection.disconnect(nowait=True)
            raise
        finally:
            await pool.release(connection)

    async def drop(self) -> None:
        """
        See :meth:`.Lines.drop`.
        """
        for pool in self._pools.values():
            await pool.disconnect(inuse_connections=False)

    async def close(self) -> None:
        """
        Close what is open. The next use opens it again.
        """
        pools, self._pools = self._pools, {}
        for pool in pools.values():
            await pool.disconnect()

    def _of(self, address: Address) -> Any:
        if self._pool is not None:
            return self._pool
        owner = os.getpid(), asyncio.get_running_loop()
        if self._owner != owner:
            if self._owner and self._owner[0] != owner[0]:
                _inherited.append(self._pools)
            self._pools, self._owner = {}, owner
        if address not in self._pools:
            self._pools[address] = self._make(address)
        return self._pools[address]


class AsyncRedisStorage(Core):
    """
    :class:`.RedisStorage` for event loops.

    Args:
        url: See :class:`.RedisStorage`.

        client: Instead of *url*, a `redis.asyncio.Redis` of yours.

        prefix, patience, connections, replicas, accounts_may_lose_writes: See
            :class:`.RedisStorage`.
    """

    def __init__(
        self,
        url: str | None = None,
        *,
        client: aioredis.Redis | None = None,
        prefix: str = "onetsec",
        patience: float = 2.0,
        connections: int = 50,
        replicas: int = 0,
        accounts_may_lose_writes: bool = False,
    ) -> None:
        target = chosen(url, client, aioredis.Redis, parse_url)
        how = settings(target, Retry, _greet, patience=patience, connections=connections)

        def make(address: Address) -> Any:
            return aioredis.BlockingConnectionPool(host=address.host, port=address.port, **how)

        self._lines = AwaitedLines(make, pool=client and client.connection_pool)
        super().__init__(
            self._lines,
            target,
            prefix=prefix,
            patience=patience,
            replicas=replicas,
            accounts=accounts_may_lose_writes,
        )

    async def close(self) -> None:
        """
        Close what is open. The next use opens it again.
        """
        await self._lines.close()


async def _greet(connection: Any) -> None:
    """
    Begin a connection to a server that has to be a primary, today as well.
    """
    await connection.on_connect()
    await connection.send_command(b"HELLO")
    fit(pairs(await connection.read_response(disable_decoding=True)))


async def _reply(connection: Any) -> Any:
    try:
        return await connection.read_response(disable_decoding=True)
    except ResponseError as error:
        return error
