"""
``onetsec storage``: the tables of a storage.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing

from ..errors import OnetsecError
from ..storage import open_storage


def run(action: str, url: str) -> int:
    """
    Check or upgrade the tables of the storage at *url*; the status that the process ends with.

    Other users of the machine see the arguments of a process: an address with a password can come
    from the standard input.
    """
    try:
        with closing(open_storage(sys.stdin.readline().strip() if url == "-" else url)) as storage:
            work: Callable[[], object] | None = getattr(storage, action, None)
            if work is not None:
                work()
    except OnetsecError as error:
        print(error, file=sys.stderr)
        return 1

    if work is None:
        print("This storage makes what it needs by itself, when it is first used.")
    else:
        print("The tables are those of this release.")
    return 0
