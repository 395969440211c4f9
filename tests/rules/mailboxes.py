"""
What the tests of codes and links that are mailed begin with.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from onetsec.account import Account
from onetsec.attempts import prove_email_code
from onetsec.decision import Decision
from onetsec.email_code import Challenge, EmailCodePolicy, EmailFactor
from onetsec.password_reset import Reset, ResetPolicy

from .accounts import ACCOUNT, ATTEMPTS, BARE, NOW

MAIL = EmailCodePolicy()
LINKS = ResetPolicy()
KEY = b"kkkk"
RIGHT, WRONG = "246810", "135791"
ADDRESS = KEY + b"a" * 32
FACTOR = EmailFactor(address=ADDRESS, enabled_at=NOW)
CHALLENGE = Challenge(id="p1", key=KEY, serial=1, sent_at=NOW)
DIGEST = KEY + b"d" * 32
RESET = Reset(id="AAAAAAAAAAAA", digest=DIGEST, issued_at=NOW)

MAILED = evolve(BARE, email=FACTOR, mailed=(CHALLENGE,), resets=(RESET,))
"""With mailed codes, one of which is waited for; and with a link that works."""

BOTH = evolve(ACCOUNT, email=FACTOR)
"""With an app and mailed codes."""


def link(number: int, *, issued_at: int = NOW) -> Reset:
    """
    One of many links.
    """
    return Reset(id=f"link{number:08d}", digest=KEY + bytes([number]) * 32, issued_at=issued_at)


def prove(account: Account, code: str, **changes: Any) -> Decision[Any, Account]:
    """
    Prove the mailbox of *account* with *code*; *changes* are of :func:`prove_email_code`.
    """
    arguments: dict[str, Any] = {
        "challenge": CHALLENGE,
        "right": RIGHT,
        "code": code,
        "epoch": 7,
        "known": False,
        "email_policy": MAIL,
        "policy": ATTEMPTS,
        "now": NOW,
    }
    return prove_email_code(account, **(arguments | changes))
