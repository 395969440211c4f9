"""
The set-up of an app: a secret that waits for its first code.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from onetsec.account import Account, Setup
from onetsec.attempts import Refusal
from onetsec.credentials import MOST_SETUPS, begin_totp, setup_of
from onetsec.decision import Decision
from onetsec.records import SealedSecret
from onetsec.totp import TotpOutcome

from .accounts import ACCOUNT, BARE, NOW, RECOVERY, SEALED, SETUP, TOTP, confirm, prove, right


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
