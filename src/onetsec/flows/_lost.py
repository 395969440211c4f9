"""
An account whose record is gone: lost, or never there?
"""

from __future__ import annotations

from ..account import Account
from ..errors import Unavailable
from ..events import EventKind
from ..ports import AsyncStorage
from ..records import EventRecord

_PAGE = 1000  # of the events of one user, a sign-in among others
_TURNED = {
    EventKind.TOTP_ENABLED.value: ("app", True),
    EventKind.TOTP_DISABLED.value: ("app", False),
    EventKind.EMAIL_CODE_ENABLED.value: ("mail", True),
    EventKind.EMAIL_CODE_DISABLED.value: ("mail", False),
}


async def unless_lost(storage: AsyncStorage, account: Account) -> None:
    """
    Refuse an empty *account* of somebody who had a second factor: what is missing is not absent.

    The activity tells: only we write it, and after the account; so a crash in between locks nobody
    out. A session tells nothing here: a host may have proven factors that no account of ours has.

    Raises:
        Unavailable: If the record was lost, or the storage does not answer.
    """
    if account.version:
        return

    changes = await _changes(storage, account.user_id)
    # Of two changes in one second the version of the account tells which came last.
    if any(dict(_TURNED[one.kind] for one in sorted(changes, key=_version)).values()):
        raise Unavailable(
            "accounts: the record of a user with a second factor is missing. Restore it, or erase"
            " what is left of that user."
        )


async def _changes(storage: AsyncStorage, user_id: str) -> list[EventRecord]:
    """
    All that ever turned a second factor on or off, however much has happened since.
    """
    found: list[EventRecord] = []
    before: str | None = None
    while True:
        page = await storage.events(user_id, before=before, limit=_PAGE)
        found += [one for one in page if one.kind in _TURNED]
        if len(page) < _PAGE:
            return found

        before = page[-1].id


def _version(event: EventRecord) -> int:
    return int(event.id.rpartition("-")[2])
