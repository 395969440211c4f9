"""
The lanes of the throttle, charged before work is done.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from attrs import frozen

from ..errors import Unavailable
from ..records import Client, Limit
from ..throttling import network, seconds
from ._engine import Engine


def typed_name(login: str) -> bytes:
    """
    A typed name as it is counted: in any case, and cut, for nobody's is longer.
    """
    return login[:512].strip().casefold().encode(errors="replace")


def network_of(user_id: str, client: Client) -> str:
    """
    *user_id*, as it is counted for one network: others can not use up what it has there. If the
    network is not known, all that are not share one.
    """
    return f"{network(client.address) or ''} {user_id}"


@frozen
class Lane:
    """
    One question that may be asked so often: of a network, a name or an account.
    """

    _engine: Engine
    _name: str
    _limits: tuple[Limit, ...]

    async def charge(self, who: str | bytes) -> int:
        """
        Charge one try to *who*; the seconds to wait if there is no room for it, or 0.
        """
        return await self._hit(who, cost=1)

    async def give_back(self, who: str | bytes) -> None:
        """
        Take back the charge of a try that was right. Older ones stay.

        To lose this is harmless, and what was right stays right.
        """
        with suppress(Unavailable):
            await self._hit(who, cost=-1)

    @asynccontextmanager
    async def unless_unavailable(self, who: str | bytes) -> AsyncIterator[None]:
        """
        Take back the charge of a try that gets no answer, because a port has none.

        Nothing was told then. A wrong guess that could be looked at is always told.
        """
        try:
            yield
        except Unavailable:
            await self.give_back(who)
            raise

    async def _hit(self, who: str | bytes, *, cost: int) -> int:
        if not self._limits:
            return 0

        engine = self._engine
        key = engine.keys.mac("throttle", self._name, who).hex()[-48:]
        hit = await engine.storage.hit(key, self._limits, now=engine.clock.micros(), cost=cost)
        return seconds(hit)
