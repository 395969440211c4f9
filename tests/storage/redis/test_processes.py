"""
Redis: many processes, and those that come about by a fork.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from onetsec.storage.redis import RedisStorage
from onetsec.testing.contracts import account

from ...engines.redis import RedisServer, redis_server
from . import workers

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture(params=[workers.race, workers.loop], ids=["blocking", "awaited"], scope="module")
def raced(request: pytest.FixtureRequest) -> list[tuple[list[int], int]]:
    """
    What each of four processes has won: versions of one account, and units of one throttle key.
    """
    with redis_server() as server:
        start, answers = SPAWN.Barrier(4), SPAWN.Queue()
        racers = [
            SPAWN.Process(target=request.param, args=(server.url, start, answers)) for _ in range(4)
        ]
        for racer in racers:
            racer.start()
        won = [answers.get(timeout=60) for _ in racers]
        for racer in racers:
            racer.join()
    return won


def test_every_version_is_won_once(raced: list[tuple[list[int], int]]) -> None:
    """
    Whichever process is first.
    """
    assert list(range(workers.LAST)) == sorted(version for won, _ in raced for version in won)


def test_burst_is_exact_over_processes(raced: list[tuple[list[int], int]]) -> None:
    """
    Four processes share one limit.
    """
    assert workers.LIMIT.burst == sum(passed for _, passed in raced)


@pytest.fixture
def own() -> Iterator[RedisServer]:
    """
    A server of one test: its workers all use the same names.
    """
    with redis_server() as server:
        yield server


def test_fork_shares_no_connection(own: RedisServer) -> None:
    """
    Parent and child ask at once, and each hears its own answers.
    """
    assert (True, 0, True) == in_a_process(workers.fork_while_idle, own)


def test_fork_of_a_loop_shares_no_connection(own: RedisServer) -> None:
    """
    Nor does the loop of a child with the one of its parent.
    """
    assert (True, 0, True) == in_a_process(workers.fork_in_a_loop, own)


def test_nothing_is_opened_before_it_is_used(own: RedisServer) -> None:
    """
    Building a storage connects nowhere; the first use does.
    """
    with own.admin() as admin:
        before = admin.info("stats")["total_connections_received"]
        storage = RedisStorage(own.url, patience=30.0)
        built = admin.info("stats")["total_connections_received"]
        storage.load("ada")
        used = admin.info("stats")["total_connections_received"]
        storage.close()

    assert (0, 1) == (built - before, used - built)


def test_closed_storage_opens_again(storage: RedisStorage) -> None:
    """
    Closing ends connections, not the storage; and it may be done twice.
    """
    storage.save(account("ada"), expected=0)
    storage.close()
    storage.close()

    assert account("ada") == storage.load("ada")


def in_a_process(work: Callable[[str, Any], None], server: RedisServer) -> Any:
    """
    Run *work* where there is no other thread; its answer.
    """
    answers = SPAWN.Queue()
    process = SPAWN.Process(target=work, args=(server.url, answers))
    process.start()
    answer = answers.get(timeout=60)
    process.join()
    return answer
