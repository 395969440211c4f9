"""
The outbox: a notice is written with the change, and mailed after it, whoever dies in between.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import EventKind, Onetsec
from onetsec.errors import DeliveryError
from onetsec.jobs import Job, JobKind
from onetsec.later import InlineLater, QueueLater
from onetsec.mail import MemoryMailer
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD
from .mailboxes import ADA, LOGIN, OPEN, mails, notices
from .test_notices import Life, every_change
from .worlds import session_of, signed_in

JOB = Job(kind=JobKind.MAIL_NOTICE, who="ada", id="", at=0, expires_at=2**40)
Build = Callable[..., Onetsec]
MINUTES = 120


class Dying(InlineLater):
    """
    Does all but notices: its process is killed before them.
    """

    def submit(self, job: Job, run: Callable[[Job], object]) -> None:
        if job.kind is not JobKind.MAIL_NOTICE:
            super().submit(job, run)


@pytest.fixture
def lost(rebuild: Build, people: DictUsers) -> Onetsec:
    """
    A process that dies between each change and its notice.
    """
    people.put(ADA)
    return rebuild(later=Dying(), settings=OPEN)


@pytest.fixture
def alive(rebuild: Build) -> Onetsec:
    """
    The process that was started in its place.
    """
    return rebuild(later=InlineLater(), settings=OPEN)


def changed(auth: Onetsec, *, old: str = PASSWORD, new: str = OTHER) -> None:
    """
    Ada changes her password.
    """
    session = session_of(signed_in(auth, password=old))
    auth.password.change(session, current=old, new=new, client=HERE)


def test_a_sign_in_mails_what_a_dead_process_left(
    lost: Onetsec, alive: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Exactly that, and once.
    """
    changed(lost)
    assert [] == mailer.sent

    clock.advance(MINUTES)
    signed_in(alive, password=OTHER)
    signed_in(alive, password=OTHER)
    assert ["password-changed"] == notices(mailer)


def test_the_next_change_mails_what_a_dead_process_left(
    lost: Onetsec, alive: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Before its own.
    """
    changed(lost)
    enrolled_by = session_of(signed_in(lost, password=OTHER))
    alive.email_code.enable(enrolled_by, client=HERE)

    assert ["password-changed", "email-code-enabled"] == notices(mailer)


def test_a_job_on_its_way_is_not_doubled(
    lost: Onetsec, alive: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    For two minutes it may still be done.
    """
    changed(lost)
    clock.advance(MINUTES - 1)
    signed_in(alive, password=OTHER)

    assert [] == mailer.sent


def test_a_queue_that_does_its_job_twice_mails_once(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    What was mailed is noted.
    """
    people.put(ADA)
    jobs: list[str] = []
    auth = rebuild(later=QueueLater(jobs.append), settings=OPEN)
    changed(auth)
    for job in [*jobs, *jobs]:
        auth.run_job(job)

    assert ["password-changed"] == notices(mailer)


def test_no_queue_is_given_what_happened(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Nor from where: all that stands in the account.
    """
    people.put(ADA)
    jobs: list[str] = []
    changed(rebuild(later=QueueLater(jobs.append), settings=OPEN))

    (job,) = map(Job.of, jobs)
    assert ("mail-notice", "ada", "", "", "") == (
        job.kind.value,
        job.who,
        job.id,
        job.about,
        job.address,
    )


def test_what_the_server_does_not_take_waits(
    alive: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    In the same words, however often it is tried.
    """
    people.put(ADA)
    mailer.failure = DeliveryError("busy")
    changed(alive)
    mailer.failure = None
    clock.advance(MINUTES)
    signed_in(alive, password=OTHER)

    (mail,) = mails(mailer, "notice")
    assert "15 January 2027, 08:00 UTC" == mail.context["when"]


def test_what_the_server_refuses_for_good_waits_no_longer(
    alive: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    The other ones are tried all the same.
    """
    people.put(ADA)
    mailer.failure = DeliveryError("no such mailbox", is_final=True)
    changed(alive)
    mailer.failure = None
    clock.advance(MINUTES)
    signed_in(alive, password=OTHER)

    assert [] == notices(mailer)


def test_where_it_can_not_be_mailed_it_does_not_wait(
    lost: Onetsec, alive: Onetsec, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    An address that comes later was nobody's when it happened.
    """
    changed(lost)
    for user in (evolve(ADA, email=""), ADA):
        people.put(user)
        alive.run_job(JOB)

    assert [] == mailer.sent


@every_change
def test_no_notice_of_any_change_is_forgotten(
    kind: EventKind,
    lost: Onetsec,
    alive: Onetsec,
    people: DictUsers,
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    The process that comes after the one that died mails exactly what was not mailed, with links
    that work.
    """
    life = Life(lost, people, mailer, clock)
    getattr(life, kind.name.lower())()
    assert [] == notices(mailer)

    clock.advance(MINUTES)
    alive.password_reset.request(LOGIN, client=HERE)
    told = {"totp-enabled", "email-code-enabled", kind.value}
    assert sorted(told) == sorted(notices(mailer))
    links = [mail.context["link"].rpartition("=")[2] for mail in mails(mailer, "notice")]
    assert all(alive.undo.told(token) for token in links if token)
