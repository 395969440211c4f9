"""
Advice that waits: what its owner may put off, and for how long.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from attrs import evolve

from onetsec import Onetsec
from onetsec.flows.posture import SnoozeOutcome
from onetsec.ports import Storage
from onetsec.posture import Advice, AdviceCode, Level
from onetsec.records import Limit
from onetsec.sessions import Session
from onetsec.testing import FrozenClock
from onetsec.throttling import Throttles

from ..conftest import PASSWORD
from .worlds import UNLIMITED, session_of, signed_in

EMAIL = AdviceCode.SECURE_EMAIL.value
DAY = 86_400


def until(auth: Onetsec, session: Session, code: str = EMAIL) -> int:
    """
    Until when that advice waits.
    """
    (found,) = (one.snoozed_until for one in auth.posture.report(session) if one.code.value == code)
    return found


def test_for_thirty_days(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Then it is said again.
    """
    session = session_of(signed_in(auth))

    assert SnoozeOutcome.SNOOZED is auth.posture.snooze(session, EMAIL).outcome
    assert clock.seconds() + 30 * DAY == until(auth, session)
    clock.advance(30 * DAY)
    assert 0 == until(auth, session)


def test_it_is_said_again(auth: Onetsec) -> None:
    """
    Sooner, if its owner likes; twice is harmless.
    """
    session = session_of(signed_in(auth))
    auth.posture.snooze(session, EMAIL)

    assert [SnoozeOutcome.WOKEN] * 2 == [auth.posture.wake(session, EMAIL).outcome for _ in "12"]
    assert 0 == until(auth, session)


def test_what_is_to_be_done_now(auth: Onetsec) -> None:
    """
    Can not wait, nor what is as it should be; and what is not said can not be put off.
    """
    session = session_of(signed_in(auth))

    assert [
        SnoozeOutcome.CAN_NOT_WAIT,
        SnoozeOutcome.CAN_NOT_WAIT,
        SnoozeOutcome.UNKNOWN,
    ] == [
        auth.posture.snooze(session, code).outcome
        for code in ("enable-mfa", "review-sessions", "' OR 1=1")
    ]


class Ours(Enum):
    """
    Of a host.
    """

    KEYS = "api-keys"


def test_advice_of_a_host(auth: Onetsec) -> None:
    """
    Waits like ours.
    """

    @auth.advise
    def keys(user_id: str) -> list[Advice]:
        return [Advice(code=Ours.KEYS, level=Level.IMPROVE, title="", reason="")]

    session = session_of(signed_in(auth))
    auth.posture.snooze(session, "api-keys")

    assert until(auth, session, "api-keys")


def test_too_often(build: Callable[..., Onetsec], storage: Storage) -> None:
    """
    Each time writes the account.
    """
    throttles: Throttles = evolve(UNLIMITED.throttles, change=(Limit(1, 60),))
    auth = build(storage, settings=evolve(UNLIMITED, throttles=throttles))
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    auth.posture.wake(session, EMAIL)
    result = auth.posture.snooze(session, EMAIL)

    assert SnoozeOutcome.TOO_MANY_ATTEMPTS is result.outcome
    assert 0 < result.retry_after <= 60
