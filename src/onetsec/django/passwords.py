"""
Passwords stay where Django keeps them, in its own hashes: onetsec can be removed again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import get_hasher, get_hashers, identify_hasher, is_password_usable

from ..crypto.bounded import BoundedHasher
from ..crypto.hasher import Argon2Hasher
from ..crypto.kinds import MOST_KINDS, Kinds
from ..errors import ConfigurationError
from ..ports import Hasher
from .users import DjangoUsers, outages


class DjangoVault:
    """
    ``user.password``, on the project's own connection.
    """

    def __init__(self, users: DjangoUsers) -> None:
        self._users = users

    def password_hash(self, user_id: str) -> str | None:
        """
        See :meth:`.PasswordVault.password_hash`. One that Django has marked unusable is none.
        """
        row = self._users.row(user_id)
        return None if row is None else _usable(row)

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        """
        See :meth:`.PasswordVault.replace_password_hash`.
        """
        row = self._users.row(user_id)
        if row is None or _usable(row) != expected:  # a collation may compare with less care
            return False

        same = get_user_model()._default_manager.filter(pk=row.pk, password=row.password)
        with outages():
            return bool(same.update(password=new) == 1)


class DjangoHasher(BoundedHasher):
    """
    The project's ``PASSWORD_HASHERS``: each is read, and Argon2 written if it is one of them, else
    the first. A failed look costs one hash of each kind in use: see :class:`.kinds.Kinds`.

    Recovery codes, which are ours, are stretched as everywhere.

    Args:
        older: A hash of each kind that is still stored, besides today's; also a made-up one.

    Raises:
        ConfigurationError: If none of the hashers reads one of them, or there are too many.
    """

    def __init__(self, older: Sequence[str] = ()) -> None:
        _check(older)
        ours = Argon2Hasher()
        super().__init__(_Django(ours.work, older), ours.turns)


class _Django(Kinds):
    def __init__(self, ours: Hasher, older: Sequence[str]) -> None:
        super().__init__(older)
        self.stretch = ours.stretch

    def hash(self, password: str) -> str:
        hasher = _best()
        made: str = hasher.encode(password, hasher.salt())
        return made

    def _look(self, stored: str, password: str) -> bool | None:
        try:
            return bool(identify_hasher(stored).verify(password, stored))
        except ValueError:  # of a hasher that the project no longer has
            return None

    def _look_at_nothing(self, password: str) -> None:
        self.hash(password)

    def _is_todays(self, stored: str) -> bool:
        best = _best()
        try:
            is_same = identify_hasher(stored).algorithm == best.algorithm
            return is_same and not best.must_update(stored)
        except ValueError:
            return False


def _usable(row: Any) -> str | None:
    stored: str = row.password or ""
    return stored if stored and is_password_usable(stored) else None


def _check(older: Sequence[str]) -> None:
    if isinstance(older, str) or len(older) > MOST_KINDS:
        raise ConfigurationError(
            f"ONETSEC['OLDER_HASHES']: a list of {MOST_KINDS} hashes at most is needed."
        )
    for number, one in enumerate(older):
        try:
            identify_hasher(one)
        except (TypeError, ValueError) as error:
            raise ConfigurationError(
                f"ONETSEC['OLDER_HASHES'][{number}]: none of PASSWORD_HASHERS reads it."
            ) from error


def _best() -> Any:
    known = {hasher.algorithm: hasher for hasher in get_hashers()}
    return known.get("argon2") or get_hasher("default")
