"""
SQLite: what one file has to bear from many processes.
"""

from __future__ import annotations

import multiprocessing
import sqlite3
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing.contracts import account

from . import workers

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture(scope="module")
def raced(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[list[int], int]]:
    """
    What each of four processes has won: versions of one account, and units of one throttle key.
    """
    path = str(tmp_path_factory.mktemp("raced") / "onetsec.db")
    start, answers = SPAWN.Barrier(4), SPAWN.Queue()
    racers = [SPAWN.Process(target=workers.race, args=(path, start, answers)) for _ in range(4)]
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


def test_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    """
    What it was told is stored is there, the file is sound, and others go on at once.
    """
    path = tmp_path / "onetsec.db"
    acknowledged, sender = SPAWN.Pipe(duplex=False)
    writer = SPAWN.Process(target=workers.write_until_killed, args=(str(path), sender))
    writer.start()
    sender.close()
    told = [acknowledged.recv() for _ in range(50)]
    writer.kill()
    writer.join()
    told += rest_of(acknowledged)

    connection = sqlite3.connect(path)
    sound = connection.execute("PRAGMA integrity_check").fetchall()
    connection.close()
    storage = SQLiteStorage(path)
    version = workers.version_of(storage)

    assert ([("ok",)], True) == (sound, told[-1] <= version <= told[-1] + 1)
    assert storage.save(account("ada", version=version + 1), expected=version)
    storage.close()


def test_fork_shares_no_connection(tmp_path: Path) -> None:
    """
    A child opens its own and closes only that; the parent's go on as if nothing had been.
    """
    opened, version, saved, opened_later = in_a_process(workers.fork_while_idle, tmp_path)

    assert (1, 2, True, 0) == (opened, version, saved, opened_later)


def test_fork_waits_for_no_turn(tmp_path: Path) -> None:
    """
    A child is not kept from writing by a thread that it does not have.
    """
    saved, status, both = in_a_process(workers.fork_while_writing, tmp_path)

    assert (True, 0, [True, True]) == (saved, status, both)


def in_a_process(work: Callable[[str, Any], None], folder: Path) -> Any:
    """
    Run *work* where there is no other thread; its answer.
    """
    answers = SPAWN.Queue()
    process = SPAWN.Process(target=work, args=(str(folder / "onetsec.db"), answers))
    process.start()
    answer = answers.get(timeout=60)
    process.join()
    return answer


def rest_of(pipe: Connection) -> list[int]:
    """
    Read what is left in *pipe*, whose writer is dead.
    """
    rest = []
    try:
        while True:
            rest.append(pipe.recv())
    except (EOFError, OSError):
        return rest
