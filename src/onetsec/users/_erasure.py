"""
Deletions of the host's users: noticed in its session, and followed before it commits.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction, object_session

from ..records import AccountRecord

_DELETED = "onetsec deleted"


def now() -> int:
    """
    Unix seconds.
    """
    return int(time.time())


def epoch_after(record: AccountRecord | None) -> int:
    """
    An epoch that ends every session of the account, and every sign-in that is in flight.
    """
    return max(now(), 0 if record is None else record.epoch + 1)


def listen(model: Any, id_of: Callable[[Any], str], erase: Callable[[str], object]) -> None:
    """
    Call *erase* with the id of each *model* that a session deletes, right before it commits.

    Before, not after: if *erase* fails, nothing is deleted. If the commit fails, a user is left who
    has to set a password anew, and never an account of somebody who is gone.
    """

    @event.listens_for(model, "before_delete", propagate=True)
    def deleted(mapper: Any, connection: Any, user: Any) -> None:
        session = object_session(user)
        if session is None:  # pragma: no cover - SQLAlchemy deletes objects of a session only
            return
        within = session.get_nested_transaction() or session.get_transaction()
        session.info.setdefault(_DELETED, []).append((within, id_of(user), erase))

    for moment, step in (("before_commit", _follow), ("after_soft_rollback", _forget)):
        if not event.contains(Session, moment, step):
            event.listen(Session, moment, step)


def _follow(session: Session) -> None:
    if session.in_nested_transaction():
        return  # a SAVEPOINT: what is around it may still be rolled back

    session.flush()  # which the commit would be next to do; only now it is known who is deleted
    deleted, root = session.info.get(_DELETED, []), session.get_transaction()
    while deleted:
        within, user_id, erase = deleted[0]
        if root is not None and _is_in(within, root):  # else its session was closed, and used again
            erase(user_id)
        deleted.pop(0)


def _forget(session: Session, previous: SessionTransaction) -> None:
    if deleted := session.info.get(_DELETED):
        deleted[:] = [one for one in deleted if not _is_in(one[0], previous)]


def _is_in(within: SessionTransaction | None, around: SessionTransaction) -> bool:
    while within is not None:
        if within is around:
            return True
        within = within.parent
    return False
