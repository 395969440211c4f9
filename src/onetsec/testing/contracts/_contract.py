"""
What all contracts share.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from .._race import together

T = TypeVar("T")


class Contract:
    """
    Tests for a storage: subclass, and say how to make it.

    Attributes:
        threads: How many meet in a race.
    """

    threads = 64

    def leave(self) -> None:
        """
        End a thread of a race: the place to close a connection that belongs to the thread.
        """

    def host_transaction(self) -> AbstractContextManager[object]:
        """
        Begin a transaction of the host, on its own connection, that is rolled back at the end.

        Override it if the storage shares a database with its host.
        """
        return nullcontext()

    def race(self, jobs: Sequence[Callable[[], T]]) -> list[T]:
        """
        Run *jobs* from the same moment; their results in order.
        """
        return together(jobs, leave=self.leave)
