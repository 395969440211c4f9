"""
The lanes of the throttle, charged before work is done.
"""

from __future__ import annotations

from attrs import frozen

from ..records import Limit
from ..throttling import seconds
from ._engine import Engine


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
        """
        await self._hit(who, cost=-1)

    async def _hit(self, who: str | bytes, *, cost: int) -> int:
        if not self._limits:
            return 0

        engine = self._engine
        key = engine.keys.mac("throttle", self._name, who).hex()[-48:]
        hit = await engine.storage.hit(key, self._limits, now=engine.clock.micros(), cost=cost)
        return seconds(hit)
