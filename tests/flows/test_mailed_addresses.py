"""
Mailed codes and what changes while they are under way: the address, the account, the key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from onetsec import Channel, Onetsec, User
from onetsec.flows.sign_in import SendOutcome, SignInOutcome
from onetsec.later import QueueLater
from onetsec.mail import MemoryMailer
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD
from .mailboxes import ADA, LOGIN, MOVED, asked, codes, typed, with_both, with_mail, wrong
from .worlds import session_of, signed_in

Build = Callable[..., Onetsec]


@pytest.fixture
def proven(mailing: Onetsec, people: DictUsers, mailer: MemoryMailer) -> User:
    """
    Ada as the host knows her: she has proven her address to us, and not to the host.
    """
    session = session_of(signed_in(mailing))
    mailing.email_code.enable(session)
    mailing.email_code.confirm(session, codes(mailer)[0])
    mailer.sent.clear()
    user = people.by_id("ada")
    assert user is not None
    assert not user.email_verified
    return user


def test_a_code_is_for_the_address_that_it_was_mailed_to(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    With another one it is wrong, verified or not; with the first one again it is right.
    """
    with_mail(mailing, people)
    waiting = asked(mailing)
    code = codes(mailer)[0]
    for user in (MOVED, evolve(MOVED, email_verified=True)):
        people.put(user)
        assert SignInOutcome.WRONG_CODE is typed(mailing, waiting, code).outcome
    people.put(ADA)

    assert SignInOutcome.SIGNED_IN is typed(mailing, waiting, code).outcome


@pytest.mark.parametrize(
    ("expected", "changes"),
    [
        ([LOGIN], {}),
        ([], {"email": "eve@example.com"}),
        ([], {"email": "Ada@example.com"}),
        (["eve@example.com"], {"email": "eve@example.com", "email_verified": True}),
        ([], {"email": "no address", "email_verified": True}),
    ],
)
def test_codes_go_to_no_address_that_nobody_has_proven(
    expected: list[str],
    changes: dict[str, Any],
    mailing: Onetsec,
    people: DictUsers,
    mailer: MemoryMailer,
    proven: User,
) -> None:
    """
    The sign-in asks for one all the same; whoever asks again is told.
    """
    user = evolve(proven, **changes)
    people.put(user)
    result = mailing.sign_in.password(user.email, PASSWORD, client=HERE)
    again = mailing.sign_in.send_code(result.pending or "")

    assert (SignInOutcome.SECOND_FACTOR_REQUIRED, (Channel.MAIL,)) == (
        result.outcome,
        result.factors,
    )
    assert expected == [mail.to for mail in mailer.sent]
    assert (SendOutcome.WAIT if expected else SendOutcome.NO_ADDRESS) is again.outcome


@pytest.mark.parametrize(
    ("expected", "is_verified"), [([], False), (["ada@elsewhere.example"], True)]
)
def test_a_mail_that_is_under_way_goes_to_no_such_address(
    expected: list[str],
    is_verified: bool,
    rebuild: Build,
    people: DictUsers,
    mailer: MemoryMailer,
    proven: User,
) -> None:
    """
    A code was asked for, and the address changed before it was mailed.
    """
    queue: list[str] = []
    auth = rebuild(later=QueueLater(queue.append))
    asked(auth)
    people.put(evolve(MOVED, email_verified=is_verified))
    auth.run_job(queue[0])

    assert expected == [mail.to for mail in mailer.sent]


def test_a_first_address_may_change_under_way(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Then the code proves the new one: nothing was proven before.
    """
    queue: list[str] = []
    auth = rebuild(later=QueueLater(queue.append))
    session = session_of(signed_in(auth))
    auth.email_code.enable(session)
    people.put(MOVED)
    auth.run_job(queue[0])

    assert [MOVED.email] == [mail.to for mail in mailer.sent]
    auth.email_code.confirm(session, codes(mailer)[0])
    assert SignInOutcome.SECOND_FACTOR_REQUIRED is (
        auth.sign_in.password(MOVED.email, PASSWORD, client=HERE).outcome
    )


def test_without_mailed_codes_there_is_none_to_ask_for(
    mailing: Onetsec, mailer: MemoryMailer, people: DictUsers, clock: FrozenClock
) -> None:
    """
    An account with an app that has not turned them on.
    """
    session, _, _ = with_both(mailing, people, clock)
    mailing.email_code.disable(session)

    assert SendOutcome.NO_ADDRESS is mailing.sign_in.send_code(asked(mailing)).outcome
    assert [] == codes(mailer)


def test_a_sign_in_that_is_over_mails_nothing(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    After ten minutes, after a change of a credential; and what never was one.
    """
    session = with_mail(mailing, people)
    old = asked(mailing)
    clock.advance(600)
    waiting = asked(mailing)
    mailing.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    before = len(codes(mailer))

    never = ("", "\ud800", "ots1_pending_YWRh.a.b.c.d.e")

    for pending in (old, waiting, *never):
        assert SendOutcome.STALE is mailing.sign_in.send_code(pending).outcome
        assert None is mailing.sign_in.mailed(pending)
    for pending in (old, *never):
        assert SignInOutcome.SIGN_IN_EXPIRED is typed(mailing, pending, "123456").outcome
    assert before == len(codes(mailer))


def test_a_code_of_before_completes_nothing(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    A credential was changed since it was mailed.
    """
    session = with_mail(mailing, people)
    waiting = asked(mailing)
    clock.advance(1)
    mailing.password.change(session, current=PASSWORD, new=OTHER, client=HERE)

    assert SignInOutcome.CODE_EXPIRED is typed(mailing, waiting, codes(mailer)[0]).outcome


@pytest.mark.parametrize("is_gone", [False, True])
def test_somebody_who_may_not_come_in_any_more(
    is_gone: bool, mailing: Onetsec, rebuild: Build, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Disabled or unknown: no code is mailed, and the one that was completes nothing.
    """
    with_mail(mailing, people)
    waiting = asked(mailing)
    left = DictUsers([] if is_gone else [evolve(ADA, active=False)])
    auth = rebuild(users=left)

    assert SendOutcome.STALE is auth.sign_in.send_code(waiting).outcome
    assert SignInOutcome.SIGN_IN_EXPIRED is typed(auth, waiting, codes(mailer)[0]).outcome


def test_a_code_outlives_a_new_key(
    mailing: Onetsec, rebuild: Build, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    It is derived from the one that it was mailed under.
    """
    with_mail(mailing, people)
    waiting = asked(mailing)
    code = codes(mailer)[0]
    rotated = rebuild(keys=[b"n" * 32, b"k" * 32])

    assert SignInOutcome.WRONG_CODE is typed(rotated, waiting, wrong(code)).outcome
    assert SignInOutcome.SIGNED_IN is typed(rotated, waiting, code).outcome
