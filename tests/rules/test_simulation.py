"""
What guessing gives: the arithmetic.
"""

from __future__ import annotations

from math import inf

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from onetsec import Settings
from onetsec.policy import NIST_800_63B_4
from onetsec.records import Limit
from onetsec.sessions import SessionPolicy
from onetsec.simulation import DAY, MONTH, YEAR, Attack, allowed, attacks, rolling, table
from onetsec.throttling import AttemptPolicy, Failure, Throttles, charge, spend
from onetsec.totp import TotpPolicy


def attack(name: str, lane: str = "outsider", *, settings: Settings | None = None) -> Attack:
    """
    The attack with this name, by whoever has this lane.
    """
    found = attacks(settings or Settings())
    (one,) = (one for one in found if (name, lane) == (one.name, one.lane))
    return one


def test_each_attack_is_named_once() -> None:
    """
    A name and who guesses are one attack.
    """
    named = [(one.name, one.lane) for one in attacks(Settings())]

    assert sorted(set(named)) == sorted(named)


def test_defaults_keep_every_promise() -> None:
    """
    No attack gives more than it may: 0.1 %, 0.15 %, and 0.01 % for a password.
    """
    assert [] == [one for one in attacks(Settings()) if not one.is_within]
    assert 0.001 == attack("app-code").most
    assert 0.0015 == attack("app-code", "known-device").most
    assert 0.0001 == attack("password").most


@pytest.mark.parametrize(
    ("name", "lane", "guesses"),
    [
        ("password", "outsider", 770),  # 40, and 40 more in each 20 days
        ("password-sprayed", "outsider", 770),
        ("password", "known-device", 770 + 200),
        ("password", "session", 100),  # thirty days: a full bucket, and what comes back
        ("app-code", "session", 25 + 10),
        ("app-code", "outsider", 13 * 25),  # the thirteenth month begins within the year
        ("app-code-at-once", "outsider", 10),  # then the password stops
        ("app-code-between-resets", "outsider", 13 * 25),
        ("mailed-code", "outsider", 13 * 25),
        ("app-code", "known-device", 13 * 25 + 6 * 10),
        ("recovery-code", "outsider", 5 + YEAR // 120),
    ],
)
def test_guesses_of_a_year(name: str, lane: str, guesses: int) -> None:
    """
    The limits, over a year that begins with everything full.
    """
    assert guesses == attack(name, lane).guesses


@pytest.mark.parametrize(
    ("policy", "name", "guesses"),
    [
        (AttemptPolicy(stops_password=False), "app-code-at-once", 13 * 25),
        (AttemptPolicy(day=20, month=10), "app-code-at-once", 13 * 10),  # it never stops
        (AttemptPolicy(day=1, month=1), "app-code", 1),  # the first one stops it
        (AttemptPolicy(day=2, month=50), "app-code", 365),  # one a day stays below
        (AttemptPolicy(day=2, month=50, stops_password=False), "app-code", 12 * 50 + 10),
        (AttemptPolicy(challenge=1, unanswered=2, month=50), "mailed-code", 365),
        (AttemptPolicy(challenge=1, unanswered=1), "mailed-code", 10),
    ],
)
def test_who_stays_below_the_stop(policy: AttemptPolicy, name: str, guesses: int) -> None:
    """
    The patient get one less a day, and the impatient one day.
    """
    assert guesses == attack(name, settings=Settings(attempts=policy)).guesses


def test_a_short_session_is_less_to_steal() -> None:
    """
    Who steals a session of a day has five codes, and a day's passwords; one that lasts for years is
    looked at for one.
    """
    short = Settings(sessions=SessionPolicy(idle=3600, absolute=DAY))
    long = Settings(sessions=SessionPolicy(absolute=10 * YEAR))

    assert 5 == attack("app-code", "session", settings=short).guesses
    assert 20 == attack("password", "session", settings=short).guesses
    assert 770 == attack("password", "session", settings=long).guesses


def test_success_of_an_app_code() -> None:
    """
    Three of a million codes work at a time, and each guess is a new draw.
    """
    assert 1 - (1 - 3e-6) ** 325 == pytest.approx(attack("app-code").success, rel=1e-9)


def test_success_of_a_token_is_no_rounding() -> None:
    """
    What is too small for a difference of two numbers is not called nothing.
    """
    assert 0 < attack("session-token").success < 1e-50


def test_strict_clock_is_a_third_of_the_risk() -> None:
    """
    Without drift one code works at a time.
    """
    strict = attack("app-code", settings=Settings(totp=TotpPolicy(drift=0)))

    assert 3e-6 == pytest.approx(attack("app-code").chance)
    assert 1e-6 == pytest.approx(strict.chance)


def test_more_failures_a_month_are_too_many() -> None:
    """
    The negative control: fifty a month give an outsider twice as much as may be.
    """
    loose = Settings(attempts=AttemptPolicy(month=50))

    assert not attack("app-code", settings=loose).is_within
    assert 0.00195 == pytest.approx(attack("app-code", settings=loose).success, rel=0.01)


def test_a_lane_for_an_hour_only_is_too_wide() -> None:
    """
    The negative control: without the limits of a day and a month, passwords are guessed.
    """
    loose = Settings(throttles=Throttles(account=(Limit(5, 300),)))

    assert not attack("password", settings=loose).is_within


def test_no_limit_is_certainty() -> None:
    """
    A lane that is empty lets everything through.
    """
    loose = Settings(throttles=Throttles(account=(), network=()))
    one = attack("password", settings=loose)

    assert (inf, 1.0) == (one.guesses, one.success)
    assert attack("password-sprayed", settings=loose).success == 1.0


def test_a_policy_without_a_least_strength_promises_nothing() -> None:
    """
    The first guess may be right.
    """
    assert 1.0 == attack("password", settings=Settings(password=NIST_800_63B_4)).success


def test_few_networks_spray_slowly() -> None:
    """
    Ten thousand networks at a hundred thousand accounts: a guess for each account takes ten.
    """
    settings = Settings(throttles=Throttles(network=(Limit(1, 3 * MONTH),)))

    assert pytest.approx(0.5) == attack("password-sprayed", settings=settings).guesses


def test_table_tells_what_is_exceeded() -> None:
    """
    Nobody has to compare two columns.
    """
    loose = Settings(throttles=Throttles(account=(), factor=()))
    text = table(attacks(loose)).markdown()

    assert "| no bound" in text
    assert "0.01 %: EXCEEDED" in text
    assert "EXCEEDED" not in table(attacks(Settings())).markdown()


LIMIT = st.builds(Limit, st.integers(1, 20), st.integers(1, DAY))


@given(st.lists(LIMIT, min_size=1, max_size=3), st.integers(1, 3 * DAY))
def test_allowed_is_what_the_algorithm_allows(limits: list[Limit], seconds: int) -> None:
    """
    Whoever tries whenever the lane has room gets that many in, and not one more.
    """
    limits = [Limit(one.burst, max(one.period, seconds // 50 * one.burst)) for one in limits]
    arrivals: tuple[int, ...] = ()
    start = now = 10**15
    looked_at = 0
    while now < start + seconds * 1_000_000:
        arrivals, hit = charge(arrivals, limits, cost=1, now=now)
        looked_at += hit.ok
        now += hit.retry_micros

    assert abs(allowed(limits, seconds=seconds) - looked_at) <= 1


@given(st.integers(1, 20), st.integers(1, 50), st.integers(1, 100))
def test_rolling_is_what_the_budget_allows(day: int, month: int, days: int) -> None:
    """
    Whoever fails whenever there is room for it fails that often.
    """
    policy = evolve(AttemptPolicy(), day=day, month=month)
    failures: tuple[Failure, ...] = ()
    looked_at = 0
    for today in range(days):
        now = MONTH + today * DAY
        while True:
            spent = spend(failures, by=str(looked_at), known=False, since=0, policy=policy, now=now)
            if spent is None:
                break
            failures, looked_at = spent, looked_at + 1

    assert looked_at == rolling(day=day, month=month, seconds=days * DAY)
