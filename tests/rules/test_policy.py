"""
Policies: the ones that there are, and what one may be set to.
"""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from onetsec.errors import ConfigurationError
from onetsec.policy import (
    ASVS_5,
    NIST_800_63B_4,
    ONETSOLUTIONS,
    POLICIES,
    PasswordPolicy,
    PasswordReport,
    PasswordRule,
    judge,
)

from .passwords import any_text, policies, unmet


def test_the_default_policy_is_the_page_that_it_was_made_for() -> None:
    """
    8 characters, an uppercase letter, a lowercase letter, a number; and neither common nor weak.
    """
    assert (8, 1024, 4096) == (
        ONETSOLUTIONS.min_length,
        ONETSOLUTIONS.max_length,
        ONETSOLUTIONS.max_bytes,
    )
    assert 3 == ONETSOLUTIONS.min_score
    assert (
        PasswordRule.TOO_SHORT,
        PasswordRule.NO_UPPERCASE_LETTER,
        PasswordRule.NO_LOWERCASE_LETTER,
        PasswordRule.NO_DIGIT,
        PasswordRule.TOO_COMMON,
        PasswordRule.TOO_WEAK,
    ) == ONETSOLUTIONS.rules


def test_nist_asks_for_length_and_against_the_list() -> None:
    """
    No composition; the score is advice.
    """
    assert (PasswordRule.TOO_SHORT, PasswordRule.TOO_COMMON) == NIST_800_63B_4.rules
    assert PasswordReport(unmet=(), score=0) == judge("aaaaaaaaaaaaaaa", policy=NIST_800_63B_4)
    assert ["too-short"] == unmet("kT7vXq9wZmkT7v", NIST_800_63B_4)
    assert ["too-short", "too-common"] == unmet("Password1", NIST_800_63B_4)


def test_asvs_asks_for_no_composition() -> None:
    """
    Strength and the list decide.
    """
    assert (PasswordRule.TOO_SHORT, PasswordRule.TOO_COMMON, PasswordRule.TOO_WEAK) == ASVS_5.rules
    assert [] == unmet("vexor bramble lintel", ASVS_5)
    assert ["too-weak"] == unmet("aaaaaaaaaaaaaa", ASVS_5)


def test_policies_are_found_by_name() -> None:
    """
    By the one that they have themselves.
    """
    assert ["onetsolutions", "nist-800-63b-4", "asvs-5"] == list(POLICIES)
    assert all(name == policy.name for name, policy in POLICIES.items())


@settings(max_examples=40)
@given(any_text, policies)
def test_what_is_not_asked_for_is_never_unmet(text: str, policy: PasswordPolicy) -> None:
    """
    The checklist of a policy and the limits that go without saying are all that there is.
    """
    silent = {PasswordRule.TOO_LONG, PasswordRule.NOT_TEXT}

    assert {*policy.rules, *silent} >= {*judge(text, policy=policy).unmet}


def test_the_list_can_be_left_out() -> None:
    """
    Then strength alone decides.
    """
    assert ["too-weak"] == unmet("Password1", evolve(ONETSOLUTIONS, refuse_common=False))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"min_length": 7}, "password.min_length: 7 is not between 8 and 64."),
        ({"min_length": 65}, "password.min_length: 65 is not between 8 and 64."),
        ({"max_length": 63}, "password.max_length: 63 is not between 64 and 1024."),
        ({"max_length": 1025}, "password.max_length: 1025 is not between 64 and 1024."),
        ({"max_bytes": 1023}, "password.max_bytes: 1023 is not between 1024 and 4096."),
        ({"max_bytes": 4097}, "password.max_bytes: 4097 is not between 1024 and 4096."),
        ({"min_score": -1}, "password.min_score: -1 is not between 0 and 4."),
        ({"min_score": 5}, "password.min_score: 5 is not between 0 and 4."),
        ({"name": "House 1"}, "password.name: 'House 1' is not in kebab case, such as 'house-1'."),
        ({"name": ""}, "password.name: '' is not in kebab case, such as 'house-1'."),
    ],
)
def test_a_policy_checks_itself(changes: dict[str, Any], message: str) -> None:
    """
    The floors of 8 and 64 can not be configured away.
    """
    with pytest.raises(ConfigurationError) as raised:
        evolve(ONETSOLUTIONS, **changes)

    assert message == str(raised.value)


def test_the_ends_of_the_ranges_are_allowed() -> None:
    """
    The negative of the refusals.
    """
    PasswordPolicy(name="a", min_length=8, max_length=64, max_bytes=64, min_score=0)
    PasswordPolicy(name="b-2", min_length=64, max_length=1024, max_bytes=4096, min_score=4)
