"""
What a page of the host may ask of a session.
"""

from __future__ import annotations

from ..sessions import Session
from ..step_up import StepUpPolicy
from ..step_up import is_fresh as rule


def is_fresh(session: Session, *, policy: StepUpPolicy, now: int) -> bool:
    """
    Decide whether *session* has proven anything lately.

    What the page itself offers as a proof is as strong as the account, so any proof counts here.
    """
    return rule(session.proofs, app=False, policy=policy, now=now)


def has_second_factor(session: Session) -> bool:
    """
    Decide whether *session* was opened with two different factors.
    """
    return len(session.channels) >= 2
