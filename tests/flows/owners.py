"""
The owner of an account, in every order of what she can do: half of a state machine.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from onetsec import Channel, Onetsec
from onetsec._lifting import run
from onetsec.flows.address import AddressOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.notices import UndoOutcome
from onetsec.sessions import Session
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock, QuickHasher
from onetsec.throttling import AttemptPolicy
from onetsec.undo import UndoPolicy
from onetsec.users import DictUsers

from ..conftest import HERE, KEY, PASSWORD, SITE
from .mailboxes import ADA, LOGIN, OPEN, address_codes, codes, tokens, undo_tokens
from .worlds import App

ADDRESSES = (LOGIN, "ada@example.org")
UNDO_LIVES = UndoPolicy().lives
OWN = (PASSWORD, "Second Harbor 8 Walnut", "Third Meadow 5 Falcon")
PATIENT = AttemptPolicy(challenge=10, day=20, month=50, known_day=10, known_month=20)

mostly = st.sampled_from([True, True, False])
proofs = st.sampled_from([Channel.APP, Channel.MAIL, Channel.RECOVERY, Channel.PASSWORD])


class Owner(RuleBasedStateMachine):
    """
    Ada, with her password, her phone and her recovery codes; time passes.

    Attributes:
        app: Hers, while it is on; and since when it is.

        token: Of her session, if she has one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.clock, self.mailer = FrozenClock(), MemoryMailer()
        self.people = DictUsers([ADA])
        self.auth = Onetsec(
            users=self.people,
            storage=MemoryStorage(),
            keys=[KEY],
            site=SITE,
            hasher=QuickHasher(),
            clock=self.clock,
            mailer=self.mailer,
            later=InlineLater(),
            settings=evolve(OPEN, attempts=PATIENT),
        )
        self.auth.password.register("ada", PASSWORD)
        self.app: App | None = None
        self.app_since = 0
        self.recovery: list[str] = []
        self.token = ""

    @property
    def is_in(self) -> bool:
        """
        Whether she is signed in.
        """
        return self.auth.sessions.check(self.token, client=HERE) is not None

    @property
    def login(self) -> str:
        """
        The address that she has now.
        """
        user = self.people.by_id("ada")
        assert user is not None
        return user.email

    @property
    def session(self) -> Session:
        """
        Hers, if she is signed in.
        """
        session = self.auth.sessions.check(self.token, client=HERE)
        assert session is not None
        return session

    def keep(self, result: Any) -> None:
        """
        Go on with what a flow gave.
        """
        self.token = getattr(result, "token", None) or self.token

    def proof(self, factor: Channel) -> str:
        """
        What she has at hand.
        """
        if factor is Channel.APP:
            return "" if self.app is None else self.app.next_code()
        if factor is Channel.RECOVERY:
            return self.recovery.pop() if self.recovery else ""
        if factor is Channel.MAIL:
            return codes(self.mailer)[-1] if codes(self.mailer) else ""
        return PASSWORD

    @rule(seconds=st.sampled_from([1, 60, 299, 600, 3600, 86_400]))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(seconds)

    @initialize(app=mostly, mail=mostly)
    def begins(self, app: bool, mail: bool) -> None:
        self.signs_in(PASSWORD, Channel.APP)
        if app:
            self.turns_the_app_on()
        if mail:
            self.turns_mail_on()

    @rule(password=st.sampled_from(OWN), factor=proofs)
    def signs_in(self, password: str, factor: Channel) -> None:
        first = self.auth.sign_in.password(self.login, password, client=HERE)
        self.keep(first)
        if first.pending is not None:
            self.completes(first.pending, factor)

    def completes(self, pending: str, factor: Channel) -> None:
        """
        Take the second step.
        """
        if factor is Channel.MAIL:
            self.auth.sign_in.send_code(pending)
        code = self.proof(factor)
        self.keep(self.auth.sign_in.verify(pending, factor=factor, code=code, client=HERE))

    @rule(
        factor=proofs, channel=st.sampled_from([Channel.EXTERNAL, Channel.MAIL, Channel.PASSWORD])
    )
    def signs_in_by_the_host(self, factor: Channel, channel: Channel) -> None:
        first = self.auth.sign_in.trusted("ada", channels=[channel], client=HERE)
        self.keep(first)
        if first.pending is not None:
            self.completes(first.pending, factor)

    @precondition(lambda self: self.is_in)
    @rule(factor=proofs)
    def confirms(self, factor: Channel) -> None:
        session, confirm = self.session, self.auth.step_up.confirm
        if factor is Channel.MAIL:
            self.auth.step_up.send_code(session)
        self.keep(confirm(session, factor=factor, code=self.proof(factor), client=HERE))

    @precondition(lambda self: self.is_in and self.app is None)
    @rule()
    def turns_the_app_on(self) -> None:
        session = self.session
        setup = self.auth.totp.begin(session)
        if setup.outcome is TotpOutcome.BEGUN:
            app = App(setup.key, self.clock)
            enabled = self.auth.totp.confirm(session, app.next_code())
            assert TotpOutcome.ENABLED is enabled.outcome
            self.app_since = self.clock.seconds()
            self.app, self.recovery = app, list(enabled.recovery_codes)
            self.keep(enabled)

    @precondition(lambda self: self.is_in and self.app is not None)
    @rule()
    def turns_the_app_off(self) -> None:
        result = self.auth.totp.disable(self.session, is_sure=True)
        if result.outcome is TotpOutcome.DISABLED:
            self.app = None
            self.keep(result)

    @precondition(lambda self: self.is_in)
    @rule()
    def turns_mail_on(self) -> None:
        self.keep(self.auth.email_code.enable(self.session))

    @precondition(lambda self: self.is_in)
    @rule()
    def turns_mail_off(self) -> None:
        self.keep(self.auth.email_code.disable(self.session, is_sure=True))

    @precondition(lambda self: self.is_in)
    @rule(current=st.sampled_from(OWN), new=st.sampled_from(OWN))
    def changes_the_password(self, current: str, new: str) -> None:
        session = self.session
        self.keep(self.auth.password.change(session, current=current, new=new, client=HERE))

    @rule(new=st.sampled_from(OWN))
    def recovers(self, new: str) -> None:
        self.auth.password_reset.request(self.login, client=HERE)
        for token in tokens(self.mailer)[-1:]:
            self.auth.password_reset.complete(token, new=new, client=HERE)

    @precondition(lambda self: bool(undo_tokens(self.mailer)))
    @rule(back=st.integers(0, 5))
    def takes_back(self, back: int) -> None:
        found = undo_tokens(self.mailer)
        self.undone(self.auth.undo.undo(found[-1 - back % len(found)], client=HERE))

    def undone(self, outcome: UndoOutcome) -> None:
        """
        An app that was set up in the last days is gone, if it came after the change.
        """
        if outcome is UndoOutcome.UNDONE and not self.has_app:
            assert self.app is None or self.clock.seconds() - self.app_since < UNDO_LIVES
            self.app = None

    @property
    def has_app(self) -> bool:
        """
        Whether there is an app, as the account has it.
        """
        return run(self.auth.flows.engine.account("ada")).authenticator is not None

    @precondition(lambda self: self.is_in)
    @rule(new=st.sampled_from(ADDRESSES))
    def moves(self, new: str) -> None:
        session, address = self.session, self.auth.address
        asked = address.verify(session) if new == self.login else address.change(session, new)
        if asked.outcome is AddressOutcome.CODE_SENT:
            self.keep(address.confirm(session, address_codes(self.mailer)[-1]))

    @rule(new=st.sampled_from(ADDRESSES), is_verified=st.booleans())
    def is_moved_by_the_host(self, new: str, is_verified: bool) -> None:
        self.people.put(evolve(ADA, email=new, email_verified=is_verified))
