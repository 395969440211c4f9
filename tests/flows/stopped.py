"""
A world in which strangers have stopped a password.
"""

from __future__ import annotations

from attrs import evolve

from onetsec import Channel, Client, Onetsec, Settings
from onetsec.flows.sign_in import SignInOutcome
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import Counting, CountingHasher, CountingStorage, FrozenClock, QuickHasher

from ..conftest import HERE, KEY, PASSWORD, SITE, THERE, users
from .mailboxes import LOGIN, OPEN
from .worlds import enrolled, pending


def guess(auth: Onetsec, *, count: int = 10, client: Client = THERE) -> None:
    """
    So many wrong codes, by somebody who has the password.
    """
    for i in range(count):
        if i % 5 == 0:
            waiting = pending(auth, client=client)
        wrong = auth.sign_in.verify(waiting, factor=Channel.APP, code="x", client=client)
        assert SignInOutcome.WRONG_CODE is wrong.outcome


class World:
    """
    Ada, with an app, recovery codes and a device that is known; every call of a port is noted.

    Attributes:
        known: The client of her device.
    """

    def __init__(self, settings: Settings = OPEN) -> None:
        self.clock, self.mailer = FrozenClock(), MemoryMailer()
        self.calls: list[str] = []
        self.auth = Onetsec(
            users=Counting(users(), self.calls),
            storage=CountingStorage(MemoryStorage(), self.calls),
            keys=[KEY],
            site=SITE,
            hasher=CountingHasher(QuickHasher(), self.calls),
            clock=self.clock,
            mailer=self.mailer,
            later=InlineLater(),
            settings=settings,
        )
        self.auth.password.register("ada", PASSWORD)
        _, self.app, self.codes = enrolled(self.auth, self.clock)
        waiting, code = pending(self.auth), self.app.next_code()
        second = self.auth.sign_in.verify(waiting, factor=Channel.APP, code=code, client=HERE)
        assert second.session is not None
        self.session, self.known = second.session, evolve(HERE, device=second.device or "")
        self.mailer.sent.clear()

    def stop(self) -> None:
        """
        Have strangers stop her password.
        """
        guess(self.auth)

    def outcome(self, password: str = PASSWORD, *, client: Client = THERE) -> SignInOutcome:
        """
        What becomes of a first step.
        """
        return self.auth.sign_in.password(LOGIN, password, client=client).outcome

    def seen(self, password: str, *, code: str = "") -> list[str]:
        """
        The calls of a first step on a device that is not known, which is refused.
        """
        self.calls.clear()
        result = self.auth.sign_in.password(LOGIN, password, client=THERE, recovery_code=code)
        assert (SignInOutcome.WRONG_CREDENTIALS, 0) == (result.outcome, result.retry_after)
        return list(self.calls)
