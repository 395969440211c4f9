"""
Assurance: what an account can prove, and that a mailbox is one factor.
"""

from __future__ import annotations

from itertools import product

import pytest
from attrs import evolve

from onetsec import Channel
from onetsec.account import Account
from onetsec.assurance import (
    factors,
    held_for,
    is_fresh,
    is_last,
    password_channel,
    second_factors,
    takes_mail,
)
from onetsec.password_reset import ResetPolicy
from onetsec.recovery_codes import RecoveryState
from onetsec.step_up import SECOND, STRONG, StepUpPolicy

from .accounts import ACCOUNT, BARE, NOW, RECOVERY
from .mailboxes import BOTH, FACTOR

POLICY = StepUpPolicy()
APP, MAIL, RECOVER, PASSWORD = Channel.APP, Channel.MAIL, Channel.RECOVERY, Channel.PASSWORD
USED_UP = evolve(RECOVERY, digests=())
MAIL_ONLY = evolve(BARE, email=FACTOR)


def account(
    password: bool, by_mail: bool, app: bool, mail: bool, recovery: RecoveryState | None
) -> Account:
    """
    An account with just these.
    """
    return evolve(
        BARE,
        password_hash="old" if password else None,
        password_by_mail=by_mail,
        authenticator=ACCOUNT.authenticator if app else None,
        email=FACTOR if mail else None,
        recovery=recovery,
    )


YES_OR_NO = (False, True)
EVERY = [
    account(*parts)
    for parts in product(YES_OR_NO, YES_OR_NO, YES_OR_NO, YES_OR_NO, (None, USED_UP, RECOVERY))
]
"""Every account that there can be, and some that there can not."""


@pytest.mark.parametrize(
    ("expected", "one"),
    [
        (PASSWORD, BARE),
        (PASSWORD, BOTH),
        (MAIL, evolve(BARE, password_by_mail=True)),
        (MAIL, evolve(BOTH, password_by_mail=True)),
    ],
)
def test_a_password_that_was_set_by_mail_proves_the_mailbox(
    expected: Channel, one: Account
) -> None:
    """
    And no more than that.
    """
    assert expected is password_channel(one)


@pytest.mark.parametrize(
    ("expected", "app", "mail", "by_mail"),
    [
        (False, False, False, False),
        (False, True, False, False),
        (False, True, False, True),
        (True, False, True, False),
        (True, False, True, True),
        (True, True, True, False),
        (False, True, True, True),
    ],
)
def test_who_takes_a_mailed_code(expected: bool, app: bool, mail: bool, by_mail: bool) -> None:
    """
    Whoever has asked for them; but an account with an app none from the mailbox that has just set
    its password.
    """
    assert expected is takes_mail(account(True, by_mail, app, mail, None))


@pytest.mark.parametrize(
    ("expected", "one"),
    [
        ((), BARE),
        ((), evolve(BARE, recovery=RECOVERY)),
        ((MAIL,), MAIL_ONLY),
        ((APP,), evolve(ACCOUNT, recovery=None)),
        ((APP,), evolve(ACCOUNT, recovery=USED_UP)),
        ((APP, RECOVER), ACCOUNT),
        ((APP, MAIL, RECOVER), BOTH),
        ((APP, MAIL), evolve(BOTH, recovery=USED_UP)),
        ((APP, RECOVER), evolve(BOTH, password_by_mail=True)),
    ],
)
def test_second_factors(expected: tuple[Channel, ...], one: Account) -> None:
    """
    The usual one first.
    """
    assert expected == second_factors(one)


@pytest.mark.parametrize(
    ("expected", "one"),
    [
        ((PASSWORD,), BARE),
        ((), evolve(BARE, password_hash=None)),
        ((MAIL,), MAIL_ONLY),
        ((MAIL,), evolve(MAIL_ONLY, password_by_mail=True)),
        ((APP, RECOVER), BOTH),
        ((APP,), evolve(BOTH, recovery=USED_UP)),
    ],
)
def test_what_confirms_a_change(expected: tuple[Channel, ...], one: Account) -> None:
    """
    Nothing that is weaker than the account.
    """
    assert expected == factors(one)


@pytest.mark.parametrize("one", EVERY)
def test_what_confirms_a_change_is_enough_for_it(one: Account) -> None:
    """
    Whoever proves what is asked for is not asked again.
    """
    for factor in factors(one):
        channel = password_channel(one) if factor is PASSWORD else factor
        assert is_fresh(one, {channel: NOW}, policy=POLICY, now=NOW)


@pytest.mark.parametrize("one", [one for one in EVERY if one.authenticator is not None])
def test_the_mailbox_alone_is_one_factor(one: Account) -> None:
    """
    Of an account with an app it changes nothing, and after it has set the password it does not even
    complete a sign-in.
    """
    assert MAIL not in factors(one)
    assert not is_fresh(one, {MAIL: NOW, password_channel(one): NOW}, policy=POLICY, now=NOW)
    assert not one.password_by_mail or MAIL not in second_factors(one)


@pytest.mark.parametrize(
    ("one", "enough"),
    [
        (BARE, set(Channel)),
        (MAIL_ONLY, SECOND),
        (ACCOUNT, STRONG),
        (BOTH, STRONG),
    ],
)
def test_a_proof_is_as_strong_as_the_account(one: Account, enough: set[Channel]) -> None:
    """
    No channel does more for an account than its second factors do.
    """
    assert enough == {
        channel for channel in Channel if is_fresh(one, {channel: NOW}, policy=POLICY, now=NOW)
    }


@pytest.mark.parametrize(
    ("expected", "one", "channel"),
    [
        (True, ACCOUNT, APP),
        (True, MAIL_ONLY, MAIL),
        (False, BOTH, APP),
        (False, BOTH, MAIL),
    ],
)
def test_the_last_method(expected: bool, one: Account, channel: Channel) -> None:
    """
    Recovery codes are none: they go with the app.
    """
    assert expected is is_last(one, channel)


HELD = evolve(BARE, password_by_mail=True, reset_at=NOW)
DAY = ResetPolicy().hold


@pytest.mark.parametrize(
    ("expected", "one", "proofs", "now"),
    [
        (DAY, HELD, {MAIL: NOW}, NOW),
        (1, HELD, {MAIL: NOW}, NOW + DAY - 1),
        (0, HELD, {MAIL: NOW}, NOW + DAY),
        (DAY, HELD, {MAIL: NOW - 60}, NOW - 60),
        (0, HELD, {MAIL: NOW, RECOVER: NOW}, NOW),
        (0, HELD, {Channel.EXTERNAL: NOW}, NOW + 299),
        (DAY - 300, HELD, {Channel.EXTERNAL: NOW}, NOW + 300),
        (0, evolve(HELD, password_by_mail=False), {MAIL: NOW}, NOW),
        (0, evolve(HELD, reset_at=0), {MAIL: NOW}, NOW),
    ],
)
def test_an_account_is_held_after_a_reset(
    expected: int, one: Account, proofs: dict[Channel, int], now: int
) -> None:
    """
    For a day, whatever the clock says, unless something else than the mailbox was lately proven.
    """
    found = held_for(one, proofs, fresh=POLICY, policy=ResetPolicy(), now=now)

    assert expected == found


def test_a_hold_may_be_none() -> None:
    """
    A host may decide so.
    """
    policy = ResetPolicy(hold=0)

    assert 0 == held_for(HELD, {MAIL: NOW}, fresh=POLICY, policy=policy, now=NOW)
