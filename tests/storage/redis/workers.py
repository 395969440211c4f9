"""
Work for processes of their own.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

from onetsec.records import Limit
from onetsec.storage.redis import AsyncRedisStorage, RedisStorage
from onetsec.testing.contracts import account

LAST = 100
LIMIT = Limit(20, 3600)
MICROS = 1_800_000_000_000_000


def race(url: str, start: Any, answers: Any) -> None:
    """
    Spend versions until the last one, then units until some are denied; tell what was won.
    """
    storage = RedisStorage(url, patience=30.0)
    start.wait(60)
    won = []
    while (version := version_of(storage)) < LAST:
        if storage.save(account("ada", version=version + 1), expected=version):
            won.append(version)

    passed = sum(storage.hit("key", [LIMIT], now=MICROS).ok for _ in range(LIMIT.burst))
    storage.close()
    answers.put((won, passed))


async def race_awaited(url: str, start: Any, answers: Any) -> None:
    """
    The same in an event loop, four tasks at a time.
    """
    storage = AsyncRedisStorage(url, patience=30.0)
    won: list[int] = []

    async def run() -> int:
        while True:
            stored = await storage.load("ada")
            version = 0 if stored is None else stored.version
            if version >= LAST:
                hits = [await storage.hit("key", [LIMIT], now=MICROS) for _ in range(LIMIT.burst)]
                return sum(hit.ok for hit in hits)
            if await storage.save(account("ada", version=version + 1), expected=version):
                won.append(version)

    start.wait(60)
    passed = sum(await asyncio.gather(*(run() for _ in range(4))))
    await storage.close()
    answers.put((won, passed))


def loop(url: str, start: Any, answers: Any) -> None:
    """
    Run the event loop of :func:`race_awaited`.
    """
    asyncio.run(race_awaited(url, start, answers))


def fork_while_idle(url: str, answers: Any) -> None:
    """
    Fork with an open connection; tell what the child saved, and what the parent then finds.

    Both ask at once: over one connection, one would read what is meant for the other.
    """
    storage = RedisStorage(url, patience=30.0)
    for user in ("parent", "child"):
        storage.save(account(user, version=1), expected=0)

    child = os.fork()
    who = "parent" if child else "child"
    own = all(
        storage.save(account(who, version=version + 1), expected=version)
        and storage.load(who) == account(who, version=version + 1)
        for version in range(1, 200)
    )
    if child == 0:
        storage.close()
        os._exit(0 if own else 1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = storage.load("child")
    storage.close()
    answers.put((own, status, left == account("child", version=200)))


def fork_in_a_loop(url: str, answers: Any) -> None:
    """
    Use a storage in one event loop, fork, and use it in another one in the child.
    """
    storage = AsyncRedisStorage(url, patience=30.0)

    async def save(expected: int) -> bool:
        return await storage.save(account("ada", version=expected + 1), expected=expected)

    async def close(expected: int) -> bool:
        saved = await save(expected)
        await storage.close()
        return saved

    async def both() -> tuple[bool, int, bool]:
        first = await save(0)
        child = os.fork()
        if child == 0:
            asyncio.events._set_running_loop(None)
            os._exit(0 if asyncio.run(close(1)) else 1)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return first, status, await close(2)

    answers.put(asyncio.run(both()))


def version_of(storage: RedisStorage) -> int:
    """
    Look which version is stored, 0 if there is none.
    """
    stored = storage.load("ada")
    return 0 if stored is None else stored.version
