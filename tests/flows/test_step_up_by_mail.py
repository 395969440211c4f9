"""
Step-up by a code that was mailed.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onetsec import Channel, Event, EventKind, Onetsec, Settings
from onetsec.flows.sign_in import SendOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.mail import MemoryMailer
from onetsec.records import Limit
from onetsec.testing import FrozenClock
from onetsec.throttling import Throttles
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD
from .mailboxes import MOVED, OPEN, asked, codes, stepped_up, typed, with_both, with_mail, wrong
from .worlds import session_of, signed_in

Build = Callable[..., Onetsec]


def test_a_mailed_code_is_a_proof(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Of this session, which goes on with a new token; other sessions go on as they are.
    """
    session = with_mail(mailing, people)
    other = typed(mailing, asked(mailing), codes(mailer)[0])
    clock.advance(600)
    assert (Channel.MAIL,) == mailing.step_up.factors(session)
    sent = mailing.step_up.send_code(session)
    assert (SendOutcome.SENT, 60) == (sent.outcome, sent.retry_after)
    mailed = mailing.step_up.mailed(session)
    assert mailed is not None
    assert ("a…@example.com", 60) == (mailed.to, mailed.retry_after)
    confirmed = stepped_up(mailing, session, codes(mailer)[-1])

    assert StepUpOutcome.CONFIRMED is confirmed.outcome
    assert clock.seconds() == session_of(confirmed).proven_at(Channel.MAIL)
    assert session_of(confirmed) == mailing.sessions.check(confirmed.token or "", client=HERE)
    assert None is not mailing.sessions.check(other.token or "", client=HERE)
    assert None is mailing.step_up.mailed(session)


def test_another_code_after_a_minute(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    The one before is worth nothing then, and the next one once.
    """
    session = with_mail(mailing, people)
    mailing.step_up.send_code(session)
    clock.advance(59)
    early = mailing.step_up.send_code(session)
    clock.advance(1)
    mailing.step_up.send_code(session)
    first, second = codes(mailer)

    assert (SendOutcome.WAIT, 1) == (early.outcome, early.retry_after)
    assert StepUpOutcome.WRONG_CODE is stepped_up(mailing, session, first).outcome
    confirmed = stepped_up(mailing, session, second)
    assert StepUpOutcome.CONFIRMED is confirmed.outcome
    again = stepped_up(mailing, session_of(confirmed), second)
    assert StepUpOutcome.CODE_EXPIRED is again.outcome


def test_a_code_is_of_one_session(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Neither another session nor a sign-in is served by it.
    """
    session = with_mail(mailing, people)
    waiting = asked(mailing)
    other = session_of(typed(mailing, waiting, codes(mailer)[-1]))
    mailing.step_up.send_code(session)
    code = codes(mailer)[-1]

    assert StepUpOutcome.CODE_EXPIRED is stepped_up(mailing, other, code).outcome
    assert StepUpOutcome.CONFIRMED is stepped_up(mailing, session, code).outcome


def test_wrong_codes_are_heard_and_counted(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Five of one session in a day, across all that are mailed.
    """
    auth = rebuild(settings=OPEN)
    heard: list[Event] = []
    auth.on(EventKind.SECOND_FACTOR_FAILED)(heard.append)
    session = with_mail(auth, people)
    outcomes = []
    for _ in range(6):
        auth.step_up.send_code(session)
        outcomes.append(stepped_up(auth, session, wrong(codes(mailer)[-1])).outcome)
        clock.advance(60)
    right = stepped_up(auth, session, codes(mailer)[-1])

    assert [StepUpOutcome.WRONG_CODE] * 5 == outcomes[:5]
    assert StepUpOutcome.TOO_MANY_ATTEMPTS is outcomes[5] is right.outcome
    assert {Channel.MAIL} == {event.channel for event in heard}
    clock.advance(86_400)
    auth.step_up.send_code(session)
    assert StepUpOutcome.CONFIRMED is stepped_up(auth, session, codes(mailer)[-1]).outcome


def test_no_room(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    For another mail, or for another try; the answer says how long to wait.
    """
    one = (Limit(1, 300),)
    auth = rebuild(settings=Settings(throttles=Throttles(factor=one, mail_confirmation=one)))
    session = with_mail(auth, people)
    auth.step_up.send_code(session)
    code = codes(mailer)[0]
    stepped_up(auth, session, wrong(code))
    clock.advance(60)
    sent, tried = auth.step_up.send_code(session), stepped_up(auth, session, code)

    assert (SendOutcome.TOO_MANY, 240) == (sent.outcome, sent.retry_after)
    assert (StepUpOutcome.TOO_MANY_ATTEMPTS, 240) == (tried.outcome, tried.retry_after)
    clock.advance(240)
    assert StepUpOutcome.CONFIRMED is stepped_up(auth, session, code).outcome


@pytest.mark.parametrize("factor", [Channel.PASSWORD, Channel.APP, Channel.RECOVERY])
def test_only_a_mailed_code_confirms(factor: Channel, mailing: Onetsec, people: DictUsers) -> None:
    """
    For an account that has these and no app, nothing else is looked at.
    """
    session = with_mail(mailing, people)
    result = mailing.step_up.confirm(session, factor=factor, code=PASSWORD, client=HERE)

    assert StepUpOutcome.FACTOR_NOT_ENABLED is result.outcome


def test_none_is_mailed_that_would_confirm_nothing(
    mailing: Onetsec, rebuild: Build, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Without mailed codes; beside an app; to an address that nobody has proven; to somebody unknown.
    """
    plain = session_of(signed_in(mailing))
    assert SendOutcome.NO_ADDRESS is mailing.step_up.send_code(plain).outcome
    session, _, _ = with_both(mailing, people, clock)
    assert SendOutcome.NO_ADDRESS is mailing.step_up.send_code(session).outcome
    session = session_of(mailing.totp.disable(session))
    people.put(MOVED)
    assert SendOutcome.NO_ADDRESS is mailing.step_up.send_code(session).outcome
    assert SendOutcome.NO_ADDRESS is rebuild(users=DictUsers()).step_up.send_code(session).outcome

    assert [] == codes(mailer)


def test_somebody_the_host_does_not_know_any_more(
    mailing: Onetsec, rebuild: Build, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Proves nothing, not even with the right code.
    """
    session = with_mail(mailing, people)
    mailing.step_up.send_code(session)
    nobody = rebuild(users=DictUsers())

    assert None is nobody.step_up.mailed(session)
    assert StepUpOutcome.SIGNED_OUT is stepped_up(nobody, session, codes(mailer)[0]).outcome


def test_ended_session_proves_nothing(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    A request that was checked before another device changed the password.
    """
    session = with_mail(mailing, people)
    mailing.step_up.send_code(session)
    clock.advance(1)
    mailing.password.change(session, current=PASSWORD, new=OTHER, client=HERE)

    assert SendOutcome.STALE is mailing.step_up.send_code(session).outcome
    late = stepped_up(mailing, session, codes(mailer)[0])
    assert (StepUpOutcome.SIGNED_OUT, None) == (late.outcome, late.token)
