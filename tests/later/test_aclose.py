"""
Later, on an event loop: its end.
"""

from __future__ import annotations

import asyncio
import gc

import pytest

from onetsec.jobs import Job
from onetsec.later import TaskLater

from .errands import GIVEN_UP, JOB, PASSING, TRIED_AGAIN, messages, spoken
from .loops import FailingTask, Hanging, Loop, now, settle, walked


def test_closing_cuts_pauses_short(caplog: pytest.LogCaptureFixture) -> None:
    """
    What waits for another try gets it at once, and no further one.
    """
    failing = FailingTask(PASSING[0])

    async def walk() -> None:
        later = TaskLater()
        later.submit(JOB, failing)
        await settle()
        await later.aclose()

    walked(walk)

    assert [1000, 1000] == failing.at
    assert [
        TRIED_AGAIN.format(spoken(PASSING[0])),
        GIVEN_UP.format(spoken(PASSING[0])),
    ] == messages(caplog)


def test_closing_at_the_same_time() -> None:
    """
    Twice is harmless, and both wait.
    """
    failing = FailingTask(PASSING[0])

    async def walk() -> None:
        later = TaskLater()
        later.submit(JOB, failing)
        await settle()
        await asyncio.gather(later.aclose(), later.aclose())

    walked(walk)

    assert [1000, 1000] == failing.at


def test_closing_is_patient_but_not_for_ever(caplog: pytest.LogCaptureFixture) -> None:
    """
    Then what is not done is cancelled.
    """
    hanging = Hanging()
    ended: list[float] = []

    async def walk() -> None:
        later = TaskLater(patience=5)
        later.submit(JOB, hanging)
        await later.aclose()
        ended.append(now())

    walked(walk)

    assert [1005] == pytest.approx(ended)
    assert hanging.is_cancelled
    assert ["later: jobs were lost: 1 dropped (not done in time: 1)"] == messages(caplog)


def test_a_job_that_does_not_let_itself_be_cancelled() -> None:
    """
    Is left behind.
    """
    ended: list[float] = []

    async def walk() -> None:
        gate = asyncio.get_running_loop().create_future()

        async def run(job: Job) -> None:
            while not gate.done():
                try:
                    await asyncio.wait({gate})
                except asyncio.CancelledError:
                    continue

        later = TaskLater(patience=5)
        later.submit(JOB, run)
        await later.aclose()
        ended.append(now())
        gate.set_result(None)

    walked(walk)

    assert [1006] == pytest.approx(ended)


def test_closing_at_once_cancels() -> None:
    """
    For who can not await.
    """
    hanging = Hanging()

    async def walk() -> None:
        later = TaskLater()
        later.submit(JOB, hanging)
        await settle()
        later.close()
        await settle()

    walked(walk)

    assert hanging.is_cancelled


@pytest.mark.parametrize("is_awaited", [False, True])
def test_after_closing_jobs_are_dropped(is_awaited: bool, caplog: pytest.LogCaptureFixture) -> None:
    """
    However it was closed.
    """
    failing = FailingTask(RuntimeError())

    async def walk() -> None:
        later = TaskLater()
        if is_awaited:
            await later.aclose()
        else:
            later.close()
        later.submit(JOB, failing)
        await settle()

    walked(walk)

    assert [] == failing.at
    assert ["later: jobs were lost: 1 dropped (closed: 1)"] == messages(caplog)


def test_a_job_may_close(caplog: pytest.LogCaptureFixture) -> None:
    """
    It does not wait for itself.
    """
    ended: list[float] = []

    async def walk() -> None:
        later = TaskLater()

        async def run(job: Job) -> None:
            await later.aclose()
            ended.append(now())

        later.submit(JOB, run)
        await settle()

    walked(walk)

    assert [1000] == ended
    assert [] == messages(caplog)


def test_a_loop_closes_its_own_jobs() -> None:
    """
    What another loop has left behind is neither waited for nor woken up.
    """
    later = TaskLater()
    hanging, failing = Hanging(), FailingTask(PASSING[0])

    async def leave() -> None:
        later.submit(JOB, hanging)
        later.submit(JOB, failing)
        await settle()

    left = Loop()
    left.run_until_complete(leave())
    walked(later.aclose)
    left.run_until_complete(settle())
    seen = (len(failing.at), hanging.is_cancelled)
    later.close()
    left.run_until_complete(settle())
    left.close()

    assert (1, False) == seen
    assert hanging.is_cancelled


def test_closing_after_the_loop_is_gone(caplog: pytest.LogCaptureFixture) -> None:
    """
    Its jobs are lost, and counted.
    """
    later = TaskLater()

    async def leave(later: TaskLater) -> None:
        later.submit(JOB, Hanging())
        await settle()

    left = Loop()
    left.run_until_complete(leave(later))
    left.close()
    later.close()
    told = messages(caplog)
    del later, left
    gc.collect()  # asyncio complains of a task that never ended: here, and in no later test

    assert ["later: jobs were lost: 1 dropped (not done in time: 1)"] == told
