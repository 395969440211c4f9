"""
Where synchronous and asynchronous meet.

Flows are coroutines. A *lifted* port never suspends, so a flow over lifted ports runs to its end in
one step: that is the synchronous API. A *threaded* port carries a synchronous one under an event
loop.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine, Sequence
from contextvars import copy_context
from functools import partial, wraps
from inspect import iscoroutinefunction
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, overload

from ._turns import Turn, Turns
from .errors import ConfigurationError, Unavailable
from .ports import (
    AsyncBreaches,
    AsyncChallenge,
    AsyncHasher,
    AsyncMailer,
    AsyncPasswordVault,
    AsyncStorage,
    AsyncUsers,
    Breaches,
    Challenge,
    Hasher,
    Mailer,
    PasswordVault,
    Storage,
    Users,
)
from .records import Stretched, Verified

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

F = TypeVar("F")
P = ParamSpec("P")
T = TypeVar("T")


def run(coro: Coroutine[Any, Any, T]) -> T:
    """
    Run *coro* to its end without an event loop: a lifted port never suspends.

    Raises:
        RuntimeError: If it suspends all the same.
    """
    try:
        coro.send(None)
    except StopIteration as stop:
        result: T = stop.value
        return result

    coro.close()
    raise RuntimeError("A synchronous port suspended. Use AsyncOnetsec instead.")


class Blocking(Generic[F]):
    """
    A flow whose steps are run to their end, without an event loop.
    """

    def __init__(self, flow: F) -> None:
        self._flow = flow


def blocking(
    step: Callable[Concatenate[F, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[Blocking[F], P], T]:
    """
    *step* of a flow as a method that blocks: same name, same arguments, same document.
    """

    @wraps(step)
    def call(self: Blocking[F], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return run(step(self._flow, *args, **kwargs))

    return call


class Aside(Protocol):
    """
    Does a job that is nothing but work, where it keeps no event loop waiting.
    """

    async def __call__(self, job: Callable[[], T]) -> T: ...


async def here(job: Callable[[], T]) -> T:
    """
    Do *job* at once: for a host without an event loop.
    """
    return job()


class Threads:
    """
    Threads of our own, started when the first one is needed; a fork starts anew.

    Args:
        most: How many at a time.

        patience: Seconds to wait for a free one, then :exc:`.errors.Unavailable`; None waits.

        name: What they are for, in a list of threads.
    """

    def __init__(self, most: int, *, name: str, patience: float | None = None) -> None:
        self._most = most
        self._name = name
        self._patience = patience
        self._pid = 0
        self._pool: ThreadPoolExecutor | None = None

    async def call(self, job: Callable[[], T], *, after: Callable[[], object] = bool) -> T:
        """
        The result of *job*, run in one of the threads, in the context of the caller.

        Args:
            after: Is called once *job* has ended, or never will begin, whatever the caller has
                become.

        Raises:
            Unavailable: If no thread was free within the patience; then *job* is never run. Nor is
                it if the caller is cancelled before.
        """
        # 35 ms that a synchronous host does not pay
        from asyncio import CancelledError, wait, wrap_future

        try:
            future = self._started().submit(copy_context().run, job)
        except BaseException:
            after()
            raise
        future.add_done_callback(lambda _: after())
        waited = wrap_future(future)
        try:
            done, _ = await wait({waited}, timeout=self._patience)
        except CancelledError:
            future.cancel()
            waited.cancel()  # or the exception of a job that was begun would be nobody's
            raise
        if not done and future.cancel():
            raise Unavailable(f"{self._name}: no thread was free within {self._patience} s")

        return await waited

    async def aside(self, job: Callable[[], T]) -> T:
        """
        Do *job* in one of them; at once where there is no event loop to be kept waiting, as in the
        walk over a schedule.
        """
        from asyncio import get_running_loop

        try:
            get_running_loop()
        except RuntimeError:
            return job()

        return await self.call(job)

    def close(self) -> None:
        """
        End them, once their jobs are done.
        """
        pool, self._pool = self._pool, None
        if pool is not None and self._pid == os.getpid():
            pool.shutdown()

    def _started(self) -> ThreadPoolExecutor:
        if self._pool is None or self._pid != os.getpid():
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(self._most, f"onetsec-{self._name}")
            self._pid = os.getpid()
        return self._pool


@overload
def lifted(port: Storage) -> AsyncStorage: ...
@overload
def lifted(port: Users) -> AsyncUsers: ...
@overload
def lifted(port: PasswordVault) -> AsyncPasswordVault: ...
@overload
def lifted(port: Hasher) -> AsyncHasher: ...
@overload
def lifted(port: Mailer) -> AsyncMailer: ...
@overload
def lifted(port: Challenge) -> AsyncChallenge: ...
@overload
def lifted(port: Breaches) -> AsyncBreaches: ...
def lifted(port: Any) -> Any:
    """
    *port* with methods that can be awaited, and never suspend.

    Raises:
        ConfigurationError: When a method is used that is asynchronous already.
    """
    return _Clothes(port, _at_once)


@overload
def threaded(port: Storage, *, threads: Threads | None = None) -> AsyncStorage: ...
@overload
def threaded(port: Users, *, threads: Threads | None = None) -> AsyncUsers: ...
@overload
def threaded(port: PasswordVault, *, threads: Threads | None = None) -> AsyncPasswordVault: ...
@overload
def threaded(port: Hasher, *, threads: Threads | None = None) -> AsyncHasher: ...
@overload
def threaded(port: Mailer, *, threads: Threads | None = None) -> AsyncMailer: ...
@overload
def threaded(port: Challenge, *, threads: Threads | None = None) -> AsyncChallenge: ...
@overload
def threaded(port: Breaches, *, threads: Threads | None = None) -> AsyncBreaches: ...
def threaded(port: Any, *, threads: Threads | None = None) -> Any:
    """
    *port* with methods that run in *threads*, by default four of its own. Whoever waits for a turn
    of a hasher has none of them.
    """
    if isinstance(getattr(port, "turns", None), Turns):
        return _InTurns(port, threads or Threads(port.turns.most, name=type(port).__name__))
    crew = threads or Threads(4, name=type(port).__name__)
    return _Clothes(port, partial(_in_thread, threads=crew))


def asynchronous(port: Any, *methods: str) -> Any:
    """
    *port*, whose *methods* can be awaited.

    Raises:
        ConfigurationError: If they can not.
    """
    for name in methods:
        method = getattr(port, name)
        if not iscoroutinefunction(method):
            raise ConfigurationError(
                f"{_spoken(method)} is synchronous: give AsyncOnetsec threaded(port), or"
                " lifted(port) if it never waits."
            )
    return port


def bare(port: Any) -> Any:
    """
    *port* without what makes it one that can be awaited.
    """
    return port._port if isinstance(port, _Clothes) else port


class _Clothes:
    def __init__(self, port: Any, dress: Callable[[Callable[..., Any]], Callable[..., Any]]):
        self._port = port
        self._dress = dress

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._port, name)
        if callable(found):
            found = self._dress(found)
        elif name == "known":  # the other view of a hasher
            found = _Clothes(found, self._dress)
        self.__dict__[name] = found
        return found


class _InTurns:
    """
    A hasher whose turns are waited for in the loop, and whose work is done in threads.
    """

    def __init__(self, hasher: Any, threads: Threads, *, is_known: bool = False) -> None:
        self._hasher = hasher
        self._work: Hasher = hasher.work
        self._turns: Turns = hasher.turns
        self._threads = threads
        self._is_known = is_known

    @property
    def known(self) -> _InTurns:
        return _InTurns(self._hasher, self._threads, is_known=True)

    async def is_busy(self) -> bool:
        return self._turns.is_busy()

    async def hash(self, password: str) -> str:
        return await self._in_turn(partial(self._work.hash, password))

    async def verify(self, stored: str | None, password: str) -> Verified:
        return await self._in_turn(partial(self._work.verify, stored, password))

    async def stretch(self, secrets: Sequence[bytes], *, salt: bytes, cost: str = "") -> Stretched:
        return await self._in_turn(partial(self._work.stretch, secrets, salt=salt, cost=cost))

    async def _in_turn(self, job: Callable[[], T]) -> T:
        """
        Do *job* in a turn, which ends with it: not before, if the caller is cancelled meanwhile.
        """
        turn = self._turns.ask(known=self._is_known)
        await self._come(turn)
        return await self._threads.call(job, after=partial(self._turns.give_back, turn))

    async def _come(self, turn: Turn) -> None:
        from asyncio import wait, wrap_future

        try:
            done, _ = await wait({wrap_future(turn.come)}, timeout=self._turns.patience)
            if not done:
                raise self._turns.late()
        except BaseException:
            self._turns.give_back(turn)
            raise


def _at_once(method: Callable[..., T]) -> Callable[..., Coroutine[Any, Any, T]]:
    if iscoroutinefunction(method):
        raise ConfigurationError(f"{_spoken(method)} is asynchronous: use AsyncOnetsec.")

    async def call(*args: Any, **kwargs: Any) -> T:
        return method(*args, **kwargs)

    return call


def _in_thread(
    method: Callable[..., T], *, threads: Threads
) -> Callable[..., Coroutine[Any, Any, T]]:
    async def call(*args: Any, **kwargs: Any) -> T:
        return await threads.call(partial(method, *args, **kwargs))

    return call


def _spoken(method: Callable[..., Any]) -> str:
    return getattr(method, "__qualname__", repr(method))
