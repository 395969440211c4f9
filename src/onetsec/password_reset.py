"""
Password recovery: a link that was mailed lets somebody choose a new password.

Pure: reads no clock, touches no storage, draws no randomness.

A link proves the mailbox, and no more: it signs nobody in, and skips no second factor.

See NIST SP 800-63B-4, section 4.2, ASVS 5.0, 6.4, and the OWASP cheat sheet on forgotten passwords.
"""

from __future__ import annotations

from enum import Enum
from hmac import compare_digest

from attrs import field, frozen

from .decision import Decision
from .errors import ConfigurationError


@frozen(kw_only=True)
class ResetPolicy:
    """
    How links work.

    Attributes:
        lives: Seconds for which a link works.

        most: Links of one account that work at a time: who asks twice may open either mail. The
            last of them is kept for when the one before is half over.

        hold: Seconds after a reset for which the mailbox alone changes no factor and no address; 0
            to 7 days.
    """

    lives: int = field(default=3600)
    most: int = field(default=3)
    hold: int = field(default=86_400)

    def __attrs_post_init__(self) -> None:
        for name, value, low, high in (
            ("lives", self.lives, 300, 86_400),
            ("most", self.most, 2, 5),
            ("hold", self.hold, 0, 604_800),
        ):
            if not low <= value <= high:
                raise ConfigurationError(
                    f"password_reset.{name}: {value} is not between {low} and {high}."
                )


@frozen(kw_only=True)
class Reset:
    """
    A link that was mailed.

    Attributes:
        id: 12 characters.

        digest: A MAC of the text of its token.

        issued_at: Unix seconds.
    """

    id: str
    digest: bytes = field(repr=False)
    issued_at: int


class IssueOutcome(Enum):
    """
    What became of a link that was asked for.
    """

    ISSUED = "issued"
    ENOUGH = "enough"


Resets = tuple[Reset, ...]


def issue(
    state: Resets, reset: Reset, *, policy: ResetPolicy, now: int
) -> Decision[IssueOutcome, Resets]:
    """
    Decide whether *reset* may be mailed. The same one again changes nothing.

    No link gives way to a newer one: a stranger who asks can take none away. And as the last place
    is given only when the newest link is half over, there is always one in the mailbox that works
    for half its life more, when another one is refused.
    """
    if reset in state:
        return Decision(IssueOutcome.ISSUED, state)

    alive = tuple(one for one in state if now - one.issued_at < policy.lives)
    newest = max((one.issued_at for one in alive), default=0)
    is_last = len(alive) == policy.most - 1
    if len(alive) >= policy.most or (is_last and (now - newest) * 2 < policy.lives):
        return Decision(IssueOutcome.ENOUGH, state)

    return Decision(IssueOutcome.ISSUED, (*alive, reset))


def is_valid(state: Resets, *, id: str, digest: bytes, policy: ResetPolicy, now: int) -> bool:
    """
    Decide whether a token with *digest* may set a password. An empty digest is of nobody.
    """
    return any(
        one.id == id and now - one.issued_at < policy.lives and compare_digest(one.digest, digest)
        for one in state
        if digest
    )
