"""
Mailed codes as a switch: on at once or by a code, off by a proof, and said so.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Channel, Onetsec
from onetsec.flows.email_code import EmailCodeOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.mail import MemoryMailer
from onetsec.ports import Storage
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, PASSWORD, THERE
from .mailboxes import ADA, MOVED, asked, codes, mail_proven, stepped_up, with_both, with_mail
from .worlds import enrolled, session_of, signed_in

Build = Callable[..., Onetsec]


# On


def test_verified_address_is_enough(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, storage: Storage, clock: FrozenClock
) -> None:
    """
    Nothing is asked for; other sessions end, this one goes on, and the next sign-in needs a code.
    """
    there, here = signed_in(mailing, client=THERE), signed_in(mailing)
    people.put(ADA)
    clock.advance(10)
    change = mailing.email_code.enable(session_of(here))

    assert EmailCodeOutcome.ENABLED is change.outcome
    assert [] == codes(mailer)
    assert None is mailing.sessions.check(there.token or "", client=THERE)
    assert None is mailing.sessions.check(here.token or "", client=HERE)
    assert session_of(change) == mailing.sessions.check(change.token or "", client=HERE)
    assert clock.seconds() == mailing.accounts.overview(session_of(change)).email_code_enabled_at
    assert "email-code-enabled" == storage.events("ada")[0].kind
    asked(mailing)


def test_unverified_address_is_proven_first(
    mailing: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    By a code; until then nothing has changed.
    """
    session = session_of(signed_in(mailing))
    sent = mailing.email_code.enable(session)
    assert (EmailCodeOutcome.CODE_SENT, 60, None) == (sent.outcome, sent.retry_after, sent.token)
    assert None is mailing.accounts.overview(session).email_code_enabled_at
    signed_in(mailing)
    clock.advance(30)
    change = mailing.email_code.confirm(session, codes(mailer)[0])

    assert EmailCodeOutcome.ENABLED is change.outcome
    assert clock.seconds() == session_of(change).proven_at(Channel.MAIL)
    asked(mailing)


def test_codes_go_to_the_address_that_was_proven(
    mailing: Onetsec, mailer: MemoryMailer, people: DictUsers
) -> None:
    """
    The host needs not say that it is verified; and one that it says so of is as good.
    """
    session = session_of(signed_in(mailing))
    mailing.email_code.enable(session)
    mailing.email_code.confirm(session, codes(mailer)[0])
    for user, mailed in (
        (people.by_id("ada"), 2),
        (MOVED, 2),
        (evolve(MOVED, email_verified=True), 3),
    ):
        assert user is not None
        people.put(user)
        login = user.email
        mailing.sign_in.password(login, PASSWORD, client=HERE)

        assert mailed == len(codes(mailer))


def test_another_code_for_the_switch(
    mailing: Onetsec, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    After a minute; the first one is worth nothing then.
    """
    session = session_of(signed_in(mailing))
    mailing.email_code.enable(session)
    clock.advance(59)
    early = mailing.email_code.enable(session)
    clock.advance(1)
    late = mailing.email_code.enable(session)
    first, second = codes(mailer)

    assert (EmailCodeOutcome.WAIT, 1) == (early.outcome, early.retry_after)
    assert EmailCodeOutcome.CODE_SENT is late.outcome
    assert EmailCodeOutcome.WRONG_CODE is mailing.email_code.confirm(session, first).outcome
    assert EmailCodeOutcome.ENABLED is mailing.email_code.confirm(session, second).outcome


def test_a_code_of_the_switch_is_of_its_session(mailing: Onetsec, mailer: MemoryMailer) -> None:
    """
    And completes nothing else: no other session turns it on.
    """
    here, there = session_of(signed_in(mailing)), session_of(signed_in(mailing, client=THERE))
    mailing.email_code.enable(here)
    code = codes(mailer)[0]

    assert EmailCodeOutcome.CODE_EXPIRED is mailing.email_code.confirm(there, code).outcome
    assert EmailCodeOutcome.ENABLED is mailing.email_code.confirm(here, code).outcome


@pytest.mark.parametrize(
    ("expected", "later"), [(EmailCodeOutcome.ENABLED, 599), (EmailCodeOutcome.CODE_EXPIRED, 600)]
)
def test_a_code_of_the_switch_works_for_ten_minutes(
    expected: EmailCodeOutcome,
    later: int,
    mailing: Onetsec,
    mailer: MemoryMailer,
    clock: FrozenClock,
) -> None:
    """
    Also if the proof that allowed to ask for it is older than five by then.
    """
    session = session_of(signed_in(mailing))
    mailing.email_code.enable(session)
    clock.advance(later)

    assert expected is mailing.email_code.confirm(session, codes(mailer)[0]).outcome


def test_an_address_that_changed_meanwhile_is_not_proven(
    mailing: Onetsec, mailer: MemoryMailer, people: DictUsers
) -> None:
    """
    The code was mailed to the one before.
    """
    session = session_of(signed_in(mailing))
    mailing.email_code.enable(session)
    people.put(MOVED)

    result = mailing.email_code.confirm(session, codes(mailer)[0])

    assert EmailCodeOutcome.WRONG_CODE is result.outcome
    assert None is mailing.accounts.overview(session).email_code_enabled_at


def test_it_is_turned_on_once(mailing: Onetsec, people: DictUsers) -> None:
    """
    Whoever does it again is told, and asked for no proof.
    """
    session = with_mail(mailing, people)

    assert EmailCodeOutcome.ALREADY_ENABLED is mailing.email_code.enable(session).outcome
    assert EmailCodeOutcome.CODE_EXPIRED is mailing.email_code.confirm(session, "123456").outcome


def test_on_needs_a_fresh_proof(mailing: Onetsec, people: DictUsers, clock: FrozenClock) -> None:
    """
    The password; with an app, the app: a session that was left open turns nothing on.
    """
    session = session_of(signed_in(mailing))
    clock.advance(300)
    assert EmailCodeOutcome.STEP_UP_REQUIRED is mailing.email_code.enable(session).outcome
    session, app, _ = enrolled(mailing, clock)
    clock.advance(300)
    assert EmailCodeOutcome.STEP_UP_REQUIRED is mailing.email_code.enable(session).outcome
    people.put(ADA)
    proven = mailing.step_up.confirm(session, factor=Channel.APP, code=app.code(), client=HERE)

    assert EmailCodeOutcome.ENABLED is mailing.email_code.enable(session_of(proven)).outcome


@pytest.mark.parametrize("email", ["", "ada", "ada@", "a@x, b@x", "a@x\r\nBcc: b@x"])
def test_without_an_address_there_is_nothing_to_mail_to(
    email: str, mailing: Onetsec, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Also if the host calls it verified.
    """
    session = session_of(signed_in(mailing))
    people.put(evolve(ADA, email=email))

    assert EmailCodeOutcome.NO_ADDRESS is mailing.email_code.enable(session).outcome
    assert [] == mailer.sent


def test_without_a_mailer_it_is_not_offered(auth: Onetsec) -> None:
    """
    Nothing that needs a mail is.
    """
    session = session_of(signed_in(auth))

    assert EmailCodeOutcome.NO_ADDRESS is auth.email_code.enable(session).outcome


# Off


def test_password_alone_turns_nothing_off(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    A mailed code does; and the last method asks whether one is sure.
    """
    session = with_mail(mailing, people)
    clock.advance(300)
    switch = mailing.email_code
    assert EmailCodeOutcome.STEP_UP_REQUIRED is switch.disable(session, is_sure=True).outcome
    refused = mailing.step_up.confirm(session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE)
    assert StepUpOutcome.FACTOR_NOT_ENABLED is refused.outcome
    mailing.step_up.send_code(session)
    session = session_of(stepped_up(mailing, session, codes(mailer)[-1]))

    assert EmailCodeOutcome.LAST_METHOD is switch.disable(session).outcome
    assert EmailCodeOutcome.DISABLED is switch.disable(session, is_sure=True).outcome


def test_disabled(
    mailing: Onetsec,
    people: DictUsers,
    mailer: MemoryMailer,
    storage: Storage,
    clock: FrozenClock,
) -> None:
    """
    The session claims no more than the account has; other sessions end, the password is enough.
    """
    session = mail_proven(mailing, with_mail(mailing, people), mailer)
    clock.advance(1)
    change = mailing.email_code.disable(session, is_sure=True)
    after = session_of(change)

    assert EmailCodeOutcome.DISABLED is change.outcome
    assert frozenset({Channel.PASSWORD}) == after.channels
    assert after == mailing.sessions.check(change.token or "", client=HERE)
    assert None is mailing.accounts.overview(after).email_code_enabled_at
    assert "email-code-disabled" == storage.events("ada")[0].kind
    signed_in(mailing)


def test_nothing_to_disable(mailing: Onetsec) -> None:
    """
    It says so, and asks for no proof.
    """
    session = session_of(signed_in(mailing))

    assert EmailCodeOutcome.NOT_ENABLED is mailing.email_code.disable(session).outcome


def test_of_two_methods_neither_is_the_last(
    mailing: Onetsec, people: DictUsers, clock: FrozenClock
) -> None:
    """
    The second one to go is.
    """
    session, _, _ = with_both(mailing, people, clock)
    change = mailing.email_code.disable(session)
    assert EmailCodeOutcome.DISABLED is change.outcome
    session = session_of(change)

    assert TotpOutcome.LAST_METHOD is mailing.totp.disable(session).outcome
    assert TotpOutcome.DISABLED is mailing.totp.disable(session, is_sure=True).outcome


def test_an_app_needs_its_own_proof(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    With an app the mailbox turns nothing off, not even its own codes.
    """
    session, app, _ = with_both(mailing, people, clock)
    clock.advance(300)
    assert EmailCodeOutcome.STEP_UP_REQUIRED is mailing.email_code.disable(session).outcome
    refused = stepped_up(mailing, session, "123456")
    assert StepUpOutcome.FACTOR_NOT_ENABLED is refused.outcome
    proven = mailing.step_up.confirm(session, factor=Channel.APP, code=app.code(), client=HERE)

    assert [] == codes(mailer)
    assert EmailCodeOutcome.DISABLED is mailing.email_code.disable(session_of(proven)).outcome
