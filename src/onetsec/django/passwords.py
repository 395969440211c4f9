"""
Passwords stay where Django keeps them, in its own hashes: onetsec can be removed again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import get_hasher, get_hashers, identify_hasher, is_password_usable

from ..crypto.hasher import Argon2Hasher
from ..records import Stretched, Verified
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


class DjangoHasher:
    """
    The project's ``PASSWORD_HASHERS``: each is read, and Argon2 written if it is one of them, else
    the first.

    Recovery codes, which are ours, are stretched as everywhere.
    """

    def __init__(self) -> None:
        self._bounded = Argon2Hasher()

    def hash(self, password: str) -> str:
        """
        See :meth:`.Hasher.hash`.
        """
        with self._bounded.turn():
            return _made(password)

    def verify(self, stored: str | None, password: str) -> Verified:
        """
        See :meth:`.Hasher.verify`.
        """
        with self._bounded.turn():
            hasher = None if stored is None else _hasher_of(stored)
            if hasher is None:
                _made(password)
                return Verified(stored=stored, ok=False)

            ok = bool(hasher.verify(password, stored))
            if not ok:
                return Verified(stored=stored, ok=False)

            best = _best()
            is_old = hasher.algorithm != best.algorithm or best.must_update(stored)
            new_hash = _made(password) if is_old else None
            return Verified(stored=stored, ok=True, new_hash=new_hash)

    def stretch(self, secrets: Sequence[bytes], *, salt: bytes, cost: str = "") -> Stretched:
        """
        See :meth:`.Hasher.stretch`.
        """
        return self._bounded.stretch(secrets, salt=salt, cost=cost)


def _usable(row: Any) -> str | None:
    stored: str = row.password or ""
    return stored if stored and is_password_usable(stored) else None


def _hasher_of(stored: str) -> Any:
    try:
        return identify_hasher(stored)
    except ValueError:  # of a hasher that the project no longer has
        return None


def _best() -> Any:
    known = {hasher.algorithm: hasher for hasher in get_hashers()}
    return known.get("argon2") or get_hasher("default")


def _made(password: str) -> str:
    hasher = _best()
    made: str = hasher.encode(password, hasher.salt())
    return made
