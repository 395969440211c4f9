"""
An authenticator app, for tests.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from attrs import define, field

_STEP = 30


def _now() -> int:
    return int(time.time())


@define(kw_only=True)
class Authenticator:
    """
    The app on somebody's phone.

    Attributes:
        key: What the set-up has shown, in Base32.

        recovery_codes: What came with it.
    """

    key: str = field(repr=False)
    recovery_codes: list[str] = field(factory=list, repr=False)
    _now: Callable[[], int] = field(default=_now, repr=False)
    _last: int = field(default=-1, init=False)

    def code(self) -> str:
        """
        Return a code that was not used yet: the present one, or the next of a clock that is ahead.

        A code works once. Two of them can be had at any moment; for a third one the clock of the
        application has to move by half a minute.
        """
        self._last = max(self._now() // _STEP, self._last + 1)
        return self.code_at(self._last * _STEP)

    def wrong_code(self) -> str:
        """
        Return a code that is none of this hour.
        """
        near = {self.code_at(self._now() + step * _STEP) for step in range(-120, 121)}
        return next(code for code in (f"{one:06}" for one in range(1000)) if code not in near)

    def code_at(self, seconds: int) -> str:
        """
        Return the code of a moment, in Unix seconds.
        """
        from pyotp import TOTP

        return TOTP(self.key).at(seconds)
