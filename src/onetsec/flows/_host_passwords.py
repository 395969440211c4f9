"""
Passwords whose hashes the host keeps, in order: raise the epoch, swap the hash, save the account.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from attrs import define, evolve, field, frozen

from ..account import Account
from ..attempts import Refusal
from ..credentials import Change, change_password, register_password
from ..decision import Decision
from ..errors import Unavailable
from ..events import Event, EventKind
from ..fingerprints import (
    PREFIX,
    Notice,
    claim_reset,
    complete_reset,
    expect_rehash,
    follow,
    is_fingerprint,
    notice,
)
from ..ports import AsyncPasswordVault
from ..records import Channel, Client, Verified
from ..stopping import is_stopped
from ._engine import ROUNDS
from ._lost import unless_lost
from ._passwords import Changed, Passwords

_KEPT_CHANGING = "passwords: the host's hash kept changing, or the vault knows no such user"


@frozen
class HostPasswords(Passwords):
    """
    Passwords whose hashes the host keeps. The account has fingerprints: see :mod:`.fingerprints`.

    The order of a change: the minimum epoch is raised, the host's hash is swapped, the account is
    saved. Whoever signs in loads the account first, and asks the host afterwards: then a hash that
    was swapped out is never found together with an epoch of after the swap.
    """

    _vault: AsyncPasswordVault

    async def verify(self, account: Account, password: str, *, known: bool) -> Verified:
        stored = await self._vault.password_hash(account.user_id)
        return await self._hashers.to(known=known).verify(stored, password)

    async def refuse(self, account: Account, password: str, *, known: bool) -> None:
        stored = await self._vault.password_hash(account.user_id)
        if is_stopped(account):  # another password lifts that, for whoever types it next
            await self.noticed(account, stored)
        await self._hashers.to(known=known).verify(None, password)

    async def noticed(
        self, account: Account, stored: str | None, *, epoch: int | None = None, now: int = 0
    ) -> Account | None:
        marks, kept = self._marks(account, stored), account.password_hash
        if marks[:1] == (kept,) or (marks and marks[0] in account.rehashed):
            return account
        if stored is None and not is_fingerprint(kept):
            return account  # nothing to compare; a hash of before there was a vault waits for one

        await unless_lost(
            self._engine.storage, account
        )  # before it is written: then it would not look so
        rule = partial(notice, seen=kept, marks=marks, epoch=epoch, now=now or self._now())
        decision = await self._engine.decide(account.user_id, rule)
        if isinstance(decision.outcome, Refusal):
            return None
        if decision.outcome is Notice.ELSEWHERE:
            await self._tell(decision.state)
        return decision.state

    async def looked(self, account: Account, *, epoch: int | None = None) -> Account | None:
        stored = await self._vault.password_hash(account.user_id)
        return await self.noticed(account, stored, epoch=epoch)

    async def refresh(self, account: Account, verified: Verified) -> None:
        if verified.new_hash is None:
            return

        marks, new = self._marks(account, verified.stored), self._mark(account, verified.new_hash)
        rule = partial(expect_rehash, marks=marks, new=new)
        decision = await self._engine.decide(account.user_id, rule)
        if decision.outcome is Change.CHANGED:
            await self._vault.replace_password_hash(
                account.user_id, verified.new_hash, expected=verified.stored
            )

    async def shown(self, account: Account) -> Account:
        return evolve(
            account, password_hash=await self._vault.password_hash(account.user_id), rehashed=()
        )

    async def are_there(self, account: Account, *, now: int) -> bool:
        stored = await self._vault.password_hash(account.user_id)
        if stored is None:
            return _is_old(account)

        await self.noticed(account, stored, now=now)
        return True

    async def register(self, user_id: str, new_hash: str) -> Changed:
        for _ in range(ROUNDS):
            account = await self._engine.account(user_id)
            stored = await self._vault.password_hash(user_id)
            seen = await self.noticed(account, stored)
            if seen is None:
                continue
            if stored is not None:
                return Decision(Refusal.ALREADY_ENABLED, seen)

            mark = self._mark(seen, new_hash)
            rule = partial(register_password, new_hash=mark, now=self._now())
            decision = await self._swapped(seen, rule, stored=None, new_hash=new_hash)
            if decision.outcome is not Refusal.RETRY:
                return decision

        raise Unavailable(_KEPT_CHANGING)

    async def change(
        self, account: Account, verified: Verified, new_hash: str, *, epoch: int, client: Client
    ) -> Changed:
        rule = partial(
            change_password,
            verified=evolve(verified, stored=account.password_hash),
            new_hash=self._mark(account, new_hash),
            epoch=epoch,
            now=self._now(),
        )
        return await self._swapped(
            account, rule, stored=verified.stored, new_hash=new_hash, client=client
        )

    async def reset(
        self, account: Account, *, id: str, digest: bytes, new_hash: str, client: Client
    ) -> Changed:
        stored = await self._vault.password_hash(account.user_id)
        if stored is None and not _is_old(account):
            return Decision(Refusal.STALE, account)

        seen = await self.noticed(account, stored)  # what was changed elsewhere has ended all links
        if seen is None:
            return Decision(Refusal.STALE, account)

        was, now = seen.password_hash, self._now()
        rule = partial(claim_reset, was=was, id=id, digest=digest, policy=self._links, now=now)
        claimed = await self._engine.decide(account.user_id, rule)
        if claimed.outcome is not Change.CHANGED:
            return claimed

        mark = self._mark(seen, new_hash)
        completed = partial(complete_reset, was=was, new=mark, now=now)
        return await self._swapped(seen, completed, stored=stored, new_hash=new_hash, client=client)

    async def _swapped(
        self,
        account: Account,
        rule: Callable[[Account], Changed],
        *,
        stored: str | None,
        new_hash: str,
        client: Client | None = None,
    ) -> Changed:
        """
        Change the account by *rule*, and the host's hash with it, from *stored* to *new_hash*.

        Once that is swapped the account has to follow, whatever was changed in it meanwhile.
        """
        swap = _Swap(vault=self._vault, user_id=account.user_id, new=new_hash, expected=stored)

        def judged(fresh: Account) -> Changed:
            decision = rule(fresh)
            if decision.outcome is Change.CHANGED or not swap.is_done:
                return decision

            return follow(
                fresh,
                was=account.password_hash,
                new=self._mark(account, new_hash),
                now=self._now(),
            )

        try:
            return await self._engine.decide(account.user_id, judged, client=client, between=swap)
        except _Overtaken:
            return Decision(Refusal.RETRY, account)

    def _marks(self, account: Account, stored: str | None) -> tuple[str, ...]:
        """
        All fingerprints of *stored*: under the present key, and under those in *account*. The hash
        itself is one too: a host may have copied it from there.
        """
        if stored is None:
            return ()

        kept = (account.password_hash, *account.rehashed)
        older = (
            self._mark(account, stored, like=bytes.fromhex(one.removeprefix(PREFIX)))
            for one in kept
            if one is not None and is_fingerprint(one)
        )
        return tuple(dict.fromkeys((self._mark(account, stored), *older, stored)))

    def _mark(self, account: Account, stored: str, *, like: bytes = b"") -> str:
        mac = self._engine.keys.mac("password-fingerprint", account.user_id, stored, like=like)
        return PREFIX + mac.hex()

    async def _tell(self, account: Account) -> None:
        await self._engine.tell(
            Event(
                kind=EventKind.PASSWORD_CHANGED,
                user_id=account.user_id,
                at=self._now(),
                mark=str(account.version),
                channel=Channel.PASSWORD,
            )
        )


class _Overtaken(Exception):
    """
    The host's hash is another one by now.
    """


@define(kw_only=True)
class _Swap:
    """
    One swap of the host's hash, however often the account has to be saved for it.
    """

    vault: AsyncPasswordVault
    user_id: str
    new: str = field(repr=False)
    expected: str | None = field(repr=False)
    is_done: bool = False

    async def __call__(self) -> None:
        if self.is_done:
            return

        self.is_done = await self._replaced()
        if not self.is_done:
            raise _Overtaken

    async def _replaced(self) -> bool:
        """
        Whether the hash was swapped. The answer may be lost on its way; then what is there, which
        was salted just now, tells that it was ours.
        """
        try:
            return await self.vault.replace_password_hash(
                self.user_id, self.new, expected=self.expected
            )
        except Unavailable:
            if await self.vault.password_hash(self.user_id) != self.new:
                raise
            return True


def _is_old(account: Account) -> bool:
    """
    Whether *account* has a hash of its own, from before there was a vault.
    """
    return account.password_hash is not None and not is_fingerprint(account.password_hash)
