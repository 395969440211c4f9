"""
Work for processes of their own.
"""

from __future__ import annotations

import os
from typing import Any

from onetsec.records import Limit
from onetsec.storage.sqlalchemy import SqlAlchemyStorage
from onetsec.testing.contracts import account

LAST = 40
LIMIT = Limit(20, 3600)
MICROS = 1_800_000_000 * 1_000_000


def race(url: str, start: Any, answers: Any) -> None:
    """
    Spend versions until the last one, then units until some are denied; tell what was won.
    """
    storage = SqlAlchemyStorage(url)
    start.wait(60)
    won = []
    while (version := version_of(storage)) < LAST:
        if storage.save(account("racer", version=version + 1), expected=version):
            won.append(version)

    passed = sum(storage.hit("race", [LIMIT], now=MICROS).ok for _ in range(LIMIT.burst))
    storage.close()
    answers.put((won, passed))


def upgrade(url: str, start: Any, answers: Any) -> None:
    """
    Make the tables at the same moment as others; tell which installation was found.
    """
    storage = SqlAlchemyStorage(url)
    start.wait(60)
    storage.upgrade()
    found = storage.check()
    storage.close()
    answers.put(found and found.id)


def fork(url: str, start: Any, answers: Any) -> None:
    """
    Fork with an open connection; tell what the child saw, and what the parent then can.
    """
    start.wait(60)
    storage = SqlAlchemyStorage(url)
    storage.save(account("forked", version=1), expected=0)
    child = os.fork()
    if child == 0:
        saved = storage.save(account("forked", version=2), expected=1)
        storage.close()
        os._exit(0 if saved else 1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    version = version_of(storage, "forked")
    saved = storage.save(account("forked", version=3), expected=2)
    storage.close()
    answers.put((status, version, saved))


def version_of(storage: SqlAlchemyStorage, user_id: str = "racer") -> int:
    """
    Look which version is stored, 0 if there is none.
    """
    stored = storage.load(user_id)
    return 0 if stored is None else stored.version
