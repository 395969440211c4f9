"""
Later, in threads: nobody waits, nothing is forgotten, and nothing is kept without bound.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from onetsec.jobs import Job
from onetsec.later import ThreadLater

from .errands import (
    GIVEN_UP,
    JOB,
    PASSING,
    TRIED_AGAIN,
    Busy,
    Failing,
    Ticks,
    job,
    messages,
    spoken,
)


def settle(later: ThreadLater) -> None:
    """
    Submit one more job and wait for it: what was due before was done by then, by the one thread.
    """
    done = threading.Event()
    later.submit(job(99), lambda _: done.set())
    assert done.wait(30)


@pytest.fixture
def clock() -> Ticks:
    return Ticks()


@pytest.fixture
def later(clock: Ticks) -> Iterator[ThreadLater]:
    """
    One thread, and a clock that stands still.
    """
    made = ThreadLater(threads=1, most=2, clock=clock)
    yield made
    made.close()


@pytest.fixture
def busy(later: ThreadLater) -> Iterator[Busy]:
    """
    What keeps the one thread.
    """
    made = Busy()
    later.submit(JOB, made)
    assert made.begun.wait(30)
    yield made
    made.may_end.set()


@pytest.mark.parametrize("error", PASSING, ids=lambda error: type(error).__name__)
def test_tries(
    error: Exception, later: ThreadLater, clock: Ticks, caplog: pytest.LogCaptureFixture
) -> None:
    """
    What may pass is tried again after 1, 10 and 60 seconds, and not before; then no more.
    """
    failing = Failing(error)
    begun = clock.now
    later.submit(JOB, failing)
    seen = []
    for second in (0, 0.9, 1, 10.9, 11, 70.9, 71, 500):
        clock.now = begun + second
        settle(later)
        seen.append(failing.count)

    assert [1, 1, 2, 2, 3, 3, 4, 4] == seen
    why = spoken(error)
    assert [*[TRIED_AGAIN.format(why)] * 3, GIVEN_UP.format(why)] == messages(caplog)


def test_no_try_after_the_end_of_a_job(
    later: ThreadLater, clock: Ticks, caplog: pytest.LogCaptureFixture
) -> None:
    """
    A try that would come too late is not waited for.
    """
    failing = Failing(PASSING[0])
    later.submit(job(lives=11), failing)
    for _ in range(2):
        settle(later)
        clock.now += 1

    assert 2 == failing.count
    assert GIVEN_UP.format(spoken(PASSING[0])) == messages(caplog)[-1]


def test_a_job_that_has_waited_for_too_long_is_not_run(
    later: ThreadLater, busy: Busy, clock: Ticks, caplog: pytest.LogCaptureFixture
) -> None:
    """
    At its end it is worth nothing; a moment before, it is.
    """
    seen: list[Job] = []
    later.submit(job(1, lives=60), seen.append)
    later.submit(job(2, lives=61), seen.append)
    clock.now += 60
    busy.may_end.set()
    later.close()

    assert [job(2, lives=61)] == seen
    assert ["later: jobs were lost: 1 dropped (too late: 1)"] == messages(caplog)


def test_a_pause_comes_to_an_end() -> None:
    """
    By itself, on a clock that goes.
    """
    done = threading.Event()
    failing = Failing(PASSING[0])

    def run(job: Job) -> None:
        if failing.count:
            done.set()
        else:
            failing(job)

    later = ThreadLater(threads=1, pauses=(0.001,))
    later.submit(JOB, run)
    in_time = done.wait(30)
    later.close()

    assert in_time


def test_a_pause_is_watched_by_every_thread() -> None:
    """
    The other thread takes over, when the one that has failed is given something else to do.
    """
    later = ThreadLater(threads=2, pauses=(0.001,))
    busy, done = Busy(), threading.Event()
    failing = Failing(PASSING[0])

    def run(job: Job) -> None:
        if failing.count:
            done.set()
            return
        later.submit(JOB, busy)
        failing(job)

    later.submit(JOB, run)
    in_time = done.wait(30)
    busy.may_end.set()
    later.close()

    assert in_time


def test_without_room_jobs_are_dropped(
    later: ThreadLater, busy: Busy, clock: Ticks, caplog: pytest.LogCaptureFixture
) -> None:
    """
    The newest ones. It is told once a minute how many, at the end in any case.
    """
    seen: list[Job] = []
    told = []
    for second in (0, 0, 0, 59.9, 60, 61):
        clock.now = 1000 + second
        later.submit(job(1), seen.append)
        told.append(len(messages(caplog)))
    busy.may_end.set()
    later.close()

    assert [job(1)] * 2 == seen
    assert [0, 0, 1, 1, 2, 2] == told
    assert [
        "later: jobs were lost: 1 dropped (no room: 1)",
        "later: jobs were lost: 2 dropped (no room: 2)",
        "later: jobs were lost: 1 dropped (no room: 1)",
    ] == messages(caplog)


def test_a_pause_takes_room(later: ThreadLater) -> None:
    """
    So that an outage of the mail server fills no memory.
    """
    busy, seen = Busy(), list[Job]()
    later.submit(JOB, Failing(PASSING[0]))
    settle(later)
    later.submit(JOB, busy)
    assert busy.begun.wait(30)
    for number in range(2):
        later.submit(job(number), seen.append)
    busy.may_end.set()
    later.close()

    assert [job(0)] == seen


def test_closing_cuts_pauses_short(later: ThreadLater, caplog: pytest.LogCaptureFixture) -> None:
    """
    What waits for another try gets it at once, and no further one.
    """
    failing = Failing(PASSING[0])
    later.submit(JOB, failing)
    settle(later)
    later.close()

    assert 2 == failing.count
    assert [
        TRIED_AGAIN.format(spoken(PASSING[0])),
        GIVEN_UP.format(spoken(PASSING[0])),
    ] == messages(caplog)


def test_after_closing_jobs_are_dropped(
    later: ThreadLater, caplog: pytest.LogCaptureFixture
) -> None:
    """
    They are not run.
    """
    failing = Failing(RuntimeError())
    later.close()
    later.submit(JOB, failing)

    assert 0 == failing.count
    assert ["later: jobs were lost: 1 dropped (closed: 1)"] == messages(caplog)


def test_closing_is_patient_but_not_for_ever(caplog: pytest.LogCaptureFixture) -> None:
    """
    What hangs is left behind, and what waits is dropped.
    """
    busy, seen = Busy(), list[Job]()
    later = ThreadLater(threads=1, patience=0.01)
    later.submit(JOB, busy)
    later.submit(JOB, seen.append)
    assert busy.begun.wait(30)

    later.close()
    busy.may_end.set()

    assert [] == seen
    assert ["later: jobs were lost: 2 dropped (not done in time: 2)"] == messages(caplog)


def test_a_job_may_close(later: ThreadLater, caplog: pytest.LogCaptureFixture) -> None:
    """
    It does not wait for itself.
    """
    done = threading.Event()

    def run(job: Job) -> None:
        later.close()
        done.set()

    later.submit(JOB, run)

    assert done.wait(30)
    assert [] == messages(caplog)


@pytest.mark.parametrize("error", [SystemExit(1), KeyboardInterrupt()], ids=repr)
def test_no_job_ends_a_thread(
    error: BaseException, later: ThreadLater, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Whatever it raises.
    """
    later.submit(JOB, Failing(error))
    settle(later)

    assert [GIVEN_UP.format(spoken(error))] == messages(caplog)
