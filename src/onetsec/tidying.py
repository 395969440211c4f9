"""
Tidying: what is over goes out of an account whenever that is written.

Pure: reads no clock, touches no storage, draws no randomness.

What has ended is worth nothing anyway: this only sees to it that nobody keeps it. Without it an
address that was left long ago, or the IP address of a notice, would stay until the next one.
"""

from __future__ import annotations

from attrs import evolve

from . import address, undo
from .account import Account
from .notices import pending
from .settings import Settings


def tidied(account: Account, *, settings: Settings, now: int) -> Account:
    """
    Return *account* without what is over at *now*: notices, addresses that were left, addresses
    that wait for a code, set-ups and links. What a notice may have to restore stays as long as it.
    """
    notices = undo.alive(account.notices, pending=pending(account), policy=settings.undo, now=now)
    told_at = min((one.at for one in notices), default=now)
    lives = settings.address.undo
    setup, link = settings.totp.setup, settings.password_reset.lives
    return evolve(
        account,
        notices=notices,
        former=address.leave(account.former, None, told_at=told_at, lives=lives, now=now),
        moves=tuple(one for one in account.moves if now - one.asked_at < settings.email_code.lives),
        setups=tuple(one for one in account.setups if now - one.begun_at < setup),
        resets=tuple(one for one in account.resets if now - one.issued_at < link),
    )
