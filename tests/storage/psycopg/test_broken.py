"""
The contract has teeth on PostgreSQL too: a statement that is wrong in one place fails its tests.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onetsec import Unavailable
from onetsec.ports import Storage
from onetsec.storage.psycopg import PsycopgStorage, _schema, _statements
from onetsec.testing.contracts import StorageContract

from ...engines.postgresql import PostgreSQL

# Which statement, what stands there, what would be wrong, and what catches it.
WRONG = {
    "a save looks at no version": (
        "REPLACE",
        "AND version = %s",
        "AND 0 < %s",
        """
        account_save_is_lost_if_early
        account_save_is_lost_if_stale
        account_version_has_one_winner
        waiting_is_not_begun_by_a_save_that_is_lost
        waiting_is_not_ended_by_a_save_that_is_lost
        """,
    ),
    "a save forgets who waits": (
        "REPLACE",
        "waits_since = %s",
        "waits_since = 0 * %s",
        """
        account_changes_in_all_fields
        waiting_begins_again
        waiting_is_put_off_without_a_new_version
        waiting_is_since_the_last_save
        waiting_of_one_winner_is_kept
        """,
    ),
    "a version may be newer": (
        "REPLACE",
        "version = %s\n",
        "version >= %s\n",
        "account_save_is_lost_if_stale",
    ),
    "a creation overwrites": (
        "CREATE",
        "DO NOTHING",
        "(user_id) DO UPDATE SET data = excluded.data",
        """
        account_has_one_creator
        account_is_created_once
        """,
    ),
    "a touch looks at no revision": (
        "TOUCH",
        "AND revision = %s",
        "AND 0 < %s",
        """
        session_revision_has_one_winner
        session_update_is_lost_if_stale
        """,
    ),
    "a touch forgets a column": (
        "TOUCH",
        "channels = %s",
        "channels = left(%s, 0)",
        "session_changes_in_all_fields",
    ),
    "an opening overwrites": (
        "OPEN",
        "DO NOTHING",
        "(user_id, id) DO UPDATE SET data = excluded.data",
        "session_is_opened_once",
    ),
    "an epoch is set": (
        "RAISE",
        "GREATEST(e.epoch, excluded.epoch)",
        "excluded.epoch",
        """
        epoch_is_told_by_whoever_raises_it
        epoch_never_sinks
        """,
    ),
    "an epoch is kept too short": (
        "RAISE",
        "GREATEST(e.keep_until, excluded.keep_until)",
        "excluded.keep_until",
        "sweep_keeps_the_minimum_epoch_for_the_longest",
    ),
    "a list needs a session": (
        "SESSIONS",
        "LEFT JOIN {s}onetsec_epoch e ON e.user_id = one.user_id",
        "LEFT JOIN {s}onetsec_epoch e ON false",
        "epoch_is_read_with_all_sessions",
    ),
    "a hit overwrites what came in between": (
        "HIT",
        "WHERE t.arrivals = (SELECT arrivals FROM seen)",
        "WHERE pg_sleep(0.1) IS NOT NULL",
        """
        throttle_burst_is_exact
        throttle_burst_of_two_limits_is_exact
        """,
    ),
    "what is denied is charged": (
        "HIT",
        "OR bool_or(charge > 0 AND after > ceiling) OVER ()",
        "",
        "throttle_denies_for_free",
    ),
    "limits are charged one by one": (
        "HIT",
        "bool_or(charge > 0 AND after > ceiling) OVER ()",
        "(charge > 0 AND after > ceiling)",
        "throttle_charges_all_limits_or_none",
    ),
    "a fast clock is trusted": (
        "HIT",
        "LEAST(arrival, ceiling)",
        "arrival",
        "throttle_fast_clock_locks_nobody_out",
    ),
    "an erasure leaves sessions": (
        "ERASE",
        "s.user_id = one.user_id",
        "false",
        """
        erase_needs_no_account
        erase_takes_the_sessions
        """,
    ),
    "an erasure takes everybody": (
        "ERASE",
        "USING one WHERE a.user_id = one.user_id",
        "",
        "erase_keeps_other_users",
    ),
    "an event is overwritten": (
        "RECORD",
        "DO NOTHING",
        "(user_id, id) DO UPDATE SET kind = excluded.kind, data = excluded.data",
        "event_recorded_twice_is_one",
    ),
    "a sweep takes the living": (
        "SWEEP",
        "<= %(today)s",
        "<= %(today)s + 30",
        """
        sweep_keeps_a_session_until_its_end
        sweep_takes_sessions_that_are_over
        """,
    ),
    "a sweep takes no session": (
        "SWEEP",
        "onetsec_session WHERE purge_day <= %(today)s",
        "onetsec_session WHERE purge_day < 0",
        "sweep_takes_sessions_that_are_over",
    ),
    "text is sorted like words": (
        "_TABLES",
        'COLLATE "C"',
        "",
        "event_order_is_that_of_bytes",
    ),
}


@pytest.fixture
def proof(postgresql_server: PostgreSQL) -> Iterator[StorageContract]:
    """
    The contract over a new storage, whose statements are those of this moment.
    """
    storage = PsycopgStorage(postgresql_server.url_of(postgresql_server.database()), patience=30)

    class Proof(StorageContract):
        threads = 8

        def make(self) -> Storage:
            return storage

    yield Proof()
    storage.close()


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_statement_is_caught(
    wrong: str, proof: StorageContract, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    By the tests that are there for it.
    """
    name, right, changed, caught_by = WRONG[wrong]
    room = _schema if name == "_TABLES" else _statements
    statement: str = getattr(room, name)
    assert right in statement
    monkeypatch.setattr(room, name, statement.replace(right, changed))

    passed = [test for test in caught_by.split() if not fails(proof, test)]

    assert [] == passed


@pytest.mark.parametrize(
    "test", sorted({test for *_, caught_by in WRONG.values() for test in caught_by.split()})
)
def test_right_statements_are_not_caught(test: str, proof: StorageContract) -> None:
    """
    The negative control: as they are, they pass the same tests.
    """
    assert not fails(proof, test)


def fails(proof: StorageContract, test: str) -> bool:
    """
    Say whether a test of the contract fails. A statement that goes on to contradict the rule of the
    throttle makes it unavailable.
    """
    try:
        getattr(proof, f"test_{test}")()
    except (AssertionError, Unavailable):
        return True

    return False
