"""
Addresses: which of a user's is the one that an account knows, and what may be mailed there.
"""

from __future__ import annotations

from functools import partial
from hmac import compare_digest

from attrs import frozen

from ..account import Account
from ..address import Former
from ..letters import is_address
from ..mailbox import is_confirmed, is_disputed, is_foreign, note_address
from ..ports import Sealer
from ..records import SealedSecret, User
from ..settings import Settings
from ._engine import Engine


@frozen
class Addresses:
    """
    The addresses of all users.

    Attributes:
        has_mailer: The host has given us one.
    """

    _engine: Engine
    _sealer: Sealer
    _settings: Settings
    has_mailer: bool

    def can_mail(self, user: User) -> bool:
        """
        Whether there is a mailer, and an address that a mail can be sent to.
        """
        return self.has_mailer and is_address(user.email)

    def mac(self, user: User, *, like: bytes = b"") -> bytes:
        """
        What is kept of the address that *user* has.
        """
        return self._engine.keys.mac("address", user.id, user.email, like=like)

    def reaches(self, account: Account, user: User) -> bool:
        """
        Whether a code for *account* may go to the address that *user* has now.
        """
        if account.email is None or not self.can_mail(user) or self._is_disputed(account, user):
            return False

        mac = self.mac(user, like=account.email.address)
        is_proven = bool(mac) and compare_digest(mac, account.email.address)
        return is_proven or self._is_vouched(account, user)

    def is_suspended(self, account: Account, user: User) -> bool:
        """
        Whether *user* has another address than *account* knows, which nobody has proven: then no
        link goes there. Nor does one go to an address that its owner has said is not theirs.
        """
        is_foreign_now = is_foreign(account, mac=self._known(account, user))
        return self._is_disputed(account, user) or (
            is_foreign_now and not self._is_vouched(account, user)
        )

    def is_confirmed(self, account: Account, user: User) -> bool:
        """
        Whether the address that *user* has now is known to be theirs.
        """
        proven = is_confirmed(account, mac=self._known(account, user))
        return proven or self._is_vouched(account, user) or self.reaches(account, user)

    async def note(self, user: User, account: Account) -> None:
        """
        Keep the address that *user* has, if *account* knows none. Done once, by a right first step.
        """
        is_known = bool(self._known(account, user)) or self._is_disputed(account, user)
        if not account.version or not user.email or is_known:
            return

        mac = self.mac(user)
        await self._engine.decide(user.id, partial(note_address, seen=account.address, mac=mac))

    def opened(self, user_id: str, sealed: SealedSecret) -> str:
        """
        The address that was *sealed*; "" if its key is gone.
        """
        raw = self._sealer.unseal(sealed, "address", user_id)
        return "" if raw is None else raw.decode()

    def sealed(self, user_id: str, address: str) -> SealedSecret:
        """
        What is kept of an *address* that mail may have to be sent to.
        """
        return self._sealer.seal(address.encode(), "address", user_id)

    def former(self, user_id: str, left: Former | None) -> str:
        """
        The address that was *left*; "" if none was, or its key is gone.
        """
        return "" if left is None else self.opened(user_id, left.sealed)

    def _known(self, account: Account, user: User) -> bytes:
        """
        The MAC of the address that *user* has, to be compared with the one that *account* knows;
        empty if it knows none, or its key is gone.
        """
        known = account.address
        return b"" if known is None else self.mac(user, like=known.digest)

    def _is_vouched(self, account: Account, user: User) -> bool:
        is_trusted = user.email_verified and self._settings.address.trust_host
        return is_trusted and not self._is_disputed(account, user)

    def _is_disputed(self, account: Account, user: User) -> bool:
        return is_disputed(account, mac=self._known(account, user))
