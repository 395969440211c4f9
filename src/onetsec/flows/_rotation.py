"""
Rotation: one account is put under the newest key.
"""

from __future__ import annotations

from functools import partial
from hmac import compare_digest

from attrs import evolve, frozen

from ..account import Account
from ..credentials import Change
from ..errors import Unavailable, Unreadable
from ..ports import AsyncUsers, Sealer
from ..records import User
from ..resealing import reseal
from ._addresses import Addresses
from ._engine import ROUNDS, Engine
from ._passwords import Passwords


@frozen(kw_only=True)
class Resealed:
    """
    What became of one account.

    Attributes:
        is_written: It was under an older key.

        left: What can not be put under the newest one from here: ``"recovery-codes"``,
            ``"authenticator"``, ``"email-code"``, ``"address"``, or the whole ``"account"``.
    """

    is_written: bool = False
    left: tuple[str, ...] = ()


@frozen
class Rotation:
    """
    The accounts of all users, and the keys that they are under.
    """

    _engine: Engine
    _users: AsyncUsers
    _sealer: Sealer
    _passwords: Passwords
    _addresses: Addresses

    async def reseal(self, user_id: str) -> Resealed:
        """
        Put the account of *user_id* under the newest key. Twice is harmless, and writes once.
        """
        engine = self._engine
        for _ in range(ROUNDS):
            record = await engine.storage.load(user_id)
            if record is None:
                return Resealed()
            try:
                seen = await self._passwords.looked(engine.opened(record))
            except Unreadable:
                return Resealed(left=("account",))
            if seen is None or seen.version != record.version:
                continue  # the fingerprint of the host's hash was put under the newest key

            after, left = self._anew(seen, await self._users.by_id(user_id))
            if after == seen and engine.is_current(record):
                return Resealed(left=left)

            decision = await engine.decide(user_id, partial(reseal, seen=seen, after=after))
            if decision.outcome is Change.CHANGED:
                return Resealed(is_written=True, left=left)

        raise Unavailable("accounts: it kept changing")

    def _anew(self, seen: Account, user: User | None) -> tuple[Account, tuple[str, ...]]:
        """
        *seen* with all that can be read under the newest key, and the names of the rest.
        """
        after, left = seen, []
        if seen.authenticator and not self._sealer.is_current(seen.authenticator.sealed):
            secret = self._sealer.unseal(seen.authenticator.sealed, "totp", seen.user_id)
            if secret is None:
                left.append("authenticator")
            else:
                sealed = self._sealer.seal(secret, "totp", seen.user_id)
                after = evolve(after, authenticator=evolve(seen.authenticator, sealed=sealed))
        newest = self._engine.keys.mac("recovery-code")[:4]
        if seen.recovery and not compare_digest(seen.recovery.key[:4], newest):
            left.append("recovery-codes")
        if seen.email:
            mac = self._mac(seen.email.address, user)
            after = evolve(after, email=evolve(seen.email, address=mac or seen.email.address))
            left += [] if mac else ["email-code"]
        if seen.address:
            mac = self._mac(seen.address.digest, user)
            after = evolve(after, address=evolve(seen.address, digest=mac or seen.address.digest))
            left += [] if mac else ["address"]
        return after, tuple(left)

    def _mac(self, kept: bytes, user: User | None) -> bytes:
        """
        What is kept of an address, under the newest key; empty if it is another one by now.
        """
        if compare_digest(kept[:4], self._engine.keys.mac("address")[:4]):
            return kept
        if user is None:
            return b""

        mac = self._addresses.mac(user, like=kept)
        return self._addresses.mac(user) if mac and compare_digest(mac, kept) else b""
