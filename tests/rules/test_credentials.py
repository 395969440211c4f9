"""
Credentials: who comes late changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec.account import Account
from onetsec.attempts import Refusal
from onetsec.credentials import (
    Change,
    begin_totp,
    catch_up,
    change_password,
    disable_email_code,
    disable_totp,
    enable_email_code,
    end_sessions,
    refresh_hash,
    register_password,
    renew_recovery_codes,
    request_email_code,
    reset_password,
)
from onetsec.decision import Decision
from onetsec.records import Verified

from .accounts import ACCOUNT, BARE, NOW, RECOVERY, SETUP, TOTP, VERIFIED, confirm, right
from .mailboxes import ADDRESS, DIGEST, FACTOR, KEY, LINKS, MAIL, RESET

CHANGES: dict[str, Callable[[int], Callable[[Account], Decision[Any, Account]]]] = {
    "begin": lambda epoch: partial(begin_totp, setup=SETUP, epoch=epoch, policy=TOTP, now=NOW),
    "confirm": lambda epoch: partial(confirm, code=right(), epoch=epoch),
    "disable": lambda epoch: partial(disable_totp, epoch=epoch, now=NOW),
    "renew": lambda epoch: partial(renew_recovery_codes, recovery=RECOVERY, epoch=epoch, now=NOW),
    "password": lambda epoch: partial(
        change_password, verified=VERIFIED, new_hash="new", epoch=epoch, now=NOW
    ),
    "end": lambda epoch: partial(end_sessions, epoch=epoch, now=NOW),
    "ask for a code": lambda epoch: partial(
        request_email_code,
        id="p2",
        key=KEY,
        known=False,
        is_counted=True,
        epoch=epoch,
        policy=MAIL,
        now=NOW,
    ),
    "enable mail": lambda epoch: partial(enable_email_code, address=ADDRESS, epoch=epoch, now=NOW),
    "disable mail": lambda epoch: partial(disable_email_code, epoch=epoch, now=NOW),
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
    full = evolve(ACCOUNT, epoch=epoch, settled=epoch, email=FACTOR, resets=(RESET,))
    bare = evolve(BARE, epoch=epoch, settled=epoch, setups=(SETUP,))
    for decision in (
        enable_email_code(bare, address=ADDRESS, epoch=epoch, now=NOW),
        disable_email_code(full, epoch=epoch, now=NOW),
        reset_password(full, id=RESET.id, digest=DIGEST, new_hash="new", policy=LINKS, now=NOW),
        confirm(bare, right(), epoch=epoch),
        disable_totp(full, epoch=epoch, now=NOW),
        change_password(bare, verified=VERIFIED, new_hash="new", epoch=epoch, now=NOW),
        end_sessions(full, epoch=None, now=NOW),
    ):
        assert Change.CHANGED is decision.outcome
        assert max(epoch + 1, NOW) == decision.state.epoch


def test_a_first_password_ends_no_session() -> None:
    """
    A sign-up may sign in before it sets one, and nobody was signed in with another.
    """
    nobody = evolve(BARE, password_hash=None)
    decision = register_password(nobody, new_hash="new", now=NOW)

    assert Change.CHANGED is decision.outcome
    assert ("new", {"password": NOW}) == (decision.state.password_hash, decision.state.changed)
    assert (nobody.epoch, nobody.settled) == (decision.state.epoch, decision.state.settled)


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
