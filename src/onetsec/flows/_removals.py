"""
Removals of second factors: at once, or after a delay.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from attrs import frozen

from ..account import Account
from ..credentials import remove_second_factors
from ..decision import Decision
from ..events import Event, EventKind
from ..lost_factors import begin_removal, cancel_by_use, cancel_removal, finish_removal, is_due
from ..records import Channel
from ..removals import RemovalPolicy
from ._engine import Engine

Kinds = tuple[EventKind, ...]


@frozen
class Removals:
    """
    The second factors of all users, and when they go.
    """

    _engine: Engine
    _policy: RemovalPolicy

    async def begin(self, user_id: str) -> int | None:
        """
        Have them removed after the delay; when, in Unix seconds. None if there is none.
        """
        engine, now = self._engine, self._engine.clock.seconds()
        rule = partial(begin_removal, policy=self._policy, now=now)
        decision = await engine.decide(user_id, rule)
        removal = decision.state.removal
        if removal is not None and removal.asked_at == now:
            await self._tell(user_id, (EventKind.REMOVAL_ASKED,), decision.state.version)
        return decision.outcome

    async def cancel(self, user_id: str) -> bool:
        """
        Let them stay; whether they would have been removed.
        """
        return (await self._engine.decide(user_id, cancel_removal)).outcome

    async def note_use(self, account: Account, channels: Collection[Channel]) -> None:
        """
        Let them stay, if the host has proven one of them among *channels*.
        """
        if account.removal is not None:
            await self._engine.decide(account.user_id, partial(cancel_by_use, channels=channels))

    def are_due(self, account: Account) -> bool:
        """
        Tell whether those of *account* have waited for long enough.
        """
        return is_due(account, now=self._engine.clock.seconds())

    async def finish(self, user_id: str) -> Kinds:
        """
        Remove them if that is due; what was removed.
        """
        return await self._removed(user_id, finish_removal)

    async def at_once(self, user_id: str) -> Kinds:
        """
        Remove them now; what was removed.
        """
        return await self._removed(user_id, remove_second_factors)

    async def _removed(self, user_id: str, rule: Callable[..., Decision[Kinds, Account]]) -> Kinds:
        now = self._engine.clock.seconds()
        decision = await self._engine.decide(user_id, partial(rule, now=now))
        await self._tell(user_id, decision.outcome, decision.state.version)
        return decision.outcome

    async def _tell(self, user_id: str, kinds: Kinds, version: int) -> None:
        now = self._engine.clock.seconds()
        for kind in kinds:
            mark = f"{version}.{kind.value}"
            await self._engine.tell(Event(kind=kind, user_id=user_id, at=now, mark=mark))
