"""
What a session check costs, beside the raw read of the same row.

Thread CPU time, the minimum of many rounds. The gate: 20 µs, or four times the raw read, whichever
is more.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import thread_time_ns

from onetsec import Client, Onetsec, Site, User
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.users import DictUsers

ROUNDS, CALLS = 200, 500
GATE_MICROS, GATE_RATIO = 20.0, 4.0


def fastest(*calls: Callable[[], object]) -> list[float]:
    """
    Microseconds of each of *calls*, in its fastest round. They take turns, so that a machine that
    is slow for a while is slow for all of them.
    """
    best = [float("inf")] * len(calls)
    for _ in range(ROUNDS):
        for place, call in enumerate(calls):
            start = thread_time_ns()
            for _ in range(CALLS):
                call()
            best[place] = min(best[place], (thread_time_ns() - start) / CALLS / 1000)
    return best


def main() -> int:
    """
    Print both, and fail beyond the gate.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "onetsec.db")
        auth = Onetsec(
            users=DictUsers([User("ada", email="ada@example.com")]),
            storage=SQLiteStorage(path),
            keys=[b"k" * 32],
            site=Site("Example Shop", "http://localhost:8000"),
        )
        client = Client("192.0.2.1", "Firefox")
        result = auth.sign_in.trusted("ada", client=client)
        token, session = result.token or "", result.session
        assert session is not None
        raw = sqlite3.connect(path, isolation_level=None)
        sql = "SELECT * FROM onetsec_session WHERE user_id = ? AND id = ?"
        read, check = fastest(
            lambda: raw.execute(sql, ("ada", session.id)).fetchone(),
            lambda: auth.sessions.check(token, client=client),
        )
        raw.close()
        auth.close()

    gate = max(GATE_MICROS, GATE_RATIO * read)
    print(
        f"raw read {read:.1f} µs, session check {check:.1f} µs ({check - read:.1f} µs over it,"
        f" ratio {check / read:.1f}), gate {gate:.1f} µs"
    )
    return 0 if check <= gate else 1


if __name__ == "__main__":
    raise SystemExit(main())
