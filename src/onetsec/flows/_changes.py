"""
Changes of a factor by somebody who is signed in: how they begin, and how they end.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from ..account import Account
from ..assurance import held_for, is_fresh
from ..events import Event, EventKind
from ..records import Channel, Client
from ..sessions import Session
from ..settings import Settings
from ._engine import Engine
from ._lanes import Lane
from .sessions import Opened, SessionsFlow

UNSEEN = Client()
"""Who asks for a change, if the host does not say."""


@frozen
class Changes:
    """
    What all changes of a factor have in common.
    """

    _engine: Engine
    _sessions: SessionsFlow
    _settings: Settings

    def is_fresh(self, session: Session, account: Account) -> bool:
        """
        Whether *session* has lately proven as much as *account* asks for.
        """
        now = self._engine.clock.seconds()
        return is_fresh(account, session.proofs, policy=self._settings.step_up, now=now)

    def held_for(self, session: Session, account: Account) -> int:
        """
        Seconds for which *session* changes nothing, for *account* is on hold; 0 if it is not.
        """
        return held_for(
            account,
            session.proofs,
            fresh=self._settings.step_up,
            policy=self._settings.password_reset,
            now=self._engine.clock.seconds(),
        )

    async def charge(self, user_id: str) -> int:
        """
        Charge a change to *user_id*: it writes, and may hash; the seconds to wait, or 0.
        """
        lane = Lane(self._engine, "change", self._settings.throttles.change)
        return await lane.charge(user_id)

    async def done(
        self,
        kind: EventKind,
        session: Session,
        account: Account,
        *,
        channel: Channel,
        proofs: Mapping[Channel, int],
        client: Client,
    ) -> Opened:
        """
        Give *session* a new token for what *account* is now, and tell what happened.
        """
        opened = await self._sessions._restamp(session, epoch=account.epoch, proofs=proofs)
        await self._engine.tell(
            Event(
                kind=kind,
                user_id=session.user_id,
                at=self._engine.clock.seconds(),
                mark=str(account.version),
                session_id=session.id,
                channel=channel,
            ),
            client=client,
        )
        return opened
