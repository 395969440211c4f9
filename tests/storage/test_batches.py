"""
How much a sweep locks at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest
from attrs import define

from onetsec.storage._batches import FIRST, LEAST, MOST, batches

MOST_SECONDS = 0.050


@define
class Machine:
    """
    A clock that goes on as rows are deleted.

    Attributes:
        a_row: Seconds that one takes.

        a_commit: Seconds that each transaction takes besides.
    """

    a_row: float
    a_commit: float = 0.0
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now

    def swept(self, sizes: Iterator[int]) -> list[tuple[int, float]]:
        """
        Delete as many rows as there are *sizes* for; each size, and how long it took.
        """
        told = []
        for size in sizes:
            took = self.a_commit + size * self.a_row
            self.now += took
            told.append((size, took))
        return told


MACHINES = {
    "quick": Machine(0.000004, 0.0005),
    "usual": Machine(0.000035, 0.005),
    "busy": Machine(0.00064),
    "slow to commit": Machine(0.00005, 0.02),
}


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_no_lock_is_held_for_long(machine: Machine) -> None:
    """
    However long a row takes: no transaction is longer than a twentieth of a second.
    """
    told = machine.swept(batches(5000, clock=machine))

    assert max(took for _, took in told) < MOST_SECONDS
    assert 5000 == sum(size for size, _ in told)


def test_what_is_as_many_rows_everywhere_is_long_somewhere() -> None:
    """
    The negative control: batches of a hundred rows, as they come.
    """
    told = MACHINES["busy"].swept(iter([100] * 50))

    assert max(took for _, took in told) > MOST_SECONDS


def test_machine_that_gets_busy_is_spared() -> None:
    """
    One batch is long, as nobody could know; the next is half of it, and so on.
    """
    machine = Machine(0.000004)
    sizes = batches(5000, clock=machine)
    assert MOST == machine.swept(islice(sizes, 8))[-1][0]

    machine.a_row = 0.0006
    told = machine.swept(sizes)

    assert [MOST, MOST // 2, MOST // 4, MOST // 4] == [size for size, _ in told[:4]]


def test_batches_are_as_large_as_is_quick() -> None:
    """
    Few transactions, where a row takes no time; but none of more than so many rows.
    """
    sizes = list(batches(1000, clock=lambda: 0.0))

    assert [FIRST, 2 * FIRST, 4 * FIRST, MOST] == sizes[:4]
    assert MOST == max(sizes)
    assert 1000 == sum(sizes)


def test_batches_never_end_up_with_nothing() -> None:
    """
    However slow it is, something is deleted.
    """
    machine = Machine(1.0)
    sizes = [size for size, _ in machine.swept(batches(100, clock=machine))]

    assert [FIRST, FIRST // 2, LEAST, LEAST] == sizes[:4]
    assert 100 == sum(sizes)


@pytest.mark.parametrize("limit", [0, 1, FIRST, FIRST + 1])
def test_limit_is_kept(limit: int) -> None:
    """
    To the row.
    """
    assert limit == sum(batches(limit, clock=lambda: 0.0))
