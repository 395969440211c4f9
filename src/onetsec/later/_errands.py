"""
What all have in common: a job with what is to become of it, and what is said of those that fail.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextvars import Context
from inspect import iscoroutine

from attrs import evolve, field, frozen

from ..errors import ConfigurationError, DeliveryError, Unavailable
from ..jobs import Job

PAUSES = (1.0, 10.0, 60.0)
"""
Seconds before each further try of a mail that was not taken.
"""

_TELL_EVERY = 60.0

Run = Callable[[Job], object]


@frozen(order=True)
class Errand:
    """
    A job that somebody does when it is due; sorts by that.

    Attributes:
        due, until: When it is done, and from when on no more, in seconds of a clock that only
            grows: one that is set back would have everything wait.

        number: Among those that are due at once, the first comes first.

        pauses: Seconds before each try that is left.
    """

    due: float
    number: int
    until: float = field(order=False)
    job: Job = field(order=False)
    run: Run = field(order=False, repr=False)
    pauses: tuple[float, ...] = field(order=False)

    @classmethod
    def of(
        cls, job: Job, run: Run, *, pauses: tuple[float, ...], number: int, now: float
    ) -> Errand:
        """
        *job*, which was asked for just now.
        """
        until = now + job.expires_at - job.at
        return cls(due=now, number=number, until=until, job=job, run=run, pauses=pauses)

    def is_late(self, *, now: float) -> bool:
        """
        Whether the job is worth nothing any more.
        """
        return self.until <= now

    def after(self, error: BaseException, *, now: float) -> Errand | None:
        """
        The next try after *error*; None if there is none.
        """
        passes = isinstance(error, DeliveryError) and not error.is_final
        if not self.pauses or not (passes or isinstance(error, Unavailable)):
            return None

        due = now + self.pauses[0]
        return evolve(self, due=due, pauses=self.pauses[1:]) if due < self.until else None


class Losses:
    """
    Jobs that were dropped. They are told of once a minute, by their number.
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._told_at: float | None = None

    def add(self, why: str, number: int = 1) -> None:
        """
        Count *number* jobs that were dropped.
        """
        self._counts[why] += number

    def told(self, *, now: float, is_end: bool = False) -> str:
        """
        What there is to tell now; "" if that is nothing. At the end it is told in any case.
        """
        number = self._counts.total()
        was_just_told = self._told_at is not None and now - self._told_at < _TELL_EVERY
        if not number or (was_just_told and not is_end):
            return ""

        reasons = ", ".join(f"{why}: {count}" for why, count in self._counts.items() if count)
        self._counts.clear()
        self._told_at = now
        return f"{number} dropped ({reasons})"


def call(run: Run, job: Job) -> None:
    """
    Call *run* in an empty context.

    Raises:
        ConfigurationError: If it would have to be awaited.
    """
    result = Context().run(run, job)
    if iscoroutine(result):
        result.close()
        raise ConfigurationError("later: jobs of AsyncOnetsec need a TaskLater or a QueueLater.")


def checked(name: str, value: float, *, least: int, most: int) -> None:
    """
    Raise ``ConfigurationError`` for a *value* out of its range.
    """
    if not least <= value <= most:
        raise ConfigurationError(f"later.{name}: {value} is not between {least} and {most}.")


def tell_losses(text: str) -> None:
    """
    Log *text* of :meth:`Losses.told`, if there is one.
    """
    if text:
        # Not imported by those who have nothing to tell.
        from logging import getLogger

        getLogger("onetsec.later").warning("later: jobs were lost: %s", text)


def tell_failure(job: Job, error: BaseException, *, is_tried_again: bool = False) -> None:
    """
    Log that *job* failed: its kind and the type of *error*, since a message may quote a secret.
    That of a :exc:`.DeliveryError` never does, and says what to do.
    """
    from logging import getLogger

    log, kind, why = getLogger("onetsec.later"), job.kind.value, type(error).__name__
    if isinstance(error, DeliveryError):
        why = f"{why}: {error}"
    if is_tried_again:
        log.warning("later: %s failed (%s), and is tried again", kind, why)
    else:
        log.error("later: %s failed (%s), and is given up", kind, why)
