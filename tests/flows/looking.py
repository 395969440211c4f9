"""
Hashers that know kinds of before, and say which they compute; they cost next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onetsec.crypto.hasher import Argon2
from onetsec.crypto.kinds import kind
from onetsec.records import Stretched
from onetsec.testing import QuickHasher

BEFORE = "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2g"
FOREIGN = "sha256$1$salt$of nobody"


class Looking(Argon2):
    """
    A hasher that writes down of which kind each hash is that it computes for a look.
    """

    def __init__(
        self,
        calls: list[Any] | None = None,
        *,
        memory: int = 16,
        older: Sequence[str] = (BEFORE, FOREIGN),
    ) -> None:
        super().__init__(memory=memory, time=1, lanes=1, legacy=_is_right, older=older)
        self._calls = [] if calls is None else calls

    def _look(self, stored: str, password: str) -> bool | None:
        self._calls.append(kind(stored))
        return super()._look(stored, password)

    def stretch(self, secrets: Sequence[bytes], *, salt: bytes, cost: str = "") -> Stretched:
        return QuickHasher().stretch(secrets, salt=salt, cost=cost)


class Formerly(Looking):
    """
    A hasher that makes hashes in a format of before.
    """

    def hash(self, password: str) -> str:
        return f"sha256$1$salt${password}"


def _is_right(stored: str, password: str) -> bool:
    return stored == f"sha256$1$salt${password}"
