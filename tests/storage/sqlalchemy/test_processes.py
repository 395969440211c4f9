"""
Several processes of one host, over every engine.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from typing import Any

from . import workers
from .databases import Database

SPAWN = multiprocessing.get_context("spawn")


def at_once(work: Callable[[str, Any, Any], None], database: Database, count: int) -> list[Any]:
    """
    Let *count* processes do *work* from the same moment; their answers.
    """
    start, answers = SPAWN.Barrier(count), SPAWN.Queue()
    arguments = (database.blocking, start, answers)
    processes = [SPAWN.Process(target=work, args=arguments) for _ in range(count)]
    for process in processes:
        process.start()
    told = [answers.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()
    return told


def test_processes_share_what_is_stored(database: Database) -> None:
    """
    Every version is won once, and a burst is exact, whichever process is first.
    """
    raced = at_once(workers.race, database, 3)

    assert list(range(workers.LAST)) == sorted(version for won, _ in raced for version in won)
    assert workers.LIMIT.burst == sum(passed for _, passed in raced)


def test_processes_upgrade_at_once(empty: Database) -> None:
    """
    Workers that start together make one installation.
    """
    found = at_once(workers.upgrade, empty, 3)

    assert (1, False) == (len(set(found)), None in found)


def test_fork_shares_no_connection(database: Database) -> None:
    """
    A child opens its own and closes only that; the parent's go on as if nothing had been.
    """
    assert [(0, 2, True)] == at_once(workers.fork, database, 1)
