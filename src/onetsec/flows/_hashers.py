"""
The hasher, as it is asked: for strangers, or for whoever is known.
"""

from __future__ import annotations

from attrs import frozen

from ..ports import AsyncHasher


@frozen
class Hashers:
    """
    Two views of one hasher. Some of its turns are kept for the second, which are devices that the
    account knows, and whoever is signed in: strangers can keep neither waiting.
    """

    strangers: AsyncHasher
    known: AsyncHasher

    @classmethod
    def of(cls, hasher: AsyncHasher) -> Hashers:
        """
        Both views of *hasher*; the same one twice, if it has only one.
        """
        return cls(hasher, getattr(hasher, "known", hasher))

    def to(self, *, known: bool) -> AsyncHasher:
        """
        What is asked for somebody who is *known*, or not.
        """
        return self.known if known else self.strangers
