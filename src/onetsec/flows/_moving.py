"""
An address that takes the place of another one: in the account, and in the host's row.
"""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from attrs import define, field, frozen

from ..account import Account
from ..address import Former
from ..attempts import Refusal
from ..credentials import Change
from ..decision import Decision
from ..errors import Unavailable
from ..letters import is_address
from ..mailbox import change_address
from ..ports import AsyncUsers, AsyncWritableUsers
from ..records import Client, User
from ..settings import Settings
from ._addresses import Addresses
from ._engine import Engine


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

    async def move(
        self, user: User, to: User, *, epoch: int, client: Client
    ) -> Decision[Change | Refusal, Account] | None:
        """
        Change the account, and the host's row with it; None if somebody else has the address.

        Args:
            to: The same user, with the new address, which was proven.

            epoch: What the session that asks was opened in.
        """
        other = await self._users.by_login(to.email)  # before sessions end in vain
        if other is not None and other.id != user.id:
            return None

        rule = partial(
            change_address,
            mac=self._addresses.mac(to),
            former=self._former(user),
            epoch=epoch,
            policy=self._settings.address,
            now=self._engine.clock.seconds(),
        )
        swap = self.swap(user, to.email)
        try:
            decision = await self._engine.decide(user.id, rule, client=client, between=swap)
        except Overtaken:
            return None

        if decision.outcome is not Change.CHANGED and swap.is_done:
            await swap.undo()  # a credential was changed meanwhile: this one is not to be
        return decision

    def swap(self, user: User, new: str) -> Swap:
        """
        The change of the host's row of *user* to the address *new*, to be made between two writes.
        """
        return Swap(users=self._users, user_id=user.id, new=new, expected=user.email)

    def _former(self, user: User) -> Former | None:
        """
        What is kept of the address that *user* leaves; nothing of one that no mail can be sent to.
        """
        if not is_address(user.email):
            return None

        sealed, now = (
            self._addresses.sealed(user.id, user.email),
            self._engine.clock.seconds(),
        )
        return Former(id=self._engine.new_id(), sealed=sealed, left_at=now)


class Overtaken(Exception):
    """
    The host's row is another one by now, or somebody else has the address.
    """


@define(kw_only=True)
class Swap:
    """
    One change of the host's row, however often the account has to be saved for it.
    """

    users: Any
    user_id: str
    new: str = field(repr=False)
    expected: str = field(repr=False)
    is_done: bool = False

    async def __call__(self) -> None:
        if self.is_done:
            return

        self.is_done = await self._changed()
        if not self.is_done:
            raise Overtaken

    async def undo(self) -> None:
        """
        Put the old address back.
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
