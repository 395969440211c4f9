"""
The mailbox alone: whatever somebody does who reads all mails of Ada, her app keeps them out.

A state machine over all flows. The reader has one channel; a session that claims two has believed
somebody who had no second one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import pytest
from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from onetsec import Channel
from onetsec._lifting import run
from onetsec.account import Account
from onetsec.decision import Decision
from onetsec.sessions import Session
from onetsec.testing import QuickHasher

from ..conftest import THERE
from .mailboxes import LOGIN, codes, tokens
from .owners import Owner

T = TypeVar("T")

FOREIGN = ("Stolen Harbor 4 Pelican", "Stolen Meadow 6 Badger")

any_of = st.integers(0, 3)


def latest(found: Sequence[T], back: int) -> T:
    """
    One of the last ones of *found*.
    """
    return found[-1 - back % len(found)]


class Mailbox(Owner):
    """
    A reader, who has the mail of Ada, and nothing else.

    What the reader has learnt are the passwords that they have set themselves.
    """

    def __init__(self) -> None:
        super().__init__()
        self.known: list[str] = []
        self.pending: list[str] = []
        self.stolen: list[str] = []

    def account(self) -> Account:
        """
        The account as it is.
        """
        return run(self.auth.flows.engine.account("ada"))

    def sessions(self) -> list[Session]:
        """
        The sessions of the reader.
        """
        checked = (self.auth.sessions.check(token, client=THERE) for token in self.stolen)
        return [one for one in checked if one is not None]

    def take(self, result: object) -> None:
        """
        Go on with what a flow gave.
        """
        for name, found in (("token", self.stolen), ("pending", self.pending)):
            given = getattr(result, name, None)
            if given is not None:
                found.append(given)

    @rule()
    def reader_asks_for_a_link(self) -> None:
        self.auth.password_reset.request(LOGIN, client=THERE)

    @precondition(lambda self: bool(tokens(self.mailer)))
    @rule(back=any_of, new=st.sampled_from(FOREIGN))
    def reader_opens_a_link(self, back: int, new: str) -> None:
        token = latest(tokens(self.mailer), back)
        self.auth.password_reset.complete(token, new=new, client=THERE)
        self.known.append(new)

    @rule(new=st.sampled_from(FOREIGN))
    def reader_recovers(self, new: str) -> None:
        self.reader_asks_for_a_link()
        self.reader_opens_a_link(0, new)

    @precondition(lambda self: bool(self.known))
    @rule(back=any_of)
    def reader_signs_in(self, back: int) -> None:
        password = latest(self.known, back)
        self.take(self.auth.sign_in.password(LOGIN, password, client=THERE))

    @precondition(lambda self: bool(self.pending))
    @rule(back=any_of)
    def reader_asks_for_a_code(self, back: int) -> None:
        self.auth.sign_in.send_code(latest(self.pending, back))

    @precondition(lambda self: bool(self.pending and codes(self.mailer)))
    @rule(back=any_of, which=any_of)
    def reader_types_a_code(self, back: int, which: int) -> None:
        waiting, code = latest(self.pending, back), latest(codes(self.mailer), which)
        self.take(self.auth.sign_in.verify(waiting, factor=Channel.MAIL, code=code, client=THERE))

    @precondition(lambda self: bool(self.sessions()))
    @rule(back=any_of)
    def reader_confirms_by_mail(self, back: int) -> None:
        session = latest(self.sessions(), back)
        self.auth.step_up.send_code(session)
        code = self.proof(Channel.MAIL)
        self.take(self.auth.step_up.confirm(session, factor=Channel.MAIL, code=code, client=THERE))

    @precondition(lambda self: bool(self.sessions() and self.known))
    @rule(back=any_of, which=any_of)
    def reader_confirms_by_password(self, back: int, which: int) -> None:
        session, code = latest(self.sessions(), back), latest(self.known, which)
        self.take(
            self.auth.step_up.confirm(session, factor=Channel.PASSWORD, code=code, client=THERE)
        )

    @precondition(lambda self: bool(self.sessions()))
    @rule(back=any_of, current=st.sampled_from(FOREIGN), new=st.sampled_from(FOREIGN))
    def reader_changes_the_password(self, back: int, current: str, new: str) -> None:
        session = latest(self.sessions(), back)
        self.take(self.auth.password.change(session, current=current, new=new, client=THERE))
        self.known.append(new)

    @precondition(lambda self: bool(self.sessions()))
    @rule(back=any_of, is_on=st.booleans())
    def reader_turns_mail_on_and_off(self, back: int, is_on: bool) -> None:
        session, switch = latest(self.sessions(), back), self.auth.email_code
        self.take(switch.enable(session) if is_on else switch.disable(session, is_sure=True))

    @precondition(lambda self: bool(self.sessions()))
    @rule(back=any_of)
    def reader_turns_the_app_off(self, back: int) -> None:
        self.take(self.auth.totp.disable(latest(self.sessions(), back), is_sure=True))

    # What must hold

    @invariant()
    def the_app_is_turned_off_by_ada_alone(self) -> None:
        assert (self.app is None) is (self.account().authenticator is None)

    @invariant()
    def the_mailbox_is_one_channel(self) -> None:
        assert all(frozenset({Channel.MAIL}) == one.channels for one in self.sessions())
        assert self.app is None or [] == self.sessions()

    @invariant()
    def what_the_mailbox_has_set_is_known_to_come_from_there(self) -> None:
        account = self.account()
        foreign = {QuickHasher().hash(password) for password in FOREIGN}
        assert account.password_by_mail or account.password_hash not in foreign


def test_the_mailbox_alone_is_never_two_factors() -> None:
    """
    Of an account with an app; and it never turns the app off.
    """
    enough = settings(max_examples=80, stateful_step_count=40, deadline=None, derandomize=True)

    run_state_machine_as_test(Mailbox, settings=enough)


@pytest.fixture
def waiting() -> Mailbox:
    """
    The reader has set a password, and waits for the second step.
    """
    machine = Mailbox()
    machine.begins(app=True, mail=True)
    machine.reader_recovers(FOREIGN[0])
    machine.reader_signs_in(0)
    machine.the_mailbox_is_one_channel()
    return machine


def test_a_reader_who_has_the_phone_too_is_noticed(waiting: Mailbox) -> None:
    """
    The negative control: two channels are seen when there are two, and that the app is gone.
    """
    assert waiting.app is not None
    code, verify = waiting.app.next_code(), waiting.auth.sign_in.verify
    waiting.take(verify(waiting.pending[-1], factor=Channel.APP, code=code, client=THERE))
    with pytest.raises(AssertionError):
        waiting.the_mailbox_is_one_channel()
    waiting.reader_turns_the_app_off(0)
    with pytest.raises(AssertionError):
        waiting.the_app_is_turned_off_by_ada_alone()


def forget(account: Account) -> Decision[None, Account]:
    """
    *account* without the mark of where its password comes from.
    """
    return Decision(None, evolve(account, password_by_mail=False))


def test_a_password_of_which_nobody_knows_its_origin_is_noticed(waiting: Mailbox) -> None:
    """
    The negative control: without the mailbox rule the mailbox is two factors.
    """
    waiting.reader_asks_for_a_code(0)
    assert [] == codes(waiting.mailer)
    run(waiting.auth.flows.engine.decide("ada", forget))
    with pytest.raises(AssertionError):
        waiting.what_the_mailbox_has_set_is_known_to_come_from_there()
    waiting.reader_signs_in(0)
    waiting.reader_asks_for_a_code(0)
    waiting.reader_types_a_code(0, 0)
    with pytest.raises(AssertionError):
        waiting.the_mailbox_is_one_channel()
