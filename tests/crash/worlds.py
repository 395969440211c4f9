"""
One user of an application, over a storage that other processes use too.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from onetsec import Onetsec, User
from onetsec._lifting import run
from onetsec.account import Account
from onetsec.flows.sign_in import SignIn
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.sessions import Session
from onetsec.testing import FrozenClock, QuickHasher
from onetsec.throttling import AttemptPolicy
from onetsec.users import DictUsers

from ..conftest import HERE, KEY, SITE
from ..flows.mailboxes import OPEN

STEP = 30
"""Seconds for which an app shows a code."""

START = 1_800_000_000
_PATIENT = AttemptPolicy(challenge=10, day=20, month=50, known_day=10, known_month=20)


class World:
    """
    Ada, under an id of this walk's own, and her mailbox.
    """

    def __init__(self, storage: Any, user_id: str, *, now: int = START) -> None:
        self.user_id = user_id
        self.login = f"{user_id}@example.com"
        self.clock = FrozenClock(now)
        self.mailer = MemoryMailer()
        self.auth = Onetsec(
            users=DictUsers([User(user_id, email=self.login, email_verified=True)]),
            storage=storage,
            keys=[KEY],
            site=SITE,
            hasher=QuickHasher(),
            clock=self.clock,
            mailer=self.mailer,
            later=InlineLater(),
            settings=evolve(OPEN, attempts=_PATIENT),
        )

    def types(self, password: str) -> SignIn:
        """
        The first step of a sign-in.
        """
        return self.auth.sign_in.password(self.login, password, client=HERE)

    def session(self, token: str) -> Session | None:
        """
        The session of *token*, if it is alive.
        """
        return self.auth.sessions.check(token, client=HERE)

    def account(self) -> Account:
        """
        What is stored.
        """
        return run(self.auth.flows.engine.account(self.user_id))
