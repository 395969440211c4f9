"""
Limits on how often something may be tried.

Pure: reads no clock, touches no storage. The generic cell rate algorithm keeps one integer a limit,
its *theoretical arrival time* in Unix microseconds: the moment at which the bucket is empty again.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address

from attrs import field, frozen

from .errors import ConfigurationError
from .records import Hit, Limit

MOST_LIMITS = 3

KNOWN_FOR = 180 * 86_400
"""Seconds for which a device is known."""

RECOVERED_FOR = 3600
"""Seconds for which a browser is the one that a mailed link was used in."""


def gcra(arrival: int, limit: Limit, *, cost: int, now: int) -> tuple[int, Hit]:
    """
    Charge *cost* units to a limit whose stored value is *arrival* (0: unknown) at *now*.

    A negative cost gives back, 0 only looks. A value that a fast clock put too far into the future
    is repaired, so that no worker can lock others out.

    Returns:
        The value to store, which is *arrival* itself if nothing changes; and the answer.
    """
    end = now + limit.depth
    base = min(max(arrival, now), end)
    after = max(now, base + cost * limit.cell)
    if cost > 0 and after > end:
        return min(arrival, end), Hit(False, after - end, (end - base) // limit.cell)

    return after if cost else min(arrival, end), Hit(True, 0, (end - after) // limit.cell)


def charge(
    arrivals: Sequence[int], limits: Sequence[Limit], *, cost: int, now: int
) -> tuple[tuple[int, ...], Hit]:
    """
    Charge *cost* units to all *limits* of one key, together or not at all.

    Args:
        arrivals: What is stored, one value a limit; empty if the key is unknown.

    Returns:
        What to store, equal to *arrivals* if nothing changes; and the strictest answer.
    """
    known = tuple(arrivals) if len(arrivals) == len(limits) else (0,) * len(limits)
    charged = [gcra(a, limit, cost=cost, now=now) for a, limit in zip(known, limits, strict=True)]
    left = min(hit.left for _, hit in charged)
    wait = max(hit.retry_micros for _, hit in charged)
    if wait:
        repaired = (min(a, now + limit.depth) for a, limit in zip(known, limits, strict=True))
        return tuple(repaired), Hit(False, wait, left)

    return tuple(after for after, _ in charged), Hit(True, 0, left)


def network(address: str) -> str | None:
    """
    The network that *address* is counted as: an IPv4 address, or the /64 of an IPv6 address.

    None if it is not known. Then nothing is counted by network: it would be one bucket for
    everybody, which anybody could fill.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return None

    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)

    bare = IPv6Address(int(parsed))  # `exploded` chokes on a zone, such as "%eth0"
    return bare.exploded[:19] + "::/64"


def seconds(hit: Hit) -> int:
    """
    How long a denied *hit* has to wait, in whole seconds, rounded up.
    """
    return -(-hit.retry_micros // 1_000_000)


def _lane(instance: object, attribute: object, limits: tuple[Limit, ...]) -> None:
    name = f"throttles.{getattr(attribute, 'name', '')}"
    if len(limits) > MOST_LIMITS:
        raise ConfigurationError(f"{name}: {len(limits)} limits, but at most {MOST_LIMITS} fit.")
    for limit in limits:
        if limit.burst < 1 or limit.period < 1:
            raise ConfigurationError(f"{name}: {limit} allows nothing; use 1 or more for both.")


_FIVE_MINUTES, _DAY, _MONTH = 300, 86_400, 30 * 86_400
_GUESSES = (Limit(5, _FIVE_MINUTES), Limit(15, 3 * _DAY), Limit(40, 20 * _DAY))
"""At most 20 in any day, and 100 in any 30 days: the burst, and what comes back meanwhile."""

_KNOWN = (Limit(8, 4 * _DAY), Limit(20, 20 * _DAY))
"""At most 10 in any day, and 50 in any 30 days."""

_CODES = (Limit(5, 3600), Limit(20, _DAY))


@frozen(kw_only=True)
class Throttles:
    """
    How often a secret may be tried: one lane a question, at most three limits a lane, and no limit
    at all if a lane is empty. :func:`.simulation.allowed` counts what one lets through at most.

    Attributes:
        network: Sign-ins from one network; answers "too many".

        name: Sign-ins under one typed name, whoever it is; answers "too many".

        account: Passwords of one account, from devices that it does not know; answers like a wrong
            password.

        device: Passwords of one account, from all devices that it knows together.

        recovered: Passwords of one account, after each reset in the browser of its link, and beside
            right recovery codes.

        session: Passwords of one account, typed by somebody who is signed in.

        factor: Second steps of one account; what they may cost altogether is in the account.

        recovery: Recovery codes of one account, from one network.

        mail_code: Codes that are mailed to one account for sign-ins.

        mail_known: What is kept, beyond `mail_code`, for sign-ins from devices that it knows.

        mail_confirmation: Codes that are mailed to one account for somebody who is signed in.

        mail_notice: Notices of one kind that are mailed to one account.

        reset_network, reset_name: Wishes for a link, from one network and under one typed name. How
            many links are mailed to one account is in :class:`.ResetPolicy`.

        reset_known: Wishes from devices that one account knows; those beyond are a stranger's.

        change: Changes of one account by somebody who is signed in: set-ups of an app, new recovery
            codes, signing all others out. Each writes, and some hash.
    """

    network: tuple[Limit, ...] = field(default=(Limit(30, 60), Limit(1000, _DAY)), validator=_lane)
    name: tuple[Limit, ...] = field(default=_GUESSES, validator=_lane)
    account: tuple[Limit, ...] = field(default=_GUESSES, validator=_lane)
    device: tuple[Limit, ...] = field(default=_KNOWN, validator=_lane)
    recovered: tuple[Limit, ...] = field(default=_KNOWN, validator=_lane)
    session: tuple[Limit, ...] = field(default=_GUESSES, validator=_lane)
    factor: tuple[Limit, ...] = field(default=(Limit(10, _FIVE_MINUTES),), validator=_lane)
    recovery: tuple[Limit, ...] = field(default=(Limit(5, 600),), validator=_lane)
    mail_code: tuple[Limit, ...] = field(default=_CODES, validator=_lane)
    mail_known: tuple[Limit, ...] = field(default=_CODES, validator=_lane)
    mail_confirmation: tuple[Limit, ...] = field(default=_CODES, validator=_lane)
    mail_notice: tuple[Limit, ...] = field(default=(Limit(20, _DAY),), validator=_lane)
    reset_network: tuple[Limit, ...] = field(default=(Limit(20, 3600),), validator=_lane)
    reset_name: tuple[Limit, ...] = field(default=(Limit(5, 3600),), validator=_lane)
    reset_known: tuple[Limit, ...] = field(default=(Limit(5, 3600),), validator=_lane)
    change: tuple[Limit, ...] = field(default=(Limit(10, 600), Limit(100, _DAY)), validator=_lane)


@frozen(kw_only=True)
class AttemptPolicy:
    """
    What wrong second factors may cost, whatever the browser, the network and the factor.

    With the defaults somebody who has the password guesses a code with a chance of 0.09 % a year.

    Attributes:
        challenge: Failures of one pending sign-in, or of one session in 24 hours.

        day, month: Failures of the account in 24 hours, and in 30 days.

        known_day, known_month: Failures that known devices have beyond these, all together, so that
            nobody can use up the owner's.

        stops_password: Once the *day* is used up, or mailed codes were not answered, the password
            is no longer taken from devices that the account does not know, until it is another one.

        unanswered: Sign-ins of 24 hours, from such devices and with the right password, whose
            mailed code nobody has answered: so many stop the password.
    """

    challenge: int = field(default=5)
    day: int = field(default=10)
    month: int = field(default=25)
    known_day: int = field(default=3)
    known_month: int = field(default=10)
    stops_password: bool = field(default=True)
    unanswered: int = field(default=5)

    def __attrs_post_init__(self) -> None:
        for name, value, most in (
            ("challenge", self.challenge, 10),
            ("day", self.day, 20),
            ("month", self.month, 50),
            ("known_day", self.known_day, 10),
            ("known_month", self.known_month, 20),
            ("unanswered", self.unanswered, 10),
        ):
            if not 1 <= value <= most:
                raise ConfigurationError(f"attempts.{name}: {value} is not between 1 and {most}.")


@frozen(kw_only=True)
class Failure:
    """
    A second factor that was wrong.

    Attributes:
        at: Unix seconds.

        by: The id of the pending sign-in, or of the session.

        reserved: It was charged to what is kept for known devices.
    """

    at: int
    by: str
    reserved: bool = False


def spend(
    failures: Sequence[Failure],
    *,
    by: str,
    known: bool,
    since: int,
    policy: AttemptPolicy,
    now: int,
) -> tuple[Failure, ...] | None:
    """
    Charge one attempt to *failures*, as if it were wrong; None if there is no room for it.

    Args:
        failures: The last ones of the account, the oldest first.

        by: The id of the pending sign-in, or of the session.

        known: It comes from a device that the account knows.

        since: Failures before count for the month only: the password was changed then.

        policy: What they may cost.

        now: Unix seconds.
    """
    lately = tuple(f for f in failures if f.at > now - _MONTH)
    if sum(f.by == by and f.at > now - _DAY for f in lately) >= policy.challenge:
        return None

    common = [f for f in lately if not f.reserved]
    if _has_room(common, policy.day, policy.month, since=since, now=now):
        return *lately, Failure(at=now, by=by)

    reserved = [f for f in lately if f.reserved]
    if known and _has_room(reserved, policy.known_day, policy.known_month, since=since, now=now):
        return *lately, Failure(at=now, by=by, reserved=True)

    return None


def is_used_up(failures: Sequence[Failure], *, since: int, policy: AttemptPolicy, now: int) -> bool:
    """
    Decide whether *failures* leave a device that the account does not know no room today.

    Args:
        since: As for :func:`spend`.
    """
    return sum(_is_of_today(f, since=since, now=now) for f in failures) >= policy.day


def _is_of_today(failure: Failure, *, since: int, now: int) -> bool:
    return not failure.reserved and failure.at > now - _DAY and failure.at >= since


def _has_room(lately: Sequence[Failure], day: int, month: int, *, since: int, now: int) -> bool:
    today = sum(f.at > now - _DAY and f.at >= since for f in lately)
    return today < day and len(lately) < month
