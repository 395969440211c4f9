"""
Credentials and the mailbox: codes that are asked for, links that are mailed, and when they end.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from onetsec.account import Account
from onetsec.attempts import Refusal
from onetsec.credentials import (
    Change,
    catch_up,
    change_password,
    disable_email_code,
    disable_totp,
    enable_email_code,
    end_sessions,
    issue_reset,
    register_password,
    remove_second_factors,
    renew_recovery_codes,
    request_email_code,
    reset_password,
)
from onetsec.decision import Decision
from onetsec.email_code import EmailFactor, RequestOutcome
from onetsec.events import EventKind
from onetsec.password_reset import Reset

from . import mailboxes
from .accounts import ACCOUNT, BARE, NOW, RECOVERY, SETUP, VERIFIED, confirm, right
from .mailboxes import (
    ADDRESS,
    BOTH,
    CHALLENGE,
    DIGEST,
    FACTOR,
    KEY,
    LINKS,
    MAIL,
    MAILED,
    RESET,
    RIGHT,
    link,
)

Rule = Callable[[Account], Decision[Any, Account]]


def ask(account: Account, id: str, *, now: int = NOW) -> Decision[Any, Account]:
    """
    Ask for a code for *id*.
    """
    return request_email_code(
        account, id=id, key=KEY, known=False, is_counted=False, epoch=7, policy=MAIL, now=now
    )


def issue(account: Account, reset: Reset = RESET, *, now: int = NOW) -> Decision[Any, Account]:
    """
    Keep a link that is about to be mailed.
    """
    return issue_reset(account, reset=reset, policy=LINKS, now=now)


def complete(account: Account, **changes: Any) -> Decision[Any, Account]:
    """
    Set a password with the link of :data:`.mailboxes.RESET`.
    """
    arguments: dict[str, Any] = {
        "id": RESET.id,
        "digest": DIGEST,
        "new_hash": "new",
        "policy": LINKS,
        "now": NOW,
    }
    return reset_password(account, **(arguments | changes))


# What ends codes and links

WAITING = evolve(
    BOTH, email=None, authenticator=None, setups=(SETUP,), mailed=(CHALLENGE,), resets=(RESET,)
)
GUARDED = evolve(BOTH, mailed=(CHALLENGE,), resets=(RESET,))
CHANGES: dict[str, tuple[Account, Rule]] = {
    "app on": (WAITING, partial(confirm, code=right())),
    "app off": (GUARDED, partial(disable_totp, epoch=7, now=NOW)),
    "mail on": (WAITING, partial(enable_email_code, address=ADDRESS, epoch=7, now=NOW)),
    "mail off": (GUARDED, partial(disable_email_code, epoch=7, now=NOW)),
    "password": (
        GUARDED,
        partial(change_password, verified=VERIFIED, new_hash="new", epoch=7, now=NOW),
    ),
    "reset": (GUARDED, complete),
    "all signed out": (GUARDED, partial(end_sessions, epoch=None, now=NOW)),
}
KEEPS: dict[str, tuple[Account, Rule]] = {
    "new recovery codes": (
        GUARDED,
        partial(renew_recovery_codes, recovery=RECOVERY, epoch=7, now=NOW),
    ),
    "another code": (GUARDED, partial(ask, id="p2")),
    "first password": (
        evolve(GUARDED, password_hash=None),
        partial(register_password, new_hash="new", now=NOW),
    ),
    "caught up": (GUARDED, partial(catch_up, minimum_epoch=9)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_codes_and_links_end_with_every_change_of_a_credential(name: str) -> None:
    """
    Whoever has asked for them before has to begin again.
    """
    before, change = CHANGES[name]
    after = change(before).state

    assert after.epoch > before.epoch
    assert ((), ()) == (after.mailed, after.resets)


@pytest.mark.parametrize("name", KEEPS)
def test_codes_and_links_outlive_what_changes_no_credential(name: str) -> None:
    """
    The negative control: what does not raise the epoch by a change takes nobody's mail away.
    """
    before, change = KEEPS[name]
    after = change(before).state

    assert after is not before
    assert CHALLENGE in after.mailed
    assert (RESET,) == after.resets


# Mailed codes


def test_a_code_may_be_asked_for() -> None:
    """
    That changes no credential; whoever has to wait, or finds no room, changes nothing.
    """
    sent = ask(BARE, "p1")
    full = BARE
    for i in range(MAIL.most):
        full = ask(full, f"p{i}").state

    assert RequestOutcome.SENT is sent.outcome
    assert ((CHALLENGE,), 7) == (sent.state.mailed, sent.state.epoch)
    assert Decision(RequestOutcome.WAIT, sent.state) == ask(sent.state, "p1")
    assert ask(sent.state, "p1").state is sent.state
    assert Decision(RequestOutcome.FULL, full) == ask(full, "late")


def test_mailed_codes_are_enabled_once() -> None:
    """
    For the address that was proven.
    """
    enabled = enable_email_code(BARE, address=ADDRESS, epoch=7, now=NOW)

    assert Change.CHANGED is enabled.outcome
    assert EmailFactor(address=ADDRESS, enabled_at=NOW) == enabled.state.email
    assert {"email_code": NOW} == enabled.state.changed
    assert Decision(Refusal.ALREADY_ENABLED, BOTH) == enable_email_code(
        BOTH, address=ADDRESS, epoch=7, now=NOW
    )


def test_mailed_codes_are_disabled() -> None:
    """
    And nothing else with them.
    """
    disabled = disable_email_code(BOTH, epoch=7, now=NOW)

    assert Change.CHANGED is disabled.outcome
    assert None is disabled.state.email
    assert (BOTH.authenticator, BOTH.recovery) == (
        disabled.state.authenticator,
        disabled.state.recovery,
    )
    assert {"email_code": NOW} == disabled.state.changed
    assert Decision(Refusal.NOT_ENABLED, ACCOUNT) == disable_email_code(ACCOUNT, epoch=7, now=NOW)


def test_an_app_that_goes_leaves_the_mailed_codes() -> None:
    """
    They are a method of their own.
    """
    assert FACTOR == disable_totp(BOTH, epoch=7, now=NOW).state.email


def test_a_proof_of_before_is_none_after() -> None:
    """
    A code that was mailed before a credential changed completes nothing.
    """
    after = evolve(end_sessions(MAILED, epoch=None, now=NOW).state, mailed=MAILED.mailed)

    assert Decision(Refusal.STALE, after) == mailboxes.prove(after, RIGHT)


# Links


def test_a_link_is_kept() -> None:
    """
    It changes no credential, and the same one again changes nothing at all.
    """
    issued = issue(BARE)

    assert Change.CHANGED is issued.outcome
    assert ((RESET,), 7) == (issued.state.resets, issued.state.epoch)
    assert issue(issued.state).state is issued.state


@pytest.mark.parametrize(
    ("expected", "account"),
    [
        (Refusal.NOT_ENABLED, evolve(BARE, password_hash=None)),
        (Refusal.STALE, evolve(BARE, changed={"password": NOW + 1})),
        (Change.CHANGED, evolve(BARE, changed={"password": NOW})),
        (Change.CHANGED, evolve(BARE, changed={"totp": NOW + 1})),
    ],
)
def test_a_link_is_for_the_password_of_then(expected: Any, account: Account) -> None:
    """
    Without one there is nothing to recover, and a newer one was not forgotten.
    """
    decision = issue(account)

    assert expected is decision.outcome
    assert (Change.CHANGED is expected) is (decision.state is not account)


def test_links_are_few() -> None:
    """
    Whoever asks for another one has those of before.
    """
    account = BARE
    for i in range(2):
        account = issue(account, link(i)).state

    assert (link(0), link(1)) == account.resets
    assert Decision(Refusal.TOO_MANY_ATTEMPTS, account) == issue(account, link(2))


def test_a_link_sets_a_password() -> None:
    """
    No factor goes with the old one; the new one proves the mailbox, and set-ups that waited end.
    """
    before = evolve(GUARDED, setups=(SETUP,))
    decision = complete(before)
    after = decision.state

    assert Change.CHANGED is decision.outcome
    assert ("new", True, ()) == (after.password_hash, after.password_by_mail, after.setups)
    assert {"password": NOW} == after.changed
    assert (before.authenticator, before.recovery, before.email) == (
        after.authenticator,
        after.recovery,
        after.email,
    )
    assert NOW == after.epoch == after.settled


@pytest.mark.parametrize(
    ("account", "changes"),
    [
        (MAILED, {"id": "BBBBBBBBBBBB"}),
        (MAILED, {"digest": DIGEST[:-1] + b"x"}),
        (MAILED, {"digest": b""}),
        (MAILED, {"now": NOW + LINKS.lives}),
        (evolve(MAILED, resets=()), {}),
        (evolve(MAILED, password_hash=None), {}),
    ],
)
def test_a_link_that_is_none_sets_no_password(account: Account, changes: dict[str, Any]) -> None:
    """
    Wrong, over, used up, or of an account without a password.
    """
    assert Decision(Refusal.STALE, account) == complete(account, **changes)


def test_a_changed_password_keeps_its_origin() -> None:
    """
    Whoever came in by the mailbox, and changes the password then, has proven no more.
    """
    for by_mail in (False, True):
        before = evolve(BARE, password_by_mail=by_mail)
        after = change_password(before, verified=VERIFIED, new_hash="new", epoch=7, now=NOW).state

        assert by_mail is after.password_by_mail


def test_an_operator_removes_both_factors() -> None:
    """
    In one step: what stood in for the app goes with it, and the epoch grows.
    """
    decision = remove_second_factors(BOTH, now=NOW)
    state = decision.state

    assert (EventKind.TOTP_DISABLED, EventKind.EMAIL_CODE_DISABLED) == decision.outcome
    assert (None, None, None) == (state.authenticator, state.recovery, state.email)
    assert state.epoch > BOTH.epoch
