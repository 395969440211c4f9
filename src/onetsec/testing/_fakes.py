"""
Fakes that keep what the real thing promises.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection, Sequence
from typing import Any

from ..crypto.sha1 import breach_digest
from ..errors import Unavailable
from ..records import Stretched, Verified


class FrozenClock:
    """
    A clock that stands still until it is moved.
    """

    def __init__(self, now: int = 1_800_000_000) -> None:
        self._micros = now * 1_000_000

    def micros(self) -> int:
        """
        Unix microseconds.
        """
        return self._micros

    def seconds(self) -> int:
        """
        Unix seconds.
        """
        return self._micros // 1_000_000

    def advance(self, seconds: float) -> None:
        """
        Move it.
        """
        self._micros += int(seconds * 1_000_000)


class QuickHasher:
    """
    A hasher that costs nothing and hides nothing: for tests only.
    """

    def hash(self, password: str) -> str:
        """
        *password* in plain sight.
        """
        return f"quick:{password}"

    def verify(self, stored: str | None, password: str) -> Verified:
        """
        Whether *stored* was made of *password*.
        """
        return Verified(stored=stored, ok=stored == f"quick:{password}")

    def stretch(self, secrets: Sequence[bytes], *, salt: bytes, cost: str = "") -> Stretched:
        """
        A quick hash of each.
        """
        digests = tuple(hmac.digest(salt, secret, "sha256") for secret in secrets)
        return Stretched(cost=cost or "quick", salt=salt, digests=digests)


class BreachList:
    """
    A list of breached passwords in memory, which writes down what it is asked.

    Args:
        passwords: What is in it.

    Attributes:
        asked: The prefixes that were looked for.

        is_down: It does not answer.
    """

    def __init__(self, *passwords: str) -> None:
        self._digests = {breach_digest(one) for one in passwords}
        self.asked: list[str] = []
        self.is_down = False

    def add(self, password: str) -> None:
        """
        Let *password* have leaked.
        """
        self._digests.add(breach_digest(password))

    def suffixes(self, prefix: str) -> Collection[str]:
        """
        The rest of each digest that begins with *prefix*.
        """
        self.asked.append(prefix)
        if self.is_down:
            raise Unavailable("breaches: the list is down")

        return [one[len(prefix) :] for one in self._digests if one.startswith(prefix)]


class Counting:
    """
    A port that writes down which of its methods were called, in order.

    Args:
        port: What is called in the end.

        calls: The list to write to; give several ports the same one to see their order.
    """

    def __init__(self, port: Any, calls: list[str] | None = None) -> None:
        self._port = port
        self.calls: list[str] = [] if calls is None else calls

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._port, name)
        if not callable(real):  # another view of the same port
            return type(self)(real, self.calls)

        def count(*args: Any, **kwargs: Any) -> Any:
            self.calls.append(name)
            return real(*args, **kwargs)

        return count


class CountingStorage(Counting):
    """
    A storage that writes down which methods were called.
    """


class CountingHasher(Counting):
    """
    A hasher that writes down which methods were called.
    """


class Failing:
    """
    A port that raises *error* from the methods named, every time.
    """

    def __init__(self, port: Any, *methods: str, error: Exception) -> None:
        self._port = port
        self._methods = frozenset(methods)
        self._error = error

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._port, name)
        if not callable(real):  # another view of the same port
            return Failing(real, *self._methods, error=self._error)
        if name not in self._methods:
            return real

        def fail(*args: Any, **kwargs: Any) -> Any:
            raise self._error

        return fail
