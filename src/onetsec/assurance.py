"""
Assurance: the rules of :mod:`.step_up`, lifted to the account.

Pure: reads no clock, touches no storage, draws no randomness.

What was proven is named by its *channel*. A password that was set through a mailed link is a proof
of the mailbox: so a mailbox alone is never two factors.
"""

from __future__ import annotations

from collections.abc import Mapping

from . import step_up
from .account import Account
from .password_reset import ResetPolicy
from .records import Channel
from .step_up import StepUpPolicy


def password_channel(account: Account) -> Channel:
    """
    What the right password of *account* proves.
    """
    return Channel.MAIL if account.password_by_mail else Channel.PASSWORD


def takes_mail(account: Account) -> bool:
    """
    Whether *account* takes a mailed code for a second factor.

    With an app it takes none from a mailbox that has just set its password.
    """
    if account.email is None:
        return False

    return account.authenticator is None or not account.password_by_mail


def second_factors(account: Account) -> tuple[Channel, ...]:
    """
    What completes a sign-in after the first step, the usual one first; empty if nothing has to.
    """
    return step_up.second_factors(
        app=account.authenticator is not None,
        recovery=account.recovery is not None and account.recovery.left > 0,
        mail=takes_mail(account),
    )


def factors(account: Account) -> tuple[Channel, ...]:
    """
    What confirms a change of *account*, the usual one first; empty if only a new sign-in can.
    """
    return step_up.factors(
        password=account.password_hash is not None,
        app=account.authenticator is not None,
        recovery=account.recovery is not None and account.recovery.left > 0,
        mail=account.email is not None,
    )


def is_fresh(
    account: Account, proofs: Mapping[Channel, int], *, policy: StepUpPolicy, now: int
) -> bool:
    """
    Decide whether *proofs* allow a change of *account* now.
    """
    return step_up.is_fresh(
        proofs,
        app=account.authenticator is not None,
        mail=account.email is not None,
        policy=policy,
        now=now,
    )


def held_for(
    account: Account,
    proofs: Mapping[Channel, int],
    *,
    fresh: StepUpPolicy,
    policy: ResetPolicy,
    now: int,
) -> int:
    """
    Seconds for which *proofs* change no factor and no address; 0 if *account* is not on hold.

    After a mailed reset somebody may have the mailbox, and nothing else; its owner has a day to
    notice. Whoever has lately proven anything else is not held.
    """
    until = account.reset_at + policy.hold
    if not account.password_by_mail or now >= until:
        return 0
    if any(now - at < fresh.fresh for one, at in proofs.items() if one is not Channel.MAIL):
        return 0

    return min(until - now, policy.hold)


def is_last(account: Account, channel: Channel) -> bool:
    """
    Whether *account* would have no second factor without *channel*.
    """
    others = {Channel.APP: account.email, Channel.MAIL: account.authenticator}
    return others[channel] is None
