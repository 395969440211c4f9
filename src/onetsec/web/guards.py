"""
What a page of the host may ask of a session.
"""

from __future__ import annotations

from ..sessions import Session
from ..step_up import SECOND, STRONG, StepUpPolicy
from ..step_up import is_fresh as rule


def is_fresh(session: Session, *, policy: StepUpPolicy, now: int) -> bool:
    """
    Decide whether *session* has lately proven as much as its account can.

    An account with an app has no session that never proved it, so the session itself tells.
    """
    strong = bool(session.channels & STRONG)
    return rule(session.proofs, app=strong, policy=policy, now=now)


def has_second_factor(session: Session) -> bool:
    """
    Decide whether *session* has proven two different factors, one of them a second one.

    A password on top of another sign-in service is not: both are first ones.
    """
    return len(session.channels) >= 2 and bool(session.channels & SECOND)
