"""
The installation: one row that says whose storage this is.

Pure: reads no clock, touches no storage, draws no randomness.

An emptied database would say of everybody that there is no second factor, and one of another
installation would say so of strangers. The row has an id that the host can expect, and a check
value of every key that ever signed first. It lies among the accounts, under a name that no user can
have.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from hmac import compare_digest

from attrs import evolve, field, frozen

from .errors import ConfigurationError
from .records import INSTALLATION, AccountRecord


@frozen(kw_only=True)
class Installation:
    """
    What the row says.

    Attributes:
        id: Random, made once.

        made_at: Unix seconds.

        checks: A MAC of the id under each key that was the first one, the newest last.
    """

    id: str
    made_at: int
    checks: tuple[bytes, ...] = field(repr=False)

    def record(self, *, version: int) -> AccountRecord:
        """
        The row.
        """
        content = {
            "id": self.id,
            "made_at": self.made_at,
            "checks": [check.hex() for check in self.checks],
        }
        data = json.dumps(content, separators=(",", ":")).encode()
        return AccountRecord(user_id=INSTALLATION, version=version, epoch=0, data=data)

    @classmethod
    def of(cls, record: AccountRecord) -> Installation:
        """
        Read the row.

        Raises:
            ConfigurationError: If it is none of ours.
        """
        try:
            content = json.loads(record.data)
            checks = tuple(bytes.fromhex(check) for check in content["checks"])
            return cls(id=str(content["id"]), made_at=int(content["made_at"]), checks=checks)
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigurationError(
                f"storage: the account {INSTALLATION!r} is not the row that onetsec writes there."
            ) from error


def prove(
    found: Installation | None,
    *,
    expected: str,
    made: Installation,
    mac: Callable[[str, bytes], bytes],
) -> Installation:
    """
    Decide whether the storage with the row *found* is ours.

    Args:
        found: None in a storage that is new, or was emptied.

        expected: The id that the host expects; "" if it expects none.

        made: The row of a new storage.

        mac: Gives the check value of an id under the primary key, or under the key that made the
            bytes; b"" for a key that is missing.

    Returns:
        The row as it should stand: *found* itself if nothing changes.

    Raises:
        ConfigurationError: If it is empty though a row is expected, another one, or uses a key that
            is missing.
    """
    if found is None:
        if expected:
            raise ConfigurationError(
                f"storage: it is empty, but the installation {expected!r} is expected. Restore the"
                " database, or name the right one; expect none only if it is a new one."
            )
        return made
    if expected and found.id != expected:
        raise ConfigurationError(
            f"storage: it belongs to the installation {found.id!r}, but {expected!r} is expected."
        )

    newest = found.checks[-1] if found.checks else b""
    if newest and not compare_digest(newest, mac(found.id, newest)):
        raise ConfigurationError(
            "keys: the key that this storage was used with last is missing, or the realm is another"
            " one. Give the old key too, after the new one."
        )

    primary = mac(found.id, b"")
    if primary in found.checks:
        return found

    return evolve(found, checks=(*found.checks, primary))
