"""
Changes by somebody who is signed in: so many, and no more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from onetsec import Onetsec, Settings
from onetsec.flows.recovery_codes import RecoveryOutcome
from onetsec.flows.totp import TotpOutcome
from onetsec.ports import Storage
from onetsec.records import Limit
from onetsec.sessions import Session
from onetsec.testing import CountingHasher, CountingStorage, FrozenClock, QuickHasher
from onetsec.throttling import Throttles

from ..conftest import PASSWORD
from .worlds import App, enrolled, session_of, signed_in

Build = Callable[..., Onetsec]
TEN_MINUTES = 600


def narrow(changes: int) -> Settings:
    """
    Settings with room for so many changes in ten minutes.
    """
    return Settings(throttles=Throttles(change=(Limit(changes, TEN_MINUTES),)))


@pytest.fixture
def calls() -> list[str]:
    """
    What was asked of storage and hasher, in order.
    """
    return []


@pytest.fixture
def strict(auth: Onetsec, build: Build, storage: Storage, calls: list[str]) -> Onetsec:
    """
    The application with room for one change.
    """
    return build(
        CountingStorage(storage, calls),
        hasher=CountingHasher(QuickHasher(), calls),
        settings=narrow(1),
    )


def refused(change: Callable[[], Any], calls: list[str]) -> list[str]:
    """
    What a *change* asks for, for which there is no room.
    """
    calls.clear()
    result = change()

    assert (TEN_MINUTES, None) == (result.retry_after, getattr(result, "token", None))
    assert "too-many-attempts" == getattr(result, "outcome", TotpOutcome.TOO_MANY_ATTEMPTS).value
    return calls


def test_set_up(auth: Onetsec, strict: Onetsec, calls: list[str]) -> None:
    """
    The second one is not begun.
    """
    session = session_of(signed_in(auth))
    assert TotpOutcome.BEGUN is strict.totp.begin(session).outcome

    assert ["load", "hit"] == refused(lambda: strict.totp.begin(session), calls)


def test_first_code(auth: Onetsec, strict: Onetsec, clock: FrozenClock, calls: list[str]) -> None:
    """
    A right one enables nothing, and no recovery code is hashed for it.
    """
    session = session_of(signed_in(auth))
    app = App(strict.totp.begin(session).key, clock)

    assert ["load", "hit"] == refused(lambda: strict.totp.confirm(session, app.code()), calls)
    assert None is auth.accounts.overview(session).totp_enabled_at


@pytest.mark.parametrize("change", ["disable", "renew"])
def test_of_an_app(
    change: str, auth: Onetsec, strict: Onetsec, clock: FrozenClock, calls: list[str]
) -> None:
    """
    It is not disabled, and its recovery codes are not renewed.
    """
    session, _, _ = enrolled(auth, clock)
    steps: dict[str, Callable[[Session], Any]] = {
        "disable": partial(strict.totp.disable, is_sure=True),
        "renew": strict.recovery_codes.renew,
    }
    strict.totp.begin(session)

    assert ["load", "hit"] == refused(lambda: steps[change](session), calls)


def test_signing_all_others_out(auth: Onetsec, strict: Onetsec, calls: list[str]) -> None:
    """
    Nobody is signed out.
    """
    session = session_of(signed_in(auth))
    other = signed_in(auth)
    strict.totp.begin(session)

    assert ["hit"] == refused(lambda: strict.sessions.revoke_others(session), calls)
    assert 2 == len(auth.sessions.list(session_of(other)))


def test_changes_are_counted_together(build: Build, storage: Storage, clock: FrozenClock) -> None:
    """
    Begun, confirmed, renewed, signed out: four, and the fifth has to wait.
    """
    auth = build(storage, settings=narrow(4))
    auth.password.register("ada", PASSWORD)
    session, _, _ = enrolled(auth, clock)
    assert RecoveryOutcome.RENEWED is auth.recovery_codes.renew(session).outcome
    opened = auth.sessions.revoke_others(session)

    result = auth.totp.disable(session_of(opened), is_sure=True)

    assert (TotpOutcome.TOO_MANY_ATTEMPTS, 150) == (result.outcome, result.retry_after)
    clock.advance(150)
    assert TotpOutcome.DISABLED is auth.totp.disable(session_of(opened), is_sure=True).outcome


def test_a_wrong_first_code_is_counted_by_its_set_up(
    build: Build, storage: Storage, clock: FrozenClock
) -> None:
    """
    After ten the set-up is over; they are no changes, so another can be begun.
    """
    auth = build(storage, settings=narrow(2))
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    app = App(auth.totp.begin(session).key, clock)
    outcomes = [auth.totp.confirm(session, "wrong").outcome for _ in range(10)]

    assert {TotpOutcome.WRONG_CODE} == set(outcomes)
    assert TotpOutcome.NO_SETUP is auth.totp.confirm(session, app.code()).outcome
    assert TotpOutcome.BEGUN is auth.totp.begin(session).outcome
