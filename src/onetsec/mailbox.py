"""
The mailbox: the rules of :mod:`.address`, lifted to the account.

Pure: reads no clock, touches no storage, draws no randomness.
"""

from __future__ import annotations

from hmac import compare_digest

from attrs import evolve

from . import address, email_code
from .account import Account
from .address import AddressPolicy, Known, Leaving, Move
from .attempts import Refusal, is_stale
from .credentials import Change, _changed
from .decision import Decision
from .email_code import EmailCodePolicy, RequestOutcome


def is_foreign(account: Account, *, mac: bytes) -> bool:
    """
    Whether the address with this *mac* is another one than the account knows.

    Args:
        mac: Of the address that the user has now, under the key of the one that is known; empty if
            that key is gone, and nothing can be told.
    """
    known = account.address
    return known is not None and bool(mac) and not compare_digest(mac, known.digest)


def is_confirmed(account: Account, *, mac: bytes) -> bool:
    """
    Whether the address with this *mac* was proven to us.
    """
    known = account.address
    if known is None or not known.confirmed_at:
        return False

    return bool(mac) and not is_foreign(account, mac=mac)


def is_disputed(account: Account, *, mac: bytes) -> bool:
    """
    Whether the address with this *mac* is one that its owner has said is not theirs. So is one of
    which that can not be told, since the key is gone.
    """
    known = account.address
    return known is not None and known.is_disputed and not is_foreign(account, mac=mac)


def note_address(account: Account, *, seen: Known | None, mac: bytes) -> Decision[None, Account]:
    """
    Keep what the first look at the address has told, if nobody has been faster.

    Args:
        seen: What the account knew at that look: nothing, or one under a key that is gone.
    """
    if account.address != seen:
        return Decision(None, account)

    return Decision(None, evolve(account, address=Known(digest=mac)))


def begin_move(
    account: Account, *, move: Move, key: bytes, epoch: int, policy: EmailCodePolicy, now: int
) -> Decision[RequestOutcome | Refusal, Account]:
    """
    Let a code be mailed to the address of *move*.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)

    decision = email_code.request(
        account.mailed, id=move.id, key=key, known=True, policy=policy, now=now
    )
    if decision.outcome is not RequestOutcome.SENT:
        return Decision(decision.outcome, account)

    moves = address.begin(account.moves, move, lives=policy.lives, now=now)
    return Decision(decision.outcome, evolve(account, mailed=decision.state, moves=moves))


def confirm_address(
    account: Account, *, mac: bytes, epoch: int | None, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Know the present address, with this *mac*, as one that was proven. Mailed codes follow.

    Args:
        epoch: What the session that has proven it was opened in; None if the host says so.
    """
    if epoch is not None and is_stale(account, epoch):
        return Decision(Refusal.STALE, account)

    return Decision(Change.CHANGED, _knowing(account, mac=mac, now=now))


def begin_change(account: Account, *, leaving: Leaving) -> Decision[Change | Refusal, Account]:
    """
    Keep what has to be known of a change before the host's row is touched. One at a time: of the
    one before it is not known yet whether it was made.
    """
    if is_stale(account, leaving.epoch):
        return Decision(Refusal.STALE, account)
    if account.leaving is not None:
        return Decision(Refusal.TOO_MANY_ATTEMPTS, account)

    return Decision(Change.CHANGED, evolve(account, leaving=leaving))


def change_address(
    account: Account,
    *,
    leaving: Leaving,
    mac: bytes,
    epoch: int | None,
    policy: AddressPolicy,
    now: int,
) -> Decision[Change | Refusal, Account]:
    """
    Know another address, which was proven, in the place of the present one. Every session ends, and
    every code and link that was mailed to the old one, which is kept, to be told of it.

    Args:
        mac: Of the new address; empty if the host has a third one by now, which nobody has proven.

        epoch: What the session that asks was opened in; None if the host's row was changed, and the
            account has to follow whatever has happened since.
    """
    if account.leaving is None or account.leaving.id != leaving.id:
        known = account.address
        is_known = known is not None and compare_digest(known.digest, mac)
        return Decision(Change.FOLLOWED if is_known else Refusal.STALE, account)
    if epoch is not None and is_stale(account, epoch):
        return Decision(Refusal.STALE, account)

    told_at = min((one.at for one in account.notices), default=now)
    left = address.leave(
        account.former,
        leaving.former,
        told_at=min(told_at, leaving.at),
        lives=policy.undo,
        now=now,
    )
    after = _knowing(account, mac=mac, now=now) if mac else account
    moved = evolve(after, former=left, leaving=None)
    return Decision(Change.CHANGED, _changed(moved, "address", now=now))


def forget_change(account: Account, *, id: str) -> Decision[None, Account]:
    """
    Forget a change that was begun: the host's row is as it was.
    """
    if account.leaving is None or account.leaving.id != id:
        return Decision(None, account)

    return Decision(None, evolve(account, leaving=None))


def _knowing(account: Account, *, mac: bytes, now: int) -> Account:
    factor = account.email
    return evolve(
        account,
        address=Known(digest=mac, confirmed_at=now),
        email=None if factor is None else evolve(factor, address=mac),
        moves=(),
    )
