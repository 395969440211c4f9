"""
Links for a new password: few, short of life, and each of one account.
"""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec import ConfigurationError
from onetsec.password_reset import IssueOutcome, ResetPolicy, Resets, is_valid, issue

from .mailboxes import DIGEST, RESET, link

NOW = 1_800_000_000
POLICY = ResetPolicy()
NONE: Resets = ()
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def opens(state: Resets, *, id: str = RESET.id, digest: bytes = DIGEST, now: int = NOW) -> bool:
    """
    Whether a link with this *id* and *digest* may set a password.
    """
    return is_valid(state, id=id, digest=digest, policy=POLICY, now=now)


def issued(count: int) -> Resets:
    """
    So many links, one a second.
    """
    state = NONE
    for i in range(count):
        state = issue(state, link(i, issued_at=NOW + i), policy=POLICY, now=NOW + i).state
    return state


@pytest.mark.parametrize(("expected", "count"), [([0], 1), ([0, 1], 2), ([0, 1], 3), ([0, 1], 9)])
def test_two_at_once(expected: list[int], count: int) -> None:
    """
    Who asks twice may open either mail; who asks again has both.
    """
    assert tuple(link(i, issued_at=NOW + i) for i in expected) == issued(count)


@pytest.mark.parametrize(
    ("expected", "later"),
    [(IssueOutcome.ENOUGH, POLICY.lives // 2), (IssueOutcome.ISSUED, POLICY.lives // 2 + 1)],
)
def test_the_last_place_is_for_later(expected: IssueOutcome, later: int) -> None:
    """
    It is given when the newest link is half over.
    """
    decision = issue(issued(2), link(9, issued_at=NOW + later), policy=POLICY, now=NOW + later)

    assert expected is decision.outcome


@quiet
@given(
    st.integers(2, 5),
    st.lists(st.tuples(st.integers(0, 9), st.integers(-4000, 4000)), max_size=30),
)
def test_never_more_than_allowed(most: int, steps: list[tuple[int, int]]) -> None:
    """
    Whatever the clock says; the one that was just issued is always there.
    """
    policy, state, now = ResetPolicy(most=most), NONE, NOW
    for number, seconds in steps:
        now += seconds
        reset = link(number, issued_at=now)
        decision = issue(state, reset, policy=policy, now=now)
        state = decision.state
        assert (decision.outcome is IssueOutcome.ISSUED) is (reset in state)
        assert len(state) <= most


@quiet
@given(st.integers(2, 5), st.lists(st.integers(0, 4000), max_size=40))
def test_whoever_is_refused_has_a_link(most: int, pauses: list[int]) -> None:
    """
    One that works for half of its life more; and none that still works is ever taken away.
    """
    policy, state, now = ResetPolicy(most=most), NONE, NOW
    for number, pause in enumerate(pauses):
        now += pause
        works = {one for one in state if now - one.issued_at < policy.lives}
        decision = issue(state, link(number, issued_at=now), policy=policy, now=now)
        state = decision.state
        assert works <= set(state)
        if decision.outcome is IssueOutcome.ENOUGH:
            assert any(now - one.issued_at <= policy.lives // 2 for one in state)


def test_the_same_again_changes_nothing() -> None:
    """
    A job that runs twice mails one link twice.
    """
    state = issued(3)

    for one in state:
        assert state is issue(state, one, policy=POLICY, now=NOW + 9).state


def test_links_that_are_over_go() -> None:
    """
    With the next one.
    """
    now = NOW + POLICY.lives
    decision = issue(issued(2), link(9, issued_at=now), policy=POLICY, now=now)

    assert [1, 9] == [int(one.id[4:]) for one in decision.state]


@pytest.mark.parametrize(
    ("expected", "age"),
    [(True, 0), (True, POLICY.lives - 1), (False, POLICY.lives), (True, -30)],
)
def test_a_link_works_for_an_hour(expected: bool, age: int) -> None:
    """
    And one that a faster clock wrote works as well.
    """
    assert expected is opens((RESET,), now=NOW + age)


@pytest.mark.parametrize(
    ("expected", "state", "id", "digest"),
    [
        (True, (RESET,), RESET.id, DIGEST),
        (True, (link(1), RESET, link(2)), RESET.id, DIGEST),
        (False, (), RESET.id, DIGEST),
        (False, (RESET,), "BBBBBBBBBBBB", DIGEST),
        (False, (RESET,), RESET.id, DIGEST[:-1] + b"x"),
        (False, (RESET,), RESET.id, DIGEST[:-1]),
        (False, (link(1), RESET), link(1).id, DIGEST),
        (False, (RESET,), RESET.id, b""),
        (False, (evolve(RESET, digest=b""),), RESET.id, b""),
    ],
)
def test_a_link_is_one_that_was_issued(
    expected: bool, state: Resets, id: str, digest: bytes
) -> None:
    """
    By its id and its digest; an empty digest, which is that of a missing key, is of nobody.
    """
    assert expected is opens(state, id=id, digest=digest)


@quiet
@given(st.binary(max_size=40), st.text(max_size=12))
def test_nothing_opens_an_account_without_links(digest: bytes, id: str) -> None:
    """
    Whatever is sent.
    """
    assert not opens((), id=id, digest=digest)


@pytest.mark.parametrize(("name", "low", "high"), [("lives", 300, 86_400), ("most", 2, 5)])
def test_policy_checks_itself(name: str, low: int, high: int) -> None:
    """
    When it is built; and names what is wrong, its value and what is allowed.
    """
    for value in (low, high):
        assert value == getattr(ResetPolicy(**{name: value}), name)
    for value in (low - 1, high + 1):
        told = rf"^password_reset\.{name}: {value} is not between {low} and {high}\.$"
        with pytest.raises(ConfigurationError, match=told):
            ResetPolicy(**{name: value})
