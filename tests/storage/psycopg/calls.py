"""
Every method of a storage, called once in each way that it can be.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from onetsec.ports import Storage
from onetsec.records import Limit
from onetsec.testing.contracts import account, event, session

NOW = 1_800_000_000
MICROS = NOW * 1_000_000
LIMITS = (Limit(5, 300), Limit(20, 86_400))


def calls(storage: Storage) -> dict[str, Callable[[], object]]:
    """
    The calls by name, in an order that makes sense.
    """
    opened, saved = session("ada"), account("ada", version=1)
    return {
        "save new": lambda: storage.save(saved, expected=0),
        "save": lambda: storage.save(evolve(saved, version=2), expected=1),
        "save lost": lambda: storage.save(evolve(saved, version=2), expected=1),
        "load": lambda: storage.load("ada"),
        "waiting": lambda: storage.waiting(before=NOW),
        "put_session new": lambda: storage.put_session(opened, expected=0),
        "put_session": lambda: storage.put_session(evolve(opened, revision=2), expected=1),
        "session": lambda: storage.session("ada", opened.id),
        "sessions": lambda: storage.sessions("ada"),
        "raise_epoch": lambda: storage.raise_epoch("ada", 7, keep_until=NOW),
        "hit new": lambda: storage.hit("key", LIMITS, now=MICROS, cost=4),
        "hit": lambda: storage.hit("key", LIMITS, now=MICROS),
        "hit denied": lambda: storage.hit("key", LIMITS, now=MICROS),
        "hit to look": lambda: storage.hit("other", LIMITS, now=MICROS, cost=0),
        "record_event": lambda: storage.record_event(event("ada")),
        "events": lambda: storage.events("ada"),
        "drop_events": lambda: storage.drop_events("ada", before="1"),
        "events before": lambda: storage.events("ada", before="x"),
        "drop_sessions": lambda: storage.drop_sessions("ada", [opened.id]),
        "drop_sessions all": lambda: storage.drop_sessions("ada"),
        "erase": lambda: storage.erase("ada"),
        "sweep": lambda: storage.sweep(now=NOW),
    }
