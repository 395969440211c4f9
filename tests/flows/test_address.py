"""
The address: verified by a mailed code, changed by one that was mailed to the new, and never taken
for proven because a host has changed it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from onetsec import Channel, Onetsec, Unavailable, User
from onetsec.address import AddressPolicy
from onetsec.errors import DeliveryError
from onetsec.flows.address import AddressOutcome
from onetsec.flows.email_code import EmailCodeOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.flows.step_up import StepUpOutcome
from onetsec.letters import Message
from onetsec.mail import MemoryMailer
from onetsec.posture import Level
from onetsec.sessions import Session
from onetsec.testing import Failing, FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .addresses import BARE, NEW, about, code_for, level, moved
from .mailboxes import (
    ADA,
    LOGIN,
    OPEN,
    asked,
    codes,
    linked,
    mails,
    typed,
    with_both,
    with_mail,
    wrong,
)
from .worlds import UNLIMITED, session_of, signed_in

Build = Callable[..., Onetsec]


@pytest.fixture
def auth(rebuild: Build, people: DictUsers) -> Onetsec:
    """
    An application that mails as much as is asked for, to people whose address nobody has verified.
    """
    people.put(BARE)
    return rebuild(settings=OPEN)


@pytest.fixture
def session(auth: Onetsec) -> Session:
    """
    Ada, with her password.
    """
    return session_of(signed_in(auth))


def test_the_present_address_is_verified(
    auth: Onetsec, session: Session, mailer: MemoryMailer
) -> None:
    """
    By a code that was mailed to it; the session goes on as it is.
    """
    assert Level.IMPROVE is level(auth, session)
    sent = auth.address.verify(session)
    assert (AddressOutcome.CODE_SENT, 60) == (sent.outcome, sent.retry_after)
    pending = auth.address.pending(session)
    assert pending is not None
    assert ("a…@example.com", 60) == (pending.to, pending.retry_after)
    confirmed = auth.address.confirm(session, code_for(mailer, LOGIN))

    assert (AddressOutcome.CONFIRMED, None) == (confirmed.outcome, confirmed.token)
    assert None is auth.address.pending(session)
    assert None is level(auth, session)
    assert auth.sessions.is_alive(session)
    assert AddressOutcome.ALREADY_CONFIRMED is auth.address.verify(session).outcome


def test_a_verified_address_turns_mailed_codes_on_at_once(
    auth: Onetsec, session: Session, mailer: MemoryMailer
) -> None:
    """
    Whoever has shown it need not show it again.
    """
    auth.address.verify(session)
    auth.address.confirm(session, code_for(mailer, LOGIN))

    assert EmailCodeOutcome.ENABLED is auth.email_code.enable(session).outcome


def test_another_address_takes_its_place(
    auth: Onetsec, session: Session, mailer: MemoryMailer, people: DictUsers
) -> None:
    """
    Every other session ends; both addresses are told, and the new one is verified.
    """
    other = session_of(signed_in(auth, client=THERE))
    after = moved(auth, session, mailer, NEW)

    assert NEW == (people.by_id("ada") or BARE).email
    assert not auth.sessions.is_alive(other)
    assert auth.sessions.is_alive(after)
    assert [LOGIN, NEW] == [mail.to for mail in about("address-changed", mailer)]
    assert None is level(auth, after)
    assert (
        SignInOutcome.WRONG_CREDENTIALS
        is auth.sign_in.password(LOGIN, PASSWORD, client=HERE).outcome
    )
    assert SignInOutcome.SIGNED_IN is auth.sign_in.password(NEW, PASSWORD, client=HERE).outcome


def test_mailed_codes_follow(auth: Onetsec, mailer: MemoryMailer, people: DictUsers) -> None:
    """
    To the new address, and no more to the old one.
    """
    with_mail(auth, people)
    waiting = asked(auth)
    session = session_of(typed(auth, waiting, codes(mailer)[-1]))
    people.put(evolve(people.by_id("ada") or BARE, email_verified=False))
    moved(auth, session, mailer)
    people.put(evolve(people.by_id("ada") or BARE, email_verified=False))
    result = auth.sign_in.password(NEW, PASSWORD, client=HERE)

    assert SignInOutcome.SECOND_FACTOR_REQUIRED is result.outcome
    assert NEW == mails(mailer, "email-code")[-1].to
    assert SignInOutcome.SIGNED_IN is typed(auth, result.pending or "", codes(mailer)[-1]).outcome


def test_what_was_mailed_to_the_old_address_ends(
    auth: Onetsec, session: Session, mailer: MemoryMailer
) -> None:
    """
    A link for a new password, for one.
    """
    token = linked(auth, mailer)
    assert auth.password_reset.is_valid(token)
    moved(auth, session, mailer)

    assert not auth.password_reset.is_valid(token)


@pytest.mark.parametrize(
    "text", ["", "ada", "a@b@c", "a,b@example.com", "a@example..com", "\ud800@x"]
)
def test_what_is_no_address(auth: Onetsec, session: Session, text: str) -> None:
    """
    Is told, and nothing is mailed.
    """
    assert AddressOutcome.NOT_AN_ADDRESS is auth.address.change(session, text).outcome


def test_the_same_address(auth: Onetsec, session: Session) -> None:
    """
    Is no other one.
    """
    assert AddressOutcome.UNCHANGED is auth.address.change(session, LOGIN).outcome


def test_an_address_that_somebody_else_has(
    auth: Onetsec, session: Session, mailer: MemoryMailer, people: DictUsers
) -> None:
    """
    The answer is the same; its owner is mailed, at the address that the host has, and no code goes
    anywhere.
    """
    people.put(User("bob", email="Bob@example.com"))
    sent = auth.address.change(session, "bob@example.com")

    assert sent == auth.address.change(session_of(signed_in(auth)), NEW)
    (told,) = mails(mailer, "address-taken")
    assert "Bob@example.com" == told.to
    assert [NEW] == [mail.to for mail in mails(mailer, "address-code")]


def test_nobody_is_told_without_end(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Neither of their own address, nor by codes for it: it is counted, too.
    """
    auth = rebuild()
    people.put(User("bob", email="bob@example.com"))
    for _ in range(8):
        auth.address.change(session_of(signed_in(auth)), "bob@example.com")
        clock.advance(60)

    assert 5 == len(mails(mailer, "address-taken"))


def test_a_stranger_keeps_nobody_from_verifying_an_address(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Eve asks for Ada's all day, and then gets no more; Ada's own wish is none of hers. And Ada is
    told of it, but not all day.
    """
    people.put(User("eve", email="eve@example.com"))
    auth = rebuild(settings=UNLIMITED)
    auth.password.register("eve", PASSWORD)
    refused = 0
    for _ in range(96):
        eve = session_of(auth.sign_in.trusted("eve", client=THERE))
        asked = auth.address.change(eve, LOGIN)
        refused += asked.outcome is AddressOutcome.TOO_MANY_ATTEMPTS
        clock.advance(900)
    ada = session_of(signed_in(auth))

    assert AddressOutcome.CODE_SENT is auth.address.verify(ada).outcome
    assert refused > 50
    assert 5 < len(mails(mailer, "address-taken")) <= 9


def test_an_address_that_was_taken_meanwhile(
    auth: Onetsec, session: Session, mailer: MemoryMailer, people: DictUsers
) -> None:
    """
    The host's word counts.
    """
    auth.address.change(session, NEW)
    people.put(User("bob", email=NEW))
    change = auth.address.confirm(session, code_for(mailer, NEW))

    assert AddressOutcome.TAKEN is change.outcome
    assert LOGIN == (people.by_id("ada") or ADA).email
    assert auth.sessions.is_alive(session)


def test_two_addresses_of_two_sessions(
    auth: Onetsec, session: Session, mailer: MemoryMailer
) -> None:
    """
    The code of one confirms its own address (CVE-2026-32700).
    """
    other = session_of(signed_in(auth))
    auth.address.change(session, NEW)
    auth.address.change(other, "eve@example.net")
    theirs = code_for(mailer, "eve@example.net")

    assert AddressOutcome.WRONG_CODE is auth.address.confirm(session, theirs).outcome
    assert (
        AddressOutcome.CODE_EXPIRED
        is auth.address.confirm(session_of(signed_in(auth)), theirs).outcome
    )


def test_another_address_of_the_same_session(
    auth: Onetsec, session: Session, mailer: MemoryMailer, people: DictUsers, clock: FrozenClock
) -> None:
    """
    A code proves the address that it was mailed to.
    """
    auth.address.change(session, NEW)
    first = code_for(mailer, NEW)
    assert AddressOutcome.WAIT is auth.address.change(session, "eve@example.net").outcome
    clock.advance(60)
    auth.address.change(session, "eve@example.net")

    assert AddressOutcome.WRONG_CODE is auth.address.confirm(session, first).outcome
    assert LOGIN == (people.by_id("ada") or ADA).email


def test_a_code_is_for_one_thing(
    auth: Onetsec, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    That of an address confirms no change, and the other way round.
    """
    people.put(ADA)
    session = session_of(auth.email_code.enable(session_of(signed_in(auth))))
    auth.step_up.send_code(session)
    code = codes(mailer)[-1]
    assert AddressOutcome.CODE_EXPIRED is auth.address.confirm(session, code).outcome
    session = session_of(auth.step_up.confirm(session, factor=Channel.MAIL, code=code, client=HERE))
    auth.address.change(session, NEW)
    clock.advance(60)
    auth.step_up.send_code(session)
    confirmed = auth.step_up.confirm(
        session, factor=Channel.MAIL, code=code_for(mailer, NEW), client=HERE
    )

    assert StepUpOutcome.WRONG_CODE is confirmed.outcome


def test_a_code_is_used_once_and_for_ten_minutes(
    auth: Onetsec, session: Session, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    As every mailed code.
    """
    after = moved(auth, session, mailer)
    assert AddressOutcome.CODE_EXPIRED is auth.address.confirm(after, code_for(mailer, NEW)).outcome
    auth.address.change(after, LOGIN)
    clock.advance(600)

    assert (
        AddressOutcome.CODE_EXPIRED is auth.address.confirm(after, code_for(mailer, LOGIN)).outcome
    )
    assert AddressOutcome.SIGNED_OUT is auth.address.confirm(session, "123456").outcome


def test_guesses_are_paid_for(
    auth: Onetsec, session: Session, mailer: MemoryMailer, people: DictUsers
) -> None:
    """
    Five for one address, in the one budget of the account.
    """
    auth.address.change(session, NEW)
    code = code_for(mailer, NEW)
    tried = [auth.address.confirm(session, wrong(code)).outcome for _ in range(6)]

    assert [*[AddressOutcome.WRONG_CODE] * 5, AddressOutcome.TOO_MANY_ATTEMPTS] == tried
    assert AddressOutcome.TOO_MANY_ATTEMPTS is auth.address.confirm(session, code).outcome


def test_a_proof_is_needed(
    auth: Onetsec, session: Session, people: DictUsers, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    As strong as the account: of one with an app, the app.
    """
    clock.advance(300)
    assert AddressOutcome.STEP_UP_REQUIRED is auth.address.change(session, NEW).outcome
    assert AddressOutcome.STEP_UP_REQUIRED is auth.address.verify(session).outcome
    both, _, _ = with_both(auth, people, clock)
    people.put(BARE)
    assert AddressOutcome.CODE_SENT is auth.address.change(both, NEW).outcome
    clock.advance(300)

    assert AddressOutcome.STEP_UP_REQUIRED is auth.address.change(both, NEW).outcome
    assert Channel.PASSWORD not in auth.step_up.factors(both)


def test_a_session_that_is_over_asks_for_nothing(auth: Onetsec, session: Session) -> None:
    """
    Though it has not noticed yet.
    """
    auth.sessions.end_all("ada")

    assert AddressOutcome.SIGNED_OUT is auth.address.change(session, NEW).outcome


def test_it_is_held_after_a_reset(auth: Onetsec, mailer: MemoryMailer) -> None:
    """
    The mailbox alone moves no account to another one.
    """
    auth.password_reset.complete(linked(auth, mailer), new=OTHER, client=HERE)
    session = session_of(signed_in(auth, password=OTHER))
    refused = auth.address.change(session, NEW)

    assert (AddressOutcome.ON_HOLD, 86_400) == (refused.outcome, refused.retry_after)
    assert AddressOutcome.ON_HOLD is auth.address.verify(session).outcome


class ReadOnly:
    """
    Users of a host that changes addresses itself.
    """

    def __init__(self, users: DictUsers) -> None:
        self.by_id = users.by_id
        self.by_login = users.by_login


def test_a_host_that_can_not(rebuild: Build, people: DictUsers, mailer: MemoryMailer) -> None:
    """
    Offers no change; its addresses are verified all the same, and one that it has changed meanwhile
    is not changed back.
    """
    people.put(BARE)
    auth = rebuild(settings=OPEN, users=ReadOnly(people))
    session = session_of(signed_in(auth))
    assert not auth.flows.address.is_changeable
    assert AddressOutcome.NOT_OFFERED is auth.address.change(session, NEW).outcome
    assert AddressOutcome.CODE_SENT is auth.address.verify(session).outcome
    people.put(evolve(BARE, email=NEW))

    confirmed = auth.address.confirm(session, code_for(mailer, LOGIN))
    assert AddressOutcome.CODE_EXPIRED is confirmed.outcome


def test_a_host_that_does_not_want_to(rebuild: Build) -> None:
    """
    It is a setting.
    """
    auth = rebuild(settings=evolve(OPEN, address=AddressPolicy(change=False)))

    assert not auth.flows.address.is_changeable


def test_an_address_that_nothing_can_be_mailed_to(
    auth: Onetsec, session: Session, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    Is not verified; it can be changed, and a first one added.
    """
    people.put(evolve(BARE, email=""))

    assert AddressOutcome.NO_ADDRESS is auth.address.verify(session).outcome
    moved(auth, session, mailer)
    assert [NEW] == [mail.to for mail in about("address-changed", mailer)]


def test_an_answer_of_the_host_is_lost(
    rebuild: Build, people: DictUsers, mailer: MemoryMailer
) -> None:
    """
    What is there tells whether it was changed.
    """
    people.put(BARE)

    class Deaf(DictUsers):
        def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
            super().change_email(user_id, new, expected=expected)
            raise Unavailable("no answer")

    deaf = Deaf([BARE])
    auth = rebuild(settings=OPEN, users=deaf)
    moved(auth, session_of(signed_in(auth)), mailer)
    assert NEW == (deaf.by_id("ada") or BARE).email


def test_a_host_that_is_down(rebuild: Build, people: DictUsers, mailer: MemoryMailer) -> None:
    """
    Changes nothing.
    """
    people.put(BARE)
    down: Any = Failing(people, "change_email", error=Unavailable("down"))
    auth = rebuild(settings=OPEN, users=down)
    session = session_of(signed_in(auth))
    auth.address.change(session, NEW)

    with pytest.raises(Unavailable):
        auth.address.confirm(session, code_for(mailer, NEW))
    assert LOGIN == (people.by_id("ada") or ADA).email


class Picky(MemoryMailer):
    """
    Mails to one address are refused for good.
    """

    def send(self, message: Message) -> None:
        if message.to == NEW and message.kind == "notice":
            raise DeliveryError("no such mailbox", is_final=True)
        super().send(message)


def test_the_old_address_is_told_whatever_the_new_one_says(
    rebuild: Build, people: DictUsers
) -> None:
    """
    A thief whose server takes the code and then nothing more hides nothing.
    """
    people.put(BARE)
    mailer = Picky()
    auth = rebuild(settings=OPEN, mailer=mailer)
    moved(auth, session_of(signed_in(auth)), mailer)

    assert [LOGIN] == [one.to for one in about("address-changed", mailer)]


def test_who_moves_on_is_told_as_well(
    auth: Onetsec, session: Session, mailer: MemoryMailer, clock: FrozenClock
) -> None:
    """
    Each change is told to the address that is left by it, however soon after another.
    """
    there = moved(auth, session, mailer)
    clock.advance(1)
    moved(auth, there, mailer, "eve@example.net")

    assert [LOGIN, NEW] == [one.to for one in about("address-changed", mailer)][::2]


def test_an_id_is_no_address(rebuild: Build, mailer: MemoryMailer, clock: FrozenClock) -> None:
    """
    Where ids are addresses, a stranger who asks for one uses nothing of its owner up.
    """
    users = DictUsers([User("ada", email="x@example.com"), User("eve@example.com", email=LOGIN)])
    auth = rebuild(users=users)
    stranger = session_of(auth.sign_in.trusted("ada", client=HERE))
    for _ in range(5):
        auth.address.change(stranger, "eve@example.com")
        clock.advance(60)

    eve = session_of(auth.sign_in.trusted("eve@example.com", client=HERE))
    assert AddressOutcome.CODE_SENT is auth.address.change(eve, NEW).outcome
