"""
Removals: a second factor that its owner has lost goes after a delay, unless it is used meanwhile.

Pure: reads no clock, touches no storage, draws no randomness.

An operator can hardly tell the owner of an account from somebody who plays them on the phone. Who
still has the factor can, and is given the time to. So can who reads the mail that tells of it: its
link works for as long as the removal waits.

See NIST SP 800-63B-4, section 4.2, and ASVS 5.0, 6.4.4.
"""

from __future__ import annotations

from attrs import field, frozen

from .errors import ConfigurationError

_DAY = 86_400


@frozen(kw_only=True)
class RemovalPolicy:
    """
    How long a factor that was called lost stays.

    Attributes:
        delay: Seconds, a day to 30 days.
    """

    delay: int = field(default=3 * _DAY)

    def __attrs_post_init__(self) -> None:
        if not _DAY <= self.delay <= 30 * _DAY:
            raise ConfigurationError(
                f"removals.delay: {self.delay} s is not between {_DAY} s and {30 * _DAY} s."
            )


@frozen(kw_only=True)
class Removal:
    """
    A removal that waits.

    Attributes:
        asked_at, due_at: Unix seconds.
    """

    asked_at: int
    due_at: int
