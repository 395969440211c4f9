"""
The mailbox rule: a password that was set through a mail proves the mailbox, and no more.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onetsec import Channel, Onetsec
from onetsec.flows.email_code import EmailCodeOutcome
from onetsec.flows.password import PasswordOutcome
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.sign_in import SendOutcome, SignInOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.mail import MemoryMailer
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD
from .mailboxes import LOGIN, OPEN, asked, codes, linked, typed, with_both, with_mail
from .worlds import App, session_of, signed_in

Build = Callable[..., Onetsec]
AFTER = "Third Harbor 3 Pelican"


@pytest.fixture
def auth(rebuild: Build) -> Onetsec:
    """
    An application that mails as much as is asked for.
    """
    return rebuild(settings=OPEN)


def recovered(auth: Onetsec, mailer: MemoryMailer, new: str = OTHER) -> None:
    """
    Ada's password was set by whoever reads her mail.
    """
    token = linked(auth, mailer)
    result = auth.password_reset.complete(token, new=new, client=HERE)
    assert ResetOutcome.COMPLETED is result.outcome


def test_with_an_app_the_mailbox_is_no_second_step(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Neither offered nor mailed nor accepted.
    """
    with_both(auth, people, clock)
    recovered(auth, mailer)
    first = auth.sign_in.password(LOGIN, OTHER, client=HERE)
    waiting = first.pending or ""

    assert (Channel.APP, Channel.RECOVERY) == first.factors == auth.sign_in.factors(waiting)
    assert SendOutcome.NO_ADDRESS is auth.sign_in.send_code(waiting).outcome
    assert [] == codes(mailer)
    assert SignInOutcome.CODE_EXPIRED is typed(auth, waiting, "123456").outcome


@pytest.mark.parametrize("factor", [Channel.APP, Channel.RECOVERY])
def test_the_app_makes_the_password_one_of_its_own(
    factor: Channel, auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Whoever proves it, or a recovery code, is the owner; from then on a mailed code is a second one
    beside the password.
    """
    _, app, recovery = with_both(auth, people, clock)
    recovered(auth, mailer)
    code = app.next_code() if factor is Channel.APP else recovery[0]
    entered = auth.sign_in.verify(
        asked(auth, password=OTHER), factor=factor, code=code, client=HERE
    )
    assert frozenset({Channel.MAIL, factor}) == session_of(entered).channels
    waiting = asked(auth, password=OTHER)
    assert SendOutcome.SENT is auth.sign_in.send_code(waiting).outcome
    by_mail = typed(auth, waiting, codes(mailer)[-1])

    assert frozenset({Channel.PASSWORD, Channel.MAIL}) == session_of(by_mail).channels


def test_a_wrong_code_of_the_app_proves_nothing(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    The negative control: only a right one lifts the rule.
    """
    with_both(auth, people, clock)
    recovered(auth, mailer)
    waiting = asked(auth, password=OTHER)
    auth.sign_in.verify(waiting, factor=Channel.APP, code="000000", client=HERE)

    assert SendOutcome.NO_ADDRESS is auth.sign_in.send_code(waiting).outcome


@pytest.mark.parametrize("channel", [Channel.EXTERNAL, Channel.MAIL])
def test_an_app_without_the_password_does_not_make_it_one_s_own(
    channel: Channel,
    auth: Onetsec,
    people: DictUsers,
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    Who comes in by the host, and proves the app, has not typed what the mailbox has set: neither at
    sign-in nor as a step-up.
    """
    _, app, recovery = with_both(auth, people, clock)
    recovered(auth, mailer)
    first = auth.sign_in.trusted("ada", channels=[channel], client=HERE)
    verify, confirm = auth.sign_in.verify, auth.step_up.confirm
    entered = verify(first.pending or "", factor=Channel.APP, code=app.next_code(), client=HERE)
    session = session_of(entered)
    assert frozenset({channel, Channel.APP}) == session.channels
    for factor, code in ((Channel.RECOVERY, recovery[0]), (Channel.APP, app.next_code())):
        confirmed = confirm(session, factor=factor, code=code, client=HERE)
        assert StepUpOutcome.CONFIRMED is confirmed.outcome
        session = session_of(confirmed)

    waiting = asked(auth, password=OTHER)
    assert SendOutcome.NO_ADDRESS is auth.sign_in.send_code(waiting).outcome


def test_another_recovery_begins_anew(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    What was proven of the password before says nothing of the next one.
    """
    _, app, _ = with_both(auth, people, clock)
    recovered(auth, mailer)
    auth.sign_in.verify(
        asked(auth, password=OTHER), factor=Channel.APP, code=app.next_code(), client=HERE
    )
    recovered(auth, mailer, AFTER)

    waiting = asked(auth, password=AFTER)
    assert SendOutcome.NO_ADDRESS is auth.sign_in.send_code(waiting).outcome


def test_the_mailbox_twice_is_one_factor(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Without an app a mailed code completes the sign-in: the session has proven the mailbox.
    """
    with_mail(auth, people)
    recovered(auth, mailer)
    entered = typed(auth, asked(auth, password=OTHER), codes(mailer)[-1])

    assert SignInOutcome.SIGNED_IN is entered.outcome
    assert frozenset({Channel.MAIL}) == session_of(entered).channels


def test_a_password_alone_proves_the_mailbox(
    auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    At sign-in, as a step-up, and after it was changed: it comes from there all the same.
    """
    recovered(auth, mailer)
    session = session_of(signed_in(auth, password=OTHER))
    assert frozenset({Channel.MAIL}) == session.channels
    clock.advance(300)
    confirmed = auth.step_up.confirm(session, factor=Channel.PASSWORD, code=OTHER, client=HERE)
    assert StepUpOutcome.CONFIRMED is confirmed.outcome
    session = session_of(confirmed)
    assert {Channel.MAIL: clock.seconds()} == session.proofs
    clock.advance(10)
    changed = auth.password.change(session, current=OTHER, new=AFTER, client=HERE)

    assert PasswordOutcome.CHANGED is changed.outcome
    assert {Channel.MAIL: clock.seconds() - 10} == session_of(changed).proofs
    assert frozenset({Channel.MAIL}) == session_of(signed_in(auth, password=AFTER)).channels


def test_a_new_app_is_a_second_factor(
    auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Whoever reads the mail of an account without one can set it up, a day later: it was theirs
    before.
    """
    recovered(auth, mailer)
    clock.advance(86_400)
    session = session_of(signed_in(auth, password=OTHER))
    app = App(auth.totp.begin(session).key, clock)
    enabled = auth.totp.confirm(session, app.code())

    assert TotpOutcome.ENABLED is enabled.outcome
    assert frozenset({Channel.MAIL, Channel.APP}) == session_of(enabled).channels


def test_codes_that_are_turned_off_leave_the_session_what_it_came_with(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    The mailbox was its first step, too.
    """
    with_mail(auth, people)
    recovered(auth, mailer)
    clock.advance(86_400)
    session = session_of(typed(auth, asked(auth, password=OTHER), codes(mailer)[-1]))
    change = auth.email_code.disable(session, is_sure=True)

    assert EmailCodeOutcome.DISABLED is change.outcome
    assert frozenset({Channel.MAIL}) == session_of(change).channels
    assert session_of(change) == auth.sessions.check(change.token or "", client=HERE)


def test_codes_that_are_turned_off_beside_an_app_leave_both_steps(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Also the first one, which was the mailbox; without the app, that is what is left.
    """
    _, app, _ = with_both(auth, people, clock)
    recovered(auth, mailer)
    waiting, code = asked(auth, password=OTHER), app.next_code()
    entered = auth.sign_in.verify(waiting, factor=Channel.APP, code=code, client=HERE)
    session = session_of(auth.email_code.disable(session_of(entered)))
    assert frozenset({Channel.MAIL, Channel.APP}) == session.channels
    session = session_of(auth.totp.disable(session, is_sure=True))

    assert frozenset({Channel.MAIL}) == session.channels


def test_a_first_password_of_the_host_is_no_mail(auth: Onetsec) -> None:
    """
    The negative control: nothing was mailed for it.
    """
    assert frozenset({Channel.PASSWORD}) == session_of(signed_in(auth, password=PASSWORD)).channels
