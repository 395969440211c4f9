"""
What a page of the host may ask of a session.
"""

from __future__ import annotations

from ..flows.step_up import StepUpFlow
from ..sessions import Session
from ..step_up import SECOND, STRONG, StepUpPolicy
from ..step_up import is_fresh as rule


def is_fresh(session: Session, *, policy: StepUpPolicy, now: int) -> bool:
    """
    Decide whether *session* has lately proven as much as its account can.

    The session itself tells: a sign-in proves a second factor where there is one. One that has just
    turned mailed codes on has not looked into the mailbox yet, and is as fresh as its password.
    """
    app, mail = bool(session.channels & STRONG), bool(session.channels & SECOND)
    return rule(session.proofs, app=app, mail=mail, policy=policy, now=now)


async def is_let_through(
    session: Session, *, asks: StepUpFlow, policy: StepUpPolicy, now: int
) -> bool:
    """
    Decide whether *session* is fresh; where it can not tell, what its account *asks* for decides.

    A host may have proven more than the account has, such as a passkey of its own. Then the
    password is all that a page of ours can ask for, and has to be enough.
    """
    if is_fresh(session, policy=policy, now=now):
        return True
    if not rule(session.proofs, app=False, mail=False, policy=policy, now=now):
        return False

    return not SECOND.intersection(await asks.factors(session))


async def can_prove_second(session: Session, *, asks: StepUpFlow) -> bool:
    """
    Decide whether the user of *session* has a second factor that was not proven in it.
    """
    return bool(SECOND.intersection(await asks.factors(session)) - session.channels)


def has_second_factor(session: Session) -> bool:
    """
    Decide whether *session* has proven two different factors, one of them a second one.

    A password on top of another sign-in service is not: both are first ones.
    """
    return len(session.channels) >= 2 and bool(session.channels & SECOND)
