"""
What the tests start, ends with them.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from .postgresql import PostgreSQL, postgresql
from .processes import binary

ROOT = Path(__file__).parents[2]
_PROGRAM = """
import signal
from tests.engines.postgresql import postgresql
# Whoever runs the tests in the background ignores an interrupt, and so would this.
signal.signal(signal.SIGINT, signal.default_int_handler)
with postgresql() as server:
    print(server.folder, server.url, flush=True)
    signal.pause()
"""


def comes(fact: Callable[[], bool]) -> bool:
    """
    Say whether *fact* becomes true within half a minute.
    """
    until = time.monotonic() + 30
    while not fact():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def answers(url: str) -> bool:
    """
    Say whether there is a server at *url*.
    """
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False

    return True


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_server_ends_with_the_test_run(number: signal.Signals) -> None:
    """
    However that comes about; and its folder goes.
    """
    run = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert run.stdout is not None
    folder, url = run.stdout.readline().split()
    there = answers(url)
    run.send_signal(number)
    run.communicate()

    assert there
    assert comes(lambda: not answers(url) and not os.path.exists(folder))


def test_missing_program_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Nothing is left out for the want of it.
    """
    monkeypatch.setenv("PATH", "")

    with pytest.raises(RuntimeError, match="install the-package"):
        binary("no-such-program", package="the-package")


def test_database_is_not_sorted_like_bytes(postgresql_server: PostgreSQL) -> None:
    """
    So a test notices who relies on it.
    """
    name = postgresql_server.database()

    assert [(True,)] == postgresql_server.run("SELECT 'a' < 'B'", database=name)
    assert [(False,)] == postgresql_server.run("SELECT 'a' < 'B' COLLATE \"C\"", database=name)


def test_durable_server_is_durable() -> None:
    """
    Another one is not, and quicker.
    """
    with postgresql(is_durable=True, shared_buffers="16MB") as server:
        durable = [server.run(f"SHOW {name}") for name in ("fsync", "shared_buffers")]

    assert [[("on",)], [("16MB",)]] == durable
