"""
Work after the answer, with connections of Django's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import close_old_connections

from ..errors import ConfigurationError
from ..jobs import Job
from ..later import InlineLater, QueueLater, ThreadLater
from ..ports import Later
from . import conf

Run = Callable[[Job], object]


class DjangoThreads:
    """
    :class:`.ThreadLater`, whose threads give their connections to the database back, as a request
    does.
    """

    def __init__(self) -> None:
        self._threads = ThreadLater()

    def submit(self, job: Job, run: Run) -> None:
        """
        See :meth:`.ThreadLater.submit`.
        """

        def connected(job: Job) -> object:
            close_old_connections()
            try:
                return run(job)
            finally:
                close_old_connections()

        self._threads.submit(job, connected)

    def close(self) -> None:
        """
        See :meth:`.ThreadLater.close`.
        """
        self._threads.close()


def chosen() -> Later:
    """
    Return what ``ONETSEC["LATER"]`` names.

    In tests, threads would not see what a test has stored and not committed: there, a job is done
    at once, and its mail is in ``mail.outbox``.

    Raises:
        ConfigurationError: If it names nothing of the kind.
    """
    given = conf.options().later
    if given == "inline" or (given == "thread" and conf.is_tested()):
        return InlineLater()
    if given == "thread":
        return DjangoThreads()

    found = conf.named(given)
    if hasattr(found, "submit"):
        later: Later = found
        return later
    enqueue = _enqueue(found)
    if not callable(enqueue):
        raise ConfigurationError(
            f"ONETSEC['LATER']: {given!r} is neither 'thread', 'inline', a task, nor a function"
            " that takes the text of a job."
        )

    return QueueLater(enqueue)


def _enqueue(found: Any) -> Any:
    """
    What hands the text of a job to *found*: a task of ``django.tasks``, one of Celery, or that
    function itself.
    """
    if hasattr(found, "enqueue"):
        return found.enqueue
    if hasattr(found, "apply_async"):
        # Without a broker it gives up at once: a page waits for it.
        return lambda text: found.apply_async((text,), retry=False)
    return found
