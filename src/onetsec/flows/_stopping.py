"""
The owner hears of a password that has stopped.
"""

from __future__ import annotations

from ..account import Account
from ..events import Event, EventKind
from ..records import Channel, Client


def stopped(account: Account, *, client: Client) -> Event:
    """
    What *account* tells of, after the write that has stopped its password.
    """
    return Event(
        kind=EventKind.PASSWORD_STOPPED,
        user_id=account.user_id,
        at=account.stopped_at,
        mark=str(account.version),
        channel=Channel.PASSWORD,
        address=client.address,
    )
