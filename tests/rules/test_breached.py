"""
Passwords from breaches: how an answer reads, and when a look is worth something.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetsec import ConfigurationError
from onetsec.account import Account
from onetsec.attempts import Refusal
from onetsec.breached import BreachPolicy, BreachState, is_due, is_found, suffixes
from onetsec.notes import note_breach

NOW = 1_800_000_000
DAY = 86_400
POLICY = BreachPolicy()
FOUND = BreachState(of=NOW - 5, at=NOW, is_found=True)
ONE, TWO = "0123456789ABCDEF0123456789ABCDEF012", "F" * 35
ACCOUNT = Account(user_id="ada", version=1, changed={"password": NOW - 5})


def test_answer() -> None:
    """
    Every line that counts something.
    """
    assert frozenset({ONE, TWO}) == suffixes(f"{ONE}:3\r\n{TWO.lower()}:12\r\n".encode())


def test_padding_is_no_password() -> None:
    """
    It counts 0.
    """
    assert frozenset({ONE}) == suffixes(f"{ONE}:1\r\n{TWO}:0".encode())
    assert frozenset() == suffixes(f"{TWO}:0".encode())


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>",
        f"{ONE}:1\r\n<html>".encode(),
        f"{ONE}".encode(),
        f"{ONE}:-1".encode(),
        f"{ONE}0:1".encode(),
    ],
)
def test_something_else_is_no_answer(answer: bytes) -> None:
    """
    As a whole: half of an answer could lack the very line.
    """
    assert None is suffixes(answer)


@given(st.binary())
def test_anything_can_be_read(answer: bytes) -> None:
    """
    Never an exception.
    """
    suffixes(answer)


@pytest.mark.parametrize(
    ("expected", "state"),
    [
        (True, None),
        (False, FOUND),
        (True, BreachState(of=NOW - 6, at=NOW, is_found=True)),
        (False, BreachState(of=NOW - 5, at=NOW - 30 * DAY + 1, is_found=False)),
        (True, BreachState(of=NOW - 5, at=NOW - 30 * DAY, is_found=False)),
    ],
)
def test_when_to_look(expected: bool, state: BreachState | None) -> None:
    """
    Once for a password, and again after a month.
    """
    assert expected is is_due(state, of=NOW - 5, policy=POLICY, now=NOW)


def test_a_look_is_about_one_password() -> None:
    """
    Another one is not found by it.
    """
    assert is_found(FOUND, of=NOW - 5)
    assert not is_found(FOUND, of=NOW)
    assert not is_found(None, of=NOW)


def test_what_was_found_is_kept() -> None:
    """
    It changes no credential: no session ends.
    """
    decision = note_breach(ACCOUNT, of=NOW - 5, is_found=True, now=NOW)

    assert None is decision.outcome
    assert (FOUND, ACCOUNT.epoch) == (decision.state.breach, decision.state.epoch)


def test_what_was_found_of_an_older_password_is_not_kept() -> None:
    """
    It was changed while somebody looked.
    """
    decision = note_breach(ACCOUNT, of=NOW - 6, is_found=True, now=NOW)

    assert (Refusal.STALE, ACCOUNT) == (decision.outcome, decision.state)


def test_it_is_written_down() -> None:
    """
    And only if there is something to write.
    """
    after = note_breach(ACCOUNT, of=NOW - 5, is_found=True, now=NOW).state
    content = after.content()

    assert after == Account.of(content, user_id="ada", version=1, epoch=0)
    assert b"breach" not in ACCOUNT.content()


@pytest.mark.parametrize("recheck", [DAY - 1, 366 * DAY + 1])
def test_settings(recheck: int) -> None:
    """
    A setting that can not be is refused by its name.
    """
    with pytest.raises(ConfigurationError, match=r"breaches\.recheck"):
        BreachPolicy(recheck=recheck)
