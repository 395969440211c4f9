"""
Later: what holds for work after the answer, whoever does it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import Any

import pytest
from attrs import evolve

from onetsec import ConfigurationError
from onetsec.jobs import Job
from onetsec.later import InlineLater, QueueLater, TaskLater, ThreadLater
from onetsec.ports import AsyncLater, Later

from .errands import GIVEN_UP, JOB, REFUSED, Failing, job, messages, spoken

Run = Callable[[Job], object]
Finish = Callable[[Sequence[Job], Run], None]
CANARY = "canary"


def queue(run: Run) -> QueueLater:
    """
    A queue whose worker runs a job as soon as it is there.
    """
    return QueueLater(lambda text: run(Job.of(text)))


def blocking(make: Callable[[Run], Later]) -> Finish:
    """
    Submit jobs, and close.
    """

    def finish(jobs: Sequence[Job], run: Run) -> None:
        later = make(run)
        for one in jobs:
            later.submit(one, run)
        later.close()
        later.close()

    return finish


def awaiting(make: Callable[[Run], AsyncLater]) -> Finish:
    """
    Submit jobs on an event loop, and close.
    """

    def finish(jobs: Sequence[Job], run: Run) -> None:
        async def call(one: Job) -> None:
            run(one)

        async def walk() -> None:
            later = make(run)
            for one in jobs:
                later.submit(one, call)
            await later.aclose()
            await later.aclose()

        asyncio.run(walk())

    return finish


OURS = (
    pytest.param(blocking(lambda _: ThreadLater(threads=1)), id="threads"),
    pytest.param(blocking(lambda _: InlineLater()), id="inline"),
    pytest.param(awaiting(lambda _: TaskLater()), id="tasks"),
)
QUEUES = (
    pytest.param(blocking(queue), id="queue"),
    pytest.param(awaiting(queue), id="queue on a loop"),
)
every_later = pytest.mark.parametrize("finish", OURS + QUEUES)


@every_later
def test_jobs_are_run(finish: Finish) -> None:
    """
    Each once, as it was given, the first one first; closing waits for them, and twice is harmless.
    """
    jobs = [job(number) for number in range(5)]
    seen: list[Job] = []

    finish(jobs, seen.append)

    assert jobs == seen


@every_later
@pytest.mark.parametrize("error", [RuntimeError(CANARY), REFUSED], ids=["a mistake", "refused"])
def test_a_failure_is_logged(
    error: Exception, finish: Finish, caplog: pytest.LogCaptureFixture
) -> None:
    """
    It is not raised, and the next job is run. What is hopeless is not tried again.
    """
    failing = Failing(error)

    finish([job(1), job(2)], failing)

    assert 2 == failing.count
    assert [GIVEN_UP.format(spoken(error))] * 2 == messages(caplog)
    assert {logging.ERROR} == {one.levelno for one in caplog.records}


def logged(log: pytest.LogCaptureFixture) -> str:
    """
    All that was logged, also what a formatter of the host may look at.
    """
    return repr([vars(one) for one in log.records])


@every_later
def test_nothing_of_a_job_is_logged(finish: Finish, caplog: pytest.LogCaptureFixture) -> None:
    """
    Neither its fields nor what the exception says; its kind is.
    """
    caplog.set_level(logging.DEBUG)
    secret = evolve(JOB, who=CANARY, id=CANARY, about=CANARY, address=CANARY)

    finish([secret], Failing(RuntimeError(CANARY)))

    assert "mail-notice" in logged(caplog)
    assert CANARY not in logged(caplog)


def test_a_canary_is_found(caplog: pytest.LogCaptureFixture) -> None:
    """
    The negative control: who logs the exception, or the job, is found.
    """
    try:
        Failing(RuntimeError(CANARY))(JOB)
    except RuntimeError:
        logging.getLogger("onetsec.later").exception("failed")

    assert CANARY in logged(caplog)


tenant: ContextVar[str] = ContextVar("tenant", default="none")


def tenants(finish: Finish) -> list[str]:
    """
    What a job that was submitted by a shop sees.
    """
    seen: list[str] = []
    before = tenant.set("shop")
    finish([JOB], lambda _: seen.append(tenant.get()))
    tenant.reset(before)
    return seen


@pytest.mark.parametrize("finish", OURS)
def test_no_context_goes_with_a_job(finish: Finish) -> None:
    """
    What a host keeps in context variables is of the request, and a job outlives that.
    """
    assert ["none"] == tenants(finish)


@pytest.mark.parametrize("finish", QUEUES)
def test_a_queue_is_called_in_context(finish: Finish) -> None:
    """
    It is the host's own, and may be the one of a tenant; its worker has none of it.
    """
    assert ["shop"] == tenants(finish)


@pytest.mark.parametrize("make", [InlineLater, lambda: ThreadLater(threads=1)])
def test_a_job_that_has_to_be_awaited(
    make: Callable[[], Later], caplog: pytest.LogCaptureFixture
) -> None:
    """
    Is an error that is logged, where nobody awaits it.
    """

    async def run(job: Job) -> None:
        raise AssertionError("It was run.")

    later = make()
    later.submit(JOB, run)
    later.close()

    assert [GIVEN_UP.format("ConfigurationError")] == messages(caplog)


def test_a_queue_is_given_text() -> None:
    """
    And nothing is run here.
    """
    texts: list[object] = []
    failing = Failing(RuntimeError())

    QueueLater(texts.append).submit(JOB, failing)

    assert [JOB.text()] == texts
    assert 0 == failing.count


def test_a_queue_that_would_be_awaited_is_refused() -> None:
    """
    When it is built, not when the first mail is missed.
    """

    async def enqueue(text: str) -> None:
        raise AssertionError("It was called.")

    with pytest.raises(ConfigurationError, match=r"^later\.enqueue: "):
        QueueLater(enqueue)


@pytest.mark.parametrize(
    ("make", "name", "value"),
    [
        (ThreadLater, "threads", 0),
        (ThreadLater, "threads", 65),
        (ThreadLater, "most", 0),
        (ThreadLater, "patience", -1),
        (TaskLater, "most", 1_000_001),
        (TaskLater, "patience", 3601),
    ],
)
def test_numbers_are_checked(make: Callable[..., Any], name: str, value: int) -> None:
    """
    When it is built.
    """
    with pytest.raises(ConfigurationError, match=rf"^later\.{name}: {value} is not between"):
        make(**{name: value})
