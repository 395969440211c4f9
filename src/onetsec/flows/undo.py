"""
Undo, in order: read the link, show what would happen; take back, restore the address, mail a reset.
"""

from __future__ import annotations

import logging
from functools import partial

from attrs import evolve, frozen

from .. import tokens
from ..account import Account
from ..address import former_since
from ..attempts import Refusal
from ..decision import Decision
from ..errors import Unavailable, Unreadable
from ..events import Event, EventKind
from ..notices import UndoOutcome, find, undo_changes
from ..ports import AsyncUsers
from ..records import Client
from ..settings import Settings
from ..undo import Notice
from ._addresses import Addresses
from ._engine import ROUNDS, Engine
from ._moving import Moving, Overtaken
from ._passwords import Passwords
from .password_reset import PasswordResetFlow

_LOG = logging.getLogger("onetsec")


@frozen(kw_only=True)
class Told:
    """
    What the owner of an account was told of, and may take back.

    Attributes:
        kind: What happened.

        at: When, Unix seconds.
    """

    kind: EventKind
    at: int


@frozen
class UndoFlow:
    """
    The links that say: "This wasn't me".
    """

    _engine: Engine
    _users: AsyncUsers
    _addresses: Addresses
    _moving: Moving
    _passwords: Passwords
    _reset: PasswordResetFlow
    _settings: Settings

    async def told(self, token: str) -> Told | None:
        """
        What the link with *token* takes back; None if it works no more. To look spends nothing.

        Raises:
            Unavailable: If the storage does not answer.
        """
        found = await self._found(token)
        if found is None:
            return None

        _, notice = found
        try:
            return Told(kind=EventKind(notice.kind), at=notice.at)
        except ValueError as error:
            raise Unavailable(
                "undo: a newer release of onetsec has noted this. Upgrade this worker."
            ) from error

    async def undo(self, token: str, *, client: Client) -> UndoOutcome:
        """
        Take back what the notice of the link with *token* tells of, and all that came after it.

        What was added is removed, the address is restored, every session ends, and the password
        works no more. A link for a new one is mailed. Nobody is signed in by that.

        Raises:
            Unavailable: If a port does not answer.
        """
        found = await self._found(token)
        if found is None:
            return UndoOutcome.LINK_OVER

        account, notice = found
        for _ in range(ROUNDS):
            decision = await self._undone(account, notice)
            if decision.outcome is UndoOutcome.UNDONE:
                await self._tell(decision.state, client)
                await self._reset.start(account.user_id)
                _tell_operators(decision.state)
            if isinstance(decision.outcome, UndoOutcome):
                return decision.outcome

            account = await self._engine.account(account.user_id)

        raise Unavailable("undo: the address kept changing")

    async def _undone(
        self, account: Account, notice: Notice
    ) -> Decision[UndoOutcome | Refusal, Account]:
        """
        Change the account, and the host's row with it, if there is an address to be restored. If
        that can not be, everything else is taken back, and the present address is disputed.
        """
        if account.leaving is not None and await self._moving.settle(account.user_id):
            return Decision(Refusal.RETRY, account)
        # One that the host has set, and no sign-in has shown us yet, has to stop as well.
        if await self._passwords.looked(account) is None:
            return Decision(Refusal.RETRY, account)

        left = former_since(account.former, since=notice.at)
        rule = partial(
            undo_changes,
            id=notice.id,
            digest=notice.digest,
            left=left,
            policy=self._settings.undo,
            now=self._engine.clock.seconds(),
        )
        old = self._addresses.former(account.user_id, left)
        user = await self._users.by_id(account.user_id)
        if user is None or not old or not self._moving.is_possible:
            return await self._engine.decide(account.user_id, rule)

        mac = self._addresses.mac(evolve(user, email=old))
        swap = self._moving.swap(user, old)
        try:
            return await self._engine.decide(
                user.id, partial(rule, restored=mac), between=None if user.email == old else swap
            )
        except Overtaken:
            pass

        now = await self._users.by_id(user.id)
        if now is not None and now.email != user.email:
            return Decision(Refusal.RETRY, account)  # the row was changed; nobody has the old one

        return await self._engine.decide(user.id, rule)

    async def _found(self, token: str) -> tuple[Account, Notice] | None:
        """
        The account that *token* is a link of, and its notice. Nobody's token costs the same.
        """
        parsed = tokens.parse(token, kind=tokens.Kind.UNDO)
        if parsed is None:
            return None

        engine, policy = self._engine, self._settings.undo
        try:
            account, now = await engine.account(parsed.user_id), engine.clock.seconds()
        except Unreadable:  # a record that is nobody's, or that no key of ours opens: no link does
            return None

        for one in account.notices:
            digest = engine.keys.mac("undo", token, like=one.digest)
            if one is find(account, id=parsed.id, digest=digest, policy=policy, now=now):
                return account, one

        return None

    async def _tell(self, account: Account, client: Client) -> None:
        await self._engine.tell(
            Event(
                kind=EventKind.CHANGES_UNDONE,
                user_id=account.user_id,
                at=self._engine.clock.seconds(),
                mark=str(account.version),
            ),
            client=client,
        )


def _tell_operators(account: Account) -> None:
    """
    Log that an address could not be restored: nobody but the host can help its owner.
    """
    if account.address is not None and account.address.is_disputed:
        _LOG.error(
            "undo: the address of user %r was changed by somebody else, and could not be restored."
            " Nothing that opens the account is mailed to it. Find out who the owner is, correct"
            " the address, and call auth.address.vouch().",
            account.user_id,
        )
