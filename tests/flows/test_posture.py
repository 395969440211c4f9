"""
Posture: the facts behind the advice, gathered from a real account.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

import pytest

from onetsec import Channel, ConfigurationError, Onetsec, Unavailable
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.ports import Storage
from onetsec.posture import Action, Advice, AdviceCode, Level
from onetsec.sessions import Session
from onetsec.testing import Failing, FrozenClock

from ..conftest import HERE, PASSWORD, THERE
from .worlds import enrolled, pending, session_of, signed_in

DAY = 86_400


def levels(auth: Onetsec, session: Session) -> dict[Enum, Level]:
    """
    What is said of the account, and how much it matters.
    """
    return {one.code: one.level for one in auth.posture.report(session)}


def test_a_password_alone(auth: Onetsec) -> None:
    """
    Without a mailer no address is spoken for; what is missing comes first.
    """
    report = auth.posture.report(session_of(signed_in(auth)))

    assert (AdviceCode.ENABLE_MFA, Level.ACT) == (report[0].code, report[0].level)
    assert Action.SET_UP_APP is report[0].action
    assert {"code", "level", "title", "reason", "action", "snoozed_until"} == set(report[0].data())


def test_an_app(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Then it is as it should be.
    """
    session, _, _ = enrolled(auth, clock)

    assert Level.GOOD is levels(auth, session)[AdviceCode.ENABLE_MFA]
    assert AdviceCode.RENEW_RECOVERY_CODES not in levels(auth, session)


def test_few_recovery_codes(auth: Onetsec, clock: FrozenClock) -> None:
    """
    The number that is left is said.
    """
    session, _, codes = enrolled(auth, clock)
    for code in codes[:7]:
        clock.advance(600)
        auth.sign_in.verify(pending(auth), factor=Channel.RECOVERY, code=code, client=HERE)

    assert Level.IMPROVE is levels(auth, session)[AdviceCode.RENEW_RECOVERY_CODES]
    reasons = " ".join(one.reason for one in auth.posture.report(session))
    assert "You have 3 recovery codes left." in reasons


def test_idle_sessions(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Those that were not used for a week; one that is over does not count.
    """
    signed_in(auth, client=THERE)
    clock.advance(8 * DAY)
    here = session_of(signed_in(auth))

    assert Level.IMPROVE is levels(auth, here)[AdviceCode.REVIEW_SESSIONS]
    clock.advance(7 * DAY)
    fresh = session_of(signed_in(auth))
    (sessions,) = (
        one for one in auth.posture.report(fresh) if one.code is AdviceCode.REVIEW_SESSIONS
    )
    assert "2 devices" in sessions.reason


def test_wrong_codes(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Five in a day are a reason to act, and none the day after.
    """
    session, _, _ = enrolled(auth, clock)
    waiting = pending(auth)
    for _ in range(5):
        auth.sign_in.verify(waiting, factor=Channel.APP, code="000000", client=THERE)

    assert Level.ACT is levels(auth, session)[AdviceCode.SECOND_STEP_ATTACKED]
    clock.advance(DAY)
    assert AdviceCode.SECOND_STEP_ATTACKED not in levels(auth, session)


def test_an_address(build: Callable[..., Onetsec], storage: Storage) -> None:
    """
    Where mail reaches it, it is spoken of; and that nobody has shown yet that it does.
    """
    auth = build(storage, mailer=MemoryMailer(), later=InlineLater())
    auth.password.register("ada", PASSWORD)

    said = levels(auth, session_of(signed_in(auth)))
    assert Level.INFO is said[AdviceCode.SECURE_EMAIL]
    assert Level.IMPROVE is said[AdviceCode.VERIFY_EMAIL]


def test_no_password(auth: Onetsec) -> None:
    """
    An account without one has none that could be guessed.
    """
    bare = session_of(auth.sign_in.trusted("bare", client=HERE))

    assert Level.GOOD is levels(auth, bare)[AdviceCode.USE_STRONG_PASSWORD]


class Ours(Enum):
    """
    Advice of a host.
    """

    API_KEY = "api-key"
    OPEN = "/settings/keys"


def test_an_adviser_is_not_awaited(auth: Onetsec) -> None:
    """
    One that would have to be is refused when it is named, not when a page is opened.
    """

    async def keys(user_id: str) -> Iterable[Advice]:
        return ()

    with pytest.raises(ConfigurationError, match="an adviser is called, "):
        auth.advise(keys)  # type: ignore[type-var]


def test_advice_of_the_host(auth: Onetsec) -> None:
    """
    It is sorted in with ours, and asked for by the id of the user.
    """
    asked: list[str] = []

    @auth.advise
    def keys(user_id: str) -> Iterable[Advice]:
        asked.append(user_id)
        yield Advice(
            code=Ours.API_KEY,
            level=Level.IMPROVE,
            title="Replace your API keys",
            reason="One is two years old.",
            action=Ours.OPEN,
        )

    report = auth.posture.report(session_of(signed_in(auth)))
    places = [one.level for one in report]

    assert ["ada"] == asked
    assert Ours.API_KEY in [one.code for one in report]
    assert places == sorted(places, key=list(Level).index, reverse=True)


def test_a_storage_that_is_down(build: Callable[..., Onetsec], storage: Storage) -> None:
    """
    Nothing is made up.
    """
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    broken = build(Failing(storage, "sessions", error=Unavailable("down")))

    with pytest.raises(Unavailable):
        broken.posture.report(session)
