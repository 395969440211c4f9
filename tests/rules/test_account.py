"""
The account: what is written is read.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec.account import FORMAT, Account, Asked, Authenticator, Setup
from onetsec.address import MOST_FORMER, Former, Known, Leaving, Move
from onetsec.breached import BreachState
from onetsec.device import Device
from onetsec.email_code import Challenge, EmailFactor
from onetsec.password_reset import Reset
from onetsec.records import SealedSecret
from onetsec.recovery_codes import RecoveryState
from onetsec.removals import Removal
from onetsec.throttling import Failure
from onetsec.totp import TotpState
from onetsec.undo import MOST, Notice

DATA = Path(__file__).parents[1] / "data"
FULL = Account(
    user_id="ada",
    version=5,
    epoch=7,
    waits_since=8,
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
    rehashed=tuple(f"vault:{i:072x}" for i in range(8)),
    password_by_mail=True,
    reset_at=1_800_000_000,
    email=EmailFactor(address=b"kkkk" + b"m" * 32, enabled_at=1_800_000_000),
    mailed=tuple(
        Challenge(id=f"{i:022d}", key=b"kkkk", serial=99, sent_at=1_800_000_000) for i in range(20)
    ),
    resets=tuple(
        Reset(id=f"reset{i:07d}", digest=b"kkkk" + b"r" * 32, issued_at=1_800_000_000)
        for i in range(5)
    ),
    failures=tuple(Failure(at=1_800_000_000 + i, by="p" * 22, reserved=i > 24) for i in range(35)),
    address=Known(digest=b"kkkk" + b"a" * 32, confirmed_at=1_800_000_000),
    moves=tuple(
        Move(id=f"@session{i:05d}", sealed=SealedSecret(text="A" * 420), asked_at=1_800_000_000)
        for i in range(3)
    ),
    former=tuple(
        Former(id=f"former{i:06d}", sealed=SealedSecret(text="A" * 420), left_at=1_800_000_000)
        for i in range(MOST_FORMER)
    ),
    leaving=Leaving(
        id="leaving00000",
        to=b"kkkk" + b"a" * 32,
        sealed=SealedSecret(text="A" * 420),
        at=1_800_000_000,
        epoch=1_800_000_000,
        address="2001:db8:" + "f" * 36,
    ),
    asked=tuple(Asked(id=f"{i:022d}", at=1_800_000_000) for i in range(20)),
    breach=BreachState(of=1, at=2, is_found=True),
    snoozed={f"{'advice-of-a-host' * 4}{number:02}"[-64:]: 1_800_000_000 for number in range(20)},
    stopped_at=1_800_000_000,
    removal=Removal(asked_at=1_800_000_000, due_at=1_800_259_200),
    notices=tuple(
        Notice(
            id=f"notice{i:06d}",
            digest=b"kkkk" + b"n" * 32,
            kind="recovery-codes-renewed",
            at=1_800_000_000,
            address="2001:db8:" + "f" * 36,
            device=Device(browser="Samsung Internet", system="Windows Phone"),
            sent_at=1_800_000_000,
        )
        for i in range(MOST)
    ),
    changed={"password": 1, "totp": 2, "recovery_codes": 3},
    extra={"passkeys": [{"id": "x"}]},
)


def again(account: Account) -> Account:
    return Account.of(
        account.content(),
        user_id=account.user_id,
        version=account.version,
        epoch=account.epoch,
        waits_since=account.waits_since,
    )


def test_full_account_comes_back() -> None:
    """
    In all fields.
    """
    assert FULL == again(FULL)


moments = st.integers(0, 2**40)
accounts = st.builds(
    Account,
    user_id=st.just("ada"),
    version=st.integers(1, 2**62),
    epoch=moments,
    settled=moments,
    password_hash=st.none() | st.text(),
    rehashed=st.lists(st.text(), max_size=8).map(tuple),
    password_by_mail=st.booleans(),
    reset_at=moments,
    email=st.none() | st.builds(EmailFactor, address=st.binary(max_size=36), enabled_at=moments),
    mailed=st.lists(
        st.builds(
            Challenge, id=st.text(), key=st.binary(max_size=4), serial=moments, sent_at=moments
        ),
        max_size=5,
    ).map(tuple),
    resets=st.lists(
        st.builds(Reset, id=st.text(), digest=st.binary(max_size=36), issued_at=moments), max_size=5
    ).map(tuple),
    failures=st.lists(
        st.builds(Failure, at=moments, by=st.text(), reserved=st.booleans()), max_size=5
    ).map(tuple),
    leaving=st.none()
    | st.builds(
        Leaving,
        id=st.text(),
        to=st.binary(max_size=36),
        sealed=st.none() | st.builds(SealedSecret, text=st.text()),
        at=moments,
        epoch=moments,
        address=st.text(),
    ),
    asked=st.lists(st.builds(Asked, id=st.text(), at=moments), max_size=5).map(tuple),
    breach=st.none() | st.builds(BreachState, of=moments, at=moments, is_found=st.booleans()),
    stopped_at=moments,
    removal=st.none() | st.builds(Removal, asked_at=moments, due_at=moments),
    snoozed=st.dictionaries(st.text(), moments, max_size=4),
    notices=st.lists(
        st.builds(
            Notice,
            id=st.text(),
            digest=st.binary(max_size=36),
            kind=st.text(),
            at=moments,
            address=st.text(),
            device=st.builds(Device, browser=st.text(), system=st.text()),
            sent_at=moments,
        ),
        max_size=3,
    ).map(tuple),
    changed=st.dictionaries(st.text(), moments, max_size=4),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(accounts)
def test_every_account_comes_back(account: Account) -> None:
    """
    Whatever is in it.
    """
    assert account == again(account)


@pytest.mark.parametrize("field", fields(Account), ids=lambda field: field.name)
def test_every_field_was_looked_at(field: Any) -> None:
    """
    The full account has something in each, or it would not tell whether that came back.
    """
    assert FORMAT == FULL.format
    assert field.name == "format" or field.default != getattr(FULL, field.name)


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


OLDEST = Account(
    user_id="ada",
    version=5,
    epoch=7,
    settled=6,
    password_hash=FULL.password_hash,
    authenticator=FULL.authenticator,
    setups=(
        Setup(
            session_id="session00000",
            sealed=SealedSecret(text="1." + "A" * 96),
            begun_at=1_800_000_000,
            failures=1,
        ),
    ),
    recovery=RecoveryState(
        key=b"kkkk",
        cost="m=19456,t=2,p=1",
        salt=b"s" * 16,
        digests=(b"d" * 32,),
        issued=10,
        issued_at=1_800_000_000,
    ),
    failures=(Failure(at=1_800_000_000, by="p" * 22, reserved=True),),
    changed={"password": 1_800_000_000},
)
LISTS: dict[str, Any] = {
    one.name: getattr(FULL, one.name) for one in fields(Account) if one.default == ()
}
SHORT = evolve(FULL, **{name: of[:2] for name, of in LISTS.items()})


def stored(name: str) -> bytes:
    """
    What some release has written, byte by byte.
    """
    return (DATA / f"account_{name}.json").read_bytes()


def test_the_oldest_account_is_read() -> None:
    """
    What came later is as if it never was, and what is written of it is read again.
    """
    read = Account.of(stored("oldest"), user_id="ada", version=5, epoch=7)

    assert (OLDEST, OLDEST) == (read, again(read))


def test_an_account_of_today_will_be_read() -> None:
    """
    Every field under the name that it has. This file is never made anew: what is renamed breaks
    here, and what comes later is as if it never was.
    """
    content = stored("of_today")
    written = {"user_id", "version", "epoch", "extra", *json.loads(content)}
    nothing = Account(user_id="ada")
    later: dict[str, Any] = {
        one.name: getattr(nothing, one.name) for one in fields(Account) if one.name not in written
    }
    read = Account.of(content, user_id="ada", version=5, epoch=7)

    assert evolve(SHORT, **later) == read


def test_a_place_of_a_device_is_read_over() -> None:
    """
    Once they were kept, of a notice.
    """
    content = json.loads(FULL.content())
    for one in content["notices"]:
        one += [False, "Vienna", "Austria"]
    read = Account.of(
        json.dumps(content).encode(), user_id="ada", version=5, epoch=7, waits_since=8
    )

    assert FULL == read


def test_no_secret_shows() -> None:
    """
    Neither hash nor seal nor digest; nor what is kept of an address.
    """
    shown = repr(FULL)

    for secret in ("argon2id", "vault:", "AAAA", "BBBB", "\\x01", "ssss", "mmmm", "rrrr"):
        assert secret not in shown
