"""
An event loop on which an hour is over at once.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from typing import Any

from onetsec.jobs import Job


class Impatient(selectors.DefaultSelector):
    """
    Does not wait: it moves the clock of its loop.
    """

    now = 1000.0

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(0)
        if not ready and timeout:
            self.now += timeout
        return ready


class Loop(asyncio.SelectorEventLoop):
    """
    A loop on which an hour is over at once.
    """

    def __init__(self) -> None:
        self._quick = Impatient()
        super().__init__(self._quick)

    def time(self) -> float:
        return self._quick.now


def walked(steps: Callable[[], Awaitable[None]]) -> None:
    """
    Walk *steps* on such a loop.
    """

    async def walk() -> None:
        await steps()

    with asyncio.Runner(loop_factory=Loop) as runner:
        runner.run(walk())


def now() -> float:
    return asyncio.get_running_loop().time()


class FailingTask:
    """
    What a job awaits: notes when, and fails.
    """

    def __init__(self, error: Exception) -> None:
        self._error = error
        self.at: list[float] = []

    async def __call__(self, job: Job) -> None:
        self.at.append(now())
        raise self._error


class Hanging:
    """
    What a job awaits: does not end by itself.
    """

    def __init__(self) -> None:
        self.is_cancelled = False

    async def __call__(self, job: Job) -> None:
        try:
            await asyncio.get_running_loop().create_future()
        except asyncio.CancelledError:
            self.is_cancelled = True
            raise


async def settle() -> None:
    """
    Let every task go on as far as it can.
    """
    for _ in range(5):
        await asyncio.sleep(0)
