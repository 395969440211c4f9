"""
A password that somebody else seems to know stops, until it is another one.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from onetsec.account import Account, Asked
from onetsec.credentials import catch_up, change_password, end_sessions
from onetsec.fingerprints import complete_reset
from onetsec.stopping import (
    MOST_ASKED,
    Stop,
    after_failure,
    has_just_stopped,
    is_stopped,
    note_answered,
    note_asked,
    stop_unanswered,
)
from onetsec.throttling import AttemptPolicy, Failure

from .accounts import ACCOUNT, ATTEMPTS, NOW, VERIFIED, prove, right

DAY = 86_400
LIVES = 600
STOPPED = evolve(ACCOUNT, stopped_at=NOW)
NEVER = AttemptPolicy(stops_password=False)


def failed(count: int, *, at: int = NOW, reserved: bool = False) -> Account:
    """
    An account with so many failures.
    """
    failures = tuple(Failure(at=at, by=f"p{i}", reserved=reserved) for i in range(count))
    return evolve(ACCOUNT, failures=failures)


def asked(count: int, *, at: int = NOW - LIVES) -> Account:
    """
    An account with so many mailed codes that were not answered.
    """
    return evolve(ACCOUNT, asked=tuple(Asked(id=f"p{i}", at=at) for i in range(count)))


@pytest.mark.parametrize(
    ("expected", "account"),
    [
        (NOW, failed(10)),
        (NOW, failed(10, at=NOW - DAY + 1)),
        (0, failed(9)),
        (0, failed(10, at=NOW - DAY)),
        (0, failed(10, reserved=True)),
        (0, evolve(failed(10, at=NOW - 5), changed={"password": NOW - 4})),
        (NOW, evolve(failed(10), changed={"password": NOW})),
        (5, evolve(failed(10), stopped_at=5)),
    ],
)
def test_ten_failures_of_a_day(expected: int, account: Account) -> None:
    """
    Since the last change of the password, by devices that have no room kept for them.
    """
    assert expected == after_failure(account, policy=ATTEMPTS, now=NOW).stopped_at
    assert account is after_failure(account, policy=NEVER, now=NOW)


def test_the_tenth_wrong_code_stops_it() -> None:
    """
    In the same write; the ninth does not, nor does the tenth if it is right.
    """
    eighth, ninth = failed(8), failed(9)

    assert not is_stopped(prove(eighth, "000000").state)
    assert not is_stopped(prove(ninth, right()).state)
    after = prove(ninth, "000000").state
    assert is_stopped(after)
    assert has_just_stopped(after)


def test_a_password_that_was_stopped_stays_so() -> None:
    """
    Whatever the policy has become since: its owner may have stopped it.
    """
    assert is_stopped(STOPPED)


@pytest.mark.parametrize(
    ("expected", "account"),
    [
        (False, ACCOUNT),
        (True, evolve(failed(10), stopped_at=NOW)),
        (False, evolve(failed(10, at=NOW + 1), stopped_at=NOW)),
        (False, evolve(failed(10, reserved=True), stopped_at=NOW)),
    ],
)
def test_of_whom_the_owner_hears(expected: bool, account: Account) -> None:
    """
    Of the failure that has stopped it, and of no later one.
    """
    assert expected is has_just_stopped(account)


@pytest.mark.parametrize(
    ("expected", "account"),
    [
        (Stop.STOPS, asked(5)),
        (Stop.STOPS, asked(5, at=NOW - DAY + 1)),
        (Stop.WORKS, asked(4)),
        (Stop.WORKS, asked(5, at=NOW - LIVES + 1)),
        (Stop.WORKS, asked(5, at=NOW - DAY)),
        (Stop.WORKS, evolve(asked(5), changed={"password": NOW})),
        (Stop.WORKS, evolve(asked(5), stopped_at=NOW)),
    ],
)
def test_five_codes_that_nobody_answered(expected: Stop, account: Account) -> None:
    """
    Of a day; a code that works still may be answered yet.
    """
    decision = stop_unanswered(account, lives=LIVES, policy=ATTEMPTS, now=NOW)
    never = stop_unanswered(account, lives=LIVES, policy=NEVER, now=NOW)

    assert expected is decision.outcome
    assert (Stop.STOPS is expected) is (decision.state is not account)
    assert Stop.WORKS is never.outcome


def test_what_is_noted_of_a_mailed_code() -> None:
    """
    Each sign-in once, however often it asks; those of the last day, and not more than the last few.
    """
    account = evolve(ACCOUNT, asked=(Asked(id="old", at=NOW - DAY),))
    for i in range(3):
        account = note_asked(account, id="p1", now=NOW + i)
    assert (Asked(id="p1", at=NOW + 2),) == account.asked

    for i in range(50):
        account = note_asked(account, id=f"q{i}", now=NOW + 3)
    assert MOST_ASKED == len(account.asked)
    assert "q49" == account.asked[-1].id
    assert MOST_ASKED - 1 == len(note_answered(account, id="q49").asked)


CHANGES: dict[str, Any] = {
    "change": lambda account: change_password(
        account, verified=VERIFIED, new_hash="new", epoch=7, now=NOW
    ),
    "vault": lambda account: complete_reset(account, was="old", new="vault:new", now=NOW),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_another_password_is_not_stopped(change: Any) -> None:
    """
    However it came; and nothing that was asked for with the old one counts.
    """
    account = change(evolve(STOPPED, asked=(Asked(id="p1", at=NOW),))).state

    assert (0, ()) == (account.stopped_at, account.asked)


@pytest.mark.parametrize(
    "after",
    [
        end_sessions(STOPPED, epoch=None, now=NOW).state,
        catch_up(STOPPED, minimum_epoch=9).state,
        prove(STOPPED, right()).state,
    ],
    ids=["end of all sessions", "catch up", "right code"],
)
def test_nothing_else_lifts_it(after: Account) -> None:
    """
    The negative control: whoever knew the password knows it still.
    """
    assert is_stopped(after)
