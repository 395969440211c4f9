"""
Second factors whose key is missing: they are asked for, and nobody can check them.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ..account import Account
from ..ports import Keys, Sealer
from ..records import Channel


@frozen
class Usable:
    """
    What can be checked with the keys that are there.
    """

    _keys: Keys
    _sealer: Sealer

    def unusable(self, account: Account) -> tuple[Channel, ...]:
        """
        The second factors of *account* that can not be.
        """
        return tuple(self._unusable(account))

    def _unusable(self, account: Account) -> Iterator[Channel]:
        app, codes, user_id = account.authenticator, account.recovery, account.user_id
        if app is not None and self._sealer.unseal(app.sealed, "totp", user_id) is None:
            yield Channel.APP
        if codes is not None and not self._keys.mac("recovery-code", user_id, like=codes.key):
            yield Channel.RECOVERY
