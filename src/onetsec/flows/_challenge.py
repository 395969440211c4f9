"""
More than a password, asked of strangers while too many of them wait.
"""

from __future__ import annotations

from attrs import frozen

from ..ports import AsyncChallenge
from ..records import Client
from ._hashers import Hashers


@frozen
class Gate:
    """
    What strangers have to pass while the hasher is busy. Without a challenge it is always open.
    """

    _hashers: Hashers
    _challenge: AsyncChallenge | None

    @property
    def is_there(self) -> bool:
        """
        Whether there is a challenge.
        """
        return self._challenge is not None

    @property
    def field(self) -> str:
        """
        The name of the field that the answer comes in; "" if there is no challenge.
        """
        return "" if self._challenge is None else self._challenge.field

    @property
    def origins(self) -> tuple[str, ...]:
        """
        Where the widget of the challenge comes from, if that is elsewhere.
        """
        return () if self._challenge is None else self._challenge.origins

    async def is_shut(self) -> bool:
        """
        Whether a stranger who comes now has to give an answer.
        """
        is_busy = getattr(self._hashers.strangers, "is_busy", None)
        return self._challenge is not None and is_busy is not None and bool(await is_busy())

    async def opens(self, answer: str, *, client: Client) -> bool:
        """
        Whether *answer* is right.
        """
        return self._challenge is not None and await self._challenge.is_met(answer, client)
