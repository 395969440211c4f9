"""
A pooler before PostgreSQL, which lends its connections for a transaction.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from .postgresql import PATIENCE, PostgreSQL
from .processes import Child, binary, free_port, own_folder


@contextmanager
def pgbouncer(server: PostgreSQL, **settings: str) -> Iterator[int]:
    """
    Start one before *server*, in transaction mode; its port.

    Args:
        settings: More of ``pgbouncer.ini``.
    """
    with own_folder("bouncer") as folder:
        port = free_port()
        chosen = {
            "listen_addr": "127.0.0.1",
            "listen_port": str(port),
            "unix_socket_dir": "",
            "auth_type": "any",
            "pool_mode": "transaction",
            "default_pool_size": "4",
            "max_client_conn": "300",
            **settings,
        }
        lines = [
            "[databases]",
            f"* = host=127.0.0.1 port={server.port} user=postgres",
            "[pgbouncer]",
            *(f"{name} = {value}" for name, value in chosen.items()),
        ]
        (folder / "pgbouncer.ini").write_text("\n".join(lines))
        program = binary("pgbouncer", "/usr/sbin", package="pgbouncer")
        child = Child([program, str(folder / "pgbouncer.ini")], folder=folder, log=folder / "log")
        try:
            _wait(server.url_of("postgres", port=port), folder / "log")
            yield port
        finally:
            child.stop(signal.SIGTERM)


def _wait(url: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError as error:
            if time.monotonic() > until:
                raise TimeoutError(f"{error}\n{log.read_text()}") from error
            time.sleep(0.02)
        else:
            return
