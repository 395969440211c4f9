"""
Where synchronous and asynchronous meet: one step without a loop, or threads under one.
"""

from __future__ import annotations

import asyncio
import inspect
import threading
from typing import Any

import pytest

from onetsec import ConfigurationError
from onetsec._lifting import Blocking, Threads, asynchronous, blocking, lifted, run, threaded
from onetsec.records import User
from onetsec.users import DictUsers

ADA = User("ada", email="ada@example.com")
each: Any = threaded  # of any port, also one that is none of ours


class Flow:
    """
    A flow with one step.
    """

    async def step(self, one: int, *, other: int = 2) -> tuple[int, int]:
        """
        Both numbers.
        """
        return one, other


class Methods(Blocking[Flow]):
    """
    The same without a loop.
    """

    step = blocking(Flow.step)


class Port:
    """
    A port that knows where it runs.
    """

    def name(self, text: str, *, end: str = "") -> str:
        """
        The name of the thread, and what was given.
        """
        return threading.current_thread().name + text + end

    def fail(self) -> None:
        """
        An exception.
        """
        raise LookupError("as it is")


async def names(port: Any) -> set[str]:
    """
    The answers of *port* to many calls at once, after one that fails.
    """
    with pytest.raises(LookupError, match=r"^as it is$"):
        await port.fail()

    return set(await asyncio.gather(*(port.name("|one", end="|two") for _ in range(40))))


def test_run_is_one_step() -> None:
    """
    The result comes through as it is, and so does an exception.
    """

    async def fail() -> None:
        Port().fail()

    assert (1, 2) == run(Flow().step(1))
    with pytest.raises(LookupError, match=r"^as it is$"):
        run(fail())


def test_who_suspends_is_told_so() -> None:
    """
    What to use instead; and the coroutine is closed, so that it lets go of what it holds.
    """
    let_go = []

    async def suspend() -> None:
        try:
            await asyncio.sleep(0)
        finally:
            let_go.append(True)

    coro = suspend()
    with pytest.raises(RuntimeError, match="Use AsyncOnetsec instead"):
        run(coro)

    assert ([True], inspect.CORO_CLOSED) == (let_go, inspect.getcoroutinestate(coro))


def test_a_step_that_blocks_is_the_same_step() -> None:
    """
    Same name, same document, same arguments, same result.
    """
    methods = Methods(Flow())

    assert (1, 3) == methods.step(1, other=3)
    assert ("step", Flow.step.__doc__) == (methods.step.__name__, methods.step.__doc__)


def test_a_lifted_port_never_suspends() -> None:
    """
    It runs where it is called, and needs no loop.
    """
    users = lifted(DictUsers([ADA]))

    assert ADA == run(users.by_login(login="ada@example.com"))
    assert None is run(users.by_id("eve"))


def test_a_lifted_port_must_be_synchronous() -> None:
    """
    An asynchronous method is refused by name, when it is used.
    """
    carried: Any = threaded(DictUsers())
    users = lifted(carried)

    with pytest.raises(ConfigurationError, match="is asynchronous: use AsyncOnetsec"):
        users.by_id("ada")


def test_an_asynchronous_port_is_taken_as_it_is() -> None:
    """
    One that is not is refused by name, with both ways to mend it.
    """
    users = threaded(DictUsers())

    assert users is asynchronous(users, "by_id", "by_login")
    with pytest.raises(ConfigurationError, match=r"^DictUsers\.by_id is sync.+threaded.+lifted"):
        asynchronous(DictUsers(), "by_id", "by_login")


def test_a_threaded_port_runs_in_the_threads_that_it_is_given() -> None:
    """
    Arguments, results and exceptions come through.
    """
    crew = Threads(2, name="crew")
    found = asyncio.run(names(each(Port(), threads=crew)))
    crew.close()

    assert found <= {f"onetsec-crew_{n}|one|two" for n in range(2)}


def test_a_threaded_port_has_threads_of_its_own() -> None:
    """
    At most four, which are named after it.
    """
    found = asyncio.run(names(each(Port())))

    assert found <= {f"onetsec-Port_{n}|one|two" for n in range(4)}
