"""
The hold: whoever has just reset a password through the mailbox, and proven nothing else, changes no
second factor for a day.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Channel, Onetsec
from onetsec.flows.email_code import EmailCodeOutcome
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.mail import MemoryMailer
from onetsec.password_reset import ResetPolicy
from onetsec.sessions import Session
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER
from .mailboxes import ADA, LOGIN, OPEN, asked, codes, linked, typed, with_both, with_mail
from .worlds import session_of, signed_in

Build = Callable[..., Onetsec]
DAY = 86_400


@pytest.fixture
def auth(rebuild: Build) -> Onetsec:
    """
    An application that mails as much as is asked for.
    """
    return rebuild(settings=OPEN)


def recovered(auth: Onetsec, mailer: MemoryMailer) -> None:
    """
    Ada's password was set by whoever reads her mail.
    """
    result = auth.password_reset.complete(linked(auth, mailer), new=OTHER, client=HERE)
    assert ResetOutcome.COMPLETED is result.outcome


def held(auth: Onetsec, mailer: MemoryMailer) -> Session:
    """
    A session of whoever did that.
    """
    recovered(auth, mailer)
    return session_of(signed_in(auth, password=OTHER))


def test_no_app_is_set_up(auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock) -> None:
    """
    It would keep the owner out. It is said for how long.
    """
    session = held(auth, mailer)
    clock.advance(60)
    setup = auth.totp.begin(session)

    assert (TotpOutcome.ON_HOLD, DAY - 60) == (setup.outcome, setup.retry_after)
    assert clock.seconds() + DAY - 60 == auth.accounts.overview(session).held_until


def test_no_mailed_codes_are_turned_on(
    auth: Onetsec, mailer: MemoryMailer, people: DictUsers
) -> None:
    """
    Nor off.
    """
    people.put(ADA)
    session = held(auth, mailer)
    enabled = auth.email_code.enable(session)

    assert (EmailCodeOutcome.ON_HOLD, DAY) == (enabled.outcome, enabled.retry_after)
    assert EmailCodeOutcome.NOT_ENABLED is auth.email_code.disable(session).outcome


def test_mailed_codes_are_not_turned_off(
    auth: Onetsec, mailer: MemoryMailer, people: DictUsers
) -> None:
    """
    Though they were typed.
    """
    with_mail(auth, people)
    recovered(auth, mailer)
    session = session_of(typed(auth, asked(auth, password=OTHER), codes(mailer)[-1]))
    disabled = auth.email_code.disable(session, is_sure=True)

    assert (EmailCodeOutcome.ON_HOLD, DAY) == (disabled.outcome, disabled.retry_after)


def test_a_day_later_it_is_over(auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock) -> None:
    """
    The negative control.
    """
    recovered(auth, mailer)
    clock.advance(DAY)
    session = session_of(signed_in(auth, password=OTHER))

    assert 0 == auth.accounts.overview(session).held_until
    assert TotpOutcome.BEGUN is auth.totp.begin(session).outcome


def test_a_recovery_code_lifts_it(
    auth: Onetsec, mailer: MemoryMailer, people: DictUsers, clock: FrozenClock
) -> None:
    """
    Whoever has lost the phone and the password removes the lost app at once.
    """
    _, _, recovery = with_both(auth, people, clock)
    recovered(auth, mailer)
    waiting = asked(auth, password=OTHER)
    entered = auth.sign_in.verify(waiting, factor=Channel.RECOVERY, code=recovery[0], client=HERE)
    change = auth.totp.disable(session_of(entered), is_sure=True)

    assert TotpOutcome.DISABLED is change.outcome
    assert TotpOutcome.BEGUN is auth.totp.begin(session_of(change)).outcome


def test_another_password_does_not_lift_it(
    auth: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Nor does it begin anew.
    """
    session = held(auth, mailer)
    clock.advance(60)
    change = auth.password.change(session, current=OTHER, new="Third Harbor 3", client=HERE)
    setup = auth.totp.begin(session_of(change))

    assert (TotpOutcome.ON_HOLD, DAY - 60) == (setup.outcome, setup.retry_after)


def test_single_sign_on_lifts_it(auth: Onetsec, mailer: MemoryMailer) -> None:
    """
    What the host has proven is no mail.
    """
    recovered(auth, mailer)
    session = session_of(auth.sign_in.trusted("ada", client=HERE))

    assert TotpOutcome.BEGUN is auth.totp.begin(session).outcome


def test_a_password_that_the_host_has_looked_at_does_not_lift_it(
    auth: Onetsec, mailer: MemoryMailer, people: DictUsers
) -> None:
    """
    It was set through the mailbox, whoever looks at it; with a mailed code it is one factor.
    """
    with_mail(auth, people)
    recovered(auth, mailer)
    first = auth.sign_in.trusted("ada", channels=[Channel.PASSWORD], client=HERE)
    session = session_of(typed(auth, first.pending or "", codes(mailer)[-1]))

    assert {Channel.MAIL} == set(session.proofs)
    assert TotpOutcome.ON_HOLD is auth.totp.begin(session).outcome


def test_a_host_may_do_without(rebuild: Build, mailer: MemoryMailer) -> None:
    """
    It is a setting.
    """
    auth = rebuild(settings=evolve(OPEN, password_reset=ResetPolicy(hold=0)))

    assert TotpOutcome.BEGUN is auth.totp.begin(held(auth, mailer)).outcome
    assert LOGIN == auth.accounts.overview(session_of(signed_in(auth, password=OTHER))).email
