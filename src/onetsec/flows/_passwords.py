"""
Where hashes of passwords are: in the account, unless the host keeps them (:mod:`._host_passwords`).
"""

from __future__ import annotations

from functools import partial

from attrs import frozen

from ..account import Account
from ..attempts import Refusal
from ..credentials import (
    Change,
    change_password,
    refresh_hash,
    register_password,
    reset_password,
)
from ..decision import Decision
from ..password_reset import ResetPolicy
from ..records import Client, Verified
from ._engine import Engine
from ._hashers import Hashers

Changed = Decision[Change | Refusal, Account]


@frozen
class Passwords:
    """
    Passwords whose hashes are kept in the account.
    """

    _engine: Engine
    _hashers: Hashers
    _links: ResetPolicy

    async def verify(self, account: Account, password: str, *, known: bool) -> Verified:
        """
        Look at the hash of *account* with *password*; without one at the same cost, and in vain.

        Args:
            known: It comes from a device that the account knows, or from a session.
        """
        return await self._hashers.to(known=known).verify(account.password_hash, password)

    async def refuse(self, account: Account, password: str, *, known: bool) -> None:
        """
        Cost as much as :meth:`verify`, and look at nothing.
        """
        await self._hashers.to(known=known).verify(None, password)

    async def noticed(
        self, account: Account, stored: str | None, *, epoch: int | None = None, now: int = 0
    ) -> Account | None:
        """
        The account to go on with, after a look at *stored*; None if somebody was faster.

        Args:
            epoch: What the session that asks was opened in; None if it is a sign-in.

            now: When it was seen, if that is not now.
        """
        return account

    async def looked(self, account: Account, *, epoch: int | None = None) -> Account | None:
        """
        :meth:`noticed` for whoever has typed no password.
        """
        return account

    async def refresh(self, account: Account, verified: Verified) -> None:
        """
        Store the hash under newer parameters, if its own are out of date.
        """
        if verified.new_hash is not None:
            await self._engine.decide(account.user_id, partial(refresh_hash, verified=verified))

    async def shown(self, account: Account) -> Account:
        """
        *account*, with a password if there is one now: to be looked at, not to be stored.
        """
        return account

    async def are_there(self, account: Account, *, now: int) -> bool:
        """
        Whether a rule can tell by the account if there is a password to recover.

        Args:
            now: When it was asked for.
        """
        return True

    async def register(self, user_id: str, new_hash: str) -> Changed:
        """
        See :func:`.register_password`.
        """
        rule = partial(register_password, new_hash=new_hash, now=self._now())
        return await self._engine.decide(user_id, rule)

    async def change(
        self, account: Account, verified: Verified, new_hash: str, *, epoch: int, client: Client
    ) -> Changed:
        """
        See :func:`.change_password`.
        """
        rule = partial(
            change_password, verified=verified, new_hash=new_hash, epoch=epoch, now=self._now()
        )
        return await self._engine.decide(account.user_id, rule, client=client)

    async def reset(
        self, account: Account, *, id: str, digest: bytes, new_hash: str, client: Client
    ) -> Changed:
        """
        See :func:`.reset_password`.
        """
        rule = partial(
            reset_password,
            id=id,
            digest=digest,
            new_hash=new_hash,
            policy=self._links,
            now=self._now(),
        )
        return await self._engine.decide(account.user_id, rule, client=client)

    def _now(self) -> int:
        return self._engine.clock.seconds()
