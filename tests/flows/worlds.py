"""
What the tests of flows begin with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onetsec import Channel, Client, Onetsec
from onetsec.flows.sign_in import SignIn, SignInOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.records import SessionRecord
from onetsec.sessions import Session
from onetsec.settings import Settings
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock
from onetsec.throttling import Throttles
from onetsec.totp import TotpPolicy, code_at

from ..conftest import HERE, PASSWORD

UNLIMITED = Settings(
    throttles=Throttles(
        network=(), name=(), account=(), device=(), session=(), factor=(), recovery=(), change=()
    ),
    sweep_every=0,
)
"""Every lane is open: what is left is the budget of the account."""


class App:
    """
    An authenticator app: a secret, and the clock of its owner.
    """

    def __init__(self, key: str, clock: FrozenClock) -> None:
        from base64 import b32decode

        self._secret = b32decode(key.replace(" ", ""))
        self._clock = clock

    def code(self) -> str:
        """
        What it shows now.
        """
        return code_at(self._secret, self._clock.seconds() // 30, policy=TotpPolicy())

    def next_code(self) -> str:
        """
        What it shows once the present code is over.
        """
        self._clock.advance(30)
        return self.code()


def signed_in(auth: Onetsec, *, client: Client = HERE, password: str = PASSWORD) -> SignIn:
    """
    Ada, with her password.
    """
    result = auth.sign_in.password("ada@example.com", password, client=client)
    assert SignInOutcome.SIGNED_IN is result.outcome
    return result


def session_of(result: Any) -> Session:
    """
    The session that a flow gave.
    """
    session = result.session
    assert isinstance(session, Session)
    return session


def enrolled(auth: Onetsec, clock: FrozenClock) -> tuple[Session, App, Sequence[str]]:
    """
    Ada, with an app and recovery codes; its present code is used.
    """
    session = session_of(signed_in(auth))
    setup = auth.totp.begin(session)
    app = App(setup.key, clock)
    change = auth.totp.confirm(session, app.code(), client=HERE)
    assert TotpOutcome.ENABLED is change.outcome
    return session_of(change), app, change.recovery_codes


def pending(auth: Onetsec, *, client: Client = HERE) -> str:
    """
    Ada's sign-in that waits for its second step.
    """
    result = auth.sign_in.password("ada@example.com", PASSWORD, client=client)
    assert SignInOutcome.SECOND_FACTOR_REQUIRED is result.outcome
    assert result.pending is not None
    assert Channel.APP is result.factors[0]
    return result.pending


class Restless(MemoryStorage):
    """
    A storage where somebody raises the minimum epoch after every sign-in, once it `is_restless`.
    """

    is_restless = False

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        Open, and be overtaken.
        """
        put = super().put_session(record, expected=expected)
        if self.is_restless:
            self.raise_epoch(record.user_id, record.epoch + 1, keep_until=10**12)
        return put
