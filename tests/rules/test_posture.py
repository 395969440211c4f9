"""
Posture: what there is to say of an account, and that what matters most comes first.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec.posture import Action, Advice, AdviceCode, Facts, Level, ranked, report
from onetsec.texts import ENGLISH

from .postures import GOOD, NOW, facts, said

SEED = (
    AdviceCode.USE_STRONG_PASSWORD,
    AdviceCode.ENABLE_MFA,
    AdviceCode.REVIEW_SESSIONS,
    AdviceCode.SECURE_EMAIL,
)
ADVICE: list[tuple[str, Level, Action, dict[str, Any]]] = [
    (
        "replace-breached-password",
        Level.ACT,
        Action.CHANGE_PASSWORD,
        {"password_breached": True},
    ),
    ("app-unusable", Level.ACT, Action.TURN_OFF_APP, {"app_usable": False}),
    ("app-unusable", Level.ACT, Action.NONE, {"app_usable": False, "recovery_codes_left": 0}),
    ("app-unusable", Level.ACT, Action.NONE, {"app_usable": False, "recovery_usable": False}),
    ("recovery-codes-unusable", Level.ACT, Action.RENEW_CODES, {"recovery_usable": False}),
    ("use-strong-password", Level.GOOD, Action.NONE, {"password_score": 3}),
    ("use-strong-password", Level.INFO, Action.NONE, {"password_score": None}),
    ("use-strong-password", Level.IMPROVE, Action.CHANGE_PASSWORD, {"password_score": 2}),
    ("use-strong-password", Level.ACT, Action.CHANGE_PASSWORD, {"password_score": 1}),
    ("use-strong-password", Level.GOOD, Action.NONE, {"password_changed_at": None}),
    ("enable-mfa", Level.GOOD, Action.NONE, {}),
    ("enable-mfa", Level.GOOD, Action.NONE, {"app": False, "email_code": True}),
    ("enable-mfa", Level.ACT, Action.SET_UP_APP, {"app": False}),
    ("prefer-app", Level.IMPROVE, Action.SET_UP_APP, {"app": False, "email_code": True}),
    ("renew-recovery-codes", Level.IMPROVE, Action.RENEW_CODES, {"recovery_codes_left": 3}),
    ("recovery-codes-gone", Level.ACT, Action.RENEW_CODES, {"recovery_codes_left": 0}),
    ("recovery-codes-gone", Level.ACT, Action.RENEW_CODES, {"recovery_codes_left": None}),
    ("review-sessions", Level.GOOD, Action.NONE, {"sessions": 10}),
    ("review-sessions", Level.IMPROVE, Action.REVIEW_SESSIONS, {"sessions": 11}),
    (
        "review-sessions",
        Level.IMPROVE,
        Action.REVIEW_SESSIONS,
        {"sessions": 2, "idle_sessions": 1},
    ),
    ("secure-email", Level.INFO, Action.NONE, {}),
    ("verify-email", Level.IMPROVE, Action.VERIFY_EMAIL, {"email_verified": False}),
    ("second-step-attacked", Level.ACT, Action.CHANGE_PASSWORD, {"failures_today": 5}),
    ("password-stopped", Level.ACT, Action.CHANGE_PASSWORD, {"password_stopped": True}),
    (
        "second-step-attacked",
        Level.ACT,
        Action.REVIEW_SESSIONS,
        {"failures_today": 5, "password_changed_at": None},
    ),
]
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def levels(account: Facts) -> dict[Enum, int]:
    """
    How much each advice about *account* matters.
    """
    return {one.code: list(Level).index(one.level) for one in report(account, ENGLISH, now=NOW)}


def test_nothing_is_asked_of_a_good_account() -> None:
    """
    It hears of the four that are always spoken of, and that mail is to be kept safe.
    """
    told = report(GOOD, ENGLISH, now=NOW)

    assert (SEED[3], *SEED[:3]) == tuple(one.code for one in told)
    assert [Level.INFO, Level.GOOD, Level.GOOD, Level.GOOD] == [one.level for one in told]
    assert {Action.NONE} == {one.action for one in told}


@quiet
@given(facts())
def test_four_are_always_spoken_of(account: Facts) -> None:
    """
    Those of the manual, once each; no code comes twice.
    """
    codes = [one.code for one in report(account, ENGLISH, now=NOW)]

    assert set(SEED) <= set(codes)
    assert len(set(codes)) == len(codes)


@quiet
@given(facts())
def test_what_matters_most_comes_first(account: Facts) -> None:
    """
    By level; within one as the codes are listed.
    """
    codes: list[Enum] = list(AdviceCode)
    told = report(account, ENGLISH, now=NOW)
    places = [(-list(Level).index(one.level), codes.index(one.code)) for one in told]

    assert sorted(places) == places


@pytest.mark.parametrize(("code", "level", "action", "changes"), ADVICE)
def test_advice(code: str, level: Level, action: Action, changes: dict[str, Any]) -> None:
    """
    What there is to say, how much it matters, and what to do next.
    """
    advice = said(AdviceCode(code), **changes)

    assert (level, action) == (advice.level, advice.action)


def test_every_code_is_in_the_table() -> None:
    """
    None is there for nothing.
    """
    assert {code.value for code in AdviceCode} == {row[0] for row in ADVICE}


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("prefer-app", {"email_code": True}),
        ("prefer-app", {"app": False}),
        ("renew-recovery-codes", {"recovery_codes_left": 4}),
        ("renew-recovery-codes", {"recovery_codes_left": 3, "app": False}),
        ("recovery-codes-gone", {"recovery_codes_left": None, "app": False}),
        ("recovery-codes-gone", {"recovery_codes_left": 0, "app_usable": False}),
        ("renew-recovery-codes", {"recovery_codes_left": 1, "recovery_usable": False}),
        ("app-unusable", {"app": False, "app_usable": False}),
        ("recovery-codes-unusable", {"recovery_usable": False, "recovery_codes_left": 0}),
        ("recovery-codes-unusable", {"recovery_usable": False, "app_usable": False}),
        ("verify-email", {"email_verified": False, "email": False}),
        ("second-step-attacked", {"failures_today": 4}),
        ("second-step-attacked", {"failures_today": 10, "password_stopped": True}),
        ("password-stopped", {"password_stopped": True, "password_changed_at": None}),
    ],
)
def test_silence(code: str, changes: dict[str, Any]) -> None:
    """
    What does not apply is not said.
    """
    told = report(evolve(GOOD, **changes), ENGLISH, now=NOW)

    assert AdviceCode(code) not in {one.code for one in told}


@quiet
@given(facts(), st.sampled_from(["app", "email_code", "email_verified"]))
def test_more_is_never_worse(account: Facts, method: str) -> None:
    """
    Who turns something on hears nothing worse about any of the four.
    """
    before = levels(evolve(account, **{method: False}))
    after = levels(evolve(account, **{method: True}))

    for code in SEED:
        assert after[code] <= before[code]


@quiet
@given(facts(), st.sampled_from(["app", "email_code"]))
def test_any_method_turns_the_second_step_on(account: Facts, method: str) -> None:
    """
    With one it is good, without one it is not.
    """
    bare = evolve(account, app=False, email_code=False)

    assert 0 == levels(evolve(bare, **{method: True}))[AdviceCode.ENABLE_MFA]
    assert 0 < levels(bare)[AdviceCode.ENABLE_MFA]


def test_a_host_adds_advice() -> None:
    """
    Of an enumeration of its own; it takes its place by its level.
    """

    class Ours(Enum):
        PHONE = "verify-phone"
        ASK = "ask-for-code"

    own = Advice(
        code=Ours.PHONE,
        level=Level.IMPROVE,
        title="Verify your phone",
        reason="It was not verified yet.",
        action=Ours.ASK,
    )

    told = ranked((*report(GOOD, ENGLISH, now=NOW), own))

    assert own is told[0]
    assert "verify-phone" == own.data()["code"]
    assert "ask-for-code" == own.data()["action"]
