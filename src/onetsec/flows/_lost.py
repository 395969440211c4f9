"""
An account whose record is gone: lost, or never there?
"""

from __future__ import annotations

from ..account import Account
from ..errors import Unavailable
from ..events import EventKind
from ..records import EventRecord
from ._engine import Engine

_MOST = 1000  # events of one user, a sign-in among others
_TURNED = {
    EventKind.TOTP_ENABLED.value: ("app", True),
    EventKind.TOTP_DISABLED.value: ("app", False),
    EventKind.EMAIL_CODE_ENABLED.value: ("mail", True),
    EventKind.EMAIL_CODE_DISABLED.value: ("mail", False),
}


async def unless_lost(engine: Engine, account: Account) -> None:
    """
    Refuse an empty *account* of somebody who had a second factor: what is missing is not absent.

    The activity tells: only we write it, and after the account; so a crash in between locks nobody
    out. A session tells nothing here: a host may have proven factors that no account of ours has.

    Raises:
        Unavailable: If the record was lost, or the storage does not answer.
    """
    if account.version:
        return

    events = await engine.storage.events(account.user_id, limit=_MOST)
    changes = [one for one in events if one.kind in _TURNED]
    # Of two changes in one second the version of the account tells which came last.
    if any(dict(_TURNED[one.kind] for one in sorted(changes, key=_version)).values()):
        raise Unavailable(
            "accounts: the record of a user with a second factor is missing. Restore it, or erase"
            " what is left of that user."
        )


def _version(event: EventRecord) -> int:
    return int(event.id.rpartition("-")[2])
