"""
What an account keeps beside its credentials: a look for its password, and advice that can wait.

Pure: reads no clock, touches no storage, draws no randomness. No epoch grows: nobody has to sign in
again.
"""

from __future__ import annotations

from attrs import evolve

from .account import Account
from .attempts import Refusal, is_stale
from .breached import BreachState
from .decision import Decision

MOST_SNOOZED = 16
"""Pieces of advice that wait: ours are about a dozen, and a host may have its own."""


def note_breach(
    account: Account, *, of: int, is_found: bool, now: int
) -> Decision[Refusal | None, Account]:
    """
    Keep whether the password that was set at *of* is known from a breach.
    """
    if account.changed.get("password", 0) != of:
        return Decision(Refusal.STALE, account)

    return Decision(None, evolve(account, breach=BreachState(of=of, at=now, is_found=is_found)))


def snooze(
    account: Account, *, code: str, until: int, epoch: int, now: int
) -> Decision[bool | Refusal, Account]:
    """
    Let the advice with this *code* wait *until* then; no longer, if that is not after *now*.
    Whether there was room.

    Args:
        epoch: What the session that asks for it was opened in.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)

    others = {name: at for name, at in account.snoozed.items() if at > now and name != code}
    if until <= now:
        return Decision(True, evolve(account, snoozed=others))
    if len(others) >= MOST_SNOOZED:
        return Decision(False, account)

    return Decision(True, evolve(account, snoozed={**others, code: until}))
