"""
Accounts: what the page shows of one.
"""

from __future__ import annotations

from attrs import frozen

from ..ports import AsyncUsers
from ..sessions import Session
from ._engine import Engine


@frozen(kw_only=True)
class Overview:
    """
    How an account is protected.

    Attributes:
        email: The address of the user, "" if the host has none.

        password_changed_at, totp_enabled_at, email_code_enabled_at: Unix seconds; None if there is
            no such credential.

        recovery_codes_left: None if there is no set of them.

        recovery_codes_issued: How many the set had; 0 if there is none.
    """

    email: str
    password_changed_at: int | None
    totp_enabled_at: int | None
    email_code_enabled_at: int | None
    recovery_codes_left: int | None
    recovery_codes_issued: int


@frozen
class AccountsFlow:
    """
    The accounts of all users.
    """

    _engine: Engine
    _users: AsyncUsers

    async def overview(self, session: Session) -> Overview:
        """
        How the account of the user of *session* is protected now.
        """
        account = await self._engine.account(session.user_id)
        user = await self._users.by_id(session.user_id)
        app, recovery = account.authenticator, account.recovery
        return Overview(
            email="" if user is None else user.email,
            password_changed_at=(
                account.changed.get("password") if account.password_hash is not None else None
            ),
            totp_enabled_at=None if app is None else app.enabled_at,
            email_code_enabled_at=None if account.email is None else account.email.enabled_at,
            recovery_codes_left=None if recovery is None else recovery.left,
            recovery_codes_issued=0 if recovery is None else recovery.issued,
        )
