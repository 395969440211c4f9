"""
``onetsec storage upgrade``: the tables of this release.
"""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from ...errors import ConfigurationError
from ...ports import Storage


def run(storage: Storage, chosen: Namespace) -> int:
    """
    Make the tables, or bring them to this release; or only tell whether there is something to.
    """
    tables: Any = storage
    if not hasattr(storage, "upgrade"):
        print("This storage needs no tables: there is nothing to upgrade.")
        return 0
    if chosen.check:
        return _told(tables)

    tables.upgrade()
    print("The tables are those of this release.")
    return 0


def _told(tables: Any) -> int:
    try:
        found = tables.check()
    except ConfigurationError as error:
        print(error)
        return 1

    print(
        "The tables are kept by migrations of the application."
        if found is None
        else "The tables are those of this release."
    )
    return 0
