"""
A hasher whose work takes turns.
"""

from __future__ import annotations

from collections.abc import Sequence

from .._turns import Turns
from ..ports import Hasher
from ..records import Stretched, Verified


class BoundedHasher:
    """
    *work* in turns: those of strangers, or those of whoever is known.

    Attributes:
        work: The hasher behind it, without bounds.

        turns: Shared by both views of it.
    """

    def __init__(self, work: Hasher, turns: Turns, *, is_known: bool = False) -> None:
        self.work = work
        self.turns = turns
        self._is_known = is_known

    @property
    def known(self) -> BoundedHasher:
        """
        The same hasher for devices that an account knows, and for whoever is signed in: some turns
        are kept for them.
        """
        return BoundedHasher(self.work, self.turns, is_known=True)

    def is_busy(self) -> bool:
        """
        Whether so many strangers wait that the next one may be asked for more than a password.
        """
        return self.turns.is_busy()

    def hash(self, password: str) -> str:
        """
        See :meth:`.Hasher.hash`.
        """
        with self.turns.turn(known=self._is_known):
            return self.work.hash(password)

    def verify(self, stored: str | None, password: str) -> Verified:
        """
        See :meth:`.Hasher.verify`.
        """
        with self.turns.turn(known=self._is_known):
            return self.work.verify(stored, password)

    def stretch(self, secrets: Sequence[bytes], *, salt: bytes, cost: str = "") -> Stretched:
        """
        See :meth:`.Hasher.stretch`.
        """
        with self.turns.turn(known=self._is_known):
            return self.work.stretch(secrets, salt=salt, cost=cost)
