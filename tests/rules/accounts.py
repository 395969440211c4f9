"""
What the tests of credentials begin with.
"""

from __future__ import annotations

from typing import Any

from onetsec.account import Account, Authenticator, Setup
from onetsec.attempts import prove_totp, use_recovery_code
from onetsec.credentials import confirm_totp
from onetsec.decision import Decision
from onetsec.records import SealedSecret, Verified
from onetsec.recovery_codes import RecoveryState
from onetsec.throttling import AttemptPolicy
from onetsec.totp import TotpPolicy, TotpState, code_at

NOW = 1_800_000_000
SECRET = b"12345678901234567890"
SEALED = SealedSecret(text="sealed")
TOTP = TotpPolicy()
ATTEMPTS = AttemptPolicy()
RECOVERY = RecoveryState(
    key=b"kkkk", cost="c", salt=b"s" * 16, digests=(b"a" * 32,), issued=1, issued_at=NOW
)
ACCOUNT = Account(
    user_id="ada",
    version=5,
    epoch=7,
    settled=7,
    password_hash="old",
    authenticator=Authenticator(sealed=SEALED, state=TotpState(), enabled_at=NOW),
    recovery=RECOVERY,
)
BARE = Account(user_id="ada", version=5, epoch=7, settled=7, password_hash="old")
SETUP = Setup(session_id="here", sealed=SEALED, begun_at=NOW)
VERIFIED = Verified(stored="old", ok=True)


def right(now: int = NOW) -> str:
    """
    The code that the app shows at *now*.
    """
    return code_at(SECRET, now // 30, policy=TOTP)


def prove(account: Account, code: str, **changes: Any) -> Decision[Any, Account]:
    """
    Prove the app of *account* with *code*; *changes* are arguments of :func:`prove_totp`.
    """
    arguments: dict[str, Any] = {
        "sealed": SEALED,
        "secret": SECRET,
        "code": code,
        "epoch": 7,
        "by": "p1",
        "known": False,
        "with_password": True,
        "totp_policy": TOTP,
        "policy": ATTEMPTS,
        "now": NOW,
    }
    return prove_totp(account, **(arguments | changes))


def confirm(account: Account, code: str, **changes: Any) -> Decision[Any, Account]:
    """
    Confirm the set-up of *account* with *code*; *changes* are arguments of :func:`confirm_totp`.
    """
    arguments: dict[str, Any] = {
        "session_id": "here",
        "sealed": SEALED,
        "secret": SECRET,
        "code": code,
        "recovery": RECOVERY,
        "epoch": 7,
        "policy": TOTP,
        "now": NOW,
    }
    return confirm_totp(account, **(arguments | changes))


def recover(account: Account, digest: bytes, **changes: Any) -> Decision[Any, Account]:
    """
    Use a recovery code of *account*; *changes* are arguments of :func:`use_recovery_code`.
    """
    arguments: dict[str, Any] = {
        "salt": RECOVERY.salt,
        "digest": digest,
        "epoch": 7,
        "with_password": True,
    }
    return use_recovery_code(account, **(arguments | changes))
