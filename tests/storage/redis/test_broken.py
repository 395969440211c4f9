"""
The contract has teeth on Redis too: each careless storage fails what is there for it.
"""

from __future__ import annotations

import pytest

from onetsec.ports import Storage
from onetsec.storage.redis import RedisStorage
from onetsec.testing.broken import failures
from onetsec.testing.contracts import Contract, OutageContract, StorageContract

from ...engines.processes import free_port
from ...engines.redis import ACCOUNTS, RedisServer
from . import broken

CAUGHT_BY: dict[type[broken.Careless], str] = {
    broken.Careless: "",
    broken.LooksThenSaves: """
        account_has_one_creator
        account_version_has_one_winner
    """,
    broken.SavesWithoutNx: """
        account_has_one_creator
        account_is_created_once
    """,
    broken.TouchIsHset: """
        session_revision_has_one_winner
        session_touch_never_brings_it_back
        session_update_creates_nothing
        session_update_is_lost_if_stale
    """,
    broken.EpochIsHset: """
        epoch_is_told_by_whoever_raises_it
        epoch_never_sinks
    """,
    broken.EraseIsDel: "erase_keeps_the_minimum_epoch",
    broken.LastWriteSaysTheEnd: "sweep_takes_sessions_that_are_over",
    broken.LooksThenCharges: """
        throttle_burst_is_exact
        throttle_burst_of_two_limits_is_exact
    """,
    broken.EventsAreAList: """
        event_drop_leaves_other_users_alone
        event_drop_takes_what_is_older
        event_list_begins_with_the_newest
        event_order_is_that_of_bytes
        event_recorded_by_many_is_one
        event_recorded_twice_is_one
        event_ids_differ_by_case
    """,
}

BY_LUCK = {"test_epoch_of_many_is_the_highest"}
"""Of writes at the same moment the highest may be the last, and then nothing is seen."""


@pytest.mark.parametrize("kind", CAUGHT_BY, ids=lambda kind: kind.__name__)
def test_broken_storage_is_caught(
    kind: type[broken.Careless], server: RedisServer, prefix: str
) -> None:
    """
    One broken rule fails the tests of that rule; nothing broken, as the negative control, fails
    none.
    """
    storage = kind(server.port, prefix)

    class Proof(StorageContract):
        threads = 8

        def make(self) -> Storage:
            return storage

    failed = failures(Proof())
    storage.close()

    expected = {f"test_{name}" for name in CAUGHT_BY[kind].split()}
    assert expected - BY_LUCK == failed - BY_LUCK


@pytest.mark.parametrize(
    ("kind", "caught"),
    [(RedisStorage, set()), (broken.HidesItsOutage, {"test_outage_of_hit", "test_outage_of_load"})],
)
def test_hidden_outage_is_caught(kind: type[RedisStorage], caught: set[str]) -> None:
    """
    By the methods that hide it.
    """
    storage = kind(f"redis://127.0.0.1:{free_port()}?{ACCOUNTS}", patience=1.0)

    class Proof(OutageContract):
        def make(self) -> Storage:
            return storage

    proof: Contract = Proof()
    assert caught == failures(proof)
