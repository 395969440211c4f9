"""
Step-up: what somebody who is signed in has to prove again, and how lately.

Pure: reads no clock, touches no storage, draws no randomness.

See ASVS 5.0, 7.5.1, and NIST SP 800-63B-4, section 4.1.2.1: a proof at least as strong as what it
changes.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from .errors import ConfigurationError
from .records import Channel

STRONG = frozenset({Channel.APP, Channel.RECOVERY, Channel.PASSKEY})
"""What an account with an app is proven with."""

SECOND = STRONG | {Channel.MAIL}
"""What is a second factor beside a first one."""

_ANY = SECOND | {Channel.PASSWORD, Channel.EXTERNAL}


@frozen(kw_only=True)
class StepUpPolicy:
    """
    How long a proof counts.

    Attributes:
        fresh: Seconds for which a proof allows a change of credentials.

        pending: Seconds for which a right password waits for its second step.
    """

    fresh: int = field(default=300)
    pending: int = field(default=600)

    def __attrs_post_init__(self) -> None:
        for name, value, most in (("fresh", self.fresh, 3600), ("pending", self.pending, 3600)):
            if not 30 <= value <= most:
                raise ConfigurationError(
                    f"step_up.{name}: {value} s is not between 30 s and {most} s."
                )


def second_factors(*, app: bool, recovery: bool, mail: bool) -> tuple[Channel, ...]:
    """
    What completes a sign-in after the first step, the usual one first; empty if nothing has to.

    Args:
        mail: Mailed codes are enabled, and may be used: not by an account with an app whose
            password was set through the same mailbox.
    """
    usable = ((Channel.APP, app), (Channel.MAIL, mail), (Channel.RECOVERY, app and recovery))
    return tuple(channel for channel, is_usable in usable if is_usable)


def factors(*, password: bool, app: bool, recovery: bool, mail: bool) -> tuple[Channel, ...]:
    """
    What confirms a change, the usual one first; empty if only a new sign-in can.

    A proof at least as strong as what it changes: an app is removed by no mail, and mailed codes
    are not turned off by the password that they are there for.
    """
    if app:
        return second_factors(app=True, recovery=recovery, mail=False)
    if mail:
        return (Channel.MAIL,)

    return (Channel.PASSWORD,) if password else ()


def is_fresh(
    proofs: Mapping[Channel, int], *, app: bool, mail: bool, policy: StepUpPolicy, now: int
) -> bool:
    """
    Decide whether *proofs* (channel to Unix seconds) allow a change of credentials.

    An account with an app needs an app, or its recovery code; one with mailed codes one of these: a
    password alone removes no second factor. A proof from the future counts as one of now: a clock
    was set back.
    """
    enough = STRONG if app else SECOND if mail else _ANY
    return any(now - at < policy.fresh for channel, at in proofs.items() if channel in enough)
