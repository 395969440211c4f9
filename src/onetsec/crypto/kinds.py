"""
Hashes of passwords, of every kind that is still stored.
"""

from __future__ import annotations

import logging
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable

from ..records import Verified

MOST_KINDS = 8
_LOG = logging.getLogger(__name__)
_TODAYS = "today's"
_PARAMETER = re.compile(r"\d{1,8}|([a-z]{1,9}=\d{1,10},?)+", re.ASCII)


class Kinds(ABC):
    """
    Tries passwords, so that a wrong one costs the same whatever is stored, and if nothing is.

    A failed look computes one hash of *each kind in use*: the stored one, and made-up ones of all
    others. So it never ends before the dearest could, and no parameters that were raised, nor a
    format of before, tell that there is an account. It is the same work, not the same time: a busy
    server changes nothing about it.

    A kind that is met for the first time is in use from then on, while there are no more than
    :data:`MOST_KINDS`: whoever can write hashes must not make a wrong password ever dearer. One
    beyond them can be told by its time, and that is logged.

    Args:
        older: A hash of each older kind.
    """

    _nobody = ""
    """A made-up hash of today's kind: what is not stored is taken apart all the same."""

    def __init__(self, older: Iterable[str] = ()) -> None:
        self._older = {kind(one): one for one in older}
        self._has_told = False

    def verify(self, stored: str | None, password: str) -> Verified:
        """
        Look at *stored* with *password*; if it is wrong, or there is none, at all kinds in use.

        In one order, today's kind first: what comes last leaves a processor colder or warmer, and
        that can be told.
        """
        known = [(_TODAYS, None), *self._older.items()]
        mine = self._kind(self._nobody if stored is None else stored)
        for one, example in known:
            right = None
            if stored is not None and one == mine:
                right = self._look(stored, password)
            if right:
                return self._right(stored, password)
            if right is None:
                self._look_in_vain(example, password)

        if stored is not None and mine not in dict(known):
            right = self._look(stored, password)
            if right:
                return self._right(stored, password)
            if right is not None:
                self._meet(stored)
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
    def _look_at_nothing(self, password: str) -> None:
        """
        Compute as much as for a stored hash of today's kind.
        """

    @abstractmethod
    def _is_todays(self, stored: str) -> bool:
        """
        Whether *stored* is of the kind that :meth:`hash` makes.
        """

    def _look_in_vain(self, example: str | None, password: str) -> None:
        if example is None:
            self._look_at_nothing(password)
        else:
            self._look(example, password)

    def _right(self, stored: str | None, password: str) -> Verified:
        is_old = stored is not None and self._kind(stored) != _TODAYS
        return Verified(stored=stored, ok=True, new_hash=self.hash(password) if is_old else None)

    def _kind(self, stored: str) -> str:
        return _TODAYS if self._is_todays(stored) else kind(stored)

    def _meet(self, stored: str) -> None:
        """
        The kind of *stored* is in use from now on.
        """
        if len(self._older) < MOST_KINDS:
            self._older.setdefault(kind(stored), stored)
        elif not self._has_told:
            self._has_told = True
            _LOG.warning(
                "passwords: hashes of more than %d older kinds are stored. That somebody has one of"
                " the others shows in the time of a wrong password, until they sign in or set"
                " another one.",
                MOST_KINDS,
            )


def kind(stored: str) -> str:
    """
    What *stored* says of its cost: the name of its algorithm, and every parameter, but neither salt
    nor digest. "" if it says nothing, having no ``$``: all of these are one kind.
    """
    parts = [part for part in stored.split("$") if part]
    if len(parts) < 2:
        return ""

    return "$".join([parts[0], *filter(_PARAMETER.fullmatch, parts[1:])])
