"""
Passwords that are known from breaches: what is asked, how an answer reads, what an account keeps.

Pure: reads no clock, touches no storage, draws no randomness.

A password is named by its SHA-1 in upper-case hexadecimal, as the lists are. Five characters of it
are asked for, and a thousand passwords answer to them: who is asked learns next to nothing.

See NIST SP 800-63B-4, section 3.1.1.2, and OWASP ASVS 5.0, 6.2.12.
"""

from __future__ import annotations

import re
from enum import Enum

from attrs import field, frozen

from .errors import ConfigurationError

PREFIX, DIGEST = 5, 40
_DAY = 86_400
_LINE = re.compile(rb"([0-9A-Fa-f]{35}):([0-9]{1,12})", re.ASCII)


@frozen(kw_only=True)
class BreachPolicy:
    """
    When passwords are looked for.

    Attributes:
        required: A new password that nobody could look for is refused, to be tried again.

        recheck: Seconds after which a sign-in has the password looked for again.
    """

    required: bool = field(default=False)
    recheck: int = field(default=30 * _DAY)

    def __attrs_post_init__(self) -> None:
        if not _DAY <= self.recheck <= 366 * _DAY:
            raise ConfigurationError(
                f"breaches.recheck: {self.recheck} s is not between one day, {_DAY} s, and 366"
                f" days, {366 * _DAY} s."
            )


@frozen(kw_only=True)
class BreachState:
    """
    The last look for the password of an account.

    Attributes:
        of: When that password was set: the look at another one says nothing of this.

        at: Unix seconds.

        is_found: It is known from a breach.
    """

    of: int
    at: int
    is_found: bool


class Screened(Enum):
    """
    What a look for a new password says.
    """

    PASSED = "passed"
    FOUND = "found"
    UNANSWERED = "unanswered"


def is_due(state: BreachState | None, *, of: int, policy: BreachPolicy, now: int) -> bool:
    """
    Whether the password that was set at *of* is to be looked for.
    """
    return state is None or state.of != of or now - state.at >= policy.recheck


def is_found(state: BreachState | None, *, of: int) -> bool:
    """
    Whether the password that was set at *of* is known from a breach.
    """
    return state is not None and state.of == of and state.is_found


def suffixes(answer: bytes) -> frozenset[str] | None:
    """
    Return the rest of each digest in the *answer* to a prefix; None if it is no such answer.

    A line is 35 characters and a count. One that counts 0 is padding, and no password.
    """
    lines = [_LINE.fullmatch(line) for line in answer.split()]
    if not lines or None in lines:
        return None

    return frozenset(
        found[1].decode().upper() for found in lines if found is not None and int(found[2])
    )
