"""
An address that takes the place of another one: in the account, and in the host's row.

The order of a change: what it will be is kept in the account, the minimum epoch is raised, the
host's row is swapped, the account is saved. Whoever comes after a death in between looks at the
host's row, and finishes the change or forgets it.
"""

from __future__ import annotations

from functools import partial
from hmac import compare_digest
from typing import Any, cast

from attrs import define, evolve, field, frozen

from ..account import Account
from ..address import GIVEN_UP, Leaving
from ..attempts import Refusal, is_stale
from ..credentials import Change
from ..decision import Decision
from ..errors import Unavailable
from ..events import Event, EventKind
from ..letters import is_address
from ..location import address_of
from ..mailbox import begin_change, change_address, forget_change
from ..ports import AsyncUsers, AsyncWritableUsers
from ..records import Channel, Client, User
from ..settings import Settings
from ._addresses import Addresses
from ._engine import Engine

_IN_TIME = 30  # seconds; long before somebody else gives it up

Moved = Decision[Change | Refusal, Account]


@frozen
class Moving:
    """
    The moves of all users.
    """

    _engine: Engine
    _users: AsyncUsers
    _addresses: Addresses
    _settings: Settings

    @property
    def is_possible(self) -> bool:
        """
        Whether the host can change an address.
        """
        return hasattr(self._users, "change_email")

    async def move(self, user: User, to: User, *, epoch: int, client: Client) -> Moved | None:
        """
        Change the account, and the host's row with it; None if somebody else has the address.

        Args:
            to: The same user, with the new address, which was proven.

            epoch: What the session that asks was opened in.

        Returns:
            ``FOLLOWED`` if it was changed, but not by us, so that every session has ended.
        """
        other = await self._users.by_login(to.email)  # before sessions end in vain
        if other is not None and other.id != user.id:
            return None

        await self.settle(user.id)
        leaving = self._leaving(user, to, epoch=epoch, client=client)
        begun = await self._engine.decide(user.id, partial(begin_change, leaving=leaving))
        if begun.outcome is not Change.CHANGED:
            return begun

        swap = self.swap(user, to.email, until=leaving.at + _IN_TIME)
        try:
            decision = await self._engine.decide(
                user.id, self._rule(leaving, to, epoch=epoch), client=client, between=swap
            )
        except Overtaken:
            await self._forget(user.id, leaving)
            return None

        if decision.outcome is not Refusal.STALE:
            return decision
        # A credential was changed meanwhile: this one is not to be.
        if not swap.is_done:
            await self._forget(user.id, leaving)
        elif decision.state.leaving is None:  # given up, by a clock that is ahead of ours
            await swap.undo()
        elif await self.settle(user.id):
            return evolve(decision, outcome=Change.FOLLOWED)
        return decision

    async def settle(self, user_id: str) -> bool:
        """
        Find out what became of a change that was begun, whose process may have died; whether it was
        made, and is finished now. One that may still be made is left alone.

        Raises:
            Unavailable: If a port does not answer.
        """
        account = await self._engine.account(user_id)
        leaving = account.leaving
        if leaving is None:
            return False

        user = await self._users.by_id(user_id)
        if user is not None and self._has_left(user, leaving):
            is_not_to_be = is_stale(account, leaving.epoch)
            if not (is_not_to_be and await self._moved_back(user, leaving)):
                return await self._finish(user, leaving)
        elif self._engine.clock.seconds() - leaving.at < GIVEN_UP:
            return False

        await self._forget(user_id, leaving)
        return False

    def swap(self, user: User, new: str, *, until: int | None = None) -> Swap:
        """
        The change of the host's row of *user* to the address *new*, to be made between two writes.

        Args:
            until: Unix seconds; from then on it is too late.
        """
        return Swap(
            engine=self._engine,
            users=self._users,
            user_id=user.id,
            new=new,
            expected=user.email,
            until=until,
        )

    def _leaving(self, user: User, to: User, *, epoch: int, client: Client) -> Leaving:
        """
        What is kept of the address that *user* leaves; nothing of one that no mail can be sent to.
        """
        sealed = self._addresses.sealed(user.id, user.email) if is_address(user.email) else None
        seen_at = address_of(client.address)
        return Leaving(
            id=self._engine.new_id(),
            to=self._addresses.mac(to),
            sealed=sealed,
            at=self._engine.clock.seconds(),
            epoch=epoch,
            address="" if seen_at is None else str(seen_at),
        )

    def _rule(self, leaving: Leaving, to: User, *, epoch: int | None) -> partial[Moved]:
        is_proven = self._is_new(to, leaving)
        return partial(
            change_address,
            leaving=leaving,
            mac=self._addresses.mac(to) if is_proven else b"",
            epoch=epoch,
            policy=self._settings.address,
            now=self._engine.clock.seconds(),
        )

    def _is_new(self, user: User, leaving: Leaving) -> bool:
        """
        Whether *user* has the address that was proven.
        """
        mac = self._addresses.mac(user, like=leaving.to)
        return bool(mac) and compare_digest(mac, leaving.to)

    def _has_left(self, user: User, leaving: Leaving) -> bool:
        """
        Whether *user* has another address than the old one: the new one, or a third by now.
        """
        old = self._old(user, leaving)
        return self._is_new(user, leaving) or bool(old and user.email != old)

    def _old(self, user: User, leaving: Leaving) -> str:
        return self._addresses.former(user.id, leaving.former)

    async def _moved_back(self, user: User, leaving: Leaving) -> bool:
        """
        Whether the host has the old address again, of a change that is not to be.
        """
        old = self._old(user, leaving)
        if not old or not self._is_new(user, leaving) or not self.is_possible:
            return False

        writable = cast(AsyncWritableUsers, self._users)
        return await writable.change_email(user.id, old, expected=user.email)

    async def _finish(self, user: User, leaving: Leaving) -> bool:
        client = Client(leaving.address)
        decision = await self._engine.decide(
            user.id, self._rule(leaving, user, epoch=None), client=client
        )
        if decision.outcome is not Change.CHANGED:
            return False  # somebody else has

        await self._engine.tell(
            Event(
                kind=EventKind.ADDRESS_CHANGED,
                user_id=user.id,
                at=leaving.at,
                mark=str(decision.state.version),
                channel=Channel.MAIL,
                address=leaving.address,
            )
        )
        return True

    async def _forget(self, user_id: str, leaving: Leaving) -> None:
        await self._engine.decide(user_id, partial(forget_change, id=leaving.id))


class Overtaken(Exception):
    """
    The host's row is another one by now, or somebody else has the address.
    """


@define(kw_only=True)
class Swap:
    """
    One change of the host's row, however often the account has to be saved for it.
    """

    engine: Engine
    users: Any
    user_id: str
    new: str = field(repr=False)
    expected: str = field(repr=False)
    until: int | None
    is_done: bool = False

    async def __call__(self) -> None:
        if self.is_done:
            return
        if self.until is not None and self.engine.clock.seconds() >= self.until:
            raise Unavailable("address: the storage was too slow, and nothing was changed")

        self.is_done = await self._changed()
        if not self.is_done:
            raise Overtaken

    async def undo(self) -> None:
        """
        Put the old address back, if the new one is still there.
        """
        await self._writable.change_email(self.user_id, self.expected, expected=self.new)

    async def _changed(self) -> bool:
        """
        Whether the row was changed. The answer may be lost on its way; then what is there tells.
        """
        try:
            return await self._writable.change_email(self.user_id, self.new, expected=self.expected)
        except Unavailable:
            user = await self._writable.by_id(self.user_id)
            if user is None or user.email != self.new:
                raise
            return True

    @property
    def _writable(self) -> AsyncWritableUsers:
        return cast(AsyncWritableUsers, self.users)
