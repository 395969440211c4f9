"""
Step-up: what has to be proven, and how lately.
"""

from __future__ import annotations

import pytest

from onetsec import Channel, ConfigurationError
from onetsec.step_up import StepUpPolicy, factors, is_fresh, second_factors

NOW = 1_800_000_000
POLICY = StepUpPolicy()


@pytest.mark.parametrize(
    ("expected", "channel", "app"),
    [
        (True, Channel.PASSWORD, False),
        (True, Channel.EXTERNAL, False),
        (False, Channel.MAIL, False),
        (False, Channel.PASSWORD, True),
        (False, Channel.EXTERNAL, True),
        (False, Channel.MAIL, True),
        (True, Channel.APP, True),
        (True, Channel.RECOVERY, True),
        (True, Channel.PASSKEY, True),
    ],
)
def test_a_proof_is_as_strong_as_what_it_changes(
    expected: bool, channel: Channel, app: bool
) -> None:
    """
    A password does not remove an app, and a mailbox changes nothing.
    """
    assert expected is is_fresh({channel: NOW}, app=app, policy=POLICY, now=NOW)


@pytest.mark.parametrize(("expected", "age"), [(True, 299), (False, 300), (True, -5)])
def test_a_proof_counts_for_five_minutes(expected: bool, age: int) -> None:
    """
    And one that a faster clock wrote counts as one of now.
    """
    assert expected is is_fresh({Channel.APP: NOW - age}, app=True, policy=POLICY, now=NOW)


def test_nothing_proven_is_not_fresh() -> None:
    """
    An empty session changes nothing.
    """
    assert not is_fresh({}, app=False, policy=POLICY, now=NOW)


@pytest.mark.parametrize(
    ("expected", "app", "recovery"),
    [
        ((), False, False),
        ((), False, True),
        ((Channel.APP,), True, False),
        ((Channel.APP, Channel.RECOVERY), True, True),
    ],
)
def test_second_factors(expected: tuple[Channel, ...], app: bool, recovery: bool) -> None:
    """
    Recovery codes stand in for the app, and never alone.
    """
    assert expected == second_factors(app=app, recovery=recovery)


@pytest.mark.parametrize(
    ("expected", "password", "app"),
    [
        ((Channel.PASSWORD,), True, False),
        ((), False, False),
        ((Channel.APP, Channel.RECOVERY), True, True),
    ],
)
def test_factors(expected: tuple[Channel, ...], password: bool, app: bool) -> None:
    """
    With an app, its proof; else the password; else only a new sign-in.
    """
    assert expected == factors(password=password, app=app, recovery=app)


@pytest.mark.parametrize("numbers", [{"fresh": 29}, {"pending": 3601}])
def test_policy_checks_itself(numbers: dict[str, int]) -> None:
    """
    When it is built.
    """
    with pytest.raises(ConfigurationError, match=r"^step_up\."):
        StepUpPolicy(**numbers)
