"""
Hashes of passwords, of every kind that is still stored.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable

from ..records import Verified

MOST_KINDS = 4
_PARAMETER = re.compile(r"\d{1,8}|([a-z]{1,9}=\d{1,10},?)+", re.ASCII)


class Kinds(ABC):
    """
    Tries passwords, so that a wrong one costs the same whatever is stored, and if nothing is.

    A failed look computes one hash of *each kind in use*: the stored one, and made-up ones of all
    others. So it never ends before the dearest could, and no parameters that were raised, nor a
    format of before, tell that there is an account. It is the same work, not the same time: a busy
    server changes nothing about it.

    A kind that is met for the first time is in use from then on.

    Args:
        older: A hash of each older kind.
    """

    def __init__(self, older: Iterable[str] = ()) -> None:
        self._older = {kind(one): one for one in older}

    def verify(self, stored: str | None, password: str) -> Verified:
        """
        Look at *stored* with *password*; if it is wrong, or there is none, at all kinds in use.
        """
        right = None if stored is None else self._look(stored, password)
        is_old = stored is not None and right is not None and self._is_old(stored)
        if right:
            new_hash = self.hash(password) if is_old else None
            return Verified(stored=stored, ok=True, new_hash=new_hash)

        mine = self._met(stored) if is_old and stored is not None else None
        if right is None or is_old:
            self._look_in_vain(password)
        for other, example in list(self._older.items()):
            if other != mine:
                self._look(example, password)
        return Verified(stored=stored, ok=False)

    @abstractmethod
    def hash(self, password: str) -> str:
        """
        A new hash of *password*, of today's kind.
        """

    @abstractmethod
    def _look(self, stored: str, password: str) -> bool | None:
        """
        Whether *stored* was made of *password*; None if that was not computed.
        """

    @abstractmethod
    def _look_in_vain(self, password: str) -> None:
        """
        Compute as much as for a stored hash of today's kind.
        """

    @abstractmethod
    def _is_old(self, stored: str) -> bool:
        """
        Whether *stored*, which was computed, is of another kind than today's.
        """

    def _met(self, stored: str) -> str:
        """
        The kind of *stored*, which is in use from now on.
        """
        mine = kind(stored)
        if "$" in stored and len(self._older) < MOST_KINDS:
            self._older.setdefault(mine, stored)
        return mine


def kind(stored: str) -> str:
    """
    What *stored* says of its cost: the name of its algorithm, and every parameter, but neither salt
    nor digest. "" if it has no parts.
    """
    parts = [part for part in stored.split("$") if part]
    if len(parts) < 2:
        return ""

    return "$".join([parts[0], *filter(_PARAMETER.fullmatch, parts[1:])])
