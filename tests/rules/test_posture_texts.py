"""
Posture: what is said of an account is true of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import pytest
from attrs import asdict, evolve
from hypothesis import HealthCheck, given, settings

from onetsec.posture import Action, Advice, AdviceCode, Facts, Level, report
from onetsec.texts import ENGLISH

from .postures import DAY, GOOD, NOW, facts, said

quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize(
    ("code", "reason", "changes"),
    [
        ("renew-recovery-codes", "You have 2 recovery codes left.", {"recovery_codes_left": 2}),
        ("renew-recovery-codes", "You have 1 recovery code left.", {"recovery_codes_left": 1}),
        (
            "recovery-codes-gone",
            "You have no recovery codes. Without your app you can not sign in.",
            {"recovery_codes_left": 0},
        ),
        (
            "recovery-codes-gone",
            "You have no recovery codes. Without your app you depend on codes that are mailed to"
            " you.",
            {"recovery_codes_left": 0, "email_code": True},
        ),
        ("review-sessions", "You are signed in nowhere.", {"sessions": 0}),
        ("review-sessions", "You are signed in on 1 device only.", {}),
        (
            "review-sessions",
            "You are signed in on 3 devices; each of them was used less than 7 days ago.",
            {"sessions": 3},
        ),
        (
            "review-sessions",
            "You are signed in on 12 devices; 3 of them were not used for 30 days."
            " Revoke any that you do not recognize.",
            {"sessions": 12, "idle_sessions": 3, "idle_days": 30},
        ),
        (
            "review-sessions",
            "You are signed in on 2 devices; 1 of them was not used for 1 day."
            " Revoke any that you do not recognize.",
            {"sessions": 2, "idle_sessions": 1, "idle_days": 1},
        ),
        (
            "review-sessions",
            "You are signed in on 1 device, and did not use it for 7 days."
            " Revoke any that you do not recognize.",
            {"idle_sessions": 1},
        ),
        (
            "second-step-attacked",
            "6 wrong codes were typed in the last day."
            " If that was not you, somebody may know your password: change it.",
            {"failures_today": 6},
        ),
        ("enable-mfa", "It is on: signing in asks for a code from your app.", {}),
        (
            "enable-mfa",
            "It is on: signing in asks for a code from your app, or for a mailed one.",
            {"email_code": True},
        ),
        (
            "enable-mfa",
            "It is on: signing in asks for a code from your app.",
            {"email_code": True, "password_by_mail": True},
        ),
        (
            "enable-mfa",
            "It is on: signing in asks for a code that is mailed to you.",
            {"app": False, "email_code": True},
        ),
        (
            "enable-mfa",
            "It is off: one step is enough to sign in as you.",
            {"app": False, "password_changed_at": None},
        ),
        (
            "prefer-app",
            "Your codes come by mail only, so they are as safe as your mailbox.",
            {"app": False, "email_code": True},
        ),
        (
            "prefer-app",
            "Your password was set through a mailed link, and your codes are mailed too: whoever"
            " reads your mail can sign in as you.",
            {"app": False, "email_code": True, "password_by_mail": True},
        ),
        (
            "recovery-codes-gone",
            "You have no recovery codes. Without your app you can not sign in.",
            {"recovery_codes_left": 0, "email_code": True, "password_by_mail": True},
        ),
        (
            "secure-email",
            "A link to reset your password is mailed there."
            " That alone signs nobody in: your second step is asked for too.",
            {},
        ),
        (
            "secure-email",
            "A link to reset your password is mailed there, so whoever reads your mail can sign in"
            " as you.",
            {"app": False, "email_code": True},
        ),
        (
            "secure-email",
            "No mail is sent to you, so a lost password can not be reset that way.",
            {"email": False},
        ),
        ("secure-email", "Mail about this account goes there.", {"password_changed_at": None}),
        (
            "enable-mfa",
            "It is off: your password alone is enough to sign in as you.",
            {"app": False},
        ),
    ],
)
def test_reason(code: str, reason: str, changes: dict[str, Any]) -> None:
    """
    It is about this account.
    """
    assert reason == said(AdviceCode(code), **changes).reason


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (-60, "in the last day"),
        (DAY - 1, "in the last day"),
        (DAY, "in the last week"),
        (7 * DAY, "in the last month"),
        (31 * DAY, "more than a month ago"),
        (9000 * DAY, "more than a month ago"),
    ],
)
def test_age_of_a_password(ago: int, words: str) -> None:
    """
    It is told in words, and is no reason to change it.
    """
    advice = said(
        AdviceCode.USE_STRONG_PASSWORD, password_score=None, password_changed_at=NOW - ago
    )

    assert f"Yours was set {words}." in advice.reason
    assert Level.INFO is advice.level


@quiet
@given(facts())
def test_strength_is_not_guessed(account: Facts) -> None:
    """
    Only a score of 3 and 4 is called strong.
    """
    told = {one.code: one.reason for one in report(account, ENGLISH, now=NOW)}

    is_strong = account.password_score in (3, 4)
    assert is_strong == ("is strong" in told[AdviceCode.USE_STRONG_PASSWORD])


def strange_numbers(told: Iterable[Advice], account: Facts) -> set[str]:
    """
    The numbers in texts that are none of *account*.
    """
    texts = " ".join(text for one in told for text in (one.title, one.reason))
    return set(re.findall(r"\d+", texts)) - {str(value) for value in asdict(account).values()}


@quiet
@given(facts())
def test_numbers_are_facts(account: Facts) -> None:
    """
    No text holds a number that is not one of the account's.
    """
    assert set() == strange_numbers(report(account, ENGLISH, now=NOW), account)


def test_a_strange_number_is_found() -> None:
    """
    The negative control: told to somebody else, a number is strange.
    """
    told = report(evolve(GOOD, sessions=12), ENGLISH, now=NOW)

    assert {"12"} == strange_numbers(told, GOOD)


@quiet
@given(facts())
def test_every_text_is_made_of_sentences(account: Facts) -> None:
    """
    A title has no full stop, a reason ends with one; what is good asks for nothing.
    """
    for one in report(account, ENGLISH, now=NOW):
        assert re.fullmatch(r"[A-Z][^.]+[^. ]", one.title)
        assert re.fullmatch(r"\S(?:.*\S)?\.", one.reason)
        assert "  " not in one.reason
        if one.level is Level.GOOD:
            assert Action.NONE is one.action


@quiet
@given(facts())
def test_data_is_ready_for_json(account: Facts) -> None:
    """
    Text, in the words of the enumerations, and the time until which it waits.
    """
    for one in report(account, ENGLISH, now=NOW):
        data = one.data()

        assert data == json.loads(json.dumps(data))
        assert {"code", "level", "title", "reason", "action", "snoozed_until"} == data.keys()
        assert (one.code, one.level, one.action) == (
            AdviceCode(data["code"]),
            Level(data["level"]),
            Action(data["action"]),
        )
