"""
Undo, in order: read the link, show what would happen; take back, restore the address, mail a reset.
"""

from __future__ import annotations

from functools import partial

from attrs import evolve, frozen

from .. import tokens
from .. import undo as rules
from ..account import Account
from ..decision import Decision
from ..events import Event, EventKind
from ..jobs import Job, JobKind
from ..notices import UndoOutcome, undo_changes
from ..ports import AsyncUsers
from ..records import Client, User
from ..settings import Settings
from ..undo import Notice
from ._engine import Engine
from ._mails import Mails
from ._moving import Overtaken, Swap


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
    _mails: Mails
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
        return Told(kind=EventKind(notice.kind), at=notice.at)

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
        user = await self._users.by_id(account.user_id)
        decision = await self._undone(user, account, notice)
        if decision.outcome is UndoOutcome.UNDONE:
            await self._tell(decision.state, client)
            self._mail_reset(account.user_id)
        return decision.outcome

    async def _undone(
        self, user: User | None, account: Account, notice: Notice
    ) -> Decision[UndoOutcome, Account]:
        """
        Change the account, and the host's row with it, if there is an address to be restored. If
        somebody else has that by now, everything else is taken back.
        """
        rule = partial(
            undo_changes,
            id=notice.id,
            digest=notice.digest,
            policy=self._settings.undo,
            now=self._engine.clock.seconds(),
        )
        old = self._mails.former(account, since=notice.at)
        if user is None or not old or not hasattr(self._users, "change_email"):
            return await self._engine.decide(account.user_id, rule)

        mac = self._mails.address_mac(evolve(user, email=old))
        swap = Swap(users=self._users, user_id=user.id, new=old, expected=user.email)
        try:
            return await self._engine.decide(
                user.id, partial(rule, restored=mac), between=None if user.email == old else swap
            )
        except Overtaken:
            return await self._engine.decide(user.id, rule)

    async def _found(self, token: str) -> tuple[Account, Notice] | None:
        """
        The account that *token* is a link of, and its notice. Nobody's token costs the same.
        """
        parsed = tokens.parse(token, kind=tokens.Kind.UNDO)
        if parsed is None:
            return None

        engine, policy = self._engine, self._settings.undo
        account, now = await engine.account(parsed.user_id), engine.clock.seconds()
        for one in account.notices:
            digest = engine.keys.mac("undo", token, like=one.digest)
            if rules.find((one,), id=parsed.id, digest=digest, policy=policy, now=now):
                return account, one

        return None

    def _mail_reset(self, user_id: str) -> None:
        engine = self._engine
        now = engine.clock.seconds()
        engine.later(
            Job(
                kind=JobKind.MAIL_OWN_RESET_LINK,
                who=user_id,
                id=tokens.encode(engine.random.bytes(9)),
                at=now,
                expires_at=now + self._settings.password_reset.lives,
            )
        )

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
