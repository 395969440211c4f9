"""
Work for processes of their own.
"""

from __future__ import annotations

import os
from multiprocessing.connection import Connection
from typing import Any

from onetsec.records import Limit
from onetsec.storage.psycopg import PsycopgStorage
from onetsec.testing.contracts import account, event, session

LAST = 100
LIMIT = Limit(20, 3600)
NOW = 1_800_000_000
MICROS = NOW * 1_000_000


def race(url: str, start: Any, answers: Any) -> None:
    """
    Spend versions until the last one, then units until some are denied; tell what was won.
    """
    storage = PsycopgStorage(url)
    start.wait(60)
    won = []
    while (version := version_of(storage)) < LAST:
        if storage.save(account("ada", version=version + 1), expected=version):
            won.append(version)

    passed = sum(storage.hit("key", [LIMIT], now=MICROS).ok for _ in range(LIMIT.burst))
    storage.close()
    answers.put((won, passed))


def write_until_killed(url: str, acknowledged: Connection) -> None:
    """
    Write all kinds of rows without end, and tell of each version that was saved.
    """
    storage = PsycopgStorage(url)
    while True:
        version = version_of(storage)
        storage.save(account("ada", version=version + 1), expected=version)
        acknowledged.send(version + 1)
        storage.put_session(session("ada"), expected=0)
        storage.raise_epoch("ada", version, keep_until=NOW)
        storage.record_event(event("ada"))
        storage.hit("key", [Limit(10**6, 1)], now=MICROS)


def fork(url: str, answers: Any) -> None:
    """
    Fork with open connections; tell what the child has saved, what the parent then finds, and which
    server processes each has spoken to.
    """
    storage = PsycopgStorage(url, max_size=1)
    storage.save(account("ada", version=1), expected=0)
    before = servers(storage)

    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        saved = storage.save(account("ada", version=2), expected=1)
        os.write(writer, f"{servers(storage)}".encode())
        storage.close()
        os._exit(0 if saved else 1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    inside = int(os.read(reader, 100))

    version = version_of(storage)
    saved = storage.save(account("ada", version=3), expected=2)
    after = servers(storage)
    storage.close()
    answers.put((status, version, saved, before == after, before != inside))


def fork_at_the_first_use(url: str, answers: Any) -> None:
    """
    Fork before anything is opened, as a server does that loads the application first.
    """
    storage = PsycopgStorage(url)
    children = []
    for number in range(3):
        child = os.fork()
        if child == 0:
            saved = storage.save(account(f"child{number}"), expected=0)
            storage.close()
            os._exit(0 if saved else 1)
        children.append(child)
    answers.put([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children])
    storage.close()


def servers(storage: PsycopgStorage) -> int:
    """
    The process of the server that the next connection belongs to.
    """
    with storage._lent() as (_, connection):
        return connection.info.backend_pid


def version_of(storage: PsycopgStorage) -> int:
    """
    Look which version is stored, 0 if there is none.
    """
    stored = storage.load("ada")
    return 0 if stored is None else stored.version
