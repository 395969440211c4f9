"""
Security activity, in order: read a part of the past, add what the account knows, show a page.
"""

from __future__ import annotations

from attrs import frozen

from .. import activity as rules
from ..activity import (
    ActivityGroup,
    ActivityLine,
    ActivityOutcome,
    ActivityPage,
    ActivityPolicy,
)
from ..sessions import Session
from ._engine import Engine

_BATCH = 100
_READS = 4
_FIRST = ""
"""Less than the id of any event."""

__all__ = ["ActivityFlow", "ActivityOutcome"]


@frozen
class ActivityFlow:
    """
    What happened to each account.
    """

    _engine: Engine
    _policy: ActivityPolicy

    async def list(
        self, session: Session, *, group: ActivityGroup | None = None, before: str = ""
    ) -> ActivityPage:
        """
        What happened to the account of the user of *session*, the newest first.

        A page of one *group* may hold less than others, or nothing: no more than 400 events are
        looked at for one. It still says where to go on.

        Args:
            group: Only this; None for everything.

            before: The cursor of the page, ``older`` of the one before; "" for the newest.

        Raises:
            Unavailable: If the storage does not answer.
        """
        return await self._listed(session.user_id, group=group, before=before)

    async def of_user(
        self, user_id: str, *, group: ActivityGroup | None = None, before: str = ""
    ) -> ActivityPage:
        """
        What happened to the account of *user_id*, for an operator: see :meth:`list`.

        Raises:
            Unavailable: If the storage does not answer.
        """
        return await self._listed(user_id, group=group, before=before)

    async def sweep(self, user_id: str) -> None:
        """
        Delete what is shown no more of *user_id*: for a timer of the host, and users who do
        nothing. One event in twenty does so by itself, for the user that it is about, unless
        ``sweep_every`` is 0.

        Raises:
            Unavailable: If the storage does not answer.
        """
        await self._engine.drop_old_events(user_id)

    async def _listed(
        self, user_id: str, *, group: ActivityGroup | None, before: str
    ) -> ActivityPage:
        before = rules.cursor(before)
        account = await self._engine.account(user_id)
        found, rest = await self._read(user_id, group=group, before=before)
        failed = rules.failed(account.failures, group=group, before=before, after=rest or _FIRST)
        return rules.page((*found, *failed), size=self._policy.page, rest=rest)

    async def _read(
        self, user_id: str, *, group: ActivityGroup | None, before: str
    ) -> tuple[tuple[ActivityLine, ...], str]:
        """
        Enough events for a page, if there are so many, and the cursor of the rest.
        """
        found: tuple[ActivityLine, ...] = ()
        now, rest = self._engine.clock.seconds(), before
        for _ in range(_READS):
            records = await self._engine.storage.events(user_id, before=rest or None, limit=_BATCH)
            found += rules.lines(records, group=group, policy=self._policy, now=now)
            if len(records) < _BATCH or now - records[-1].at >= self._policy.keep:
                return found, ""

            rest = records[-1].id
            if len(found) > self._policy.page:
                break

        return found, rest
