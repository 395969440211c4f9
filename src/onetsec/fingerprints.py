"""
Fingerprints: what an account keeps of a password whose hash the host keeps.

Pure: reads no clock, touches no storage, draws no randomness.

A host may write its own column at any time, and may take a write of ours back with a transaction of
its own. So an account keeps a MAC of the hash that it last saw. Another one means that the password
was changed elsewhere, and ends every session; what is in the column is right all the same.

Nobody tells by which right a password was set elsewhere. A form of the host that mails a link asks
for the mailbox only: so an account that has an app to ask for takes such a password as a proof of
the mailbox, until the app has completed a sign-in with it. Without an app there is nothing that
could ever clear that mark, and nothing that it would protect: there, what was known stays.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from attrs import evolve

from . import password_reset
from .account import Account
from .attempts import Refusal, is_stale
from .credentials import Change, _changed, by_mail
from .decision import Decision
from .password_reset import ResetPolicy

PREFIX = "vault:"
MOST_REHASHED = 8


class Notice(Enum):
    """
    What a look at the host's hash has told.
    """

    SAME = "same"
    FIRST = "first"
    ELSEWHERE = "changed-elsewhere"


def is_fingerprint(kept: str | None) -> bool:
    """
    Whether *kept* is a fingerprint, and not a hash of before the host kept them.
    """
    return kept is not None and kept.startswith(PREFIX)


def notice(
    account: Account,
    *,
    seen: str | None,
    marks: tuple[str, ...],
    epoch: int | None,
    now: int,
) -> Decision[Notice | Refusal, Account]:
    """
    Compare the hash that the host has with what the account last saw of it.

    Args:
        seen: The fingerprint in the account from before the host was asked: an answer that is older
            than what somebody else has noticed tells nothing.

        marks: All fingerprints of that hash, the present key's first; none if the host has none.

        epoch: What the session that asks was opened in; None if it is a sign-in.
    """
    if epoch is not None and is_stale(account, epoch):
        return Decision(Refusal.STALE, account)

    own = (account.password_hash, *account.rehashed)
    if any(one in marks for one in own):
        if marks[0] in own:
            return Decision(Notice.SAME, account)
        return Decision(Notice.SAME, evolve(account, password_hash=marks[0], rehashed=()))
    if account.password_hash != seen:
        return Decision(Refusal.RETRY, account)

    is_by_mail = account.password_by_mail or account.authenticator is not None
    after = evolve(account, password_hash=marks[0] if marks else None, rehashed=())
    if account.password_hash is None:  # no session was opened with another one
        return Decision(Notice.FIRST, evolve(after, password_by_mail=is_by_mail))

    after = evolve(after, password_by_mail=is_by_mail, setups=())
    return Decision(Notice.ELSEWHERE, _changed(after, "password", now=now))


def expect_rehash(
    account: Account, *, marks: Collection[str], new: str
) -> Decision[Change | Refusal, Account]:
    """
    Expect another hash of the password with these *marks*, before the host is given it.

    So neither a death in between, nor a host that takes it back, looks like another password.
    """
    if not any(one in marks for one in (account.password_hash, *account.rehashed)):
        return Decision(Refusal.RETRY, account)

    rehashed = (*account.rehashed[1 - MOST_REHASHED :], new)
    return Decision(Change.CHANGED, evolve(account, rehashed=rehashed))


def claim_reset(
    account: Account, *, was: str | None, id: str, digest: bytes, policy: ResetPolicy, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Use up a mailed link before the host's hash is swapped by its right: it does so once.

    From here on the password counts as the mailbox, though we may die before it is another one.

    Args:
        was: The fingerprint of the hash that is to be swapped.
    """
    is_valid = password_reset.is_valid(account.resets, id=id, digest=digest, policy=policy, now=now)
    if not is_valid or account.password_hash != was:
        return Decision(Refusal.STALE, account)

    return Decision(Change.CHANGED, evolve(by_mail(account, now=now), resets=()))


def complete_reset(
    account: Account, *, was: str | None, new: str, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Replace the password by the right of a link that was claimed.
    """
    if account.password_hash != was:
        return Decision(Refusal.RETRY, account)

    after = evolve(by_mail(account, now=now), password_hash=new, rehashed=(), setups=())
    return Decision(Change.CHANGED, _changed(after, "password", now=now))


def follow(
    account: Account, *, was: str | None, new: str, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Follow the host, which has the *new* hash already, though *account* would refuse it by now.

    If somebody has noticed that before us, the links of before are left for us to end. If they have
    seen what came after it, nothing is.
    """
    if account.password_hash == new:
        changed = {**account.changed, "password": now}
        return Decision(Change.FOLLOWED, evolve(account, resets=(), changed=changed))
    if account.password_hash != was:
        return Decision(Change.FOLLOWED, account)

    after = evolve(account, password_hash=new, rehashed=(), setups=())
    return Decision(Change.FOLLOWED, _changed(after, "password", now=now))
