"""
The walk itself: every order, once, and every death.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from math import comb
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetsec.testing import DIED, Stepwise, every_schedule

Flow = Coroutine[Any, Any, Any]


class Ledger:
    """
    A port that notes who called.
    """

    def __init__(self) -> None:
        self.calls: list[int] = []

    def note(self, who: int) -> list[int]:
        self.calls.append(who)
        return list(self.calls)


async def noting(port: Any, who: int, times: int) -> Any:
    seen = None
    for _ in range(times):
        seen = await port.note(who)
    return seen


def of(*times: int) -> Callable[[], Sequence[Flow]]:
    """
    Flows that call one port so often each.
    """

    def setup() -> Sequence[Flow]:
        port = Stepwise(Ledger())
        return [noting(port, who, count) for who, count in enumerate(times)]

    return setup


@given(st.integers(0, 4), st.integers(0, 4))
def test_every_order_is_run_once(first: int, second: int) -> None:
    """
    With switches enough, n and m calls meet in (n + m choose n) orders.
    """
    orders = [ran.calls for ran in every_schedule(of(first, second), switches=8)]

    assert comb(first + second, first) == len(orders) == len(set(orders))


@pytest.mark.parametrize(("expected", "switches"), [(2, 0), (6, 1), (14, 2), (18, 3), (20, 4)])
def test_switches_prune_the_tree(expected: int, switches: int) -> None:
    """
    Of the 20 orders of three calls and three.
    """
    assert expected == len(list(every_schedule(of(3, 3), switches=switches)))


def test_three_flows_meet() -> None:
    """
    One call each: six orders.
    """
    assert 6 == len(list(every_schedule(of(1, 1, 1))))


def test_results_are_of_that_order() -> None:
    """
    What a flow returns is what it saw.
    """
    for ran in every_schedule(of(2, 2)):
        order = [who for who, _ in ran.calls]
        last = max(range(4), key=lambda place: (order[place] == 0, place))

        assert order[: last + 1] == ran.results[0]


def test_a_flow_dies_before_each_of_its_calls() -> None:
    """
    Alone with two calls it lives once, and dies twice.
    """
    ends = [(ran.results[0], ran.calls[-1]) for ran in every_schedule(of(2), mortal=0)]

    assert [
        ([0, 0], (0, "note")),
        (DIED, (0, "died before note")),
        (DIED, (0, "died before note")),
    ] == ends


def test_what_a_flow_raises_is_its_result() -> None:
    """
    And the other one goes on.
    """

    async def fails() -> None:
        raise LookupError("mine")

    def setup() -> Sequence[Flow]:
        return [fails(), *of(1)()]

    (ran,) = every_schedule(setup)

    assert isinstance(ran.results[0], LookupError)
    assert [0] == ran.results[1]
