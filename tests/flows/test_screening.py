"""
Breached passwords in the flows: when one is set, and after a sign-in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from onetsec import AsyncOnetsec, ConfigurationError, Onetsec
from onetsec._lifting import lifted
from onetsec.breached import BreachPolicy
from onetsec.crypto.sha1 import breach_digest
from onetsec.flows.password import PasswordOutcome
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.jobs import Job
from onetsec.later import InlineLater, QueueLater, TaskLater
from onetsec.mail import MemoryMailer
from onetsec.policy import PasswordRule
from onetsec.ports import Storage
from onetsec.posture import AdviceCode
from onetsec.testing import BreachList, FrozenClock, QuickHasher
from onetsec.users import DictUsers

from ..conftest import HERE, KEY, OTHER, PASSWORD, SITE, users
from .mailboxes import tokens
from .worlds import UNLIMITED, enrolled, session_of, signed_in

REQUIRED = evolve(UNLIMITED, breaches=BreachPolicy(required=True))
Build = Callable[..., Onetsec]


@pytest.fixture
def leaked() -> BreachList:
    return BreachList(OTHER)


@pytest.fixture
def screened(rebuild: Build, leaked: BreachList) -> Onetsec:
    """
    An application that looks for passwords.
    """
    return rebuild(breaches=leaked, settings=UNLIMITED)


def advice(auth: Onetsec) -> set[object]:
    """
    What Ada is told, once she is signed in.
    """
    return {one.code for one in auth.posture.report(session_of(signed_in(auth)))}


def test_a_new_password_that_leaked(screened: Onetsec) -> None:
    """
    Is refused as a rule that is not met, and the old one stays.
    """
    session = session_of(signed_in(screened))
    change = screened.password.change(session, current=PASSWORD, new=OTHER, client=HERE)

    assert PasswordOutcome.REJECTED is change.outcome
    assert change.report is not None
    assert (PasswordRule.BREACHED,) == change.report.unmet
    signed_in(screened)


def test_a_first_password_that_leaked(screened: Onetsec) -> None:
    """
    The same at a sign-up.
    """
    assert PasswordOutcome.REJECTED is screened.password.register("bare", OTHER).outcome


def test_a_recovered_password_that_leaked(screened: Onetsec, mailer: MemoryMailer) -> None:
    """
    The same by a link, which still works.
    """
    screened.password_reset.request("ada@example.com", client=HERE)
    token = tokens(mailer)[-1]
    refused = screened.password_reset.complete(token, new=OTHER, client=HERE)
    done = screened.password_reset.complete(token, new="Third Meadow 5 Falcon", client=HERE)

    assert ResetOutcome.REJECTED is refused.outcome
    assert refused.report is not None
    assert (PasswordRule.BREACHED,) == refused.report.unmet
    assert ResetOutcome.COMPLETED is done.outcome


def test_only_who_knows_the_password_has_another_looked_for(
    screened: Onetsec, leaked: BreachList
) -> None:
    """
    And only one that keeps to the policy: nobody asks the list through us what he likes.
    """
    session = session_of(signed_in(screened))
    before = list(leaked.asked)
    screened.password.change(session, current="wrong", new=OTHER, client=HERE)
    screened.password.change(session, current=PASSWORD, new="short", client=HERE)
    screened.password_reset.complete("ots1_reset_x.y.z", new=OTHER, client=HERE)

    assert before == leaked.asked


def test_a_list_that_is_down_lets_it_pass(
    screened: Onetsec, leaked: BreachList, clock: FrozenClock
) -> None:
    """
    And the next sign-in has it looked for again.
    """
    session = session_of(signed_in(screened))
    leaked.is_down = True
    clock.advance(1)
    change = screened.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    leaked.is_down = False
    again = signed_in(screened, password=OTHER)

    assert PasswordOutcome.CHANGED is change.outcome
    assert AdviceCode.REPLACE_BREACHED_PASSWORD in {
        one.code for one in screened.posture.report(session_of(again))
    }


def test_a_list_that_is_down_is_told_of(
    screened: Onetsec, leaked: BreachList, caplog: pytest.LogCaptureFixture
) -> None:
    """
    To the operator, without a word of the password: else a wrong path of a file shows nowhere.
    """
    screened.password.register("bare", OTHER)
    assert [] == caplog.messages
    leaked.is_down = True
    screened.password.register("bare", OTHER)

    assert ["a new password was not looked for: breaches: the list is down"] == caplog.messages


def test_a_list_that_is_down_and_has_to_answer(
    rebuild: Build, leaked: BreachList, mailer: MemoryMailer
) -> None:
    """
    The new password is refused, to be tried again, everywhere.
    """
    auth = rebuild(breaches=leaked, settings=REQUIRED)
    session = session_of(signed_in(auth))
    auth.password_reset.request("ada@example.com", client=HERE)
    leaked.is_down = True

    assert [PasswordOutcome.UNCHECKED, PasswordOutcome.UNCHECKED, ResetOutcome.UNCHECKED] == [
        auth.password.register("bare", OTHER).outcome,
        auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE).outcome,
        auth.password_reset.complete(tokens(mailer)[-1], new=OTHER, client=HERE).outcome,
    ]


def test_a_list_has_to_be_there_to_answer(build: Build, storage: Storage) -> None:
    """
    To require what can not be is refused at the start.
    """
    with pytest.raises(ConfigurationError, match=r"breaches\.required"):
        build(storage, settings=REQUIRED)


def test_a_list_that_has_to_be_awaited(build: Build, storage: Storage) -> None:
    """
    Is refused at the start, where nobody awaits.
    """
    with pytest.raises(ConfigurationError, match="use AsyncOnetsec"):
        build(storage, breaches=lifted(BreachList()))


def test_a_password_that_leaks_later(rebuild: Build, clock: FrozenClock) -> None:
    """
    Its owner is told after a sign-in, until it is another one.
    """
    leaked = BreachList()
    auth = rebuild(settings=UNLIMITED, breaches=leaked)
    assert AdviceCode.REPLACE_BREACHED_PASSWORD not in advice(auth)
    leaked.add(PASSWORD)
    assert AdviceCode.REPLACE_BREACHED_PASSWORD not in advice(auth)

    clock.advance(30 * 86_400)
    signed_in(auth)
    assert AdviceCode.REPLACE_BREACHED_PASSWORD in advice(auth)

    session = session_of(signed_in(auth))
    change = auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    assert AdviceCode.REPLACE_BREACHED_PASSWORD not in {
        one.code for one in auth.posture.report(session_of(change))
    }


def test_a_password_is_looked_for_once_a_month(
    screened: Onetsec, leaked: BreachList, clock: FrozenClock
) -> None:
    """
    However often somebody signs in; and by five characters.
    """
    leaked.asked.clear()
    for _ in range(3):
        signed_in(screened)
    clock.advance(30 * 86_400)
    signed_in(screened)

    assert 2 == len(leaked.asked)
    assert {5} == {len(one) for one in leaked.asked}


def test_a_wrong_password_is_not_looked_for(screened: Onetsec, leaked: BreachList) -> None:
    """
    Nobody learns by it that somebody was right.
    """
    leaked.asked.clear()
    screened.sign_in.password("ada@example.com", OTHER, client=HERE)

    assert [] == leaked.asked


def test_a_first_step_is_enough(screened: Onetsec, leaked: BreachList, clock: FrozenClock) -> None:
    """
    With a second factor, too: the password is known then.
    """
    enrolled(screened, clock)
    leaked.asked.clear()
    clock.advance(30 * 86_400)
    screened.sign_in.password("ada@example.com", PASSWORD, client=HERE)

    assert 1 == len(leaked.asked)


def test_a_sign_in_does_not_fail_with_the_list(screened: Onetsec, leaked: BreachList) -> None:
    """
    Nobody waits for it.
    """
    leaked.is_down = True

    assert SignInOutcome.SIGNED_IN is signed_in(screened).outcome


def test_a_queue_holds_nothing_of_the_password(
    rebuild: Build, leaked: BreachList, mailer: MemoryMailer
) -> None:
    """
    What another process is given it can not look for, and it lets it be.
    """
    texts: list[str] = []
    auth = rebuild(breaches=leaked, settings=UNLIMITED, later=QueueLater(texts.append))
    leaked.asked.clear()
    signed_in(auth)
    (text,) = texts
    auth.run_job(text)

    assert [] == leaked.asked
    assert [] == list(mailer.sent)
    assert breach_digest(PASSWORD)[:5] not in text


class Slow(InlineLater):
    """
    Takes its step when it is told to.
    """

    def __init__(self) -> None:
        self.steps: list[Callable[[], object]] = []

    def close(self) -> None:
        """
        Take none.
        """

    def submit(self, job: Job, run: Callable[[Job], object]) -> None:
        """
        Wait.
        """
        self.steps.append(lambda: run(job))


def test_a_password_that_changes_while_somebody_looks(rebuild: Build, clock: FrozenClock) -> None:
    """
    What was found is of the old one, and is not held against the new.
    """
    later = Slow()
    leaked = BreachList()
    auth = rebuild(breaches=leaked, settings=UNLIMITED, later=later)
    session = session_of(signed_in(auth))
    leaked.add(PASSWORD)
    clock.advance(1)
    auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    for step in later.steps:
        step()

    again = signed_in(auth, password=OTHER)
    assert AdviceCode.REPLACE_BREACHED_PASSWORD not in {
        one.code for one in auth.posture.report(session_of(again))
    }


def test_a_look_that_comes_too_late(rebuild: Build, leaked: BreachList, clock: FrozenClock) -> None:
    """
    Is none: the next sign-in has another.
    """
    later = Slow()
    auth = rebuild(breaches=leaked, settings=UNLIMITED, later=later)
    leaked.asked.clear()
    signed_in(auth)
    clock.advance(300)
    later.steps[-1]()

    assert [] == leaked.asked


def awaited(breaches: Any, later: TaskLater) -> AsyncOnetsec:
    """
    The application under an event loop.
    """
    return AsyncOnetsec(
        users=lifted(users()),
        storage="memory:",
        keys=[KEY],
        site=SITE,
        hasher=lifted(QuickHasher()),
        later=later,
        breaches=breaches,
    )


class Shown(TaskLater):
    """
    Writes down what a host would see that logs what it is given.
    """

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[str] = []

    def submit(self, job: Job, run: Callable[[Job], object]) -> None:
        """
        Take the step as ever.
        """
        self.steps.append(repr(run))
        super().submit(job, run)


def test_a_step_does_not_show_what_it_knows() -> None:
    """
    The digest of a password is in no log of a host.
    """
    leaked, later = BreachList(), Shown()

    async def walk() -> None:
        auth = awaited(leaked, later)
        await auth.password.register("ada", PASSWORD)
        leaked.asked.clear()
        await auth.sign_in.password("ada@example.com", PASSWORD, client=HERE)
        await auth.close()

    asyncio.run(walk())

    digest = breach_digest(PASSWORD)
    assert [digest[:5]] == leaked.asked
    assert later.steps
    assert not [step for step in later.steps if digest in step]


@pytest.mark.parametrize("dress", [lambda port: port, lifted], ids=["threads", "awaited"])
def test_an_event_loop_does_not_wait(dress: Callable[[BreachList], object]) -> None:
    """
    A list that can not be awaited is asked in a thread; one that can is awaited.
    """

    async def walk() -> PasswordOutcome:
        auth = awaited(dress(BreachList(PASSWORD)), TaskLater())
        outcome = (await auth.password.register("ada", PASSWORD)).outcome
        await auth.password.register("ada", OTHER)
        await auth.sign_in.password("ada@example.com", OTHER, client=HERE)
        await auth.close()
        return outcome

    assert PasswordOutcome.REJECTED is asyncio.run(walk())


def test_the_wiring_tells(build: Build, storage: Storage) -> None:
    """
    Whether passwords are looked for.
    """
    assert build(storage, breaches=BreachList()).wiring().breaches
    assert not build(storage, users=DictUsers()).wiring().breaches
