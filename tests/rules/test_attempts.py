"""
Attempts: what is guessed is paid for.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec import attempts
from onetsec.account import Account
from onetsec.attempts import Refusal
from onetsec.decision import Decision
from onetsec.email_code import CodeOutcome
from onetsec.records import SealedSecret
from onetsec.recovery_codes import RecoveryOutcome
from onetsec.totp import TotpOutcome

from . import mailboxes
from .accounts import ACCOUNT, BARE, NOW, SEALED, prove, recover, right
from .mailboxes import CHALLENGE, MAILED


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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.text(max_size=8), st.just(mailboxes.RIGHT)),
    st.booleans(),
    st.integers(0, 7),
    st.integers(-900, 900),
)
def test_a_look_at_a_mailed_code_is_always_written(
    code: str, used: bool, failed: int, later: int
) -> None:
    """
    The outcome is a refusal before looking, or the account has changed.
    """
    account = MAILED
    for i in range(failed):
        account = prove_other(account, f"p{i}")
    if used:
        account = mailboxes.prove(account, mailboxes.RIGHT).state

    decision = mailboxes.prove(account, code, now=NOW + later)

    looked = decision.outcome in (CodeOutcome.ACCEPTED, CodeOutcome.WRONG_CODE)
    assert looked is (decision.state is not account)


def prove_other(account: Account, id: str) -> Account:
    """
    *account* after a wrong code of another sign-in.
    """
    other = evolve(CHALLENGE, id=id)
    waiting = evolve(account, mailed=(other, *account.mailed))
    failed = mailboxes.prove(waiting, mailboxes.WRONG, challenge=other).state
    return evolve(failed, mailed=account.mailed)


def test_the_law_covers_every_prover() -> None:
    """
    Whoever adds a way to guess a secret adds it to the laws above.
    """
    assert {"prove_totp", "prove_email_code"} == {
        name for name in vars(attempts) if name.startswith("prove_")
    }


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


RESEALED = SealedSecret(text="sealed anew")


def test_right_code_puts_the_secret_that_was_sealed_anew_into_its_place() -> None:
    """
    With it in one state; nothing was sealed anew, and it stays as it is.
    """
    anew, same = prove(ACCOUNT, right(), resealed=RESEALED), prove(ACCOUNT, right())
    assert same.state.authenticator is not None

    assert SEALED == same.state.authenticator.sealed
    app = evolve(same.state.authenticator, sealed=RESEALED)
    assert Decision(TotpOutcome.ACCEPTED, evolve(same.state, authenticator=app)) == anew


@pytest.mark.parametrize(
    ("code", "changes"),
    [("wrong", {}), (right(), {"epoch": 8}), (right(), {"sealed": SealedSecret(text="other")})],
)
def test_what_is_no_right_code_leaves_the_secret_as_it_was_sealed(
    code: str, changes: dict[str, Any]
) -> None:
    """
    A wrong one, one that is stale, and one for which another secret was opened.
    """
    decision = prove(ACCOUNT, code, resealed=RESEALED, **changes)

    assert ACCOUNT.authenticator == decision.state.authenticator
