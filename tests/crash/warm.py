"""
A walk in memory: what the first one loads, such as lists of words, every child then has.

For the process that children are forks of; importing it takes the walk.
"""

from __future__ import annotations

import onetsec.storage.psycopg
import onetsec.storage.sqlite  # noqa: F401 - for the children
from onetsec.storage.memory import MemoryStorage

from . import kills, test_outbox  # noqa: F401 - for the children
from .walk import Walk
from .worlds import World

Walk(World(MemoryStorage(), "ada"), lambda _: None).all()
