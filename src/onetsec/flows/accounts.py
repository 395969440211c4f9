"""
Accounts: what the page shows of one, and what an operator may have to do with it.
"""

from __future__ import annotations

from attrs import frozen

from ..events import EventKind
from ..ports import AsyncUsers
from ..records import Channel
from ..sessions import Session
from ._addresses import Addresses
from ._changes import Changes
from ._engine import Engine
from ._passwords import Passwords
from ._removals import Removals
from ._rotation import Resealed, Rotation
from ._usable import Usable


@frozen(kw_only=True)
class Overview:
    """
    How an account is protected.

    Attributes:
        email: The address of the user, "" if the host has none.

        email_confirmed: It is known to be theirs.

        has_password: There is one now.

        password_changed_at, totp_enabled_at, email_code_enabled_at: Unix seconds; None if there is
            no such credential, or a password was never changed since it became known.

        recovery_codes_left: None if there is no set of them.

        recovery_codes_issued: How many the set had; 0 if there is none.

        unusable: Second factors that can not be checked, for their key is missing.

        held_until: Unix seconds; nothing but the password is changed before; 0 if it is not held.
    """

    email: str
    email_confirmed: bool
    has_password: bool
    password_changed_at: int | None
    totp_enabled_at: int | None
    email_code_enabled_at: int | None
    recovery_codes_left: int | None
    recovery_codes_issued: int
    unusable: tuple[Channel, ...]
    held_until: int


@frozen
class AccountsFlow:
    """
    The accounts of all users.
    """

    _engine: Engine
    _users: AsyncUsers
    _passwords: Passwords
    _changes: Changes
    _addresses: Addresses
    _rotation: Rotation
    _removals: Removals
    _usable: Usable

    async def overview(self, session: Session) -> Overview:
        """
        How the account of the user of *session* is protected now.
        """
        account = await self._engine.account(session.user_id)
        account = await self._passwords.shown(account)
        user = await self._users.by_id(session.user_id)
        app, recovery = account.authenticator, account.recovery
        held = self._changes.held_for(session, account)
        return Overview(
            email="" if user is None else user.email,
            email_confirmed=user is not None and self._addresses.is_confirmed(account, user),
            has_password=account.password_hash is not None,
            password_changed_at=(
                account.changed.get("password") if account.password_hash is not None else None
            ),
            totp_enabled_at=None if app is None else app.enabled_at,
            email_code_enabled_at=None if account.email is None else account.email.enabled_at,
            recovery_codes_left=None if recovery is None else recovery.left,
            recovery_codes_issued=0 if recovery is None else recovery.issued,
            unusable=self._usable.unusable(account),
            held_until=self._engine.clock.seconds() + held if held else 0,
        )

    async def remove_second_factors(self, user_id: str) -> tuple[EventKind, ...]:
        """
        Let *user_id* sign in without a second step, for somebody who has lost theirs; every session
        ends, and the owner is told by mail. What was removed; nothing, if there was none.

        How it is known who asks is the operator's business.

        Raises:
            Unavailable: If a port does not answer.
        """
        return await self._removals.at_once(user_id)

    async def begin_removal(self, user_id: str) -> int | None:
        """
        Remove the second factors of *user_id*, who says that they are lost, after the delay of the
        settings; when, in Unix seconds. None if there is none. The owner is told at once by mail,
        and a right code of the app or a recovery code cancels it.

        It is done at the first sign-in that comes after the delay, or by :meth:`finish_removal`.

        Raises:
            Unavailable: If a port does not answer.
        """
        return await self._removals.begin(user_id)

    async def cancel_removal(self, user_id: str) -> bool:
        """
        Let the second factors of *user_id* stay; whether they would have been removed.

        Raises:
            Unavailable: If a port does not answer.
        """
        return await self._removals.cancel(user_id)

    async def finish_removal(self, user_id: str) -> tuple[EventKind, ...]:
        """
        Remove the second factors of *user_id*, if the delay is over; what was removed.

        Raises:
            Unavailable: If a port does not answer.
        """
        return await self._removals.finish(user_id)

    async def reseal(self, user_id: str) -> Resealed:
        """
        Put the account of *user_id* under the newest key, so that an older one can go. Nobody is
        signed out, and it may be done at any time and again: what is under that key is not written.

        Raises:
            Unavailable: If a port does not answer.
        """
        return await self._rotation.reseal(user_id)

    async def erase(self, user_id: str) -> None:
        """
        Forget everything of *user_id*, whom the host deletes. A sign-in that is in flight is dead
        on arrival.

        Raises:
            Unavailable: If the storage does not answer.
        """
        engine, now = self._engine, self._engine.clock.seconds()
        record = await engine.storage.load(user_id)
        epoch = max(now, 0 if record is None else record.epoch + 1)
        await engine.storage.raise_epoch(user_id, epoch, keep_until=now + engine.longest)
        await engine.storage.erase(user_id)
