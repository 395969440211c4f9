"""
Notices: what a change of an account has to tell its owner, and how all of it is taken back.

Pure: reads no clock, touches no storage, draws no randomness.

What happened is read off the account itself, before and after. So no flow can forget to tell.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import Enum

from attrs import evolve

from . import undo
from .account import Account
from .address import Former, Known, former_since
from .attempts import Refusal
from .credentials import _raised
from .decision import Decision
from .events import EventKind
from .records import EventRecord
from .undo import Notice, UndoPolicy


class UndoOutcome(Enum):
    """
    What became of the wish to take changes back.
    """

    UNDONE = "changes-undone"
    LINK_OVER = "undo-link-over"


AGAIN = 120
"""Seconds; by then a queue has tried as often as it does, and what still waits was left."""

_DAY = 86_400


class Claim(Enum):
    """
    Whose it is to mail what waits.
    """

    OURS = "ours"
    FRESH = "fresh"
    """Whoever has made it is at it, or somebody who has claimed it."""
    NOTHING = "nothing"


def changes(before: Account, after: Account, *, now: int) -> Iterator[tuple[EventKind, int]]:
    """
    What was changed from *before* to *after* that the owner has to know of, and when.

    A first password is no change; an operator may make two at once. What is taken back is not told.
    """
    if len(after.notices) < len(before.notices):
        return

    had_password = before.password_hash is not None
    if had_password and before.password_hash != after.password_hash and before.epoch < after.epoch:
        at = after.changed.get("password", now)
        by_link = after.password_by_mail and after.reset_at == at
        yield EventKind.PASSWORD_RESET if by_link else EventKind.PASSWORD_CHANGED, at
    if not before.stopped_at and after.stopped_at:
        yield EventKind.PASSWORD_STOPPED, after.stopped_at
    if after.removal is not None and before.removal != after.removal:
        yield EventKind.REMOVAL_ASKED, after.removal.asked_at
    if before.changed.get("address") != after.changed.get("address") or (
        before.former[-1:] != after.former[-1:]
    ):
        left = [one.left_at for one in after.former if one not in before.former]
        yield EventKind.ADDRESS_CHANGED, min(left, default=now)
    yield from _of_app(before, after, now=now)
    if before.email is None and after.email is not None:
        yield EventKind.EMAIL_CODE_ENABLED, after.email.enabled_at
    if before.email is not None and after.email is None:
        yield EventKind.EMAIL_CODE_DISABLED, now


def _of_app(before: Account, after: Account, *, now: int) -> Iterator[tuple[EventKind, int]]:
    if before.authenticator is None and after.authenticator is not None:
        yield EventKind.TOTP_ENABLED, after.authenticator.enabled_at
        return
    if before.authenticator is not None and after.authenticator is None:
        yield EventKind.TOTP_DISABLED, now
        return

    old, new = before.recovery, after.recovery
    if new is None or old == new:
        return
    if old is None or old.salt != new.salt:
        yield EventKind.RECOVERY_CODES_RENEWED, new.issued_at
    else:
        yield EventKind.RECOVERY_CODE_USED, now


def is_new_device(records: Iterable[EventRecord], event: EventRecord) -> bool:
    """
    Decide whether the sign-in *event* was made with another browser or system than all of
    *records*, or in another country. The first sign-in ever is news to nobody.
    """
    before = [one for one in records if one.kind == EventKind.SIGNED_IN.value]
    return bool(before) and _seen(event) not in map(_seen, before)


def _seen(event: EventRecord) -> tuple[object, ...]:
    try:
        words = json.loads(event.data)
        return tuple(words.get(name, "") for name in ("browser", "system", "country"))
    except (AttributeError, ValueError, RecursionError):
        return ()


def waits_since(account: Account) -> int:
    """
    Since when the owner of *account* has to be told of something, or somebody has claimed that
    last, Unix seconds; 0 if nothing waits. So does a change of the address of which it is not known
    whether it was made.
    """
    waiting = [one.at for one in account.notices if not one.sent_at]
    if account.leaving is not None:
        waiting.append(account.leaving.at)
    return account.waits_since or min(waiting) if waiting else 0


def claim(account: Account, *, now: int) -> Decision[Claim, Account]:
    """
    Take what waits in *account* for long, and let it begin to wait anew: so nobody else takes it,
    unless the one who has dies.
    """
    since = waits_since(account)
    if not since and not account.waits_since:
        return Decision(Claim.NOTHING, account)
    if not since:  # a hint with nothing behind it would be found for ever
        return Decision(Claim.NOTHING, evolve(account, waits_since=0))
    if now - since < AGAIN:
        return Decision(Claim.FRESH, account)

    return Decision(Claim.OURS, evolve(account, waits_since=now))


def put_off(account: Account, *, now: int) -> Decision[None, Account]:
    """
    Let what waits in *account* wait for a day more: mail is for nobody who may not sign in.
    """
    if not waits_since(account) or is_put_off(account, now=now):
        return Decision(None, account)

    return Decision(None, evolve(account, waits_since=now + _DAY))


def is_put_off(account: Account, *, now: int) -> bool:
    """
    Tell whether what waits in *account* was put off; no clock is that far ahead of ours.
    """
    return account.waits_since - now > AGAIN


def note(account: Account, notice: Notice, *, policy: UndoPolicy, now: int) -> Account:
    """
    *account* with *notice* to be mailed, unless one that waits, or was mailed, covers it.
    """
    notices = undo.keep(account.notices, notice, pending=pending(account), policy=policy, now=now)
    return account if notices is account.notices else evolve(account, notices=notices)


def note_kept(
    account: Account, *, notice: Notice, policy: UndoPolicy, now: int
) -> Decision[None, Account]:
    """
    Keep *notice* of something that has changed nothing in *account*.
    """
    return Decision(None, note(account, notice, policy=policy, now=now))


def note_sent(account: Account, *, ids: frozenset[str], now: int) -> Decision[None, Account]:
    """
    Note that the notices with these *ids* were mailed.
    """
    notices = undo.mark_sent(account.notices, ids=ids, now=now)
    if notices is account.notices:
        return Decision(None, account)

    return Decision(None, evolve(account, notices=notices))


def find(
    account: Account, *, id: str, digest: bytes, policy: UndoPolicy, now: int
) -> Notice | None:
    """
    The notice of *account* that a token with *digest* is of, if its link works.
    """
    return undo.find(
        account.notices, id=id, digest=digest, pending=pending(account), policy=policy, now=now
    )


def pending(account: Account) -> dict[str, int]:
    """
    What has yet to happen in *account*, as :func:`.undo.find` asks for it.
    """
    removal = account.removal
    return {} if removal is None else {EventKind.REMOVAL_ASKED.value: removal.asked_at}


def undo_changes(
    account: Account,
    *,
    id: str,
    digest: bytes,
    left: Former | None = None,
    restored: bytes = b"",
    policy: UndoPolicy,
    now: int,
) -> Decision[UndoOutcome | Refusal, Account]:
    """
    Take back what the notice of a link tells of, and all that came after it. The link is used up by
    that, and so are the later ones.

    Factors and codes that were added are removed. What was removed does not come back: whoever
    removed it may hold it. Every session ends; and the password, which somebody else seems to know,
    works nowhere until there is another one.

    Args:
        left: The address of before, as it was seen, if another one has taken its place.

        restored: A MAC of it, if the host has it again. Without, the present one is disputed.
    """
    notice = find(account, id=id, digest=digest, policy=policy, now=now)
    if notice is None:
        return Decision(UndoOutcome.LINK_OVER, account)
    if former_since(account.former, since=notice.at) != left:
        return Decision(Refusal.RETRY, account)

    app, recovery, email, since = account.authenticator, account.recovery, account.email, notice.at
    without_app = app is not None and app.enabled_at >= since
    without_codes = without_app or (recovery is not None and recovery.issued_at >= since)
    after = evolve(
        account,
        authenticator=None if without_app else app,
        recovery=None if without_codes else recovery,
        email=None if email is not None and email.enabled_at >= since else email,
        setups=(),
        removal=None,
        notices=tuple(one for one in account.notices if one is not notice and one.at < since),
        stopped_at=account.stopped_at or (now if account.password_hash is not None else 0),
    )
    if restored:
        email, formers = after.email, after.former
        after = evolve(
            after,
            address=Known(digest=restored, confirmed_at=now),
            email=None if email is None else evolve(email, address=restored),
            former=tuple(one for one in formers if one.left_at < since),
        )
    elif left is not None and after.address is not None:
        disputed = evolve(after.address, confirmed_at=0, is_disputed=True)
        after = evolve(after, address=disputed)
    return Decision(UndoOutcome.UNDONE, _raised(after, now=now))
