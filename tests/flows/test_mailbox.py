"""
The mailbox alone: whatever somebody does who reads all mails of Ada, her app keeps them out.

A state machine over all flows. The reader has one channel; a session that claims two has believed
somebody who had no second one.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

import pytest
from attrs import evolve
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from onetsec import Channel, assurance
from onetsec._lifting import run
from onetsec.account import Account
from onetsec.decision import Decision
from onetsec.flows import _changes, _second_step
from onetsec.flows.address import AddressOutcome
from onetsec.flows.password_reset import ResetOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.sessions import Session
from onetsec.testing import QuickHasher

from ..conftest import THERE
from .mailboxes import address_codes, codes, tokens, undo_tokens
from .owners import ADDRESSES, Owner

T = TypeVar("T")

FOREIGN = ("Stolen Harbor 4 Pelican", "Stolen Meadow 6 Badger")

FOREIGN_ADDRESS = "eve@example.net"
DAY = 86_400

ENOUGH = settings(
    max_examples=int(os.environ.get("ONETSEC_LIVES", "60")),
    stateful_step_count=40,
    deadline=None,
    derandomize="ONETSEC_LIVES" not in os.environ,
)
FOUND = settings(ENOUGH, phases=[Phase.generate])  # nobody reads the shortest way

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
        self.recovered_at = 0

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
        self.auth.password_reset.request(self.login, client=THERE)

    @precondition(lambda self: bool(tokens(self.mailer)))
    @rule(back=any_of, new=st.sampled_from(FOREIGN))
    def reader_opens_a_link(self, back: int, new: str) -> None:
        token = latest(tokens(self.mailer), back)
        result = self.auth.password_reset.complete(token, new=new, client=THERE)
        if result.outcome is ResetOutcome.COMPLETED:
            self.recovered_at = self.clock.seconds()
        self.known.append(new)

    @rule(new=st.sampled_from(FOREIGN))
    def reader_recovers(self, new: str) -> None:
        self.reader_asks_for_a_link()
        if tokens(self.mailer):
            self.reader_opens_a_link(0, new)

    @precondition(lambda self: bool(self.known))
    @rule(back=any_of)
    def reader_signs_in(self, back: int) -> None:
        password = latest(self.known, back)
        self.take(self.auth.sign_in.password(self.login, password, client=THERE))

    @precondition(lambda self: bool(self.pending))
    @rule(back=any_of)
    def reader_asks_for_a_code(self, back: int) -> None:
        self.auth.sign_in.send_code(latest(self.pending, back))

    @precondition(lambda self: bool(self.pending and codes(self.mailer)))
    @rule(back=any_of, which=any_of)
    def reader_types_a_code(self, back: int, which: int) -> None:
        waiting, code = latest(self.pending, back), latest(codes(self.mailer), which)
        self.take(self.auth.sign_in.verify(waiting, factor=Channel.MAIL, code=code, client=THERE))

    @precondition(lambda self: bool(self.known))
    @rule()
    def reader_comes_in(self) -> None:
        self.reader_signs_in(0)
        if self.pending:
            self.reader_asks_for_a_code(0)
        if self.pending and codes(self.mailer):
            self.reader_types_a_code(0, 0)

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

    @precondition(lambda self: bool(self.sessions()))
    @rule(back=any_of)
    def reader_sets_up_an_app(self, back: int) -> None:
        setup = self.auth.totp.begin(latest(self.sessions(), back))
        self.is_not_on_hold(setup.outcome is TotpOutcome.BEGUN)

    @precondition(lambda self: bool(self.sessions()))
    @rule(back=any_of, new=st.sampled_from([*ADDRESSES, FOREIGN_ADDRESS]))
    def reader_asks_for_another_address(self, back: int, new: str) -> None:
        session, address = latest(self.sessions(), back), self.auth.address
        sent = address.verify(session) if new == self.login else address.change(session, new)
        self.is_not_on_hold(sent.outcome is AddressOutcome.CODE_SENT)

    @precondition(lambda self: bool(self.sessions() and address_codes(self.mailer)))
    @rule(back=any_of, which=any_of)
    def reader_types_a_code_of_an_address(self, back: int, which: int) -> None:
        session, code = latest(self.sessions(), back), latest(address_codes(self.mailer), which)
        moved = self.auth.address.confirm(session, code, client=THERE)
        self.is_not_on_hold(moved.outcome is AddressOutcome.CHANGED)
        assert moved.outcome is not AddressOutcome.CHANGED or self.app is None
        self.take(moved)

    @rule(new=st.sampled_from(FOREIGN), seconds=st.sampled_from([0, DAY - 1, DAY]))
    def reader_takes_an_account_away(self, new: str, seconds: int) -> None:
        self.reader_recovers(new)
        self.clock.advance(seconds)
        if self.known:
            self.reader_comes_in()
        if self.sessions():
            self.reader_asks_for_another_address(0, FOREIGN_ADDRESS)
        if self.sessions() and address_codes(self.mailer):
            self.reader_types_a_code_of_an_address(0, 0)

    @precondition(lambda self: bool(undo_tokens(self.mailer)))
    @rule(back=any_of)
    def reader_takes_back(self, back: int) -> None:
        token = latest(undo_tokens(self.mailer), back)
        self.undone(self.auth.undo.undo(token, client=THERE))

    # What must hold

    def is_not_on_hold(self, is_done: bool) -> None:
        """
        What changes the account is not done with the mailbox alone for a day after a reset.
        """
        assert not is_done or self.clock.seconds() - self.recovered_at >= DAY

    @invariant()
    def the_app_is_turned_off_by_ada_alone(self) -> None:
        """
        But for its first days, in which whoever reads her mail may call it somebody else's.
        """
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
    run_state_machine_as_test(Mailbox, settings=ENOUGH)


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


def test_the_machine_finds_that_mail_is_taken_beside_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The negative control of the whole: a broken rule is found by the walk alone.
    """
    for module in (assurance, _second_step):
        monkeypatch.setattr(module, "takes_mail", lambda account: account.email is not None)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Mailbox, settings=FOUND)


def test_the_machine_finds_that_nobody_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The same for the day after a reset.
    """
    monkeypatch.setattr(_changes, "held_for", lambda *args, **kwargs: 0)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Mailbox, settings=FOUND)
