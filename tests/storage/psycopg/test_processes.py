"""
PostgreSQL: what one database has to bear from many processes.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from typing import Any

import pytest

from onetsec.storage.psycopg import PsycopgStorage
from onetsec.testing.contracts import account

from ...engines.postgresql import PostgreSQL
from ...test_house import loaded_by
from ..test_sqlite_processes import rest_of
from . import workers

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture(scope="module")
def raced(postgresql_server: PostgreSQL) -> list[tuple[list[int], int]]:
    """
    What each of four processes has won: versions of one account, and units of one throttle key.
    """
    url = postgresql_server.url_of(postgresql_server.database())
    start, answers = SPAWN.Barrier(4), SPAWN.Queue()
    racers = [SPAWN.Process(target=workers.race, args=(url, start, answers)) for _ in range(4)]
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


def test_killed_writer_leaves_what_it_was_told(postgresql_server: PostgreSQL) -> None:
    """
    What was acknowledged is there, and others go on at once.
    """
    url = postgresql_server.url_of(postgresql_server.database())
    acknowledged, sender = SPAWN.Pipe(duplex=False)
    writer = SPAWN.Process(target=workers.write_until_killed, args=(url, sender))
    writer.start()
    sender.close()
    told = [acknowledged.recv() for _ in range(50)]
    writer.kill()
    writer.join()
    told += rest_of(acknowledged)

    storage = PsycopgStorage(url)
    version = workers.version_of(storage)
    saved = storage.save(account("ada", version=version + 2), expected=version)
    storage.close()

    assert (True, True) == (told[-1] <= version <= told[-1] + 1, saved)


def test_fork_shares_no_connection(postgresql_server: PostgreSQL) -> None:
    """
    A child opens its own and closes only that; the parent's go on as if nothing had been.
    """
    status, version, saved, same, apart = in_a_process(workers.fork, postgresql_server)

    assert (0, 2, True) == (status, version, saved)
    assert (True, True) == (same, apart)


def test_fork_before_the_first_use(postgresql_server: PostgreSQL) -> None:
    """
    Each child opens its own.
    """
    assert [0, 0, 0] == in_a_process(workers.fork_at_the_first_use, postgresql_server)


def test_facade_loads_no_driver() -> None:
    """
    Neither the facade nor the room of all storages; nor another one.
    """
    statement = (
        "import onetsec, onetsec.storage; onetsec.Onetsec; onetsec.storage.open_storage('{}')"
    )
    drivers = {"psycopg", "psycopg_pool"}

    assert set() == drivers & loaded_by(statement.format("memory:"))
    assert drivers <= loaded_by(statement.format("postgresql://localhost/onetsec"))


def in_a_process(work: Callable[[str, Any], None], server: PostgreSQL) -> Any:
    """
    Run *work* where there is no other thread; its answer.
    """
    url = server.url_of(server.database())
    answers = SPAWN.Queue()
    process = SPAWN.Process(target=work, args=(url, answers))
    process.start()
    answer = answers.get(timeout=60)
    process.join()
    return answer
