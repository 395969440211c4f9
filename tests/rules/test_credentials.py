"""
Credentials: what is guessed is paid for, and who comes late changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec import credentials
from onetsec.account import Account, Authenticator, Setup
from onetsec.credentials import (
    MOST_SETUPS,
    Change,
    Refusal,
    begin_totp,
    catch_up,
    change_password,
    confirm_totp,
    disable_totp,
    end_sessions,
    prove_totp,
    refresh_hash,
    register_password,
    renew_recovery_codes,
    setup_of,
    use_recovery_code,
)
from onetsec.decision import Decision
from onetsec.records import SealedSecret, Verified
from onetsec.recovery_codes import RecoveryOutcome, RecoveryState
from onetsec.throttling import AttemptPolicy
from onetsec.totp import TotpOutcome, TotpPolicy, TotpState, code_at

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
    return code_at(SECRET, now // 30, policy=TOTP)


def prove(account: Account, code: str, **changes: Any) -> Decision[Any, Account]:
    arguments: dict[str, Any] = {
        "sealed": SEALED,
        "secret": SECRET,
        "code": code,
        "epoch": 7,
        "by": "p1",
        "known": False,
        "totp_policy": TOTP,
        "policy": ATTEMPTS,
        "now": NOW,
    }
    return prove_totp(account, **(arguments | changes))


def confirm(account: Account, code: str, **changes: Any) -> Decision[Any, Account]:
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
    arguments: dict[str, Any] = {"salt": RECOVERY.salt, "digest": digest, "epoch": 7}
    return use_recovery_code(account, **(arguments | changes))


# What is guessed


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=8), st.just(right())), st.booleans(), st.integers(0, 7))
def test_a_look_at_a_secret_is_always_written(code: str, used: bool, failed: int) -> None:
    """
    The outcome is a refusal before looking, or the account has changed.
    """
    account = ACCOUNT
    for i in range(failed):
        account = prove(account, "wrong", by=f"p{i}").state
    if used:
        account = prove(account, right()).state

    decision = prove(account, code, by="last")

    assert isinstance(decision.outcome, Refusal) is (decision.state is account)


def test_the_law_covers_every_prover() -> None:
    """
    Whoever adds a way to guess a secret adds it to the law above.
    """
    assert {"prove_totp"} == {name for name in vars(credentials) if name.startswith("prove_")}


def test_right_code_takes_back_its_own_charge_only() -> None:
    """
    Older failures stay.
    """
    failed = prove(ACCOUNT, "wrong").state
    passed = prove(failed, right())

    assert TotpOutcome.ACCEPTED is passed.outcome
    assert 1 == len(failed.failures)
    assert failed.failures == passed.state.failures


def test_replay_stays_spent() -> None:
    """
    A code that was seen by somebody is worth one failure.
    """
    once = prove(ACCOUNT, right())
    twice = prove(once.state, right())

    assert TotpOutcome.ALREADY_USED is twice.outcome
    assert 1 == len(twice.state.failures)


def test_exhausted_budget_refuses_the_right_code() -> None:
    """
    Five failures of one pending sign-in, and it is not looked at any more.
    """
    account = ACCOUNT
    for _ in range(5):
        account = prove(account, "wrong").state

    assert Decision(Refusal.TOO_MANY_ATTEMPTS, account) == prove(account, right())
    assert TotpOutcome.ACCEPTED is prove(account, right(), by="p2").outcome


def test_password_change_clears_the_day_and_not_the_month() -> None:
    """
    Ten failures today, then a new password, and there is room again; for twenty-five in a month.
    """
    account, now, looked = ACCOUNT, NOW, 0
    for i in range(60):
        decision = prove(account, "wrong", by=f"p{i}", now=now)
        looked += decision.outcome is TotpOutcome.WRONG_CODE
        if decision.outcome is Refusal.TOO_MANY_ATTEMPTS:
            now += 1
            changed = {**account.changed, "password": now}
            decision = Decision(None, evolve(account, changed=changed))
            now += 1
        account = decision.state

    assert 25 == looked


def test_recovery_code_is_used_up() -> None:
    """
    And the budget of the second factor is not touched.
    """
    once = recover(ACCOUNT, b"a" * 32)

    assert RecoveryOutcome.ACCEPTED is once.outcome
    assert () == once.state.failures
    assert RecoveryOutcome.WRONG_CODE is recover(once.state, b"a" * 32).outcome


@pytest.mark.parametrize(
    ("expected", "account", "changes"),
    [
        (Refusal.STALE, ACCOUNT, {"epoch": 6}),
        (Refusal.NOT_ENABLED, BARE, {}),
        (Refusal.RETRY, ACCOUNT, {"salt": b"t" * 16}),
        (RecoveryOutcome.WRONG_CODE, ACCOUNT, {"digest": b"b" * 32}),
    ],
)
def test_refused_recovery_code_changes_nothing(
    expected: Any, account: Account, changes: dict[str, Any]
) -> None:
    """
    It was paid for before it was hashed.
    """
    assert Decision(expected, account) == recover(account, **({"digest": b"a" * 32} | changes))


@pytest.mark.parametrize(
    ("expected", "account", "changes"),
    [
        (Refusal.STALE, ACCOUNT, {"epoch": 8}),
        (Refusal.RETRY, BARE, {}),
        (Refusal.RETRY, ACCOUNT, {"sealed": SealedSecret(text="other")}),
    ],
)
def test_app_that_changed_meanwhile_is_not_looked_at(
    expected: Refusal, account: Account, changes: dict[str, Any]
) -> None:
    """
    The secret that was opened is not the one that is stored.
    """
    assert Decision(expected, account) == prove(account, right(), **changes)


# What is changed


CHANGES: dict[str, Callable[[int], Callable[[Account], Decision[Any, Account]]]] = {
    "begin": lambda epoch: partial(begin_totp, setup=SETUP, epoch=epoch, policy=TOTP, now=NOW),
    "confirm": lambda epoch: partial(confirm, code=right(), epoch=epoch),
    "disable": lambda epoch: partial(disable_totp, epoch=epoch, now=NOW),
    "renew": lambda epoch: partial(renew_recovery_codes, recovery=RECOVERY, epoch=epoch, now=NOW),
    "password": lambda epoch: partial(
        change_password, verified=VERIFIED, new_hash="new", epoch=epoch, now=NOW
    ),
    "end": lambda epoch: partial(end_sessions, epoch=epoch, now=NOW),
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("epoch", [6, 8])
@pytest.mark.parametrize("account", [ACCOUNT, evolve(BARE, setups=(SETUP,))])
def test_a_session_of_another_epoch_changes_nothing(
    name: str, epoch: int, account: Account
) -> None:
    """
    Whatever it had proven: a credential was changed since.
    """
    assert Decision(Refusal.STALE, account) == CHANGES[name](epoch)(account)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2 * NOW))
def test_epoch_grows_with_every_change_of_a_credential(epoch: int) -> None:
    """
    Whatever the clock says.
    """
    full = evolve(ACCOUNT, epoch=epoch, settled=epoch)
    bare = evolve(BARE, epoch=epoch, settled=epoch, setups=(SETUP,))
    nobody = evolve(BARE, epoch=epoch, settled=epoch, password_hash=None)
    for decision in (
        confirm(bare, right(), epoch=epoch),
        disable_totp(full, epoch=epoch, now=NOW),
        register_password(nobody, new_hash="new", now=NOW),
        change_password(bare, verified=VERIFIED, new_hash="new", epoch=epoch, now=NOW),
        end_sessions(full, epoch=None, now=NOW),
    ):
        assert Change.CHANGED is decision.outcome
        assert max(epoch + 1, NOW) == decision.state.epoch


def test_first_code_enables_the_app() -> None:
    """
    With recovery codes; the code is thereby used, and no other set-up waits.
    """
    account = evolve(BARE, setups=(evolve(SETUP, session_id="there"), SETUP))
    enabled = confirm(account, right()).state

    assert enabled.authenticator is not None
    assert (NOW // 30, NOW) == (
        enabled.authenticator.state.last_step,
        enabled.authenticator.enabled_at,
    )
    assert RECOVERY == enabled.recovery
    assert () == enabled.setups
    assert {"totp": NOW, "recovery_codes": NOW} == enabled.changed
    assert TotpOutcome.ALREADY_USED is prove(enabled, right(), epoch=enabled.epoch).outcome


def test_wrong_first_codes_end_the_set_up() -> None:
    """
    Ten of them, then it has to begin again.
    """
    account = evolve(BARE, setups=(SETUP,))
    for _ in range(TOTP.setup_tries):
        decision = confirm(account, "wrong")
        assert TotpOutcome.WRONG_CODE is decision.outcome
        account = decision.state

    assert Decision(Refusal.NO_SETUP, account) == confirm(account, right())


def test_right_code_without_recovery_codes_enables_nothing() -> None:
    """
    Whoever expected it to be wrong has made none.
    """
    decision = confirm(evolve(BARE, setups=(SETUP,)), right(), recovery=None)

    assert TotpOutcome.WRONG_CODE is decision.outcome
    assert None is decision.state.authenticator


@pytest.mark.parametrize(
    ("expected", "account", "changes"),
    [
        (Refusal.ALREADY_ENABLED, ACCOUNT, {}),
        (Refusal.NO_SETUP, BARE, {}),
        (Refusal.NO_SETUP, evolve(BARE, setups=(SETUP,)), {"session_id": "there"}),
        (Refusal.NO_SETUP, evolve(BARE, setups=(SETUP,)), {"now": NOW + TOTP.setup}),
        (
            Refusal.NO_SETUP,
            evolve(BARE, setups=(SETUP,)),
            {"sealed": SealedSecret(text="other")},
        ),
    ],
)
def test_set_up_belongs_to_its_session(
    expected: Refusal, account: Account, changes: dict[str, Any]
) -> None:
    """
    For fifteen minutes, and with the secret that was shown.
    """
    assert Decision(expected, account) == confirm(account, right(), **changes)


def test_set_ups_are_few() -> None:
    """
    One a session, the last five, and none that is over.
    """
    account = BARE
    for i in range(9):
        setup = Setup(session_id=f"s{i % 7}", sealed=SEALED, begun_at=NOW + i)
        account = begin_totp(account, setup=setup, epoch=7, policy=TOTP, now=NOW + i).state

    assert ["s4", "s5", "s6", "s0", "s1"] == [one.session_id for one in account.setups]
    assert MOST_SETUPS == len(account.setups)

    late = Setup(session_id="late", sealed=SEALED, begun_at=NOW + 10_000)
    after = begin_totp(account, setup=late, epoch=7, policy=TOTP, now=NOW + 10_000).state
    assert (late,) == after.setups
    assert None is setup_of(account, session_id="s4", policy=TOTP, now=NOW + 10_000)


def test_app_is_set_up_once() -> None:
    """
    The one that is there has to be disabled first.
    """
    decision = begin_totp(ACCOUNT, setup=SETUP, epoch=7, policy=TOTP, now=NOW)

    assert Decision(Refusal.ALREADY_ENABLED, ACCOUNT) == decision


def test_disabled_app_takes_its_recovery_codes_along() -> None:
    """
    They stood in for it.
    """
    disabled = disable_totp(ACCOUNT, epoch=7, now=NOW).state

    assert (None, None) == (disabled.authenticator, disabled.recovery)
    assert Refusal.NOT_ENABLED is disable_totp(BARE, epoch=7, now=NOW).outcome


def test_renewed_codes_end_no_session() -> None:
    """
    They are nobody's proof; the old ones are gone.
    """
    fresh = evolve(RECOVERY, digests=(b"z" * 32,))
    renewed = renew_recovery_codes(ACCOUNT, recovery=fresh, epoch=7, now=NOW)

    assert Change.CHANGED is renewed.outcome
    assert (7, fresh) == (renewed.state.epoch, renewed.state.recovery)
    assert (
        Refusal.NOT_ENABLED is renew_recovery_codes(BARE, recovery=fresh, epoch=7, now=NOW).outcome
    )


def test_first_password_only() -> None:
    """
    Registering is no way around the current password.
    """
    assert Decision(Refusal.ALREADY_ENABLED, BARE) == register_password(
        BARE, new_hash="new", now=NOW
    )


@pytest.mark.parametrize(
    "verified",
    [Verified(stored="older", ok=True), Verified(stored="old", ok=False)],
)
def test_only_the_verified_password_is_replaced(verified: Verified) -> None:
    """
    Another one since, and the flow begins again.
    """
    decision = change_password(BARE, verified=verified, new_hash="new", epoch=7, now=NOW)

    assert Decision(Refusal.RETRY, BARE) == decision


def test_changed_password() -> None:
    """
    With its time; set-ups that waited are over.
    """
    changed = change_password(
        evolve(BARE, setups=(SETUP,)), verified=VERIFIED, new_hash="new", epoch=7, now=NOW
    ).state

    assert ("new", (), {"password": NOW}) == (
        changed.password_hash,
        changed.setups,
        changed.changed,
    )


def test_newer_parameters_change_no_credential() -> None:
    """
    The epoch stays; and a hash that is not stored any more is not replaced.
    """
    newer = Verified(stored="old", ok=True, new_hash="newer")
    refreshed = refresh_hash(BARE, verified=newer)

    assert (7, "newer") == (refreshed.state.epoch, refreshed.state.password_hash)
    assert Refusal.RETRY is refresh_hash(BARE, verified=VERIFIED).outcome
    assert Refusal.RETRY is refresh_hash(BARE, verified=evolve(newer, stored="older")).outcome


def test_an_account_that_caught_up_has_changed_no_credential() -> None:
    """
    Whoever was about to change one when somebody else repaired the epoch goes on, and higher.
    """
    caught_up = catch_up(BARE, minimum_epoch=NOW + 5).state
    changed = change_password(caught_up, verified=VERIFIED, new_hash="new", epoch=7, now=NOW)

    assert Change.CHANGED is changed.outcome
    assert NOW + 6 == changed.state.epoch


@pytest.mark.parametrize(("expected", "minimum"), [(7, 6), (7, 7), (9, 9)])
def test_catch_up(expected: int, minimum: int) -> None:
    """
    Up to the minimum, and never back.
    """
    decision = catch_up(BARE, minimum_epoch=minimum)

    assert expected == decision.state.epoch
    assert (decision.state is BARE) is (expected == 7)
