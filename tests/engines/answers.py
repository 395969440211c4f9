"""
Wait for a server that is slow, before a test asks how an outage is told.
"""

from __future__ import annotations

import time

from onetsec.errors import Unavailable
from onetsec.ports import Storage

PATIENCE = 60  # seconds; a busy machine is slow, not broken


def until_it_answers(storage: Storage) -> None:
    """
    Ask until *storage* has answered: its own patience may be short on a busy machine.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            storage.load("nobody")
        except Unavailable:
            if time.monotonic() > deadline:
                raise
        else:
            return
