"""
Whose storage this is, in order: load the row, judge it, write it if it changed.
"""

from __future__ import annotations

from ..errors import Unavailable
from ..installation import Installation, prove
from ..ports import AsyncStorage, Clock, Keys, Random
from ..records import INSTALLATION

_ROUNDS = 8
_ID = 12


async def proven(
    storage: AsyncStorage, *, keys: Keys, clock: Clock, random: Random, expected: str
) -> Installation:
    """
    The installation that *storage* belongs to; a new storage begins one.

    Raises:
        ConfigurationError: If it is not ours; see :func:`.installation.prove`.

        Unavailable: If it does not answer.
    """

    def mac(id: str, like: bytes) -> bytes:
        return keys.mac("installation", id, like=like)

    fresh = random.bytes(_ID).hex()
    made = Installation(id=fresh, made_at=clock.seconds(), checks=(mac(fresh, b""),))
    for _ in range(_ROUNDS):
        record = await storage.load(INSTALLATION)
        found = None if record is None else Installation.of(record)
        after = prove(found, expected=expected, made=made, mac=mac)
        if after is found:
            return after

        version = 0 if record is None else record.version
        if await storage.save(after.record(version=version + 1), expected=version):
            return after

    raise Unavailable("storage: too many workers begin at once.")
