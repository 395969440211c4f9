"""
Undo: whoever is told of a change, and has not made it, can take it back.

Pure: reads no clock, touches no storage, draws no randomness.

A notice is kept in the account from the change on: first until it is mailed, then for as long as
its link works. So no death of a process forgets one, and nothing that somebody changes later takes
the right of its link away.

See NIST SP 800-63B-4, section 4.6, and ASVS 5.0, 6.3.5 and 6.3.7.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hmac import compare_digest
from types import MappingProxyType

from attrs import evolve, field, frozen

from .device import Device
from .errors import ConfigurationError

MOST = 12
"""Notices of one account: one of each kind, and some more."""

_DAY = 86_400
_EACH = frozenset({"address-changed"})
"""Kinds that are told however often they happen."""


@frozen(kw_only=True)
class UndoPolicy:
    """
    How long a change can be taken back.

    Attributes:
        lives: Seconds for which the link of a notice works, from when it was mailed; an hour to a
            week.
    """

    lives: int = field(default=3 * _DAY)

    def __attrs_post_init__(self) -> None:
        if not 3600 <= self.lives <= 7 * _DAY:
            raise ConfigurationError(
                f"undo.lives: {self.lives} is not between 3600 and {7 * _DAY}."
            )


@frozen(kw_only=True)
class Notice:
    """
    What the owner of an account is told of.

    Attributes:
        id: 12 characters.

        digest: A MAC of the text of the token in its link.

        kind: What happened, as the value of an :class:`.events.EventKind`.

        at: When it happened, Unix seconds.

        address: The IP address that it came from, or "".

        device: With what; only kept of a new device.

        sent_at: When it was mailed, Unix seconds; 0 if it waits.
    """

    id: str
    digest: bytes = field(repr=False)
    kind: str
    at: int
    address: str = ""
    device: Device = field(factory=Device)
    sent_at: int = 0


Notices = tuple[Notice, ...]


def keep(
    state: Notices,
    notice: Notice,
    *,
    pending: Mapping[str, int] = MappingProxyType({}),
    policy: UndoPolicy,
    now: int,
) -> Notices:
    """
    Keep *notice* until it is mailed, and its link works no more.

    One of a kind, and from one address that is known, is enough a day: the link of the first one
    takes back all that came after it. But each change of the address is told, for each is told to
    somebody else. With no room left, one that has an older one of its kind gives way, for the
    same reason; so each kind has its oldest, and none is lost.

    Args:
        pending: See :func:`find`.
    """
    kept = alive(state, pending=pending, policy=policy, now=now)
    if any(_covers(one, notice) for one in kept):
        return state
    if len(kept) < MOST:
        return (*kept, notice)
    if any(one.kind == notice.kind for one in kept):
        return state

    counts = Counter(one.kind for one in kept)
    last = max(i for i, one in enumerate(kept) if counts[one.kind] > 1)
    return (*kept[:last], *kept[last + 1 :], notice)


def alive(state: Notices, *, pending: Mapping[str, int], policy: UndoPolicy, now: int) -> Notices:
    """
    Those of *state* that wait to be mailed, or have a link that works.

    Args:
        pending: See :func:`find`.
    """
    return tuple(one for one in state if _is_alive(one, pending, policy=policy, now=now))


def mark_sent(state: Notices, *, ids: frozenset[str], now: int) -> Notices:
    """
    Note that the notices with these *ids* were mailed. Twice is harmless.
    """
    if not any(one.id in ids and not one.sent_at for one in state):
        return state

    return tuple(
        evolve(one, sent_at=now) if one.id in ids and not one.sent_at else one for one in state
    )


def find(
    state: Notices,
    *,
    id: str,
    digest: bytes,
    pending: Mapping[str, int] = MappingProxyType({}),
    policy: UndoPolicy,
    now: int,
) -> Notice | None:
    """
    The notice that a token with *digest* is of, if its link works. An empty digest is of nobody.

    Args:
        pending: Kinds of what has yet to happen, with when it was asked for: until it does, the
            link that keeps it from happening works, however long that takes.
    """
    for one in state:
        is_alive = _is_alive(one, pending, policy=policy, now=now)
        if digest and one.id == id and is_alive and compare_digest(one.digest, digest):
            return one

    return None


def _is_alive(one: Notice, pending: Mapping[str, int], *, policy: UndoPolicy, now: int) -> bool:
    if one.kind in pending and one.at >= pending[one.kind]:
        return True

    return not one.sent_at or now - one.sent_at < policy.lives


def _covers(older: Notice, notice: Notice) -> bool:
    if older.kind in _EACH or (older.kind, older.address) != (notice.kind, notice.address):
        return False

    return not older.sent_at or (bool(older.address) and notice.at - older.at < _DAY)
