"""
Recovery codes: shown once, counted, renewed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from attrs import evolve

from onetsec import Channel, Event, EventKind, Onetsec
from onetsec.flows.recovery_codes import RecoveryOutcome
from onetsec.flows.sign_in import SignInOutcome
from onetsec.ports import Storage
from onetsec.testing import FrozenClock, Rendezvous, together

from ..conftest import HERE, PASSWORD, THERE
from .worlds import UNLIMITED, Restless, enrolled, pending, session_of, signed_in


def test_left(auth: Onetsec, clock: FrozenClock) -> None:
    """
    None before there is an app, then ten, then one fewer for each that was used.
    """
    assert 0 == auth.recovery_codes.left(session_of(signed_in(auth)))
    session, _, codes = enrolled(auth, clock)
    assert 10 == auth.recovery_codes.left(session)
    auth.sign_in.verify(pending(auth), factor=Channel.RECOVERY, code=codes[0], client=HERE)

    assert 9 == auth.recovery_codes.left(session)


def test_renewed_codes_replace_the_old_ones(
    auth: Onetsec, storage: Storage, clock: FrozenClock
) -> None:
    """
    And no session ends.
    """
    session, _, old = enrolled(auth, clock)
    renewed = auth.recovery_codes.renew(session)
    waiting = pending(auth)
    with_old = auth.sign_in.verify(waiting, factor=Channel.RECOVERY, code=old[0], client=HERE)
    with_new = auth.sign_in.verify(
        waiting, factor=Channel.RECOVERY, code=renewed.codes[0], client=HERE
    )

    assert RecoveryOutcome.RENEWED is renewed.outcome
    assert 10 == len(set(renewed.codes))
    assert SignInOutcome.WRONG_CODE is with_old.outcome
    assert SignInOutcome.SIGNED_IN is with_new.outcome
    assert "recovery-codes-renewed" in [event.kind for event in storage.events("ada")]


def test_renewing_needs_a_fresh_proof(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Of the app or a code, within five minutes.
    """
    session, _, codes = enrolled(auth, clock)
    clock.advance(300)
    assert RecoveryOutcome.STEP_UP_REQUIRED is auth.recovery_codes.renew(session).outcome
    confirmed = auth.step_up.confirm(session, factor=Channel.RECOVERY, code=codes[0], client=HERE)

    assert RecoveryOutcome.RENEWED is auth.recovery_codes.renew(session_of(confirmed)).outcome


def test_there_are_none_without_a_second_factor(auth: Onetsec) -> None:
    """
    They stand in for an app.
    """
    session = session_of(signed_in(auth))

    assert RecoveryOutcome.NOT_ENABLED is auth.recovery_codes.renew(session).outcome


def test_a_session_of_before_renews_nothing(auth: Onetsec, clock: FrozenClock) -> None:
    """
    A request that was checked before a credential was changed.
    """
    there = session_of(signed_in(auth, client=THERE))
    clock.advance(1)
    enrolled(auth, clock)
    late = evolve(there, proven=f"app:{clock.seconds()}")

    assert RecoveryOutcome.SIGNED_OUT is auth.recovery_codes.renew(late).outcome


def test_app_that_was_disabled_meanwhile(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    While the new codes were made.
    """
    auth = build(storage)
    auth.password.register("ada", PASSWORD)
    session, _, _ = enrolled(auth, clock)

    class Slow(Rendezvous):
        """
        A storage where somebody disables the app between the two loads of one flow.
        """

        loads = 0

        def load(self, user_id: str) -> object:
            self.loads += 1
            if self.loads == 2:
                auth.totp.disable(session, is_sure=True)
            return self._port.load(user_id)

    racing = build(Slow(storage, method="nothing", parties=1))

    assert racing.recovery_codes.renew(session).outcome in (
        RecoveryOutcome.SIGNED_OUT,
        RecoveryOutcome.NOT_ENABLED,
    )


def test_one_code_many_times_at_once(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    Everybody has read before anybody writes: one is let in.
    """
    auth = build(storage, settings=UNLIMITED)
    auth.password.register("ada", PASSWORD)
    _, _, codes = enrolled(auth, clock)
    waiting = [pending(auth) for _ in range(8)]
    met = build(Rendezvous(storage, method="load", parties=8), settings=UNLIMITED)
    results = together(
        [
            partial(met.sign_in.verify, one, factor=Channel.RECOVERY, code=codes[0], client=HERE)
            for one in waiting
        ]
    )

    assert 1 == sum(one.outcome is SignInOutcome.SIGNED_IN for one in results)
    assert 7 == sum(one.outcome is SignInOutcome.WRONG_CODE for one in results)


def test_the_last_code(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Then only the app completes a sign-in.
    """
    session, _, codes = enrolled(auth, clock)
    for code in codes:
        clock.advance(700)
        auth.sign_in.verify(pending(auth), factor=Channel.RECOVERY, code=code, client=HERE)

    assert 0 == auth.recovery_codes.left(session)
    assert (Channel.APP,) == auth.sign_in.factors(pending(auth))


@pytest.fixture
def told(auth: Onetsec) -> list[Event]:
    """
    What the host hears of used codes.
    """
    heard: list[Event] = []
    auth.on(EventKind.RECOVERY_CODE_USED)(heard.append)
    return heard


def is_told_once(told: list[Event], storage: Storage) -> bool:
    """
    Whether the host has heard once of a code that was used from here, and the owner can read it.
    """
    rows = [row.id for row in storage.events("ada") if row.kind == "recovery-code-used"]
    return [event.id for event in told] == rows and [(Channel.RECOVERY, HERE.address)] == [
        (event.channel, event.address) for event in told
    ]


def test_used_code_is_told(
    told: list[Event], auth: Onetsec, storage: Storage, clock: FrozenClock
) -> None:
    """
    Once, and from where it was used: it may not have been the owner.
    """
    _, _, codes = enrolled(auth, clock)
    auth.sign_in.verify(pending(auth), factor=Channel.RECOVERY, code=codes[0], client=HERE)

    assert is_told_once(told, storage)


def test_code_that_confirms_is_told(
    told: list[Event], auth: Onetsec, storage: Storage, clock: FrozenClock
) -> None:
    """
    In a session as at sign-in; a wrong one is not.
    """
    session, _, codes = enrolled(auth, clock)
    for code in ("0000000000000", codes[0]):
        auth.step_up.confirm(session, factor=Channel.RECOVERY, code=code, client=HERE)

    assert is_told_once(told, storage)


def test_code_of_a_sign_in_that_came_too_late_is_told(
    build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    It is used up, though nobody was signed in with it.
    """
    storage, told = Restless(), list[Event]()
    auth = build(storage)
    auth.on(EventKind.RECOVERY_CODE_USED)(told.append)
    auth.password.register("ada", PASSWORD)
    _, _, codes = enrolled(auth, clock)
    waiting = pending(auth)
    storage.is_restless = True
    late = auth.sign_in.verify(waiting, factor=Channel.RECOVERY, code=codes[0], client=HERE)

    assert SignInOutcome.SIGN_IN_EXPIRED is late.outcome
    assert is_told_once(told, storage)


def test_text_that_is_no_code_costs_nothing(auth: Onetsec, clock: FrozenClock) -> None:
    """
    Neither a try nor a hash.
    """
    _, _, codes = enrolled(auth, clock)
    waiting = pending(auth)
    for text in ("", "000000", "\ud800", "x" * 1_000_000) * 3:
        result = auth.sign_in.verify(waiting, factor=Channel.RECOVERY, code=text, client=HERE)
        assert SignInOutcome.WRONG_CODE is result.outcome
    right = auth.sign_in.verify(waiting, factor=Channel.RECOVERY, code=codes[0], client=HERE)

    assert SignInOutcome.SIGNED_IN is right.outcome


def test_codes_of_one_user_are_none_of_another(
    storage: Storage, build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    The user is part of what is kept.
    """
    auth = build(storage, settings=UNLIMITED)
    auth.password.register("ada", PASSWORD)
    _, _, codes = enrolled(auth, clock)
    flow = auth.flows.recovery_codes
    keys = flow._engine.keys

    assert keys.mac("recovery-code", "ada", codes[0]) != keys.mac("recovery-code", "bob", codes[0])
