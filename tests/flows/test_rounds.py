"""
Flows that are always overtaken: they give up after a few rounds, and tell nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest
from attrs import evolve

from onetsec import Channel, Onetsec, Unavailable
from onetsec._lifting import run
from onetsec.account import Account
from onetsec.decision import Decision
from onetsec.flows.password import PasswordOutcome
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.records import AccountRecord, SealedSecret, SessionRecord, User
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import HERE, PASSWORD
from .worlds import enrolled, pending, session_of, signed_in

VERIFIED = User("ada", email="ada@example.com", email_verified=True)


class Alternating(MemoryStorage):
    """
    A storage where somebody replaces the factors after every other load.
    """

    def __init__(self) -> None:
        super().__init__()
        self.turns: list[AccountRecord] = []

    def load(self, user_id: str) -> AccountRecord | None:
        """
        One record, then the other.
        """
        if not self.turns:
            return super().load(user_id)

        self.turns.reverse()
        return self.turns[1]


class KeepsRising(MemoryStorage):
    """
    A storage where a credential changes whenever somebody looks at the sessions.
    """

    minimum = 10**12

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        """
        With a minimum epoch that was raised again.
        """
        self.minimum += 10
        return super().sessions(user_id)[0], self.minimum


class LosesEverySwap(MemoryStorage):
    """
    A storage where a session is always touched by somebody faster.
    """

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        Only what is new is stored.
        """
        return expected == 0 and super().put_session(record, expected=expected)


def replace_factors(account: Account, *, sealed: SealedSecret) -> Decision[None, Account]:
    assert account.authenticator is not None
    assert account.recovery is not None
    return Decision(
        None,
        evolve(
            account,
            authenticator=evolve(account.authenticator, sealed=sealed),
            recovery=evolve(account.recovery, salt=b"t" * 16),
        ),
    )


@pytest.mark.parametrize("factor", [Channel.APP, Channel.RECOVERY])
def test_factor_that_keeps_changing(
    factor: Channel, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    The secret that was opened is never the one that is stored.
    """
    storage = Alternating()
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    _, app, codes = enrolled(auth, clock)
    waiting = pending(auth)
    code = app.next_code() if factor is Channel.APP else codes[0]
    first = storage.load("ada")
    sealed = auth.flows.totp._sealer.seal(b"x" * 20, "totp", "ada")
    run(auth.flows.engine.decide("ada", partial(replace_factors, sealed=sealed)))
    second = storage.load("ada")
    assert first is not None
    assert second is not None
    storage.turns = [first, second]

    with pytest.raises(Unavailable, match="kept changing"):
        auth.sign_in.verify(waiting, factor=factor, code=code, client=HERE)


def test_sign_in_that_always_comes_too_late(build: Callable[..., Onetsec]) -> None:
    """
    With a password, and on the word of the host.
    """
    auth = build(KeepsRising())
    auth.password.register("ada", PASSWORD)

    with pytest.raises(Unavailable, match="kept changing"):
        auth.sign_in.password("ada@example.com", PASSWORD, client=HERE)
    with pytest.raises(Unavailable, match="kept changing"):
        auth.sign_in.trusted("ada", client=HERE)


def test_session_that_is_always_touched_by_somebody_faster(
    build: Callable[..., Onetsec],
) -> None:
    """
    It gets no new secret.
    """
    auth = build(LosesEverySwap())
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))

    with pytest.raises(Unavailable, match="one session"):
        auth.step_up.confirm(session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE)


def test_session_below_the_minimum_gets_no_secret(build: Callable[..., Onetsec]) -> None:
    """
    It was ended while it proved something.
    """
    storage = MemoryStorage()
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    storage.raise_epoch("ada", 10**12, keep_until=10**12)
    result = auth.step_up.confirm(session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE)

    assert None is result.token


def test_password_of_somebody_the_host_does_not_know(build: Callable[..., Onetsec]) -> None:
    """
    It is judged without words, and registered: the host may add its user later.
    """
    result = build(MemoryStorage()).password.register("later", PASSWORD)

    assert PasswordOutcome.REGISTERED is result.outcome


def test_a_code_that_keeps_being_mailed_is_not_compared(
    build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    Whoever asks for another one all the time gets no answer, and no guess.
    """
    storage, mailer = Alternating(), MemoryMailer()
    auth = build(storage, mailer=mailer, later=InlineLater(), users=DictUsers([VERIFIED]))
    auth.password.register("ada", PASSWORD)
    auth.email_code.enable(session_of(signed_in(auth)))
    waiting = auth.sign_in.password("ada@example.com", PASSWORD, client=HERE).pending or ""
    first = storage.load("ada")
    clock.advance(61)
    auth.sign_in.send_code(waiting)
    second = storage.load("ada")
    assert first is not None
    assert second is not None
    storage.turns = [first, second]

    with pytest.raises(Unavailable, match="kept being mailed"):
        auth.sign_in.verify(waiting, factor=Channel.MAIL, code="000000", client=HERE)
