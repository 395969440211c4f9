"""
A MariaDB that is thrown away.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from . import keeper

PATIENCE = 60.0
_SEARCHED = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"))


class MariaDB:
    """
    One server: started on entry, ended and deleted on exit.

    Attributes:
        port: Where it listens, on the loopback address only; the same after a restart.
    """

    def __init__(self) -> None:
        self.port = 0
        self._keeper: subprocess.Popen[str] | None = None

    def __enter__(self) -> MariaDB:
        self._folder = Path(mkdtemp(prefix="onetsec-mariadb-"))
        try:
            self._install()
            self.port = _free_port()
            self.start()
        except BaseException:
            self.__exit__()
            raise

        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, scheme: str, database: str = "") -> str:
        """
        The address of *database* for SQLAlchemy: ``url("mysql+pymysql", "shop")``.
        """
        return f"{scheme}://root@127.0.0.1:{self.port}/{database}"

    def create(self, database: str) -> str:
        """
        Make an empty database; its name.
        """
        self.run(f"CREATE DATABASE `{database}`")
        return database

    def run(self, statement: str) -> Any:
        """
        Run one statement as the owner of the server; its rows.
        """
        import pymysql

        connection = pymysql.connect(host="127.0.0.1", port=self.port, user="root")
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall()
        finally:
            connection.close()

    def start(self) -> None:
        """
        Start it, and wait until it answers.
        """
        log = self._folder / "log"
        with log.open("ab") as output:
            self._keeper = subprocess.Popen(
                [
                    *(sys.executable, keeper.__file__, _user() or "-"),
                    *(_binary("mariadbd"), "--no-defaults", f"--datadir={self._folder / 'd'}"),
                    *("--bind-address=127.0.0.1", f"--port={self.port}"),
                    f"--socket={self._folder / 's'}",
                    *("--skip-name-resolve", "--innodb-buffer-pool-size=32M"),
                    # Thrown away with all it holds: what a power cut could take does not count.
                    *("--innodb-flush-log-at-trx-commit=0", "--innodb-log-file-size=8M"),
                    *("--performance-schema=off", "--max-connections=300"),
                ],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                text=True,
            )
        until = time.monotonic() + PATIENCE
        while not _answers(self.port):
            if self._keeper.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"MariaDB does not start:\n{log.read_text(errors='replace')}")
            time.sleep(0.05)

    def stop(self) -> None:
        """
        Shut it down in order, and wait for that.
        """
        kept, self._keeper = self._keeper, None
        if kept is None:
            return

        with kept:
            if kept.stdin is not None:
                kept.stdin.close()
            kept.wait(PATIENCE)

    def kill(self) -> None:
        """
        End it as a power cut would.
        """
        kept, self._keeper = self._keeper, None
        assert kept is not None
        with kept:
            kept.communicate("kill\n", timeout=PATIENCE)

    def restart(self) -> None:
        """
        Shut it down, and start it on the same port.
        """
        self.stop()
        self.start()

    def hang(self) -> None:
        """
        Stop its clock: it takes connections, and answers nothing.
        """
        self._tell("hang")
        until = time.monotonic() + PATIENCE
        while _answers(self.port):
            assert time.monotonic() < until

    def go_on(self) -> None:
        """
        Let its clock go on.
        """
        self._tell("go on")

    def _tell(self, word: str) -> None:
        assert self._keeper is not None
        assert self._keeper.stdin is not None
        self._keeper.stdin.write(f"{word}\n")
        self._keeper.stdin.flush()

    def _install(self) -> None:
        if (user := _user()) is not None:
            shutil.chown(self._folder, user)
        made = subprocess.run(
            [
                *(_binary("mariadb-install-db"), "--no-defaults"),
                f"--datadir={self._folder / 'd'}",
                *("--auth-root-authentication-method=normal", "--skip-test-db"),
                *("--skip-name-resolve", "--innodb-log-file-size=8M"),
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd="/",
            user=user,
        )
        if made.returncode:
            raise RuntimeError(f"MariaDB is not installed:\n{made.stdout}\n{made.stderr}")


@pytest.fixture(scope="session")
def mariadb() -> Iterator[MariaDB]:
    """
    One server for all tests that neither stop it nor mind each other's databases.
    """
    with MariaDB() as server:
        yield server


def _binary(name: str) -> str:
    found = shutil.which(name, path=_SEARCHED)
    if found is None:
        raise RuntimeError(
            f"{name} is missing. Install MariaDB: apt-get install --no-install-recommends"
            " mariadb-server"
        )
    return found


def _user() -> str | None:
    """
    Whose the server is; None for whoever runs the tests, as long as that is not root.
    """
    if os.geteuid():
        return None

    known = {entry.pw_name for entry in pwd.getpwall()}
    return "mysql" if "mysql" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    """
    Whether a server greets at *port*: that is the first that MySQL's protocol says.
    """
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=0.5) as probe:
            return bool(probe.recv(1))
    except OSError:
        return False
