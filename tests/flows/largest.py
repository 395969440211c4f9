"""
The largest account that the rules can reach, under the most generous settings.
"""

from __future__ import annotations

from typing import Any, Protocol

from onetsec.account import Account, Asked, Authenticator, Setup
from onetsec.address import MOST_FORMER, MOST_MOVES, Former, Known, Leaving, Move
from onetsec.breached import BreachState
from onetsec.credentials import MOST_SETUPS
from onetsec.device import BROWSERS, SYSTEMS, Device
from onetsec.email_code import Challenge, EmailCodePolicy, EmailFactor
from onetsec.events import EventKind
from onetsec.fingerprints import MOST_REHASHED, PREFIX
from onetsec.notes import MOST_SNOOZED
from onetsec.password_reset import Reset, ResetPolicy
from onetsec.records import SealedSecret
from onetsec.recovery_codes import RecoveryPolicy, RecoveryState
from onetsec.removals import Removal
from onetsec.stopping import MOST_ASKED
from onetsec.throttling import AttemptPolicy, Failure
from onetsec.totp import TotpPolicy, TotpState
from onetsec.undo import MOST, Notice

AT = 9_999_999_999
"""Unix seconds, of the year 2286."""

MAC = b"kkkk" + b"m" * 32
PENDING = "p" * 22
SESSION = "s" * 12
ADDRESS = "a" * 188 + "é@" + "b" * 58 + ".test"
IP = "2001:0db8:ffff:ffff:ffff:ffff:ffff:ffff"
CODE = "c" * 64
LIMITS: dict[str, Any] = {
    "email_code": EmailCodePolicy(most=10, reserved=5),
    "password_reset": ResetPolicy(most=5),
    "recovery_codes": RecoveryPolicy(codes=20),
    "attempts": AttemptPolicy(month=50, known_month=20),
    "totp": TotpPolicy(setup_tries=100),
}
"""Settings at the most that they may be."""


class Sealing(Protocol):
    """
    What seals a text of so many bytes.
    """

    def seal(self, secret: bytes, *context: str) -> SealedSecret: ...


def largest(sealer: Sealing) -> Account:
    """
    The account, with its secrets under *sealer*.
    """
    address, app = sealer.seal(ADDRESS.encode(), "address", "ada"), sealer.seal(b"s" * 20, "totp")
    mails = LIMITS["email_code"]
    return Account(
        user_id="ada",
        version=10**16,
        epoch=AT,
        settled=AT,
        password_hash="h" * 512,
        rehashed=(PREFIX + MAC.hex(),) * MOST_REHASHED,
        password_by_mail=False,
        reset_at=AT,
        authenticator=Authenticator(sealed=app, state=TotpState(last_step=AT), enabled_at=AT),
        setups=(Setup(session_id=SESSION, sealed=app, begun_at=AT, failures=100),) * MOST_SETUPS,
        recovery=RecoveryState(
            key=b"kkkk",
            cost="m=19456,t=2,p=1",
            salt=b"s" * 16,
            digests=(b"d" * 32,) * 20,
            issued=20,
            issued_at=AT,
        ),
        email=EmailFactor(address=MAC, enabled_at=AT),
        mailed=(Challenge(id=PENDING, key=b"kkkknnnnnnnn", serial=600, sent_at=AT),)
        * (mails.most + mails.reserved),
        resets=(Reset(id=SESSION, digest=MAC, issued_at=AT),) * 5,
        address=Known(digest=MAC, confirmed_at=AT, is_disputed=True),
        moves=(Move(id=f"@{SESSION}", sealed=address, asked_at=AT),) * MOST_MOVES,
        former=(Former(id=SESSION, sealed=address, left_at=AT),) * MOST_FORMER,
        leaving=Leaving(id=SESSION, to=MAC, sealed=address, at=AT, epoch=AT, address=IP),
        failures=(Failure(at=AT, by=PENDING, reserved=True),) * 70,
        asked=(Asked(id=PENDING, at=AT),) * MOST_ASKED,
        stopped_at=AT,
        notices=(_notice(),) * MOST,
        breach=BreachState(of=AT, at=AT, is_found=True),
        removal=Removal(asked_at=AT, due_at=AT),
        snoozed={f"{number:02}{CODE[2:]}": AT for number in range(MOST_SNOOZED)},
        changed=dict.fromkeys(("password", "totp", "recovery_codes", "email_code", "address"), AT),
    )


def _notice() -> Notice:
    return Notice(
        id=SESSION,
        digest=MAC,
        kind=max((one.value for one in EventKind), key=len),
        at=AT,
        address=IP,
        device=Device(browser=max(BROWSERS, key=len), system=max(SYSTEMS, key=len)),
        sent_at=AT,
    )
