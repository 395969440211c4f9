"""
Races with a rendezvous: the tools that the contract stands on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event, current_thread
from typing import Any

import pytest

from onetsec.testing import Rendezvous, meet, together


def test_results_come_in_order() -> None:
    """
    The order of the jobs, whoever was first.
    """
    assert [0, 1, 4, 9] == together([partial(pow, number, 2) for number in range(4)])


def test_each_job_has_a_thread() -> None:
    """
    And none of them is the caller's.
    """
    threads = together([current_thread] * 4)

    assert 5 == len({current_thread(), *threads})


def test_no_jobs_no_results() -> None:
    """
    A race of nobody is over.
    """
    assert [] == together([])


def test_error_of_a_job_is_raised() -> None:
    """
    After all others came to their end.
    """
    ended = Event()

    jobs: list[Callable[[], object]] = [partial(divmod, 1, 0), ended.set]
    with pytest.raises(ZeroDivisionError):
        together(jobs)
    assert ended.is_set()


def test_thread_is_left() -> None:
    """
    Whoever keeps something for each thread can let it go there, also after an error.
    """
    left: list[object] = []
    jobs: list[Callable[[], object]] = [partial(divmod, 1, 0), current_thread]

    with pytest.raises(ZeroDivisionError):
        together(jobs, leave=lambda: left.append(current_thread()))

    assert 2 == len(set(left) - {current_thread()})


def test_hanging_jobs_are_given_up() -> None:
    """
    A storage that deadlocks fails its test, and does not stop the run.
    """
    end = Event()
    jobs: list[Callable[[], object]] = [end.wait, end.wait, current_thread]

    with pytest.raises(AssertionError, match=r"2 of 3 threads hang for 0\.05 seconds"):
        together(jobs, patience=0.05)
    end.set()


def test_everybody_meets() -> None:
    """
    In a race all go on together, with what each of them brought.
    """
    brought = together([partial(meet, number) for number in range(8)])

    assert [list(range(8))] * 8 == [sorted(all_of_them) for all_of_them in brought]


def test_meeting_waits_for_nobody_who_left() -> None:
    """
    Who is at the end of the race is not waited for.
    """
    assert [[1], None] == together([lambda: list(meet(1)), lambda: None])


def test_meetings_follow_each_other() -> None:
    """
    A second meeting has nobody of the first.
    """

    def twice(number: int) -> list[int]:
        meet(-1)
        return sorted(meet(number))

    assert [[0, 1, 2]] * 3 == together([partial(twice, number) for number in range(3)])


def test_nobody_meets_outside_of_a_race() -> None:
    """
    The only thread is everybody.
    """
    assert ["own"] == meet("own")


def test_meeting_that_fails_says_so() -> None:
    """
    Who waits for somebody that waits for something else is told.
    """
    end = Event()

    def wait_alone() -> None:
        try:
            meet(1)
        finally:
            end.set()

    jobs: list[Callable[[], object]] = [wait_alone, end.wait]
    with pytest.raises(AssertionError, match="2 run, but 1 have met"):
        together(jobs, patience=1)


class Steps:
    """
    A port that writes down its calls.
    """

    def __init__(self) -> None:
        self.calls: list[str] = []

    def read(self) -> None:
        self.calls.append("read")

    def write(self) -> None:
        self.calls.append("write")


def read_and_write(port: Any) -> None:
    port.read()
    port.write()


def test_rendezvous_is_the_worst_order() -> None:
    """
    Everybody has read before anybody writes; later readers pass.
    """
    steps = Steps()
    met = Rendezvous(steps, method="read", parties=8)

    together([partial(read_and_write, met)] * 8)
    read_and_write(met)

    assert ["read"] * 8 + ["write"] * 8 + ["read", "write"] == steps.calls


def test_rendezvous_of_too_few_goes_on() -> None:
    """
    Who waits for somebody that never comes waits for the patience only.
    """
    steps = Steps()

    read_and_write(Rendezvous(steps, method="read", parties=2, patience=0.01))

    assert ["read", "write"] == steps.calls
