"""
Who races: the threads of this process, and those of several others.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from typing import Any

from attrs import frozen

from onetsec.ports import Storage
from onetsec.storage import open_async_storage, open_storage
from onetsec.testing import BlockingStorage, LoopThread, meet, together

from .races import RACES, World

THREADS = 64
PROCESSES = 4
_SPAWN = get_context("spawn")


@frozen
class Engine:
    """
    A storage that any process can open.

    Attributes:
        url: Its address.

        is_awaited: It is the asynchronous one, in an event loop of its own.
    """

    url: str
    is_awaited: bool = False

    @contextmanager
    def opened(self) -> Iterator[Storage]:
        """
        The storage, until the end of the block.
        """
        if not self.is_awaited:
            storage = open_storage(self.url)
            yield storage
            storage.close()
            return

        with LoopThread() as loop:
            blocking = BlockingStorage(open_async_storage(self.url), loop)
            yield blocking
            blocking.close()


def threads(name: str, storage: Any) -> bool:
    """
    Run a race in this process, where everybody has looked before anybody writes; say whether it
    holds.
    """
    race = RACES[name]
    begun = World(storage, now=int(time.time()), settings=race.settings)
    known = race.prepare(begun)
    now = begun.clock.seconds() + race.later
    world = World(_Meeting(storage, race.met), now=now, settings=race.settings)
    told = together([partial(race.run, world, known, place) for place in range(THREADS)])
    return race.holds(World(storage, now=now, settings=race.settings), known, told)


class _Meeting:
    """
    A storage after each call of whose *method* everybody meets.
    """

    def __init__(self, storage: Any, method: str) -> None:
        self._storage = storage
        self._method = method

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._storage, name)
        if name != self._method:
            return real

        def call(*args: Any, **kwargs: Any) -> Any:
            result = real(*args, **kwargs)
            meet(None)
            return result

        return call


@contextmanager
def crew() -> Iterator[ProcessPoolExecutor]:
    """
    Processes that begin at the same moment.
    """
    barrier = _SPAWN.Barrier(PROCESSES)
    with ProcessPoolExecutor(PROCESSES, _SPAWN, _begin, (barrier,)) as made:
        yield made


def processes(name: str, engine: Engine, racers: ProcessPoolExecutor) -> bool:
    """
    Run a race in several processes, of as many threads as make up the same number; say whether it
    holds.
    """
    race = RACES[name]
    with engine.opened() as storage:
        begun = World(storage, now=int(time.time()), settings=race.settings)
        known = race.prepare(begun)
        now = begun.clock.seconds() + race.later
        size = THREADS // PROCESSES
        groups = [
            racers.submit(_join, name, engine, now, known, range(first, first + size))
            for first in range(0, THREADS, size)
        ]
        told = [one for group in groups for one in group.result(120)]
        return race.holds(World(storage, now=now, settings=race.settings), known, told)


_barrier: Barrier


def _begin(barrier: Barrier) -> None:
    global _barrier
    _barrier = barrier


def _join(
    name: str, engine: Engine, now: int, known: Sequence[str], places: Sequence[int]
) -> list[str]:
    race = RACES[name]
    with engine.opened() as storage:
        world = World(storage, now=now, settings=race.settings)
        storage.load("nobody")  # what is opened at the first use is open
        _barrier.wait(60)
        return together([partial(race.run, world, known, place) for place in places])
