"""
Links for a new password: who asks for one learns nothing, and what is none opens nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from onetsec import Client, Onetsec, User
from onetsec.flows.password_reset import ResetOutcome
from onetsec.jobs import Job
from onetsec.later import QueueLater
from onetsec.mail import MemoryMailer
from onetsec.ports import Storage
from onetsec.sessions import Session
from onetsec.testing import Counting, CountingHasher, CountingStorage, FrozenClock, QuickHasher
from onetsec.tokens import Kind
from onetsec.tokens import build as built
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD, users
from .mailboxes import ADA, LOGIN, linked, tokens
from .worlds import enrolled, session_of, signed_in

Build = Callable[..., Onetsec]

LOGINS = {
    "known": LOGIN,
    "unknown": "nobody@example.com",
    "disabled": "gone@example.com",
    "without a password": "bare@example.com",
    "empty": "",
    "no text": "\ud800",
    "very long": "x" * 1_000_000,
}


@pytest.mark.parametrize("who", LOGINS)
def test_whoever_it_is_the_answer_is_the_same(who: str, storage: Storage, build: Build) -> None:
    """
    By the same calls: two charges, and a job. Nobody is looked up before the answer.
    """
    calls: list[str] = []
    jobs: list[str] = []
    auth = build(
        CountingStorage(storage, calls),
        users=Counting(users(), calls),
        hasher=CountingHasher(QuickHasher(), calls),
        mailer=Counting(MemoryMailer(), calls),
        later=QueueLater(jobs.append),
    )
    for user_id in ("ada", "gone"):
        auth.password.register(user_id, PASSWORD)
    calls.clear()
    result = auth.password_reset.request(LOGINS[who], client=HERE)

    assert (ResetOutcome.REQUESTED, None, 0) == (result.outcome, result.report, result.retry_after)
    assert ["hit", "hit"] == calls
    assert 1 == len(jobs)
    assert len(jobs[0]) < 1024
    calls.clear()
    auth.run_job(jobs[0])
    assert "by_login" == calls[0]
    assert ("known" == who) is ("send" in calls)


def test_a_job_keeps_what_was_typed(rebuild: Build) -> None:
    """
    Cut, and as text that a queue can take; and nothing of where it was typed, which no mail tells.
    """
    jobs: list[str] = []
    auth = rebuild(later=QueueLater(jobs.append))
    for login in (f" {LOGIN} ", "x" * 1000, "a\ud800@b"):
        auth.password_reset.request(login, client=HERE)

    assert [LOGIN, "x" * 512, "a?@b"] == [Job.of(job).who for job in jobs]
    assert {""} == {Job.of(job).address for job in jobs}


@pytest.mark.parametrize("login", [LOGIN, "nobody@example.com"])
def test_five_wishes_of_a_name(
    login: str, mailing: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    An hour, from wherever and in whichever case; known or unknown, the answer says how long to
    wait.
    """
    spellings = (login, login.upper(), f" {login}", login.title(), login)
    outcomes = {
        mailing.password_reset.request(one, client=Client(f"192.0.2.{i}")).outcome
        for i, one in enumerate(spellings)
    }
    refused = mailing.password_reset.request(login, client=Client("192.0.2.99"))

    assert {ResetOutcome.REQUESTED} == outcomes
    assert (ResetOutcome.TOO_MANY_ATTEMPTS, 720) == (refused.outcome, refused.retry_after)
    assert (2 if login == LOGIN else 0) == len(tokens(mailer))
    clock.advance(720)
    assert ResetOutcome.REQUESTED is mailing.password_reset.request(login, client=HERE).outcome


def test_twenty_wishes_of_a_network(mailing: Onetsec) -> None:
    """
    An hour, whatever the names; another network goes on, and one that is not known is no bucket.
    """
    ask = mailing.password_reset.request
    outcomes = [ask(f"user{i}", client=HERE).outcome for i in range(21)]

    assert 20 == outcomes.count(ResetOutcome.REQUESTED)
    assert ResetOutcome.TOO_MANY_ATTEMPTS is outcomes[-1]
    assert ResetOutcome.REQUESTED is ask("user20", client=Client("198.51.100.7")).outcome
    for i in range(30):
        assert ResetOutcome.REQUESTED is ask(f"other{i}", client=Client("")).outcome


def test_without_a_mailer_the_answer_is_the_same(auth: Onetsec) -> None:
    """
    A page that can not mail does not offer it; whoever asks all the same learns nothing.
    """
    for login in LOGINS.values():
        assert ResetOutcome.REQUESTED is auth.password_reset.request(login, client=HERE).outcome


def is_over(auth: Onetsec, token: str) -> bool:
    """
    Whether the link with *token* is worth nothing.
    """
    result = auth.password_reset.complete(token, new=OTHER, client=HERE)
    assert result.outcome in (ResetOutcome.LINK_OVER, ResetOutcome.COMPLETED)
    return ResetOutcome.LINK_OVER is result.outcome


def test_what_is_no_link_is_over(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Garbage, tokens of another kind, and links of somebody else; the right one works after all.
    """
    signed = signed_in(mailing)
    people.put(User("eve", email="eve@example.com"))
    mailing.password.register("eve", PASSWORD)
    token = linked(mailing, mailer)
    other = linked(mailing, mailer, "eve@example.com")
    head, id, secret = token.split(".")
    for text in (
        "",
        "x",
        "\ud800",
        token[:-1],
        token + "=",
        token.upper(),
        f"{head}.{id}.{secret[::-1]}",
        f"{head}.{'A' * 12}.{secret}",
        token.replace("ots1_reset_", "ots1_session_"),
        token.replace("ots1_reset_", "ots1_undo_"),
        signed.token or "",
        (signed.token or "").replace("ots1_session_", "ots1_reset_"),
        signed.device or "",
        f"{other.split('.')[0]}.{id}.{secret}",
        f"{head}.{other.split('.', 1)[1]}",
        built(Kind.RESET, user_id="bare", id=id, secret=bytes(32)).text,
        built(Kind.RESET, user_id="nobody", id=id, secret=bytes(32)).text,
        built(Kind.RESET, user_id="ada", id=id, secret=bytes(32)).text,
    ):
        assert not mailing.password_reset.is_valid(text)
        assert is_over(mailing, text)

    assert not is_over(mailing, token)


@pytest.mark.parametrize(("expected", "later"), [(False, 3599), (True, 3600)])
def test_a_link_works_for_an_hour(
    expected: bool, later: int, mailing: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    From when it was asked for.
    """
    token = linked(mailing, mailer)
    clock.advance(later)

    assert mailing.password_reset.is_valid(token) is not expected
    assert expected is is_over(mailing, token)


def test_a_link_that_waited_is_of_when_it_was_asked_for(
    rebuild: Build, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    However late a worker came to mail it.
    """
    jobs: list[str] = []
    auth = rebuild(later=QueueLater(jobs.append))
    auth.password_reset.request(LOGIN, client=HERE)
    clock.advance(3000)
    auth.run_job(jobs[0])
    (token,) = tokens(mailer)
    assert auth.password_reset.is_valid(token)
    clock.advance(600)

    assert is_over(auth, token)


def change_password(auth: Onetsec, session: Session, clock: FrozenClock) -> None:
    """
    By somebody who has not forgotten it.
    """
    auth.password.change(session, current=PASSWORD, new=OTHER + "2", client=HERE)


def enable_app(auth: Onetsec, session: Session, clock: FrozenClock) -> None:
    """
    A first factor.
    """
    enrolled(auth, clock)


def sign_others_out(auth: Onetsec, session: Session, clock: FrozenClock) -> None:
    """
    No credential changes, and everything ends that was under way.
    """
    auth.sessions.revoke_others(session)


def end_all(auth: Onetsec, session: Session, clock: FrozenClock) -> None:
    """
    By the host.
    """
    auth.sessions.end_all("ada")


@pytest.mark.parametrize("step", [change_password, enable_app, sign_others_out, end_all])
def test_a_link_ends_with_every_change(
    step: Callable[..., None], mailing: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Of a credential, and with an end of all sessions.
    """
    session = session_of(signed_in(mailing))
    token = linked(mailing, mailer)
    step(mailing, session, clock)

    assert not mailing.password_reset.is_valid(token)
    assert is_over(mailing, token)


def test_a_sign_in_ends_no_link(mailing: Onetsec, mailer: MemoryMailer) -> None:
    """
    The negative control; nor does a wrong password.
    """
    token = linked(mailing, mailer)
    signed_in(mailing)
    mailing.sign_in.password(LOGIN, "wrong", client=HERE)

    assert not is_over(mailing, token)


@pytest.mark.parametrize("left", [[], [evolve(ADA, active=False)]], ids=["deleted", "disabled"])
def test_a_link_of_somebody_who_is_gone_is_over(
    left: list[Any], mailing: Onetsec, rebuild: Build, mailer: MemoryMailer
) -> None:
    """
    And works again, if the host takes that back.
    """
    token = linked(mailing, mailer)
    emptied = rebuild(users=DictUsers(left))
    assert not emptied.password_reset.is_valid(token)
    assert is_over(emptied, token)

    assert not is_over(mailing, token)


def test_a_link_of_an_account_that_no_key_opens_is_over(
    mailing: Onetsec, build: Build, storage: Storage, mailer: MemoryMailer
) -> None:
    """
    As one of nobody is: a link that somebody has made up finds no such account.
    """
    token = linked(mailing, mailer)
    another = build(storage=storage, keys=[b"n" * 32])

    assert not another.password_reset.is_valid(token)
    assert is_over(another, token)
    assert not is_over(mailing, token)
