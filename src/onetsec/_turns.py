"""
Turns for work that costs memory: so many at a time, in two queues.

A quarter of the turns, and one at least, is kept for whoever is known. Strangers never have these,
however many they are; who is known has any that is free, and goes first.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Lock

from .errors import ConfigurationError, Unavailable

LEAST = 2
"""Turns: one for strangers, and one that is kept."""

_ENOUGH = 4


def one_a_core() -> int:
    """
    How many turns suit this machine: with more of them than cores, strangers would take the time
    of whoever is known, and gain none.
    """
    return max(LEAST, min(_ENOUGH, os.cpu_count() or 1))


class Turn:
    """
    One wish for a turn.

    Attributes:
        come: Is done when it is there.
    """

    def __init__(self, queues: _Queues, *, known: bool) -> None:
        self.come: Future[None] = Future()
        self.known = known
        self.queues = queues


class Turns:
    """
    Turns of a process. A fork begins with all of them.

    Args:
        most: How many at a time, 2 or more.

        waiting: How many may wait in each queue; who comes then is refused at once.

        patience: Seconds to wait.

    Raises:
        ConfigurationError: If there would be none for strangers, or no patience.
    """

    def __init__(self, most: int, *, waiting: int, patience: float) -> None:
        if most < LEAST or waiting < 0 or patience < 0:
            raise ConfigurationError(
                f"hasher: at_once={most}, waiting={waiting}, patience={patience}. At least {LEAST}"
                " at once are needed, for one is kept for known devices; neither of the others may"
                " be negative."
            )
        self.most = most
        self.kept = max(1, most // 4)
        self.patience = patience
        self._waiting = waiting
        self._by_process: dict[int, _Queues] = {}

    @contextmanager
    def turn(self, *, known: bool) -> Iterator[None]:
        """
        Wait for a turn, and have it.

        Raises:
            Unavailable: If too many wait already, or it did not come within the patience.
        """
        asked = self.ask(known=known)
        try:
            self._wait(asked)
            yield
        finally:
            self.give_back(asked)

    def ask(self, *, known: bool) -> Turn:
        """
        Stand in the queue, unless there is a turn at once.

        Raises:
            Unavailable: If too many wait already.
        """
        queues = self._queues()
        turn = Turn(queues, known=known)
        with queues.lock:
            if len(queues.waiting[known]) >= self._waiting and not self._is_free(queues, known):
                raise Unavailable(f"passwords: {self._waiting} wait for a turn to hash already")
            queues.waiting[known].append(turn)
            self._call_up(queues)
        return turn

    def give_back(self, turn: Turn) -> None:
        """
        End *turn*, once, whether it has come or not.
        """
        queues = turn.queues
        with queues.lock:
            if turn in queues.waiting[turn.known]:
                queues.waiting[turn.known].remove(turn)
                turn.come.cancel()
            else:
                queues.running[turn.known].discard(turn)
            self._call_up(queues)

    def is_busy(self) -> bool:
        """
        Whether half of the places are taken in which strangers wait.
        """
        queues = self._queues()
        with queues.lock:
            if self._is_free(queues, False):
                return False
            return 2 * len(queues.waiting[False]) >= self._waiting

    def late(self) -> Unavailable:
        """
        What whoever has waited for the patience is told.
        """
        return Unavailable(f"passwords: no turn to hash within {self.patience} s")

    def _wait(self, turn: Turn) -> None:
        try:
            turn.come.result(self.patience)
        except TimeoutError:
            raise self.late() from None

    def _call_up(self, queues: _Queues) -> None:
        for known in (True, False):
            while queues.waiting[known] and self._is_free(queues, known):
                turn = queues.waiting[known].popleft()
                if turn.come.set_running_or_notify_cancel():
                    queues.running[known].add(turn)
                    turn.come.set_result(None)

    def _is_free(self, queues: _Queues, known: bool) -> bool:
        strangers = len(queues.running[False])
        if not known and strangers >= self.most - self.kept:
            return False
        return strangers + len(queues.running[True]) < self.most

    def _queues(self) -> _Queues:
        """
        Those of this process: a lock that was held in another when it forked stays locked.
        """
        return self._by_process.setdefault(os.getpid(), _Queues())


class _Queues:
    """
    Who waits and who has a turn; strangers, and whoever is known.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        self.waiting: dict[bool, deque[Turn]] = {False: deque(), True: deque()}
        self.running: dict[bool, set[Turn]] = {False: set(), True: set()}
