"""
Lost factors: :mod:`.removals`, lifted to the account.

Pure: reads no clock, touches no storage, draws no randomness.

What else cancels a removal stands where it happens: a right code of the app or a recovery code, a
right mailed code where there is no app, and each change of a factor.
"""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve

from .account import Account
from .assurance import second_factors
from .credentials import remove_second_factors
from .decision import Decision
from .events import EventKind
from .records import Channel
from .removals import Removal, RemovalPolicy


def begin_removal(
    account: Account, *, policy: RemovalPolicy, now: int
) -> Decision[int | None, Account]:
    """
    Have the second factors of *account* removed after the delay; when, in Unix seconds. None if
    there is none. One that waits already is not put off.
    """
    if not second_factors(account):
        return Decision(None, account)
    if account.removal is not None:
        return Decision(account.removal.due_at, account)

    removal = Removal(asked_at=now, due_at=now + policy.delay)
    return Decision(removal.due_at, evolve(account, removal=removal))


def cancel_removal(account: Account) -> Decision[bool, Account]:
    """
    Let the second factors stay; whether they would have been removed.
    """
    if account.removal is None:
        return Decision(False, account)

    return Decision(True, evolve(account, removal=None))


def cancel_by_use(account: Account, *, channels: Collection[Channel]) -> Decision[bool, Account]:
    """
    Let the second factors stay, if *channels*, which the host has proven, are a right use of them:
    the app, a recovery code, or the mailbox where there is no app; whether they would have gone.
    """
    of_app = {Channel.APP, Channel.RECOVERY}
    used = of_app if account.authenticator is not None else {*of_app, Channel.MAIL}
    return cancel_removal(account) if used & set(channels) else Decision(False, account)


def is_due(account: Account, *, now: int) -> bool:
    """
    Tell whether a removal has waited for long enough.
    """
    return account.removal is not None and now >= account.removal.due_at


def finish_removal(account: Account, *, now: int) -> Decision[tuple[EventKind, ...], Account]:
    """
    Remove the second factors if that is due; what was removed.
    """
    if not is_due(account, now=now):
        return Decision((), account)

    decision = remove_second_factors(account, now=now)
    return Decision(decision.outcome, evolve(decision.state, removal=None))
