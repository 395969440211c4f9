"""
Credentials: every rule that changes one of an account.

Pure: reads no clock, touches no storage, draws no randomness.

Whoever changes a credential names the epoch that was seen when the right to do so was proven: a
credential that was changed since means that somebody else was faster.
"""

from __future__ import annotations

from enum import Enum

from attrs import evolve

from . import email_code, password_reset, totp
from .account import Account, Authenticator, Setup
from .address import Known
from .attempts import Refusal, is_stale
from .decision import Decision
from .email_code import EmailCodePolicy, EmailFactor, RequestOutcome
from .events import EventKind
from .password_reset import IssueOutcome, Reset, ResetPolicy
from .records import SealedSecret, Verified
from .recovery_codes import RecoveryState
from .stopping import note_asked
from .totp import TotpOutcome, TotpPolicy, TotpState

MOST_SETUPS = 5


class Change(Enum):
    """
    A credential was changed.
    """

    CHANGED = "changed"
    FOLLOWED = "followed"
    """By the host's own record of it, which the account had to follow; see `fingerprints`."""


def begin_totp(
    account: Account, *, setup: Setup, epoch: int, policy: TotpPolicy, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Keep *setup* until its first code; it takes the place of an older one of the same session.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)
    if account.authenticator is not None:
        return Decision(Refusal.ALREADY_ENABLED, account)

    waiting = tuple(
        one
        for one in account.setups
        if one.session_id != setup.session_id and now - one.begun_at < policy.setup
    )
    return Decision(Change.CHANGED, evolve(account, setups=(*waiting[1 - MOST_SETUPS :], setup)))


def setup_of(account: Account, *, session_id: str, policy: TotpPolicy, now: int) -> Setup | None:
    """
    The set-up of *session_id* that still waits for its first code.
    """
    for one in account.setups:
        if one.session_id == session_id and now - one.begun_at < policy.setup:
            return one if one.failures < policy.setup_tries else None

    return None


def confirm_totp(
    account: Account,
    *,
    session_id: str,
    sealed: SealedSecret,
    secret: bytes,
    code: str,
    recovery: RecoveryState | None,
    epoch: int,
    policy: TotpPolicy,
    now: int,
) -> Decision[Change | TotpOutcome | Refusal, Account]:
    """
    Enable the app of a set-up with its first code, which is thereby used.

    Args:
        recovery: The new set of codes; None if the caller expects the code to be wrong.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)
    if account.authenticator is not None:
        return Decision(Refusal.ALREADY_ENABLED, account)

    setup = setup_of(account, session_id=session_id, policy=policy, now=now)
    if setup is None or setup.sealed != sealed:
        return Decision(Refusal.NO_SETUP, account)

    decision = totp.verify(TotpState(), secret=secret, code=code, policy=policy, now=now)
    if decision.outcome is not TotpOutcome.ACCEPTED or recovery is None:
        failed = evolve(setup, failures=setup.failures + 1)
        others = tuple(one for one in account.setups if one is not setup)
        return Decision(TotpOutcome.WRONG_CODE, evolve(account, setups=(*others, failed)))

    app = Authenticator(sealed=sealed, state=decision.state, enabled_at=now)
    enabled = evolve(account, authenticator=app, recovery=recovery, setups=())
    return Decision(Change.CHANGED, _changed(enabled, "totp", "recovery_codes", now=now))


def disable_totp(account: Account, *, epoch: int, now: int) -> Decision[Change | Refusal, Account]:
    """
    Remove the app, and the recovery codes that stood in for it.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)
    if account.authenticator is None:
        return Decision(Refusal.NOT_ENABLED, account)

    disabled = evolve(account, authenticator=None, recovery=None, setups=())
    return Decision(Change.CHANGED, _changed(disabled, "totp", now=now))


def renew_recovery_codes(
    account: Account, *, recovery: RecoveryState, epoch: int, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Give *account* a new set of codes; the old ones are worth nothing from now on.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)
    if account.authenticator is None:
        return Decision(Refusal.NOT_ENABLED, account)

    changed = {**account.changed, "recovery_codes": now}
    return Decision(Change.CHANGED, evolve(account, recovery=recovery, changed=changed))


def request_email_code(
    account: Account,
    *,
    id: str,
    key: bytes,
    known: bool,
    is_counted: bool,
    epoch: int,
    policy: EmailCodePolicy,
    now: int,
) -> Decision[RequestOutcome | Refusal, Account]:
    """
    Let a code be mailed for *id*.

    Args:
        is_counted: It is noted until it is answered: who asks has typed the right password, on a
            device that the account does not know.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)

    decision = email_code.request(
        account.mailed, id=id, key=key, known=known, policy=policy, now=now
    )
    if decision.state is account.mailed:
        return Decision(decision.outcome, account)

    after = evolve(account, mailed=decision.state)
    return Decision(decision.outcome, note_asked(after, id=id, now=now) if is_counted else after)


def enable_email_code(
    account: Account, *, address: bytes, epoch: int, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Ask for mailed codes from now on; *address*, of which this is a MAC, was proven.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)
    if account.email is not None:
        return Decision(Refusal.ALREADY_ENABLED, account)

    factor = EmailFactor(address=address, enabled_at=now)
    enabled = evolve(account, email=factor, address=Known(digest=address, confirmed_at=now))
    return Decision(Change.CHANGED, _changed(enabled, "email_code", now=now))


def disable_email_code(
    account: Account, *, epoch: int, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Ask for mailed codes no more.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)
    if account.email is None:
        return Decision(Refusal.NOT_ENABLED, account)

    disabled = evolve(account, email=None)
    return Decision(Change.CHANGED, _changed(disabled, "email_code", now=now))


def remove_second_factors(
    account: Account, *, now: int
) -> Decision[tuple[EventKind, ...], Account]:
    """
    Remove whatever a second step could be, at an operator's word; what was removed.
    """
    removed: list[EventKind] = []
    for kind, rule in (
        (EventKind.TOTP_DISABLED, disable_totp),
        (EventKind.EMAIL_CODE_DISABLED, disable_email_code),
    ):
        decision = rule(account, epoch=account.epoch, now=now)
        if decision.outcome is Change.CHANGED:
            account = decision.state
            removed.append(kind)
    return Decision(tuple(removed), account)


def issue_reset(
    account: Account, *, reset: Reset, policy: ResetPolicy, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Keep a link that is about to be mailed, unless enough were. Without a password there is nothing
    to recover.
    """
    if account.password_hash is None:
        return Decision(Refusal.NOT_ENABLED, account)
    if account.changed.get("password", 0) > reset.issued_at:
        return Decision(Refusal.STALE, account)

    decision = password_reset.issue(account.resets, reset, policy=policy, now=now)
    if decision.outcome is IssueOutcome.ENOUGH:
        return Decision(Refusal.TOO_MANY_ATTEMPTS, account)
    if decision.state is account.resets:
        return Decision(Change.CHANGED, account)

    return Decision(Change.CHANGED, evolve(account, resets=decision.state))


def reset_password(
    account: Account, *, id: str, digest: bytes, new_hash: str, policy: ResetPolicy, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Replace the password by the right of a mailed link, which is thereby used; all others end.

    No factor is touched. The new password proves the mailbox, and not more.
    """
    is_valid = password_reset.is_valid(account.resets, id=id, digest=digest, policy=policy, now=now)
    if not is_valid or account.password_hash is None:
        return Decision(Refusal.STALE, account)

    after = evolve(by_mail(account, now=now), password_hash=new_hash, rehashed=(), setups=())
    return Decision(Change.CHANGED, _changed(after, "password", now=now))


def by_mail(account: Account, *, now: int) -> Account:
    """
    *account*, whose password comes from the mailbox from now on.
    """
    return evolve(account, password_by_mail=True, reset_at=now)


def register_password(
    account: Account, *, new_hash: str, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Give *account* its first password. Never a way around the current one.

    No session ends: none was opened with another password, and a sign-up may sign in before.
    """
    if account.password_hash is not None:
        return Decision(Refusal.ALREADY_ENABLED, account)

    changed = {**account.changed, "password": now}
    return Decision(Change.CHANGED, evolve(account, password_hash=new_hash, changed=changed))


def change_password(
    account: Account, *, verified: Verified, new_hash: str, epoch: int, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Replace the password that was *verified*.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)
    if account.password_hash != verified.stored or not verified.ok:
        return Decision(Refusal.RETRY, account)

    after = evolve(account, password_hash=new_hash, rehashed=(), setups=())
    return Decision(Change.CHANGED, _changed(after, "password", now=now))


def refresh_hash(account: Account, *, verified: Verified) -> Decision[Change | Refusal, Account]:
    """
    Store the same password under newer parameters. No credential changes, so no epoch does.
    """
    if verified.new_hash is None or account.password_hash != verified.stored:
        return Decision(Refusal.RETRY, account)

    return Decision(Change.CHANGED, evolve(account, password_hash=verified.new_hash))


def end_sessions(
    account: Account, *, epoch: int | None, now: int
) -> Decision[Change | Refusal, Account]:
    """
    Raise the epoch, and with it end every session; no credential changes.

    Args:
        epoch: What the session that asks for it was opened in; None if the host asks.
    """
    if epoch is not None and is_stale(account, epoch):
        return Decision(Refusal.STALE, account)

    return Decision(Change.CHANGED, _raised(account, now=now))


def catch_up(account: Account, *, minimum_epoch: int) -> Decision[None, Account]:
    """
    Bring the epoch of *account* up to the minimum, after a crash between the two writes.
    """
    if account.epoch >= minimum_epoch:
        return Decision(None, account)

    return Decision(None, evolve(account, epoch=minimum_epoch))


def _changed(account: Account, *credentials: str, now: int) -> Account:
    """
    *account* with its epoch raised and the time of the change noted. Codes and links end; another
    password is not stopped, and another factor is not lost.
    """
    if "password" in credentials:
        account = evolve(account, asked=(), stopped_at=0)
    if "totp" in credentials or "email_code" in credentials:
        account = evolve(account, removal=None)
    noted = {**account.changed, **dict.fromkeys(credentials, now)}
    return _raised(evolve(account, changed=noted), now=now)


def _raised(account: Account, *, now: int) -> Account:
    epoch = max(account.epoch + 1, now)
    return evolve(account, epoch=epoch, settled=epoch, mailed=(), resets=(), moves=())
