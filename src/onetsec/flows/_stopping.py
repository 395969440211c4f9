"""
Passwords that stop: for whom, when, and that their owners hear of it.
"""

from __future__ import annotations

from functools import partial

from attrs import frozen

from .. import stopping as rules
from ..account import Account
from ..events import Event, EventKind
from ..records import Channel, Client
from ..settings import Settings
from ..stopping import Stop
from . import _claims
from ._engine import Engine


@frozen
class Stops:
    """
    The stopped passwords of all users.
    """

    _engine: Engine
    _settings: Settings

    def is_stopped(self, account: Account, *, client: Client) -> bool:
        """
        Whether the password of *account* has stopped for *client*: for no device that it knows.
        """
        device = _claims.device(self._engine, client.device)
        is_stopped = rules.is_stopped(account)
        return is_stopped and not _claims.knows(account, device)

    async def stops(self, account: Account, *, client: Client) -> bool:
        """
        Whether the password of *account* stops now: codes that were mailed for it have gone
        unanswered.
        """
        now = self._engine.clock.seconds()
        rule = partial(
            rules.stop_unanswered,
            lives=self._settings.email_code.lives,
            policy=self._settings.attempts,
            now=now,
        )
        if rule(account).outcome is Stop.WORKS:
            return False

        decision = await self._engine.decide(account.user_id, rule, client=client)
        if decision.outcome is Stop.STOPS:
            await self.tell(decision.state, client=client)
        return rules.is_stopped(decision.state)

    async def tell(self, account: Account, *, client: Client) -> None:
        """
        Tell of *account*, after the write that has stopped its password.
        """
        event = Event(
            kind=EventKind.PASSWORD_STOPPED,
            user_id=account.user_id,
            at=account.stopped_at,
            mark=str(account.version),
            channel=Channel.PASSWORD,
            address=client.address,
        )
        await self._engine.tell(event, client=client)
