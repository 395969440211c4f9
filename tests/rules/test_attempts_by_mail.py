"""
Attempts at a mailed code: paid for, from the budget that the app has, too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from onetsec.account import Account
from onetsec.attempts import Refusal
from onetsec.decision import Decision
from onetsec.email_code import CodeOutcome
from onetsec.recovery_codes import RecoveryOutcome
from onetsec.totp import TotpOutcome

from . import accounts
from .accounts import NOW, recover
from .mailboxes import BOTH, CHALLENGE, MAIL, MAILED, RIGHT, WRONG, prove

RESENT = evolve(CHALLENGE, serial=2, sent_at=NOW + 60)


def test_right_code_is_used_up() -> None:
    """
    With its own charge taken back, and no older one.
    """
    failed = prove(MAILED, WRONG).state
    passed = prove(failed, RIGHT)

    assert CodeOutcome.ACCEPTED is passed.outcome
    assert ((), failed.failures) == (passed.state.mailed, passed.state.failures)
    assert CodeOutcome.EXPIRED is prove(passed.state, RIGHT).outcome


def test_tries_are_counted_across_codes() -> None:
    """
    Five for what they are for, however often another one was mailed.
    """
    account, challenge = MAILED, CHALLENGE
    for i in range(5):
        decision = prove(account, WRONG, challenge=challenge)
        assert CodeOutcome.WRONG_CODE is decision.outcome
        challenge = evolve(challenge, serial=i + 2)
        account = evolve(decision.state, mailed=(challenge,))

    refused = prove(account, RIGHT, challenge=challenge)

    assert Decision(Refusal.TOO_MANY_ATTEMPTS, account) == refused


def test_the_app_has_the_same_budget() -> None:
    """
    Ten wrong codes a day, of whichever kind.
    """
    account = evolve(BOTH, mailed=(CHALLENGE,))
    for i in range(10):
        account = accounts.prove(account, "wrong", by=f"a{i // 5}").state

    assert Refusal.TOO_MANY_ATTEMPTS is prove(account, RIGHT).outcome
    assert CodeOutcome.ACCEPTED is prove(account, RIGHT, known=True).outcome


@pytest.mark.parametrize(
    ("expected", "account", "changes"),
    [
        (Refusal.STALE, MAILED, {"epoch": 6}),
        (Refusal.STALE, MAILED, {"epoch": 8}),
        (CodeOutcome.EXPIRED, MAILED, {"now": NOW + MAIL.lives}),
        (CodeOutcome.EXPIRED, evolve(MAILED, mailed=()), {}),
        (CodeOutcome.EXPIRED, MAILED, {"challenge": evolve(CHALLENGE, id="p2")}),
        (Refusal.RETRY, evolve(MAILED, mailed=(RESENT,)), {}),
    ],
)
def test_a_code_that_changed_meanwhile_is_not_looked_at(
    expected: Any, account: Account, changes: dict[str, Any]
) -> None:
    """
    The one that was derived is not the one that was mailed last; and none is looked at when it is
    over.
    """
    assert Decision(expected, account) == prove(account, RIGHT, **changes)


@pytest.mark.parametrize(
    ("expected", "is_by_mail", "look"),
    [
        (TotpOutcome.ACCEPTED, False, partial(accounts.prove, code=accounts.right())),
        (TotpOutcome.WRONG_CODE, True, partial(accounts.prove, code=WRONG)),
        (RecoveryOutcome.ACCEPTED, False, partial(recover, digest=b"a" * 32)),
        (RecoveryOutcome.WRONG_CODE, True, partial(recover, digest=b"b" * 32)),
        (CodeOutcome.ACCEPTED, True, partial(prove, code=RIGHT)),
    ],
)
def test_only_what_the_mailbox_has_not_proves_the_owner(
    expected: Any, is_by_mail: bool, look: Callable[[Account], Decision[Any, Account]]
) -> None:
    """
    An app or a recovery code makes the password one of its own again; a mailed code does not.
    """
    decision = look(evolve(BOTH, mailed=(CHALLENGE,), password_by_mail=True))

    assert expected is decision.outcome
    assert is_by_mail is decision.state.password_by_mail
