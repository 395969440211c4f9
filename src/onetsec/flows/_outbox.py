"""
The outbox: what was to be mailed by a process that has died, whoever comes after it.
"""

from __future__ import annotations

from attrs import frozen

from ..errors import DeliveryError, OnetsecError, TooNew, Unavailable, Unreadable
from ..notices import AGAIN
from ._engine import Engine
from ._mails import Mails

_AT_ONCE = 100  # accounts
_ENOUGH = 3  # that fail: then it is not they, but the server that takes no mail, or a port


@frozen
class Outbox:
    """
    The accounts with notices that wait.
    """

    _engine: Engine
    _mails: Mails

    async def deliver(self) -> int:
        """
        Mail what dead processes have left, for up to a hundred accounts: those first that wait
        longest. Each is claimed before, so of several who come at once one mails it; whoever dies
        on the way, or finds no room, leaves it to be claimed anew two minutes later.

        Returns:
            How many accounts there were to look at.

        Raises:
            DeliveryError: If a mail was not taken. The others were tried all the same, unless it
                seems that none is taken.

            Unavailable: If a port does not answer.
        """
        if not self._mails.is_there:
            return 0

        engine = self._engine
        before = engine.clock.seconds() - AGAIN
        users = await engine.storage.waiting(before=before, limit=_AT_ONCE)
        failures: list[OnetsecError] = []
        for user_id in users:
            try:
                await self._mails.tell(user_id, is_left=True)
            except Unreadable:
                await engine.put_off(user_id)
            except TooNew:
                continue  # a newer worker reads it
            except (DeliveryError, Unavailable) as failure:
                failures.append(failure)
                if len(failures) == _ENOUGH:
                    break
        if failures:
            raise failures[0]

        return len(users)
