"""
What the tests of later work begin with.
"""

from __future__ import annotations

import threading

import pytest
from attrs import evolve

from onetsec import Unavailable
from onetsec.errors import DeliveryError
from onetsec.jobs import Job, JobKind

JOB = Job(kind=JobKind.MAIL_NOTICE, who="ada", id="e0", at=1_800_000_000, expires_at=1_800_003_600)
REFUSED = DeliveryError("refused", is_final=True)
PASSING = (DeliveryError("busy"), Unavailable("busy"))
TRIED_AGAIN = "later: mail-notice failed ({}), and is tried again"
GIVEN_UP = "later: mail-notice failed ({}), and is given up"


def spoken(error: BaseException) -> str:
    """
    What is logged of *error*: its type; of a mail that was not taken also the reason.
    """
    name = type(error).__name__
    return f"{name}: {error}" if isinstance(error, DeliveryError) else name


def job(number: int = 0, *, lives: int = 3600) -> Job:
    """
    One of many jobs.
    """
    return evolve(JOB, id=f"e{number}", expires_at=JOB.at + lives)


class Failing:
    """
    What a job runs: counts, and fails.
    """

    def __init__(self, error: BaseException) -> None:
        self._error = error
        self.count = 0

    def __call__(self, job: Job) -> None:
        self.count += 1
        raise self._error


class Busy:
    """
    What a job runs: takes until it may end.
    """

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.may_end = threading.Event()

    def __call__(self, job: Job) -> None:
        self.begun.set()
        self.may_end.wait(30)


class Ticks:
    """
    A clock that stands still until it is moved.
    """

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def messages(log: pytest.LogCaptureFixture) -> list[str]:
    """
    What was logged of later work.
    """
    return [one.getMessage() for one in log.records if "onetsec.later" == one.name]
