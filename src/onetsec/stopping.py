"""
Stopping a password that somebody else seems to know.

Pure: reads no clock, touches no storage, draws no randomness.

Whoever gets as far as the second step has typed the right password. One who then fails again and
again is hardly its owner. So the password stops: on devices that the account does not know, the
right one is answered like a wrong one from then on, until the account has another password. Devices
that it knows, and sessions, go on.

See NIST SP 800-63B-4, section 3.2.2, and ASVS 5.0, 6.1.1 and 6.3.1.
"""

from __future__ import annotations

from enum import Enum

from attrs import evolve

from .account import Account, Asked
from .breached import is_found
from .decision import Decision
from .throttling import AttemptPolicy, is_used_up

MOST_ASKED = 20
_DAY = 86_400


class Stop(Enum):
    """
    Whether a password works on devices that the account does not know.
    """

    WORKS = "works"
    STOPS = "stops"


def is_stopped(account: Account) -> bool:
    """
    Whether the password of *account* is refused on devices that it does not know. That lasts until
    there is another one, whatever the policy has become since: its owner may have stopped it.
    """
    return account.stopped_at > 0


def is_known_to_others(account: Account) -> bool:
    """
    Whether the password of *account* is never to be set again: it has stopped, or was found in a
    list of leaked ones.
    """
    found = is_found(account.breach, of=account.changed.get("password", 0))
    return found or is_stopped(account)


def after_failure(account: Account, *, policy: AttemptPolicy, now: int) -> Account:
    """
    *account* after a wrong second factor: its password stops with the last one of the day.
    """
    since = account.changed.get("password", 0)
    if account.stopped_at or not policy.stops_password:
        return account
    if not is_used_up(account.failures, since=since, policy=policy, now=now):
        return account

    return evolve(account, stopped_at=now)


def has_just_stopped(account: Account) -> bool:
    """
    Whether the last failure of *account* is the one that has stopped its password.
    """
    last = account.failures[-1:]
    return any(one.at == account.stopped_at and not one.reserved for one in last)


def note_asked(account: Account, *, id: str, now: int) -> Account:
    """
    Note that a code is mailed for the sign-in *id*, whose password was right.
    """
    lately = tuple(one for one in account.asked if one.at > now - _DAY and one.id != id)
    return evolve(account, asked=(*lately[1 - MOST_ASKED :], Asked(id=id, at=now)))


def note_answered(account: Account, *, id: str) -> Account:
    """
    Note that the sign-in *id* was completed, with the code or with another factor.
    """
    return evolve(account, asked=tuple(one for one in account.asked if one.id != id))


def has_gone_unanswered(account: Account, *, lives: int, policy: AttemptPolicy, now: int) -> bool:
    """
    Decide whether so many mailed codes ran out unanswered that the password has to stop.

    Args:
        lives: Seconds for which a code works; one that does still may be answered yet.
    """
    if account.stopped_at or not policy.stops_password:
        return False

    since = account.changed.get("password", 0)
    over = [one for one in account.asked if now - _DAY < one.at <= now - lives and one.at >= since]
    return len(over) >= policy.unanswered


def stop_unanswered(
    account: Account, *, lives: int, policy: AttemptPolicy, now: int
) -> Decision[Stop, Account]:
    """
    Stop the password, if mailed codes have gone unanswered.
    """
    if not has_gone_unanswered(account, lives=lives, policy=policy, now=now):
        return Decision(Stop.WORKS, account)

    return Decision(Stop.STOPS, evolve(account, stopped_at=now))
