"""
An account whose record is gone: lost, or never there?
"""

from __future__ import annotations

from .. import sessions as session_rules
from ..account import Account
from ..errors import Unavailable
from ..events import EventKind
from ..records import EventRecord
from ..step_up import SECOND
from ._engine import Engine

_TURNED = {
    EventKind.TOTP_ENABLED.value: ("app", True),
    EventKind.TOTP_DISABLED.value: ("app", False),
    EventKind.EMAIL_CODE_ENABLED.value: ("mail", True),
    EventKind.EMAIL_CODE_DISABLED.value: ("mail", False),
}


async def unless_lost(engine: Engine, account: Account) -> None:
    """
    Refuse an empty *account* of somebody who had a second factor: what is missing is not absent.

    A session that has proven one tells of it, or what happened last. Both are written after the
    account was; so a crash in between locks nobody out.

    Raises:
        Unavailable: If the record was lost, or the storage does not answer.
    """
    if account.version:
        return

    records, _ = await engine.storage.sessions(account.user_id)
    proofs = [session_rules.proofs(one.channels) for one in records]
    events = [one for one in await engine.storage.events(account.user_id) if one.kind in _TURNED]
    # Of two changes in one second the version of the account tells which came last.
    standing = dict(_TURNED[one.kind] for one in sorted(events, key=_version))
    if any(standing.values()) or any(SECOND & one.keys() for one in proofs):
        raise Unavailable(
            "accounts: the record of a user with a second factor is missing. Restore it, or erase"
            " what is left of that user."
        )


def _version(event: EventRecord) -> int:
    return int(event.id.rpartition("-")[2])
