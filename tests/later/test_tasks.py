"""
Later, on an event loop: the same promises, kept by tasks.
"""

from __future__ import annotations

import asyncio
import gc
from typing import Any

import pytest

from onetsec.jobs import Job
from onetsec.later import TaskLater

from .errands import GIVEN_UP, JOB, PASSING, TRIED_AGAIN, job, messages, spoken
from .loops import FailingTask, Hanging, settle, walked


@pytest.mark.parametrize("error", PASSING, ids=lambda error: type(error).__name__)
def test_tries(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    """
    What may pass is tried again after 1, 10 and 60 seconds; then no more.
    """
    failing = FailingTask(error)

    async def walk() -> None:
        later = TaskLater()
        later.submit(JOB, failing)
        await asyncio.sleep(100)
        await later.aclose()

    walked(walk)

    why = spoken(error)
    assert [1000, 1001, 1011, 1071] == pytest.approx(failing.at)
    assert [*[TRIED_AGAIN.format(why)] * 3, GIVEN_UP.format(why)] == messages(caplog)


def test_no_try_after_the_end_of_a_job(caplog: pytest.LogCaptureFixture) -> None:
    """
    A try that would come too late is not waited for.
    """
    failing = FailingTask(PASSING[0])

    async def walk() -> None:
        later = TaskLater()
        later.submit(job(lives=11), failing)
        await asyncio.sleep(100)

    walked(walk)

    assert [1000, 1001] == pytest.approx(failing.at)
    assert GIVEN_UP.format(spoken(PASSING[0])) == messages(caplog)[-1]


def test_a_job_that_is_over_is_not_run(caplog: pytest.LogCaptureFixture) -> None:
    """
    At its end it is worth nothing.
    """
    failing = FailingTask(RuntimeError())

    async def walk() -> None:
        TaskLater().submit(job(lives=0), failing)
        await settle()

    walked(walk)

    assert [] == failing.at
    assert ["later: jobs were lost: 1 dropped (too late: 1)"] == messages(caplog)


def test_submit_only_starts_a_task() -> None:
    """
    Nothing is run before the caller awaits something.
    """
    seen: list[Job] = []
    before: list[int] = []

    async def walk() -> None:
        later = TaskLater()
        later.submit(JOB, seen.append)
        before.append(len(seen))
        await settle()

    walked(walk)

    assert [0] == before
    assert [JOB] == seen


def test_a_task_is_kept_until_it_is_done() -> None:
    """
    A loop refers to its tasks only weakly, and so does who waits for nothing but itself.
    """
    seen: list[Job] = []

    class Waits:
        def __await__(self) -> Any:
            yield from asyncio.get_running_loop().create_future()

    async def run(job: Job) -> None:
        try:
            await Waits()
        finally:
            seen.append(job)

    async def walk() -> None:
        later = TaskLater()
        later.submit(JOB, run)
        await settle()
        gc.collect()
        assert [] == seen
        later.close()

    walked(walk)

    assert [JOB] == seen


def test_without_room_jobs_are_dropped(caplog: pytest.LogCaptureFixture) -> None:
    """
    It is told once a minute how many, at the end in any case. Who is done makes room.
    """
    seen: list[Job] = []

    async def walk() -> None:
        later = TaskLater(most=1)
        for number in range(2):
            later.submit(job(number), seen.append)
            await settle()
        later.submit(job(2), Hanging())
        for second in (0, 59.9, 0.1, 1):
            await asyncio.sleep(second)
            later.submit(job(3), seen.append)
        later.close()
        await settle()

    walked(walk)

    assert [job(0), job(1)] == seen
    assert [
        "later: jobs were lost: 1 dropped (no room: 1)",
        "later: jobs were lost: 2 dropped (no room: 2)",
        "later: jobs were lost: 2 dropped (no room: 1, not done in time: 1)",
    ] == messages(caplog)


def test_without_a_loop_jobs_are_dropped(caplog: pytest.LogCaptureFixture) -> None:
    """
    And nothing is raised.
    """
    TaskLater().submit(JOB, FailingTask(RuntimeError()))

    assert ["later: jobs were lost: 1 dropped (no event loop: 1)"] == messages(caplog)
