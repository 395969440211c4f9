"""
PostgreSQL: what a method costs, on the way and on the disk.
"""

from __future__ import annotations

from collections.abc import Sequence

import psycopg
from attrs import evolve

from onetsec.storage._batches import FIRST
from onetsec.testing.contracts import session

from ...engines.postgresql import PostgreSQL
from ...engines.proxy import Proxy
from .calls import LIMITS, MICROS, NOW, calls
from .conftest import Opened

DAY = 86_400


def test_every_method_is_one_round_trip(
    opened: Opened, postgresql_server: PostgreSQL, way: Proxy
) -> None:
    """
    Each, in each way that it can go, once the tables were looked at.
    """
    name = postgresql_server.database()
    storage = opened(postgresql_server.url_of(name, port=way.port), max_size=1)
    storage.load("nobody")
    trips = {}
    for called, call in calls(storage).items():
        before = way.trips
        call()
        trips[called] = way.trips - before

    assert dict.fromkeys(trips, 1) == trips


def test_round_trips_are_counted(opened: Opened, postgresql_server: PostgreSQL, way: Proxy) -> None:
    """
    The negative control: what has to be asked twice is counted twice.
    """
    name = postgresql_server.database()
    storage = opened(postgresql_server.url_of(name, port=way.port), max_size=1)
    storage.load("nobody")
    for _ in range(FIRST + 1):
        storage.put_session(session("ada", expires_at=NOW - 9 * DAY), expected=0)
    before = way.trips
    storage.sweep(now=NOW)

    assert 2 == way.trips - before


def statistics(server: PostgreSQL, name: str, table: str) -> Sequence[int]:
    """
    How often rows of *table* were changed, and how often without an index.
    """
    server.run("SELECT pg_stat_force_next_flush()", database=name)
    (row,) = server.run(
        f"SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = '{table}'",
        database=name,
    )
    return [int(str(count)) for count in row]


def touched(server: PostgreSQL, opened: Opened, *, before: str = "SELECT 1") -> Sequence[int]:
    """
    Touch a hundred sessions once each; see :func:`statistics`.
    """
    name = server.database()
    storage = opened(server.url_of(name))
    storage.load("nobody")
    server.run(before, database=name)
    records = [session("ada") for _ in range(100)]
    for record in records:
        storage.put_session(record, expected=0)
    for record in records:
        after = evolve(record, revision=2, last_seen_at=record.last_seen_at + 300)
        assert storage.put_session(after, expected=1)
    storage.close()
    return statistics(server, name, "onetsec_session")


def test_touch_changes_no_index(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    It stays on its page: a hundred updates, nearly all of them heap-only.
    """
    updates, hot = touched(postgresql_server, opened)

    assert 100 == updates
    assert 90 <= hot


def test_touch_under_an_index_changes_it(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    The negative control: with an index on the last activity no update is heap-only.
    """
    index = "CREATE INDEX seen ON onetsec_session (last_seen_at)"

    assert [100, 0] == touched(postgresql_server, opened, before=index)


def test_denied_hit_writes_nothing(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    Nor does a look: under attack no row is locked. A hit that passes writes.
    """
    name = postgresql_server.database()
    storage = opened(postgresql_server.url_of(name))

    def writer() -> object:
        rows = postgresql_server.run("SELECT xmin, xmax FROM onetsec_throttle", database=name)
        return rows[0]

    storage.hit("key", LIMITS, now=MICROS, cost=4)
    first = writer()
    storage.hit("key", LIMITS, now=MICROS)
    passed = writer()
    storage.hit("key", LIMITS, now=MICROS)
    storage.hit("key", LIMITS, now=MICROS, cost=0)
    storage.hit("unknown", LIMITS, now=MICROS, cost=0)
    storage.hit("unknown", LIMITS, now=MICROS, cost=6)

    assert first != passed
    assert passed == writer()
    assert [(1,)] == postgresql_server.run("SELECT count(*) FROM onetsec_throttle", database=name)


def test_sweep_ends_at_the_limit(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    Over several batches too, and the last one is cut.
    """
    storage = opened(postgresql_server.url_of(postgresql_server.database()))
    for _ in range(FIRST + 20):
        storage.put_session(session("ada", expires_at=NOW - 9 * DAY), expected=0)

    assert FIRST + 10 == storage.sweep(now=NOW, limit=FIRST + 10)
    assert 10 == storage.sweep(now=NOW)
    assert 0 == storage.sweep(now=NOW)


def test_sweep_waits_for_nobody(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    What somebody else holds is left to the next one.
    """

    name = postgresql_server.database()
    storage = opened(postgresql_server.url_of(name), patience=5)
    held, free = (session(user, expires_at=NOW - 9 * DAY) for user in ("held", "free"))
    storage.put_session(held, expected=0)
    storage.put_session(free, expected=0)
    with psycopg.connect(postgresql_server.url_of(name)) as holder:
        holder.execute("SELECT FROM onetsec_session WHERE user_id = 'held' FOR UPDATE")
        swept = storage.sweep(now=NOW)

    assert (1, 1) == (swept, storage.sweep(now=NOW))
