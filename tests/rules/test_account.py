"""
The account: what is written is read.
"""

from __future__ import annotations

import json

from attrs import evolve

from onetsec.account import FORMAT, Account, Authenticator, Setup
from onetsec.records import SealedSecret
from onetsec.recovery_codes import RecoveryState
from onetsec.throttling import Failure
from onetsec.totp import TotpState

FULL = Account(
    user_id="ada",
    version=5,
    epoch=7,
    settled=6,
    password_hash="$argon2id$v=19$m=47104,t=1,p=1$" + "s" * 22 + "$" + "h" * 43,
    authenticator=Authenticator(
        sealed=SealedSecret(text="1." + "A" * 96),
        state=TotpState(last_step=60_000_000),
        enabled_at=1_800_000_000,
    ),
    setups=tuple(
        Setup(
            session_id=f"session{i:05d}",
            sealed=SealedSecret(text="1." + "B" * 96),
            begun_at=1_800_000_000,
            failures=9,
        )
        for i in range(5)
    ),
    recovery=RecoveryState(
        key=b"kkkk",
        cost="m=19456,t=2,p=1",
        salt=b"s" * 16,
        digests=tuple(bytes([i]) * 32 for i in range(20)),
        issued=20,
        issued_at=1_800_000_000,
    ),
    failures=tuple(Failure(at=1_800_000_000 + i, by="p" * 22, reserved=i > 24) for i in range(35)),
    changed={"password": 1, "totp": 2, "recovery_codes": 3},
    extra={"passkeys": [{"id": "x"}]},
)


def again(account: Account) -> Account:
    return Account.of(
        account.content(),
        user_id=account.user_id,
        version=account.version,
        epoch=account.epoch,
    )


def test_full_account_comes_back() -> None:
    """
    In all fields.
    """
    assert FULL == again(FULL)


def test_empty_account_comes_back() -> None:
    """
    As empty as it was.
    """
    assert Account(user_id="ada") == again(Account(user_id="ada"))


def test_unknown_fields_are_kept() -> None:
    """
    A newer release finds again what it wrote.
    """
    older = evolve(again(FULL), password_hash="new")

    assert {"passkeys": [{"id": "x"}]} == {
        name: value for name, value in json.loads(older.content()).items() if name == "passkeys"
    }


def test_format_is_kept() -> None:
    """
    So that the engine can see that it must not write it.
    """
    newer = json.loads(FULL.content()) | {"format": FORMAT + 1}
    read = Account.of(json.dumps(newer).encode(), user_id="ada", version=1, epoch=1)

    assert FORMAT + 1 == read.format


def test_the_fullest_account_is_small() -> None:
    """
    Under 16 KiB, with every list at its cap.
    """
    assert len(FULL.content()) < 16 * 1024


def test_no_secret_shows() -> None:
    """
    Neither hash nor seal nor digest.
    """
    shown = repr(FULL)

    for secret in ("argon2id", "AAAA", "BBBB", "\\x01", "ssss"):
        assert secret not in shown
