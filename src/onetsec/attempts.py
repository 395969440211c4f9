"""
Attempts: every rule that looks at a guessed secret of an account.

Pure: reads no clock, touches no storage, draws no randomness.

Feature rules decide about their own state; here they are lifted to the account. What is guessed
goes through one door, :func:`attempt`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import TypeVar

from attrs import evolve

from . import email_code, recovery_codes, throttling, totp
from .account import Account
from .decision import Decision
from .email_code import Challenge, CodeOutcome, EmailCodePolicy
from .records import SealedSecret
from .recovery_codes import RecoveryOutcome
from .stopping import after_failure, note_answered
from .throttling import AttemptPolicy
from .totp import TotpOutcome, TotpPolicy

O = TypeVar("O")  # noqa: E741


class Refusal(Enum):
    """
    Why a rule did not look at a secret, or did not change a credential.
    """

    RETRY = "retry"
    STALE = "stale"
    TOO_MANY_ATTEMPTS = "too-many-attempts"
    NOT_ENABLED = "not-enabled"
    ALREADY_ENABLED = "already-enabled"
    NO_SETUP = "no-setup"


def is_stale(account: Account, epoch: int) -> bool:
    """
    Whether a credential was changed since *epoch*, so that what was proven in it is proven no more.

    An account that only caught up with its minimum epoch has changed no credential.
    """
    return not account.settled <= epoch <= account.epoch


def attempt(
    account: Account,
    check: Callable[[Account], Decision[O, Account]],
    *,
    success: O,
    by: str,
    known: bool,
    policy: AttemptPolicy,
    now: int,
) -> Decision[O | Refusal, Account]:
    """
    Spend one attempt of *account*, then let *check* look at the secret.

    The only way to a factor's secret. Unless it refuses before looking, the state that comes out is
    never the one that went in, so the loop cannot answer without a write. A failure stays spent;
    *success* takes back its own charge, and no older one, in the same write.
    """
    since = account.changed.get("password", 0)
    spent = throttling.spend(
        account.failures, by=by, known=known, since=since, policy=policy, now=now
    )
    if spent is None:
        return Decision(Refusal.TOO_MANY_ATTEMPTS, account)

    decision = check(evolve(account, failures=spent))
    if decision.outcome is success:
        answered = note_answered(decision.state, id=by)
        return Decision(decision.outcome, evolve(answered, failures=spent[:-1]))

    return Decision(decision.outcome, after_failure(decision.state, policy=policy, now=now))


def prove_totp(
    account: Account,
    *,
    sealed: SealedSecret,
    secret: bytes,
    code: str,
    epoch: int,
    by: str,
    known: bool,
    with_password: bool,
    totp_policy: TotpPolicy,
    policy: AttemptPolicy,
    now: int,
    resealed: SealedSecret | None = None,
) -> Decision[TotpOutcome | Refusal, Account]:
    """
    Decide whether *code* is of the app of *account*, whose *sealed* secret was opened before.

    A right one puts the same secret as it was *resealed* into its place, in the same write.

    Args:
        with_password: Whoever types it has typed the right password before. Only then the password
            is known to be theirs, wherever it came from.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)
    if account.authenticator is None or account.authenticator.sealed != sealed:
        return Decision(Refusal.RETRY, account)

    check = partial(
        _check_totp,
        secret=secret,
        code=code,
        kept=resealed or sealed,
        with_password=with_password,
        policy=totp_policy,
        now=now,
    )
    return attempt(
        account,
        check,
        success=TotpOutcome.ACCEPTED,
        by=by,
        known=known,
        policy=policy,
        now=now,
    )


def _check_totp(
    account: Account,
    *,
    secret: bytes,
    code: str,
    kept: SealedSecret,
    with_password: bool,
    policy: TotpPolicy,
    now: int,
) -> Decision[TotpOutcome, Account]:
    app = account.authenticator
    assert app is not None  # noqa: S101 - prove_totp has looked
    decision = totp.verify(app.state, secret=secret, code=code, policy=policy, now=now)
    proven = decision.outcome is TotpOutcome.ACCEPTED
    sealed = kept if proven else app.sealed
    return Decision(
        decision.outcome,
        evolve(
            account,
            authenticator=evolve(app, sealed=sealed, state=decision.state),
            password_by_mail=account.password_by_mail and not (proven and with_password),
            removal=None if proven else account.removal,
        ),
    )


def prove_email_code(
    account: Account,
    *,
    challenge: Challenge,
    right: str,
    code: str,
    epoch: int,
    known: bool,
    email_policy: EmailCodePolicy,
    policy: AttemptPolicy,
    now: int,
) -> Decision[CodeOutcome | Refusal, Account]:
    """
    Decide whether *code* was mailed for *challenge*, from which *right* was derived before.

    Tries are counted for what the code is for, however often another one was sent.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)
    if not email_code.find(account.mailed, id=challenge.id, policy=email_policy, now=now):
        return Decision(CodeOutcome.EXPIRED, account)
    if challenge not in account.mailed:
        return Decision(Refusal.RETRY, account)

    check = partial(
        _check_email_code, id=challenge.id, right=right, code=code, policy=email_policy, now=now
    )
    return attempt(
        account,
        check,
        success=CodeOutcome.ACCEPTED,
        by=challenge.id,
        known=known,
        policy=policy,
        now=now,
    )


def _check_email_code(
    account: Account, *, id: str, right: str, code: str, policy: EmailCodePolicy, now: int
) -> Decision[CodeOutcome, Account]:
    decision = email_code.verify(
        account.mailed, id=id, code=code, right=right, policy=policy, now=now
    )
    after = evolve(account, mailed=decision.state)
    if decision.outcome is CodeOutcome.ACCEPTED and after.authenticator is None:
        after = evolve(after, removal=None)  # with an app, it is the app that may be lost
    return Decision(decision.outcome, after)


def use_recovery_code(
    account: Account, *, salt: bytes, digest: bytes, epoch: int, with_password: bool
) -> Decision[RecoveryOutcome | Refusal, Account]:
    """
    Use up the code whose *digest* was made under *salt*.

    A wrong one was paid for before it was hashed; 65 bits need no budget.

    Args:
        with_password: As for :func:`prove_totp`.
    """
    if is_stale(account, epoch):
        return Decision(Refusal.STALE, account)
    if account.recovery is None:
        return Decision(Refusal.NOT_ENABLED, account)
    if account.recovery.salt != salt:
        return Decision(Refusal.RETRY, account)

    decision = recovery_codes.use(account.recovery, salt=salt, digest=digest)
    if decision.state is account.recovery:
        return Decision(decision.outcome, account)

    by_mail = account.password_by_mail and not with_password
    used = evolve(account, recovery=decision.state, password_by_mail=by_mail, removal=None)
    return Decision(decision.outcome, used)
