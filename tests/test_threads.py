"""
Threads under a loop: it goes on, nobody waits for ever, and nothing is done for nobody.
"""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

import pytest

from onetsec import Unavailable
from onetsec._lifting import Threads

FORK = """
import asyncio, os, signal
from onetsec._lifting import Threads

crew = Threads(1, name="crew")
assert asyncio.run(crew.call(os.getpid)) == os.getpid()
child = os.fork()
if child == 0:
    signal.alarm(30)  # who waits for a thread that a fork has left behind waits for ever
    own = asyncio.run(crew.call(os.getpid)) == os.getpid()
    crew.close()
    os._exit(0 if own else 1)
status = os.waitpid(child, 0)[1]
print(status, asyncio.run(crew.call(lambda: "the parent goes on")))
crew.close()
"""


class Busy:
    """
    A job that takes until it is told to end.
    """

    def __init__(self, *, error: Exception | None = None) -> None:
        self._error = error
        self.begun = threading.Event()
        self.may_end = threading.Event()
        self.is_done = False

    def __call__(self) -> bool:
        self.begun.set()
        in_time = self.may_end.wait(30)
        if self._error is not None:
            raise self._error
        self.is_done = True
        return in_time


async def queued(crew: Threads, job: Busy) -> asyncio.Task[bool]:
    """
    Give *job* to *crew*, which has taken it by now, but perhaps not begun.
    """
    task = asyncio.create_task(crew.call(job))
    await asyncio.sleep(0)
    return task


async def begun(crew: Threads, job: Busy) -> asyncio.Task[bool]:
    """
    Give *job* to *crew*. The loop stands until it runs: no patience ends before.
    """
    task = await queued(crew, job)
    assert job.begun.wait(30)
    return task


async def done(crew: Threads, job: Busy) -> bool:
    """
    Let *crew* do *job* now; whatever was before it in the queue was done, or will never be.
    """
    job.may_end.set()
    return await (await begun(crew, job))


async def cancel(task: asyncio.Task[Any]) -> None:
    """
    Cancel *task*, and wait until it is.
    """
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def alive() -> list[str]:
    """
    The names of the threads of a crew.
    """
    return [one.name for one in threading.enumerate() if one.name.startswith("onetsec-crew")]


@pytest.fixture
def crew() -> Iterator[Threads]:
    """
    One thread.
    """
    made = Threads(1, name="crew")
    yield made
    made.close()


@pytest.fixture
def hasty() -> Iterator[Threads]:
    """
    One thread, for which nobody waits for long.
    """
    made = Threads(1, name="crew", patience=0.05)
    yield made
    made.close()


def test_the_loop_goes_on(crew: Threads) -> None:
    """
    While a thread works; here it works until the loop tells it to end.
    """

    async def walk() -> bool:
        busy = Busy()
        task = await begun(crew, busy)
        busy.may_end.set()
        return await task

    assert asyncio.run(walk())


def test_nobody_waits_for_ever(hasty: Threads) -> None:
    """
    Without a free thread a call is unavailable after the patience, its job is never run, and the
    threads work on.
    """

    async def walk() -> tuple[bool, bool, bool]:
        busy, late = Busy(), Busy()
        first = await begun(hasty, busy)
        with pytest.raises(Unavailable, match=r"^crew: no thread was free within 0\.05 s$"):
            await hasty.call(late)
        busy.may_end.set()
        return await first, await done(hasty, Busy()), late.begun.is_set()

    assert (True, True, False) == asyncio.run(walk())


def test_a_job_that_runs_is_waited_for(hasty: Threads) -> None:
    """
    The patience is for a free thread only: a job that has one may take longer.
    """

    async def walk() -> bool:
        busy = Busy()
        first = await begun(hasty, busy)
        with pytest.raises(Unavailable):  # whose patience began, and so ended, later
            await hasty.call(Busy())
        busy.may_end.set()
        return await first

    assert asyncio.run(walk())


@pytest.mark.parametrize("patience", [None, 30.0])
def test_nothing_is_done_for_nobody(patience: float | None) -> None:
    """
    A job whose caller was cancelled before a thread was free is never run.
    """
    crew = Threads(1, name="crew", patience=patience)

    async def walk() -> tuple[bool, bool, bool]:
        busy, second = Busy(), Busy()
        first = await begun(crew, busy)
        await cancel(await queued(crew, second))
        busy.may_end.set()
        second.may_end.set()
        return await first, await done(crew, Busy()), second.begun.is_set()

    told = asyncio.run(walk())
    crew.close()

    assert (True, True, False) == told


@pytest.mark.parametrize("error", [None, LookupError("nobody waits for it")])
def test_what_is_begun_is_done(error: Exception | None, crew: Threads) -> None:
    """
    A job that runs when its caller is cancelled runs to its end, and then its thread is free; no
    exception of it turns up elsewhere.
    """
    heard: list[dict[str, Any]] = []

    async def walk() -> tuple[bool, bool]:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: heard.append(context))
        busy = Busy(error=error)
        await cancel(await begun(crew, busy))
        busy.may_end.set()
        return await done(crew, Busy()), busy.is_done

    assert (True, error is None) == asyncio.run(walk())
    gc.collect()
    assert [] == heard


def test_threads_are_started_by_a_call(crew: Threads) -> None:
    """
    Building starts none; closing ends them, also twice; another call starts anew.
    """
    seen = [alive()]
    for _ in range(2):
        asyncio.run(crew.call(bool))
        seen.append(alive())
        crew.close()
        crew.close()
        seen.append(alive())

    assert [[], ["onetsec-crew_0"], [], ["onetsec-crew_0"], []] == seen


def test_closing_waits_for_jobs(crew: Threads) -> None:
    """
    What was begun is done when the threads have ended.
    """
    seen: list[bool] = []

    def close(busy: Busy) -> None:
        crew.close()
        seen.append(busy.is_done)

    async def walk() -> None:
        busy = Busy()
        task = await begun(crew, busy)
        closer = threading.Thread(target=close, args=(busy,))
        closer.start()
        busy.may_end.set()
        await task
        closer.join()

    asyncio.run(walk())

    assert [True] == seen


def test_a_fork_starts_anew() -> None:
    """
    A child has threads of its own, and closes only those; the parent keeps what it has.
    """
    command = [sys.executable, "-c", FORK]
    ran = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60)

    assert "0 the parent goes on" == ran.stdout.strip()


def test_a_job_sees_the_context_of_its_caller() -> None:
    """
    What a host keeps in context variables, such as its tenant, is there for its ports.
    """
    tenant: ContextVar[str] = ContextVar("tenant", default="none")
    crew = Threads(1, name="crew")

    async def walk() -> str:
        tenant.set("shop")
        return await crew.call(tenant.get)

    told = asyncio.run(walk())
    crew.close()

    assert "shop" == told
