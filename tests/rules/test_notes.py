"""
What an account keeps beside its credentials: advice that can wait.
"""

from __future__ import annotations

from enum import Enum

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from onetsec.account import Account
from onetsec.attempts import Refusal
from onetsec.notes import MOST_SNOOZED, snooze
from onetsec.posture import Advice, AdviceCode, Level, rested

NOW = 1_800_000_000
ACCOUNT = Account(user_id="ada", version=1)


class Ours(Enum):
    """
    Of a host.
    """

    LONG = "x" * 65


def advice(level: Level, code: Enum = AdviceCode.REVIEW_SESSIONS) -> Advice:
    """
    Advice of that level.
    """
    return Advice(code=code, level=level, title="", reason="")


def snoozed(level: Level, until: int) -> int:
    """
    Until when advice of that level waits, if it was snoozed *until* then.
    """
    (one,) = rested([advice(level)], {"review-sessions": until}, now=NOW)
    return one.snoozed_until


def test_it_waits() -> None:
    """
    Until its time is over, to the second.
    """
    assert NOW + 1 == snoozed(Level.IMPROVE, NOW + 1)
    assert 0 == snoozed(Level.IMPROVE, NOW)


@pytest.mark.parametrize("level", [Level.ACT, Level.GOOD])
def test_what_can_not_wait_is_said(level: Level) -> None:
    """
    Also if it has come to that meanwhile.
    """
    assert 0 == snoozed(level, NOW + 1)


def test_what_an_account_can_not_keep_can_not_wait() -> None:
    """
    A code of a host may be as long as it likes.
    """
    assert not advice(Level.INFO, Ours.LONG).can_wait


def test_what_waits_comes_last() -> None:
    """
    Behind what is as it should be.
    """
    report = rested(
        [advice(Level.IMPROVE), advice(Level.GOOD, AdviceCode.ENABLE_MFA)],
        {"review-sessions": NOW + 1},
        now=NOW,
    )

    assert [AdviceCode.ENABLE_MFA, AdviceCode.REVIEW_SESSIONS] == [one.code for one in report]


def test_snooze_and_wake() -> None:
    """
    What is over is forgotten on the way; no session ends.
    """
    before = evolve(ACCOUNT, snoozed={"over": NOW, "other": NOW + 9})
    asleep = snooze(before, code="one", until=NOW + 5, epoch=ACCOUNT.epoch, now=NOW)
    awake = snooze(asleep.state, code="one", until=NOW, epoch=ACCOUNT.epoch, now=NOW)

    assert (True, {"other": NOW + 9, "one": NOW + 5}) == (asleep.outcome, asleep.state.snoozed)
    assert (True, {"other": NOW + 9}) == (awake.outcome, awake.state.snoozed)
    assert ACCOUNT.epoch == asleep.state.epoch


@given(st.lists(st.text(max_size=8), max_size=60))
def test_there_is_an_end_of_it(codes: list[str]) -> None:
    """
    Records stay small, whatever is snoozed.
    """
    account = ACCOUNT
    for code in codes:
        account = snooze(account, code=code, until=NOW + 5, epoch=ACCOUNT.epoch, now=NOW).state

    assert min(MOST_SNOOZED, len(set(codes))) == len(account.snoozed)


def test_a_full_account() -> None:
    """
    Says that there is no room, and keeps what it has.
    """
    full = evolve(ACCOUNT, snoozed={str(number): NOW + 5 for number in range(MOST_SNOOZED)})
    decision = snooze(full, code="one more", until=NOW + 5, epoch=ACCOUNT.epoch, now=NOW)

    assert (False, full) == (decision.outcome, decision.state)


def test_an_old_session() -> None:
    """
    Lets nothing wait: a credential was changed since.
    """
    decision = snooze(ACCOUNT, code="one", until=NOW + 5, epoch=-1, now=NOW)

    assert (Refusal.STALE, ACCOUNT) == (decision.outcome, decision.state)
