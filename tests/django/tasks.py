"""
Work that a queue of the project does: the same function, as each kind of queue has it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from onetsec.django import auth


class Celery:
    """
    A function as Celery's ``shared_task`` makes it: what is called is remembered, for a worker.
    """

    def __init__(self, work: Callable[[str], object]) -> None:
        self._work = work
        self.texts: list[str] = []
        self.is_down = False

    def __call__(self, text: str) -> None:
        """
        Do it here and now, which is not what a page wants.
        """
        raise AssertionError("a task of Celery was called, and not enqueued")

    def apply_async(self, args: Sequence[Any], *, retry: bool) -> None:
        """
        Remember it; without a broker, and without a retry, it fails at once.
        """
        assert not retry
        if self.is_down:
            raise ConnectionError("there is no broker")
        self.texts += args

    def done(self) -> int:
        """
        Do what is waiting, as a worker; how much it was.
        """
        waiting, self.texts = self.texts, []
        for text in waiting:
            self._work(text)
        return len(waiting)


def work(text: str) -> None:
    """
    What the worker does.
    """
    auth().run_job(text)


celery = Celery(work)
