"""
The second step of a sign-in by a code that was mailed.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Channel, Client, Event, EventKind, Onetsec, Settings
from onetsec.email_code import EmailCodePolicy
from onetsec.flows.sign_in import SendOutcome, SignInOutcome
from onetsec.mail import MemoryMailer
from onetsec.step_up import StepUpPolicy
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD
from .mailboxes import ADA, LOGIN, OPEN, asked, codes, typed, with_both, with_mail, wrong
from .worlds import session_of

Build = Callable[..., Onetsec]


def test_a_code_is_mailed_at_once(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    If there is nothing else to complete the sign-in with; it does, and the session has proven both.
    """
    with_mail(mailing, people)
    clock.advance(5)
    first = mailing.sign_in.password(LOGIN, PASSWORD, client=HERE)
    assert (SignInOutcome.SECOND_FACTOR_REQUIRED, (Channel.MAIL,)) == (first.outcome, first.factors)
    assert [LOGIN] == [mail.to for mail in mailer.sent if "email-code" == mail.kind]
    clock.advance(5)
    result = typed(mailing, first.pending or "", codes(mailer)[0])

    assert SignInOutcome.SIGNED_IN is result.outcome
    session = session_of(result)
    assert session == mailing.sessions.check(result.token or "", client=HERE)
    assert {Channel.PASSWORD: clock.seconds() - 5, Channel.MAIL: clock.seconds()} == session.proofs


def test_a_wrong_password_mails_nothing(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Nobody is mailed because of somebody who knows an address.
    """
    with_mail(mailing, people)
    result = mailing.sign_in.password(LOGIN, "wrong", client=HERE)

    assert SignInOutcome.WRONG_CREDENTIALS is result.outcome
    assert [] == codes(mailer)


def test_beside_an_app_a_code_is_asked_for(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    None is mailed before; and both complete the sign-in.
    """
    _, app, _ = with_both(mailing, people, clock)
    first = mailing.sign_in.password(LOGIN, PASSWORD, client=HERE)
    assert (Channel.APP, Channel.MAIL, Channel.RECOVERY) == first.factors
    assert [] == codes(mailer)
    waiting = first.pending or ""
    assert None is mailing.sign_in.mailed(waiting)
    sent = mailing.sign_in.send_code(waiting)
    assert (SendOutcome.SENT, 60) == (sent.outcome, sent.retry_after)

    by_mail = typed(mailing, waiting, codes(mailer)[0])
    by_app = mailing.sign_in.verify(
        asked(mailing), factor=Channel.APP, code=app.next_code(), client=HERE
    )

    assert frozenset({Channel.PASSWORD, Channel.MAIL}) == session_of(by_mail).channels
    assert frozenset({Channel.PASSWORD, Channel.APP}) == session_of(by_app).channels


def test_it_is_said_where_the_code_went(
    mailing: Onetsec, people: DictUsers, clock: FrozenClock
) -> None:
    """
    As much as its owner needs to know, and for how long to wait.
    """
    with_mail(mailing, people)
    waiting = asked(mailing)
    clock.advance(20)
    mailed = mailing.sign_in.mailed(waiting)
    assert mailed is not None
    assert ("a…@example.com", 40) == (mailed.to, mailed.retry_after)
    clock.advance(579)
    assert None is not mailing.sign_in.mailed(waiting)
    clock.advance(1)

    assert None is mailing.sign_in.mailed(waiting)
    assert None is mailing.sign_in.mailed("")


def test_another_code_after_a_minute(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    The one before is worth nothing then.
    """
    with_mail(mailing, people)
    waiting = asked(mailing)
    clock.advance(59)
    early = mailing.sign_in.send_code(waiting)
    clock.advance(1)
    late = mailing.sign_in.send_code(waiting)
    first, second = codes(mailer)

    assert (SendOutcome.WAIT, 1) == (early.outcome, early.retry_after)
    assert (SendOutcome.SENT, 60) == (late.outcome, late.retry_after)
    assert SignInOutcome.WRONG_CODE is typed(mailing, waiting, first).outcome
    assert SignInOutcome.SIGNED_IN is typed(mailing, waiting, second).outcome


def test_a_code_is_accepted_once(mailing: Onetsec, people: DictUsers, mailer: MemoryMailer) -> None:
    """
    Then there is none to be right.
    """
    with_mail(mailing, people)
    waiting = asked(mailing)
    first = typed(mailing, waiting, codes(mailer)[0])
    again = typed(mailing, waiting, codes(mailer)[0])

    assert SignInOutcome.SIGNED_IN is first.outcome
    assert SignInOutcome.CODE_EXPIRED is again.outcome


def test_five_mails_in_an_hour(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    A sixth sign-in goes on as if there were room, and mails nothing; who asks is told how long.
    """
    with_mail(mailing, people)
    for _ in range(6):
        waiting = asked(mailing)
        clock.advance(61)

    refused = mailing.sign_in.send_code(waiting)

    assert 5 == len(codes(mailer))
    assert None is mailing.sign_in.mailed(waiting)
    assert (SendOutcome.TOO_MANY, 720 - 366) == (refused.outcome, refused.retry_after)
    clock.advance(refused.retry_after)
    assert SendOutcome.SENT is mailing.sign_in.send_code(waiting).outcome


def test_five_sign_ins_that_wait_for_a_code(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    A sixth gets none, and takes nobody's away; until one of them is done with, or over.
    """
    auth = rebuild(settings=OPEN)
    with_mail(auth, people)
    waiting = [asked(auth) for _ in range(6)]
    refused = auth.sign_in.send_code(waiting[-1])

    assert (SendOutcome.TOO_MANY, 0) == (refused.outcome, refused.retry_after)
    assert 5 == len(codes(mailer))
    assert SignInOutcome.SIGNED_IN is typed(auth, waiting[0], codes(mailer)[0]).outcome
    assert SendOutcome.SENT is auth.sign_in.send_code(waiting[-1]).outcome
    assert SignInOutcome.SIGNED_IN is typed(auth, waiting[4], codes(mailer)[4]).outcome


@pytest.mark.parametrize(
    ("expected", "later"), [(SignInOutcome.SIGNED_IN, 599), (SignInOutcome.CODE_EXPIRED, 600)]
)
def test_a_code_works_for_ten_minutes(
    expected: SignInOutcome,
    later: int,
    rebuild: Build,
    people: DictUsers,
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    However long the sign-in may wait.
    """
    auth = rebuild(settings=Settings(step_up=StepUpPolicy(pending=3600)))
    with_mail(auth, people)
    waiting = asked(auth)
    clock.advance(later)

    assert expected is typed(auth, waiting, codes(mailer)[0]).outcome


def test_a_code_is_for_its_own_sign_in(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Whoever has another one waiting can not use it.
    """
    with_mail(mailing, people)
    first, second = asked(mailing), asked(mailing)
    code, other = codes(mailer)

    assert code != other
    assert SignInOutcome.WRONG_CODE is typed(mailing, second, code).outcome
    assert SignInOutcome.SIGNED_IN is typed(mailing, first, code).outcome


def test_a_code_that_nobody_asked_for_is_over(
    mailing: Onetsec, people: DictUsers, clock: FrozenClock
) -> None:
    """
    There is none to compare with.
    """
    with_both(mailing, people, clock)

    assert SignInOutcome.CODE_EXPIRED is typed(mailing, asked(mailing), "123456").outcome


def test_a_wrong_code_is_heard(mailing: Onetsec, people: DictUsers, mailer: MemoryMailer) -> None:
    """
    As one of the mailbox.
    """
    heard: list[Event] = []
    mailing.on(EventKind.SECOND_FACTOR_FAILED)(heard.append)
    with_mail(mailing, people)
    typed(mailing, asked(mailing), wrong(codes(mailer)[0]))

    assert [(Channel.MAIL, HERE.address)] == [(one.channel, one.address) for one in heard]


def test_the_host_does_not_skip_the_code(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Single sign-on is mailed one, too; unless the host has looked into the mailbox itself.
    """
    with_mail(mailing, people)
    waiting = mailing.sign_in.trusted("ada", client=HERE).pending or ""
    by_mail = typed(mailing, waiting, codes(mailer)[0])
    by_host = mailing.sign_in.trusted("ada", channels=[Channel.EXTERNAL, Channel.MAIL], client=HERE)

    assert frozenset({Channel.EXTERNAL, Channel.MAIL}) == session_of(by_mail).channels
    assert SignInOutcome.SIGNED_IN is by_host.outcome


def test_none_is_mailed_for_what_is_over(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    A sign-in of before a change of the password, or of somebody who was disabled.
    """
    auth = rebuild(settings=OPEN)
    session, _, _ = with_both(auth, people, clock)
    waiting = [asked(auth)]
    clock.advance(1)
    auth.password.change(session, current=PASSWORD, new=OTHER, client=HERE)
    before = auth.sign_in.send_code(waiting[0]).outcome
    waiting.append(asked(auth, password=OTHER))
    people.put(evolve(ADA, active=False))
    disabled = auth.sign_in.send_code(waiting[1]).outcome

    assert (SendOutcome.STALE, SendOutcome.STALE) == (before, disabled)
    assert [] == codes(mailer)


def test_a_code_that_has_no_place_costs_no_mail(
    rebuild: Build, people: DictUsers, clock: FrozenClock
) -> None:
    """
    Whoever is refused for that leaves the mails of the hour to others.
    """
    auth = rebuild(settings=Settings(email_code=EmailCodePolicy(most=1), sweep_every=0))
    with_mail(auth, people)
    waiting = [asked(auth, client=Client(f"198.51.100.{i}")) for i in range(5)]
    refused = {auth.sign_in.send_code(waiting[-1]).outcome for _ in range(10)}
    clock.advance(600 - 1)
    full = auth.sign_in.send_code(waiting[-1])
    sent = auth.sign_in.send_code(waiting[0])

    assert {SendOutcome.TOO_MANY} == refused
    assert (SendOutcome.TOO_MANY, SendOutcome.SENT) == (full.outcome, sent.outcome)
