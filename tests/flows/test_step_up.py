"""
Step-up: proofs by people who are signed in.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Channel, Event, EventKind, Onetsec, Settings
from onetsec._lifting import run
from onetsec.flows.step_up import StepUpOutcome
from onetsec.ports import Storage
from onetsec.records import Limit
from onetsec.testing import FrozenClock
from onetsec.throttling import Throttles

from ..conftest import HERE, OTHER, PASSWORD, THERE
from .test_sign_in import Renewing
from .worlds import enrolled, session_of, signed_in


def test_password_is_proven_again(auth: Onetsec, clock: FrozenClock) -> None:
    """
    The session goes on with a new token; its age stays.
    """
    here = signed_in(auth)
    clock.advance(600)
    confirmed = auth.step_up.confirm(
        session_of(here), factor=Channel.PASSWORD, code=PASSWORD, client=HERE
    )

    assert StepUpOutcome.CONFIRMED is confirmed.outcome
    assert None is auth.sessions.check(here.token or "", client=HERE)
    session = auth.sessions.check(confirmed.token or "", client=HERE)
    assert session is not None
    assert clock.seconds() == session.proven_at(Channel.PASSWORD)
    assert session_of(here).created_at == session.created_at


def test_other_sessions_go_on(auth: Onetsec) -> None:
    """
    Nothing was changed.
    """
    there = signed_in(auth, client=THERE)
    auth.step_up.confirm(
        session_of(signed_in(auth)), factor=Channel.PASSWORD, code=PASSWORD, client=HERE
    )

    assert None is not auth.sessions.check(there.token or "", client=THERE)


@pytest.mark.parametrize(
    ("expected", "factor", "code"),
    [
        (StepUpOutcome.WRONG_CODE, Channel.APP, "000000"),
        (StepUpOutcome.WRONG_CODE, Channel.RECOVERY, "0000000000000"),
    ],
)
def test_wrong_proof_changes_nothing(
    expected: StepUpOutcome,
    factor: Channel,
    code: str,
    auth: Onetsec,
    clock: FrozenClock,
) -> None:
    """
    The token stays what it is, and the host hears of it.
    """
    heard: list[Event] = []
    auth.on(EventKind.PASSWORD_FAILED, EventKind.SECOND_FACTOR_FAILED)(heard.append)
    session, _, _ = enrolled(auth, clock)
    result = auth.step_up.confirm(session, factor=factor, code=code, client=HERE)

    assert (expected, None) == (result.outcome, result.token)
    assert [factor] == [event.channel for event in heard]


def test_wrong_password_changes_nothing(auth: Onetsec) -> None:
    """
    The token stays what it is, and the host hears of it.
    """
    heard: list[Event] = []
    auth.on(EventKind.PASSWORD_FAILED)(heard.append)
    session = session_of(signed_in(auth))
    result = auth.step_up.confirm(session, factor=Channel.PASSWORD, code="wrong", client=HERE)

    assert (StepUpOutcome.WRONG_PASSWORD, None) == (result.outcome, result.token)
    assert [Channel.PASSWORD] == [event.channel for event in heard]


@pytest.mark.parametrize("factor", [Channel.PASSWORD, Channel.MAIL, Channel.PASSKEY])
def test_what_is_weaker_confirms_nothing(
    factor: Channel, auth: Onetsec, clock: FrozenClock
) -> None:
    """
    The right password of an account with an app is not even looked at.
    """
    session, _, _ = enrolled(auth, clock)
    result = auth.step_up.confirm(session, factor=factor, code=PASSWORD, client=HERE)

    assert (StepUpOutcome.FACTOR_NOT_ENABLED, None) == (result.outcome, result.token)


def test_app_code_is_used_up(auth: Onetsec, clock: FrozenClock) -> None:
    """
    For sign-in too.
    """
    session, app, _ = enrolled(auth, clock)
    code = app.next_code()
    first = auth.step_up.confirm(session, factor=Channel.APP, code=code, client=HERE)
    again = auth.step_up.confirm(session_of(first), factor=Channel.APP, code=code, client=HERE)

    assert StepUpOutcome.CONFIRMED is first.outcome
    assert StepUpOutcome.CODE_ALREADY_USED is again.outcome


def test_factors_that_are_offered(auth: Onetsec, clock: FrozenClock) -> None:
    """
    The password; with an app, the app or a recovery code; without either, a new sign-in.
    """
    assert (Channel.PASSWORD,) == auth.step_up.factors(session_of(signed_in(auth)))
    bare = session_of(auth.sign_in.trusted("bare", client=HERE))
    assert () == auth.step_up.factors(bare)
    session, _, _ = enrolled(auth, clock)
    assert (Channel.APP, Channel.RECOVERY) == auth.step_up.factors(session)


@pytest.mark.parametrize(
    ("factor", "code"),
    [
        (Channel.PASSWORD, "wrong"),
        (Channel.APP, "000000"),
        (Channel.RECOVERY, "0000000000000"),
    ],
)
def test_tries_are_throttled(
    factor: Channel,
    code: str,
    build: Callable[..., Onetsec],
    storage: Storage,
    clock: FrozenClock,
) -> None:
    """
    And the answer says how long.
    """
    narrow = (Limit(2, 300),)
    throttles = Throttles(session=narrow, factor=narrow, recovery=narrow)
    auth = build(storage, settings=Settings(throttles=throttles))
    auth.password.register("ada", PASSWORD)
    session = session_of(signed_in(auth))
    if factor is not Channel.PASSWORD:
        session, _, _ = enrolled(auth, clock)
    results = [
        auth.step_up.confirm(session, factor=factor, code=code, client=HERE) for _ in range(3)
    ]

    assert StepUpOutcome.TOO_MANY_ATTEMPTS is results[-1].outcome
    assert [0, 0, 150] == [one.retry_after for one in results]


def test_ended_session_proves_nothing(auth: Onetsec, clock: FrozenClock) -> None:
    """
    A request that was checked before another device changed the password, and one that was
    checked before it was revoked.
    """
    here, there = session_of(signed_in(auth)), session_of(signed_in(auth, client=THERE))
    auth.sessions.revoke(here, there.id)
    revoked = auth.step_up.confirm(there, factor=Channel.PASSWORD, code=PASSWORD, client=THERE)
    clock.advance(1)
    auth.password.change(here, current=PASSWORD, new=OTHER, client=HERE)
    stale = auth.step_up.confirm(here, factor=Channel.PASSWORD, code=OTHER, client=HERE)

    assert (StepUpOutcome.SIGNED_OUT, None) == (revoked.outcome, revoked.token)
    assert (StepUpOutcome.SIGNED_OUT, None) == (stale.outcome, stale.token)


def test_app_of_before_proves_nothing(auth: Onetsec, clock: FrozenClock) -> None:
    """
    It was disabled meanwhile.
    """
    session, app, codes = enrolled(auth, clock)
    clock.advance(1)
    auth.totp.disable(session, is_sure=True)
    for factor, code in ((Channel.APP, app.next_code()), (Channel.RECOVERY, codes[0])):
        result = auth.step_up.confirm(session, factor=factor, code=code, client=HERE)

        assert StepUpOutcome.SIGNED_OUT is result.outcome


def test_hash_with_old_parameters_is_renewed(
    auth: Onetsec, storage: Storage, build: Callable[..., Onetsec]
) -> None:
    """
    Here as at sign-in.
    """
    session = session_of(signed_in(auth))
    newer = build(storage, hasher=Renewing())
    newer.step_up.confirm(session, factor=Channel.PASSWORD, code=PASSWORD, client=HERE)

    assert "renewed" == run(newer.flows.engine.account("ada")).password_hash


def test_a_session_with_another_digest_gets_no_token(auth: Onetsec) -> None:
    """
    A session is what its row says: what a caller makes of it never reaches a token.
    """
    claimed = evolve(session_of(signed_in(auth)), digest=b"x" * 36)

    assert None is auth.sessions.revoke_others(claimed).token
