"""
A MariaDB server of our own.
"""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any

import pymysql
from attrs import define, field

from .processes import Child, binary, free_port, own_folder, run

PATIENCE = 60  # seconds; a busy machine is slow, not broken
_WHERE = "/usr/sbin"

# Thrown away with all that it holds: a power cut may take a second of it, but not a kill.
_OPTIONS = (
    "--bind-address=127.0.0.1",
    "--innodb-buffer-pool-size=32M",
    "--innodb-flush-log-at-trx-commit=2",
    "--innodb-log-file-size=8M",
    "--max-connections=300",  # tests come with 64 threads
    "--performance-schema=off",
    "--skip-name-resolve",
)


@define(kw_only=True)
class MariaDB:
    """
    A server that was started here.

    Attributes:
        folder: Of its files, of its log and of its socket.

        port: On 127.0.0.1; the same after a restart.
    """

    folder: Path
    port: int
    _child: Child | None = field(default=None, init=False)

    def url_of(self, database: str, *, scheme: str = "mariadb+pymysql") -> str:
        """
        The address of *database*, for SQLAlchemy.
        """
        return f"{scheme}://root@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str | None = None) -> Any:
        """
        Open a connection of pymysql, whose statements commit themselves.
        """
        return pymysql.connect(
            host="127.0.0.1", port=self.port, user="root", database=database, autocommit=True
        )

    def run(self, statement: str, *, database: str | None = None) -> Any:
        """
        Run one statement in a connection of its own; its rows.
        """
        with self.connect(database) as connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    def database(self) -> str:
        """
        Make an empty database; its name.
        """
        name = f"t{token_hex(6)}"
        self.run(f"CREATE DATABASE {name}")
        return name

    def start(self) -> None:
        """
        Start it, and wait until it answers.
        """
        log = self.folder / "log"
        program = binary("mariadbd", _WHERE, package="mariadb-server")
        command = [program, "--no-defaults", f"--datadir={self.folder / 'db'}", *_OPTIONS]
        command += [f"--port={self.port}", f"--socket={self.folder / 'socket'}"]
        self._child = Child(command, folder=self.folder, log=log)
        until = time.monotonic() + PATIENCE
        while not _greets(self.port):
            if self._child.ended() or time.monotonic() > until:
                raise RuntimeError(f"{program} does not start:\n{log.read_text(errors='replace')}")
            time.sleep(0.02)

    def stop(self) -> None:
        """
        Shut it down.
        """
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """
        Let it die as in a power cut, but for what the operating system still has.
        """
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """
        Shut it down, and start it again on the same port.
        """
        self.stop()
        self.start()

    def _end(self, number: signal.Signals) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.stop(number)


@contextmanager
def mariadb() -> Iterator[MariaDB]:
    """
    Start a server in a temporary folder; it is gone at the end.
    """
    with own_folder("mariadb") as folder:
        install = binary("mariadb-install-db", _WHERE, package="mariadb-server")
        arguments = ["--no-defaults", f"--datadir={folder / 'db'}", "--innodb-log-file-size=8M"]
        arguments += ["--auth-root-authentication-method=normal", "--skip-test-db"]
        run([install, *arguments, "--skip-name-resolve"], folder=folder)
        server = MariaDB(folder=folder, port=free_port())
        try:
            server.start()
            yield server
        finally:
            server.stop()


def _greets(port: int) -> bool:
    """
    Whether a server greets at *port*: that is the first that MySQL's protocol says.
    """
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as probe:
            return bool(probe.recv(1))
    except OSError:
        return False
