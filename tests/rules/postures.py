"""
Accounts to be advised: one that is as it should be, and all that can be.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from onetsec.posture import Advice, AdviceCode, Facts, report
from onetsec.texts import ENGLISH

NOW = 1_800_000_000
DAY = 86_400
GOOD = Facts(
    password_changed_at=NOW - 400 * DAY,
    password_score=4,
    app=True,
    email_code=False,
    recovery_codes_left=10,
    recovery_warn=3,
    sessions=1,
    idle_sessions=0,
    email_verified=True,
    email=True,
    password_by_mail=False,
    failures_today=0,
)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """
    Accounts that can be.
    """
    sessions = draw(st.integers(0, 50))
    has_password = draw(st.booleans())
    return Facts(
        password_changed_at=draw(st.integers(NOW - 900 * DAY, NOW + DAY)) if has_password else None,
        password_score=draw(st.none() | st.integers(0, 4)) if has_password else None,
        app=draw(st.booleans()),
        email_code=draw(st.booleans()),
        recovery_codes_left=draw(st.none() | st.integers(0, 20)),
        recovery_warn=draw(st.integers(0, 19)),
        sessions=sessions,
        idle_sessions=draw(st.integers(0, sessions)),
        idle_days=draw(st.integers(1, 60)),
        email_verified=draw(st.booleans()),
        email=draw(st.booleans()),
        password_by_mail=has_password and draw(st.booleans()),
        failures_today=draw(st.integers(0, 25)),
        password_stopped=draw(st.booleans()),
        password_breached=has_password and draw(st.booleans()),
        app_usable=draw(st.booleans()),
        recovery_usable=draw(st.booleans()),
    )


def said(code: AdviceCode, **changes: Any) -> Advice:
    """
    The advice about *code* for an account that is as it should be, but for *changes*.
    """
    (found,) = (
        one for one in report(evolve(GOOD, **changes), ENGLISH, now=NOW) if code is one.code
    )
    return found
