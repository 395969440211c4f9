"""
Without anything of our own: at once, or by a queue of the host.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import iscoroutinefunction

from ..errors import ConfigurationError
from ..jobs import Job
from ._errands import Run, call, tell_failure


class InlineLater:
    """
    Runs a job at once, in its caller: for tests, and where nothing lives on after the answer.

    A mail that was not taken is not tried again, as somebody waits. And that somebody can tell by
    the time whether there was a mail to send, so whether an address is known.

    Attributes:
        is_inline: What nobody has asked for is not done here: let a timer call ``auth.deliver()``.
    """

    is_inline = True

    def submit(self, job: Job, run: Run) -> None:
        """
        Run *job*. What it raises is logged.
        """
        try:
            call(run, job)
        except Exception as error:
            tell_failure(job, error)

    def close(self) -> None:
        """
        There is nothing to finish.
        """


class QueueLater:
    """
    Hands jobs to a queue of the host, such as Celery, RQ or ``django.tasks``, which tries again as
    it likes.

    Args:
        enqueue: Takes the text of a job, and does not wait for long. A worker then calls
            ``auth.run_job(text)``.

    Raises:
        ConfigurationError: If *enqueue* would have to be awaited.
    """

    def __init__(self, enqueue: Callable[[str], object]) -> None:
        if iscoroutinefunction(enqueue):
            raise ConfigurationError("later.enqueue: it is asynchronous, and would not be awaited.")
        self._enqueue = enqueue

    def submit(self, job: Job, run: Run) -> None:
        """
        Enqueue *job*. What the queue raises is logged, and the job is lost.
        """
        try:
            self._enqueue(job.text())
        except Exception as error:
            tell_failure(job, error)

    def close(self) -> None:
        """
        The queue is the host's, and goes on.
        """

    async def aclose(self) -> None:
        """
        As :meth:`close`.
        """
