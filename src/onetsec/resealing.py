"""
Resealing: the same account, under a newer key.

Pure: reads no clock, touches no storage, draws no randomness.
"""

from __future__ import annotations

from .account import Account
from .attempts import Refusal
from .credentials import Change
from .decision import Decision


def reseal(
    account: Account, *, seen: Account, after: Account
) -> Decision[Change | Refusal, Account]:
    """
    Put *after* in the place of *account*.

    Args:
        seen: What was looked at. If it has changed since, the look has to be taken again.

        after: The same, with its secrets under the newest key.
    """
    if account.version != seen.version:
        return Decision(Refusal.RETRY, account)

    return Decision(Change.CHANGED, after)
