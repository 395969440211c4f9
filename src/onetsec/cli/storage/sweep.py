"""
``onetsec storage sweep``: what is over goes.
"""

from __future__ import annotations

import time
from argparse import Namespace

from ...ports import Storage

_BATCH = 1000


def run(storage: Storage, chosen: Namespace) -> int:
    """
    Delete in batches, so that nobody waits for long; tell how many rows.

    Everything is judged by the time of the beginning: so there is an end.
    """
    now, deleted = int(time.time()), 0
    while chosen.limit is None or deleted < chosen.limit:
        most = _BATCH if chosen.limit is None else min(_BATCH, chosen.limit - deleted)
        batch = storage.sweep(now=now, limit=most)
        deleted += batch
        if batch == 0:
            break

    print(f"Rows that were over and are deleted: {deleted}.")
    return 0
