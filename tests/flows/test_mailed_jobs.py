"""
Jobs that mail: once or twice with the effect of once, not too late, and never instead of a flow.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Onetsec, Settings, Unavailable, User
from onetsec.errors import DeliveryError
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.jobs import Job, JobKind
from onetsec.later import QueueLater
from onetsec.mail import MemoryMailer
from onetsec.ports import Storage
from onetsec.sessions import Session
from onetsec.testing import Failing, FrozenClock
from onetsec.throttling import Throttles
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD
from .mailboxes import ADA, LOGIN, asked, codes, tokens, typed, with_mail

Build = Callable[..., Onetsec]


@pytest.fixture
def queue() -> list[str]:
    """
    What is left to do.
    """
    return []


@pytest.fixture
def here(mailing: Onetsec, people: DictUsers) -> Session:
    """
    Ada, who is mailed codes.
    """
    return with_mail(mailing, people)


@pytest.fixture
def queueing(rebuild: Build, here: Session, mailer: MemoryMailer, queue: list[str]) -> Onetsec:
    """
    The application of Ada, which leaves its mails to a worker.
    """
    mailer.sent.clear()
    return rebuild(later=QueueLater(queue.append))


def test_nothing_is_mailed_before_the_job_runs(
    queueing: Onetsec, queue: list[str], mailer: MemoryMailer
) -> None:
    """
    The answer waits for no mail.
    """
    waiting = asked(queueing)
    assert ([], 1) == (mailer.sent, len(queue))
    queueing.run_job(queue[0])

    assert SignInOutcome.SIGNED_IN is typed(queueing, waiting, codes(mailer)[0]).outcome


def test_a_job_says_what_to_do_and_nothing_secret(queueing: Onetsec, queue: list[str]) -> None:
    """
    Neither code nor token nor address of a mailbox; only what was typed, of a recovery.
    """
    asked(queueing)
    queueing.password_reset.request(" Ada@Example.com", client=HERE)
    code, link = map(Job.of, queue)

    assert (JobKind.MAIL_CODE, "ada", 1) == (code.kind, code.who, code.serial)
    assert (JobKind.MAIL_RESET_LINK, "Ada@Example.com") == (link.kind, link.who)
    assert (600, 3600) == (code.expires_at - code.at, link.expires_at - link.at)
    assert (12, 22) == (len(link.id), len(code.id))


def test_twice_is_the_same_mail(
    queueing: Onetsec, queue: list[str], mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    The same code, and the same link, later as well.
    """
    waiting = asked(queueing)
    queueing.password_reset.request(LOGIN, client=HERE)
    for _ in range(2):
        for job in queue:
            queueing.run_job(job)
        clock.advance(30)

    assert (2, 1) == (len(codes(mailer)), len(set(codes(mailer))))
    assert (2, 1) == (len(tokens(mailer)), len(set(tokens(mailer))))
    assert SignInOutcome.SIGNED_IN is typed(queueing, waiting, codes(mailer)[0]).outcome
    assert queueing.password_reset.is_valid(tokens(mailer)[0])


def test_twice_is_charged_once(queueing: Onetsec, queue: list[str], mailer: MemoryMailer) -> None:
    """
    A link that is mailed again takes no room from the next one.
    """
    for _ in range(2):
        queue.clear()
        queueing.password_reset.request(LOGIN, client=HERE)
        for _ in range(3):
            queueing.run_job(queue[0])

    assert (6, 2) == (len(tokens(mailer)), len(set(tokens(mailer))))


@pytest.mark.parametrize(("kind", "lives"), [("code", 600), ("link", 3600), ("notice", 86_400)])
@pytest.mark.parametrize(("expected", "early"), [(1, 1), (0, 0)])
def test_a_job_that_is_late_mails_nothing(
    expected: int,
    early: int,
    kind: str,
    lives: int,
    here: Session,
    queueing: Onetsec,
    queue: list[str],
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    What it would mail is over, or no news any more.
    """
    steps: dict[str, Callable[[], object]] = {
        "code": lambda: asked(queueing),
        "link": lambda: queueing.password_reset.request(LOGIN, client=HERE),
        "notice": lambda: queueing.password.change(here, current=PASSWORD, new=OTHER, client=HERE),
    }
    steps[kind]()
    clock.advance(lives - early)
    queueing.run_job(queue[-1])

    assert expected == len(mailer.sent)


def test_an_older_code_is_not_mailed_any_more(
    queueing: Onetsec, queue: list[str], mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Another one was asked for before the worker came to it.
    """
    waiting = asked(queueing)
    clock.advance(60)
    queueing.sign_in.send_code(waiting)
    first, second = queue
    for job in (first, second, first):
        queueing.run_job(job)

    assert 1 == len(codes(mailer))
    assert SignInOutcome.SIGNED_IN is typed(queueing, waiting, codes(mailer)[0]).outcome


def test_a_code_that_was_used_is_not_mailed_again(
    queueing: Onetsec, queue: list[str], mailer: MemoryMailer
) -> None:
    """
    There is none any more.
    """
    waiting = asked(queueing)
    queueing.run_job(queue[0])
    typed(queueing, waiting, codes(mailer)[0])
    queueing.run_job(queue[0])

    assert 1 == len(codes(mailer))


@pytest.mark.parametrize("left", [None, evolve(ADA, active=False), evolve(ADA, email="")])
def test_nobody_is_mailed_who_is_gone(
    left: User | None,
    here: Session,
    queueing: Onetsec,
    queue: list[str],
    rebuild: Build,
    mailer: MemoryMailer,
) -> None:
    """
    Meanwhile the user was deleted, disabled, or has no address any more.
    """
    asked(queueing)
    queueing.password_reset.request(LOGIN, client=HERE)
    queueing.password.change(here, current=PASSWORD, new=OTHER, client=HERE)
    emptied = rebuild(users=DictUsers([] if left is None else [left]))
    for job in queue:
        emptied.run_job(job)

    assert 3 == len(queue)
    assert [] == mailer.sent


def test_a_link_of_before_is_not_mailed(
    here: Session,
    queueing: Onetsec,
    queue: list[str],
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    The password was changed since: nobody needs it, and it would open what is new.
    """
    queueing.password_reset.request(LOGIN, client=HERE)
    clock.advance(1)
    queueing.password.change(here, current=PASSWORD, new=OTHER, client=HERE)
    queueing.run_job(queue[0])

    assert [] == tokens(mailer)


def test_three_links_an_hour(
    rebuild: Build, mailer: MemoryMailer, people: DictUsers, clock: FrozenClock
) -> None:
    """
    To one account, two of them at once, whoever asks for them under whichever name; codes have room
    of their own.
    """
    throttles = Throttles(reset_network=(), reset_name=())
    auth = rebuild(settings=Settings(throttles=throttles))
    with_mail(auth, people)
    outcomes = {auth.password_reset.request(LOGIN, client=HERE).outcome for _ in range(7)}
    asked(auth)

    assert {ResetOutcome.REQUESTED} == outcomes
    assert (2, 1) == (len(tokens(mailer)), len(codes(mailer)))
    for expected in (3, 4, 5):
        clock.advance(1800)
        auth.password_reset.request(LOGIN, client=HERE)
        auth.password_reset.request(LOGIN, client=HERE)
        assert expected == len(tokens(mailer))


def test_what_is_no_job_is_not_run(mailing: Onetsec) -> None:
    """
    The worker of a host hears of it.
    """
    with pytest.raises(ValueError, match="no job of onetsec"):
        mailing.run_job("{}")


def test_a_worker_without_a_mailer_mails_nothing(
    queueing: Onetsec, queue: list[str], auth: Onetsec, mailer: MemoryMailer
) -> None:
    """
    It has none to give it to.
    """
    asked(queueing)
    auth.run_job(queue[0])

    assert [] == mailer.sent


def test_a_worker_hears_of_failures(
    queueing: Onetsec, queue: list[str], mailer: MemoryMailer, build: Build, storage: Storage
) -> None:
    """
    So that its queue can try again; then it is mailed.
    """
    asked(queueing)
    mailer.failure = DeliveryError("busy")
    with pytest.raises(DeliveryError, match="busy"):
        queueing.run_job(queue[0])
    mailer.failure = None
    dead = build(Failing(storage, "load", error=Unavailable("down")), mailer=mailer)
    with pytest.raises(Unavailable, match="down"):
        dead.run_job(queue[0])
    queueing.run_job(queue[0])

    assert 1 == len(codes(mailer))
