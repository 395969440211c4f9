"""
The script that charges says what the rule says, to the microsecond.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from secrets import token_hex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onetsec.records import Limit
from onetsec.storage.redis import RedisStorage
from onetsec.throttling import charge

from ...engines.redis import RedisServer

NOW = 1_800_000_000 * 1_000_000
YEAR_2255 = 2**53  # microseconds; from here on a double has no room for the last one

LIMITS = st.builds(
    Limit,
    st.integers(1, 100_000),
    st.one_of(st.integers(1, 3600), st.sampled_from([86_400, 30 * 86_400, 366 * 86_400])),
)
# Up to far more than fits into 53 bits once it is multiplied with what a unit costs.
COSTS = st.one_of(st.integers(-3, 6), st.integers(-(2**60), 2**60))
WAITS = st.one_of(st.integers(-(10**8), 10**9), st.integers(-(10**13), 10**13))
HITS = st.lists(st.tuples(COSTS, WAITS, st.integers(1, 3)), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def counters(server: RedisServer) -> Iterator[RedisStorage]:
    """
    One storage for all stories.
    """
    made = RedisStorage(server.url, prefix=token_hex(8), patience=30.0)
    yield made
    made.close()


@settings(deadline=None, max_examples=150)
@given(lane=st.lists(LIMITS, min_size=3, max_size=3), hits=HITS)
def test_script_charges_as_the_rule_does(
    counters: RedisStorage,
    lane: Sequence[Limit],
    hits: Sequence[tuple[int, int, int]],
) -> None:
    """
    Any limits, any cost, any clock until the year 2255: same answers, same state.
    """
    key = token_hex(8)
    known: tuple[int, ...] = ()
    moments = accumulate((wait for _, wait, _ in hits), initial=NOW)
    for (cost, _, count), now in zip(hits, moments, strict=False):
        after, answer = charge(known, lane[:count], cost=cost, now=now)
        known = after if any(after) else known  # all 0: nothing to store
        assert answer == counters.hit(key, lane[:count], now=now, cost=cost)


def test_last_microsecond_counts(counters: RedisStorage) -> None:
    """
    Shortly before the year 2255 as today.
    """
    limit, last = Limit(1, 1), YEAR_2255 - 2_000_000
    counters.hit("late", [limit], now=last)

    assert 1 == counters.hit("late", [limit], now=last + 999_999).retry_micros
    assert counters.hit("late", [limit], now=last + 1_000_000).ok


def test_state_is_the_list_of_arrivals(
    storage: RedisStorage, server: RedisServer, prefix: str
) -> None:
    """
    As the rule gives it; a hit that changes nothing writes nothing, not even a time to live.
    """
    lane = (Limit(5, 300), Limit(20, 86_400))
    storage.hit("key", lane, now=NOW, cost=5)
    after, _ = charge((), lane, cost=5, now=NOW)
    with server.admin() as admin:
        name = f"{prefix}:throttle:key"
        stored = admin.get(name)
        admin.persist(name)
        storage.hit("key", lane, now=NOW)
        storage.hit("key", lane, now=NOW, cost=0)
        left = admin.ttl(name)
        storage.hit("nobody", lane, now=NOW, cost=0)
        storage.hit("nobody", lane, now=NOW, cost=6)
        unknown = admin.exists(f"{prefix}:throttle:nobody")

    assert (after, -1, 0) == (tuple(map(int, stored.split())), left, unknown)


def test_key_lives_until_its_buckets_are_full(
    storage: RedisStorage, server: RedisServer, prefix: str
) -> None:
    """
    And an hour longer, by whatever clock: the time to live is told as a span.
    """
    storage.hit("key", [Limit(5, 300)], now=NOW, cost=5)
    storage.hit("slow", [Limit(5, 300), Limit(20, 86_400)], now=NOW, cost=5)
    with server.admin() as admin:
        lives = [admin.ttl(f"{prefix}:throttle:{key}") for key in ("key", "slow")]

    assert [300 + 3600, 86_400 // 4 + 3600] == [pytest.approx(life, abs=60) for life in lives]


def test_throttle_needs_a_limit(storage: RedisStorage) -> None:
    """
    A hit under no limit is a mistake of a programmer.
    """
    with pytest.raises(ValueError, match="empty"):
        storage.hit("key", [], now=NOW)
