"""
Throttling: the laws of the generic cell rate algorithm, and the budget of the second factor.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec import ConfigurationError
from onetsec.records import Hit, Limit
from onetsec.throttling import (
    AttemptPolicy,
    Failure,
    Throttles,
    charge,
    gcra,
    network,
    seconds,
    spend,
)

NOW = 1_800_000_000_000_000
DAY = 86_400
POLICY = AttemptPolicy()
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
limits = st.builds(Limit, st.integers(1, 50), st.integers(1, 86_400))


@quiet
@given(limits, st.lists(st.integers(0, 10**9), max_size=80))
def test_never_more_than_burst_in_a_moment(limit: Limit, gaps: list[int]) -> None:
    """
    In any *period* at most twice the burst, in a moment at most the burst.
    """
    arrival, now, allowed = 0, NOW, []
    for gap in gaps:
        now += gap
        arrival, hit = gcra(arrival, limit, cost=1, now=now)
        if hit.ok:
            allowed.append(now)

    for at in allowed:
        assert limit.burst >= sum(at == other for other in allowed)
        assert 2 * limit.burst >= sum(at <= other < at + limit.depth for other in allowed)


@quiet
@given(limits, st.integers(0, 10**18))
def test_retry_is_exact(limit: Limit, arrival: int) -> None:
    """
    One microsecond earlier is denied, and then it is allowed.
    """
    arrival, hit = gcra(arrival, limit, cost=1, now=NOW)
    if not hit.ok:
        assert not gcra(arrival, limit, cost=1, now=NOW + hit.retry_micros - 1)[1].ok
        assert gcra(arrival, limit, cost=1, now=NOW + hit.retry_micros)[1].ok


@quiet
@given(limits, st.integers(0, NOW + 10**12))
def test_a_look_changes_nothing(limit: Limit, arrival: int) -> None:
    """
    But what a fast clock put too far into the future.
    """
    assert min(arrival, NOW + limit.depth) == gcra(arrival, limit, cost=0, now=NOW)[0]


@quiet
@given(limits, st.integers(NOW, NOW + 10**12))
def test_what_was_charged_can_be_given_back(limit: Limit, arrival: int) -> None:
    """
    The very charge, and no more.
    """
    charged, hit = gcra(arrival, limit, cost=1, now=NOW)
    if hit.ok:
        assert arrival == gcra(charged, limit, cost=-1, now=NOW)[0]


@quiet
@given(st.lists(limits, min_size=1, max_size=3), st.lists(st.integers(0, 10**9), max_size=40))
def test_together_or_not_at_all(three: list[Limit], gaps: list[int]) -> None:
    """
    A key is charged under all of its limits, or under none; the strictest decides.
    """
    arrivals: tuple[int, ...] = ()
    now = NOW
    for gap in gaps:
        now += gap
        before = arrivals or (0,) * len(three)
        alone = [gcra(a, one, cost=1, now=now) for a, one in zip(before, three, strict=True)]
        arrivals, hit = charge(arrivals, three, cost=1, now=now)

        assert hit.ok is all(one.ok for _, one in alone)
        if hit.ok:
            assert tuple(after for after, _ in alone) == arrivals
        else:
            assert before == arrivals
            assert max(one.retry_micros for _, one in alone) == hit.retry_micros


def test_what_another_policy_stored_counts_for_nothing() -> None:
    """
    A key that had two limits and has three now begins anew.
    """
    three = [Limit(1, 60)] * 3

    assert charge((), three, cost=1, now=NOW) == charge((NOW, NOW), three, cost=1, now=NOW)


@pytest.mark.parametrize(("expected", "micros"), [(0, 0), (1, 1), (1, 1_000_000), (2, 1_000_001)])
def test_seconds_are_rounded_up(expected: int, micros: int) -> None:
    """
    Whoever waits so long is let in.
    """
    assert expected == seconds(Hit(not micros, micros))


@pytest.mark.parametrize(
    ("expected", "address"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("192.0.2.1", "::ffff:192.0.2.1"),
        ("2001:0db8:0000:0001::/64", "2001:db8:0:1:2:3:4:5"),
        ("fe80:0000:0000:0000::/64", "fe80::1%eth0"),
        (None, ""),
        (None, "192.0.2.1, 10.0.0.1"),
        (None, "\ud800"),
    ],
)
def test_network(expected: str | None, address: str) -> None:
    """
    One household is one network, and what can not be read is none.
    """
    assert expected == network(address)


@pytest.mark.parametrize(
    "lanes", [{"name": (Limit(1, 1),) * 4}, {"account": (Limit(0, 1),)}, {"factor": (Limit(1, 0),)}]
)
def test_throttles_check_themselves(lanes: dict[str, tuple[Limit, ...]]) -> None:
    """
    When they are built.
    """
    with pytest.raises(ConfigurationError, match=r"^throttles\."):
        Throttles(**lanes)


# The budget of the second factor


def tried(
    times: int, *, every: int, known: bool = False, by: str = "", since: int = 0
) -> tuple[int, tuple[Failure, ...]]:
    """
    How many of so many wrong tries were looked at.
    """
    failures: tuple[Failure, ...] = ()
    looked, now = 0, 1_800_000_000
    for i in range(times):
        spent = spend(failures, by=by or f"p{i}", known=known, since=since, policy=POLICY, now=now)
        if spent is not None:
            failures, looked = spent, looked + 1
        now += every
    return looked, failures


def test_five_of_one_challenge() -> None:
    """
    The sixth is not looked at.
    """
    assert 5 == tried(20, every=1, by="p")[0]


def test_five_of_one_session_in_a_day() -> None:
    """
    Then it waits until the first of them is 24 hours old.
    """
    _, failures = tried(5, every=60, by="s")
    first = 1_800_000_000

    def looked(at: int) -> bool:
        more = spend(failures, by="s", known=True, since=0, policy=POLICY, now=at)
        return more is not None

    assert [False, False, True] == [looked(first + n) for n in (300, DAY - 1, DAY)]


def test_five_of_one_session_in_many_days() -> None:
    """
    Whoever mistypes a code now and then is not locked out of a session that lives a month.
    """
    looked, _ = tried(6, every=4 * DAY, by="s", known=True)

    assert 6 == looked


def test_ten_a_day() -> None:
    """
    Whatever the challenge.
    """
    assert 10 == tried(100, every=60)[0]


def test_twenty_five_a_month() -> None:
    """
    However patient the guesser is.
    """
    assert 25 == tried(29 * 24, every=3600)[0]


def test_known_devices_have_a_reserve() -> None:
    """
    Three more a day, and ten more a month, when strangers have used up the rest.
    """
    assert 13 == tried(100, every=60, known=True)[0]
    assert 35 == tried(29 * 24, every=3600, known=True)[0]


def test_strangers_never_touch_the_reserve() -> None:
    """
    They are refused while the owner is looked at.
    """
    _, failures = tried(100, every=60)
    now = 1_800_000_000 + 6000
    stranger = spend(failures, by="x", known=False, since=0, policy=POLICY, now=now)
    owner = spend(failures, by="x", known=True, since=0, policy=POLICY, now=now)

    assert None is stranger
    assert owner is not None
    assert owner[-1].reserved


def test_the_list_is_capped() -> None:
    """
    And holds no more than a month.
    """
    _, failures = tried(90 * 24, every=3600, known=True)

    assert len(failures) <= POLICY.month + POLICY.known_month


def test_a_year_of_guesses() -> None:
    """
    The goal: somebody who has the password guesses at most 0.1 % of accounts a year.
    """
    looked, _ = tried(365 * 24, every=3600)
    three_codes_at_a_time = 3 / 10**6

    assert looked * three_codes_at_a_time <= 0.001


@pytest.mark.parametrize(
    "name", ["challenge", "day", "month", "known_day", "known_month", "unanswered"]
)
def test_attempts_check_themselves(name: str) -> None:
    """
    When they are built.
    """
    for number in (0, 51):
        wrong: dict[str, Any] = {name: number}
        with pytest.raises(ConfigurationError, match=rf"^attempts\.{name}"):
            AttemptPolicy(**wrong)
