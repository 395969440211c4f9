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
    ("expected", "channel", "app", "mail"),
    [
        (True, Channel.PASSWORD, False, False),
        (True, Channel.EXTERNAL, False, False),
        (True, Channel.MAIL, False, False),
        (False, Channel.PASSWORD, False, True),
        (False, Channel.EXTERNAL, False, True),
        (True, Channel.MAIL, False, True),
        (True, Channel.PASSKEY, False, True),
        (False, Channel.PASSWORD, True, False),
        (False, Channel.EXTERNAL, True, False),
        (False, Channel.MAIL, True, False),
        (False, Channel.MAIL, True, True),
        (True, Channel.APP, True, True),
        (True, Channel.RECOVERY, True, False),
        (True, Channel.PASSKEY, True, False),
    ],
)
def test_a_proof_is_as_strong_as_what_it_changes(
    expected: bool, channel: Channel, app: bool, mail: bool
) -> None:
    """
    A password removes no second factor, and a mailbox no app.
    """
    assert expected is is_fresh({channel: NOW}, app=app, mail=mail, policy=POLICY, now=NOW)


@pytest.mark.parametrize(("expected", "age"), [(True, 299), (False, 300), (True, -5)])
def test_a_proof_counts_for_five_minutes(expected: bool, age: int) -> None:
    """
    And one that a faster clock wrote counts as one of now.
    """
    proofs = {Channel.APP: NOW - age}

    assert expected is is_fresh(proofs, app=True, mail=False, policy=POLICY, now=NOW)


def test_nothing_proven_is_not_fresh() -> None:
    """
    An empty session changes nothing.
    """
    assert not is_fresh({}, app=False, mail=False, policy=POLICY, now=NOW)


@pytest.mark.parametrize(
    ("expected", "app", "recovery", "mail"),
    [
        ((), False, False, False),
        ((), False, True, False),
        ((Channel.MAIL,), False, True, True),
        ((Channel.APP,), True, False, False),
        ((Channel.APP, Channel.RECOVERY), True, True, False),
        ((Channel.APP, Channel.MAIL, Channel.RECOVERY), True, True, True),
    ],
)
def test_second_factors(
    expected: tuple[Channel, ...], app: bool, recovery: bool, mail: bool
) -> None:
    """
    Recovery codes stand in for the app, and never alone.
    """
    assert expected == second_factors(app=app, recovery=recovery, mail=mail)


@pytest.mark.parametrize(
    ("expected", "password", "app", "mail"),
    [
        ((Channel.PASSWORD,), True, False, False),
        ((), False, False, False),
        ((Channel.MAIL,), True, False, True),
        ((Channel.APP, Channel.RECOVERY), True, True, False),
        ((Channel.APP, Channel.RECOVERY), True, True, True),
    ],
)
def test_factors(expected: tuple[Channel, ...], password: bool, app: bool, mail: bool) -> None:
    """
    With an app, its proof; with mailed codes, one of these; else the password; else only a new
    sign-in.
    """
    assert expected == factors(password=password, app=app, recovery=app, mail=mail)


@pytest.mark.parametrize("numbers", [{"fresh": 29}, {"pending": 3601}])
def test_policy_checks_itself(numbers: dict[str, int]) -> None:
    """
    When it is built.
    """
    with pytest.raises(ConfigurationError, match=r"^step_up\."):
        StepUpPolicy(**numbers)
