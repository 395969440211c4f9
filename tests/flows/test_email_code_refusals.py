"""
Mailed codes as a switch, when there is no room, no time, or no session any more.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onetsec import Event, EventKind, Onetsec, Settings, Unavailable
from onetsec.email_code import EmailCodePolicy
from onetsec.flows.email_code import EmailCodeOutcome
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.ports import Storage
from onetsec.records import Limit
from onetsec.testing import Failing, FrozenClock
from onetsec.throttling import Throttles
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .mailboxes import ADA, OPEN, codes, mail_proven, with_mail, wrong
from .worlds import session_of, signed_in

Build = Callable[..., Onetsec]


@pytest.fixture
def narrow(rebuild: Build) -> Onetsec:
    """
    An application with room for one change, one second step and one mail.
    """
    one = (Limit(1, 300),)
    throttles = Throttles(change=one, factor=one, mail_confirmation=one)
    return rebuild(settings=Settings(throttles=throttles))


def test_no_room_for_a_change(
    narrow: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    It is neither turned on nor off; the answer says how long to wait.
    """
    people.put(ADA)
    session = session_of(signed_in(narrow))
    narrow.totp.begin(session)
    refused = narrow.email_code.enable(session)
    assert (EmailCodeOutcome.TOO_MANY_ATTEMPTS, 300) == (refused.outcome, refused.retry_after)
    clock.advance(299)
    assert EmailCodeOutcome.TOO_MANY_ATTEMPTS is narrow.email_code.enable(session).outcome
    clock.advance(1)
    session = session_of(signed_in(narrow))
    session = mail_proven(narrow, session_of(narrow.email_code.enable(session)), mailer)

    refused = narrow.email_code.disable(session, is_sure=True)

    assert (EmailCodeOutcome.TOO_MANY_ATTEMPTS, 300) == (refused.outcome, refused.retry_after)
    assert None is not narrow.accounts.overview(session).email_code_enabled_at


def test_not_offered(rebuild: Build, people: DictUsers, mailer: MemoryMailer) -> None:
    """
    A host that offers no mailed codes has none turned on.
    """
    people.put(ADA)
    auth = rebuild(settings=Settings(email_code=EmailCodePolicy(offered=False)))

    change = auth.email_code.enable(session_of(signed_in(auth)))

    assert EmailCodeOutcome.NO_ADDRESS is change.outcome
    assert [] == codes(mailer)


def test_no_room_for_a_mail(narrow: Onetsec, mailer: MemoryMailer, clock: FrozenClock) -> None:
    """
    None is sent.
    """
    session = session_of(signed_in(narrow))
    narrow.email_code.enable(session)
    clock.advance(60)

    refused = narrow.email_code.enable(session)

    assert (EmailCodeOutcome.TOO_MANY_ATTEMPTS, 240) == (refused.outcome, refused.retry_after)
    assert 1 == len(codes(mailer))


def test_no_room_for_a_try(narrow: Onetsec, mailer: MemoryMailer) -> None:
    """
    The right code is not looked at.
    """
    session = session_of(signed_in(narrow))
    narrow.email_code.enable(session)
    code = codes(mailer)[0]
    narrow.email_code.confirm(session, wrong(code))

    refused = narrow.email_code.confirm(session, code)

    assert (EmailCodeOutcome.TOO_MANY_ATTEMPTS, 300) == (refused.outcome, refused.retry_after)


def test_five_codes_of_one_session(
    rebuild: Build, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Across as many mails as are asked for, then not even the right one.
    """
    auth = rebuild(settings=OPEN)
    session = session_of(signed_in(auth))
    outcomes = []
    for _ in range(5):
        auth.email_code.enable(session)
        outcomes.append(auth.email_code.confirm(session, wrong(codes(mailer)[-1])).outcome)
        clock.advance(60)
    right = auth.email_code.confirm(session, codes(mailer)[-1]).outcome

    assert 5 == len(set(codes(mailer)))
    assert {EmailCodeOutcome.WRONG_CODE} == set(outcomes)
    assert EmailCodeOutcome.TOO_MANY_ATTEMPTS is right


def test_a_session_of_before_changes_nothing(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    A request that was checked before another device changed the password.
    """
    here, there = session_of(signed_in(mailing)), session_of(signed_in(mailing, client=THERE))
    mailing.email_code.enable(there)
    clock.advance(1)
    mailing.password.change(here, current=PASSWORD, new=OTHER, client=HERE)
    mails = len(codes(mailer))
    late = mailing.email_code.enable(there)
    people.put(ADA)

    assert (EmailCodeOutcome.SIGNED_OUT, None) == (late.outcome, late.token)
    assert mails == len(codes(mailer))
    assert EmailCodeOutcome.SIGNED_OUT is mailing.email_code.enable(there).outcome
    assert EmailCodeOutcome.SIGNED_OUT is (
        mailing.email_code.confirm(there, codes(mailer)[0]).outcome
    )


def test_a_session_of_before_turns_nothing_off(
    mailing: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Whatever it had proven.
    """
    session = mail_proven(mailing, with_mail(mailing, people), mailer)
    clock.advance(1)
    mailing.sessions.end_all("ada")

    assert EmailCodeOutcome.SIGNED_OUT is (
        mailing.email_code.disable(session, is_sure=True).outcome
    )


def test_somebody_the_host_does_not_know_any_more(
    mailing: Onetsec, rebuild: Build, mailer: MemoryMailer
) -> None:
    """
    There is nobody to mail to, and nobody to turn it on for.
    """
    session = session_of(signed_in(mailing))
    mailing.email_code.enable(session)
    empty = rebuild(users=DictUsers())

    assert EmailCodeOutcome.NO_ADDRESS is empty.email_code.enable(session).outcome
    assert EmailCodeOutcome.SIGNED_OUT is (
        empty.email_code.confirm(session, codes(mailer)[0]).outcome
    )


def test_a_key_that_is_missing_derives_no_code(
    mailing: Onetsec,
    build: Build,
    rebuild: Build,
    storage: Storage,
    people: DictUsers,
    mailer: MemoryMailer,
) -> None:
    """
    What was mailed under it can not be checked: no code is right, and none is called wrong.
    """
    session = session_of(signed_in(mailing))
    mailing.email_code.enable(session)
    both = rebuild(keys=[b"n" * 32, b"k" * 32])
    assert EmailCodeOutcome.WRONG_CODE is (
        both.email_code.confirm(session, wrong(codes(mailer)[0])).outcome
    )
    lost = build(storage, users=people, keys=[b"n" * 32])

    assert EmailCodeOutcome.NO_ADDRESS is (
        lost.email_code.confirm(session, codes(mailer)[0]).outcome
    )
    assert EmailCodeOutcome.ENABLED is both.email_code.confirm(session, codes(mailer)[0]).outcome


@pytest.mark.parametrize("method", ["load", "save"])
def test_an_outage_mails_nothing(
    method: str,
    mailing: Onetsec,
    build: Build,
    storage: Storage,
    people: DictUsers,
    mailer: MemoryMailer,
) -> None:
    """
    And costs none of the mails of an hour.
    """
    session = session_of(signed_in(mailing))
    down = Failing(storage, method, error=Unavailable("down"))
    dead = build(down, users=people, mailer=mailer, later=InlineLater())
    for _ in range(6):
        with pytest.raises(Unavailable):
            dead.email_code.enable(session)

    assert [] == codes(mailer)
    assert EmailCodeOutcome.CODE_SENT is mailing.email_code.enable(session).outcome


def test_events_are_heard(mailing: Onetsec, people: DictUsers, mailer: MemoryMailer) -> None:
    """
    By kind.
    """
    heard: list[Event] = []
    mailing.on(EventKind.EMAIL_CODE_ENABLED, EventKind.EMAIL_CODE_DISABLED)(heard.append)
    session = mail_proven(mailing, with_mail(mailing, people), mailer)
    mailing.email_code.disable(session, is_sure=True)

    assert [EventKind.EMAIL_CODE_ENABLED, EventKind.EMAIL_CODE_DISABLED] == [e.kind for e in heard]
    assert {session.id} == {event.session_id for event in heard}
