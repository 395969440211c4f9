"""
A PostgreSQL server of our own.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

import psycopg
from attrs import define, field

from .processes import Child, binary, free_port, own_folder, run

PATIENCE = 60  # seconds; a busy machine is slow, not broken
_WHERE = "/usr/lib/postgresql/*/bin"

# Fast, and as little of the machine as there can be.
_QUICK = {
    "fsync": "off",
    "full_page_writes": "off",
    "max_wal_size": "256MB",
    "shared_buffers": "32MB",
}
_ALWAYS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "300",  # tests come with 64 threads
    "log_min_messages": "fatal",
}


@define(kw_only=True)
class PostgreSQL:
    """
    A server that was started here. Its word for sorting is not that of bytes (ICU, English).

    Attributes:
        folder: Of its files, of its log and of its socket.

        port: On 127.0.0.1.

        settings: As in ``postgresql.conf``.
    """

    folder: Path
    port: int
    settings: dict[str, str]
    _child: Child | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        """
        The address of the database ``postgres``, over TCP.
        """
        return self.url_of("postgres")

    def url_of(self, database: str, *, port: int | None = None) -> str:
        """
        The address of *database*, over TCP.

        Args:
            port: Of a proxy before the server.
        """
        return f"postgresql://postgres@127.0.0.1:{port or self.port}/{database}"

    def socket_url_of(self, database: str) -> str:
        """
        The address of *database*, over a socket in the file system.
        """
        return f"postgresql://postgres@/{database}?host={self.folder}&port={self.port}"

    def run(self, statement: str, *, database: str = "postgres") -> list[tuple[object, ...]]:
        """
        Run one statement in a connection of its own; its rows.
        """
        with psycopg.connect(self.socket_url_of(database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def database(self, **settings: str) -> str:
        """
        Make an empty database; its name.

        Args:
            settings: For all of its sessions, such as ``default_transaction_isolation``.
        """
        name = f"t{token_hex(6)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        for key, value in settings.items():
            self.run(f"ALTER DATABASE {name} SET {key} = '{value}'")
        return name

    def start(self) -> None:
        """
        Start it, and wait until it answers.
        """
        until = time.monotonic() + PATIENCE
        self._child = self._launched()
        while True:
            try:
                self.run("SELECT 1")
            except psycopg.OperationalError as error:
                if time.monotonic() > until:
                    raise TimeoutError(f"{error}\n{self.log()}") from error
                if self._child.ended():  # the last process of a killed one may still be there
                    self._child.stop()
                    self._child = self._launched()
                time.sleep(0.02)
            else:
                return

    def stop(self) -> None:
        """
        Shut it down without waiting for its clients.
        """
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """
        Let it die as in a power cut, but for what the operating system still has.
        """
        self._end(signal.SIGKILL)

    def drop(self) -> None:
        """
        End it and let it keep nothing: a hundred databases take long to be written down.
        """
        self._end(signal.SIGQUIT)

    def restart(self) -> None:
        """
        Shut it down, and start it again on the same port.
        """
        self.stop()
        self.start()

    def log(self) -> str:
        """
        All that it has logged.
        """
        return (self.folder / "log").read_text(errors="replace")

    def _end(self, number: signal.Signals) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.stop(number)

    def _launched(self) -> Child:
        command = [binary("postgres", _WHERE, package="postgresql"), "-D", str(self.folder / "db")]
        for name, value in (self.settings | {"port": str(self.port)}).items():
            command += ["-c", f"{name}={value}"]
        command += ["-c", f"unix_socket_directories={self.folder}"]
        return Child(command, folder=self.folder, log=self.folder / "log")


@contextmanager
def postgresql(*, is_durable: bool = False, **settings: str) -> Iterator[PostgreSQL]:
    """
    Start a server in a temporary folder; it is gone at the end.

    Args:
        is_durable: It keeps what it has promised, whatever happens to the machine.

        settings: More of ``postgresql.conf``.
    """
    with own_folder("pg") as folder:
        initdb = binary("initdb", _WHERE, package="postgresql")
        arguments = ["-D", str(folder / "db"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"]
        arguments += ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en"]
        run([initdb, *arguments], folder=folder)
        chosen = _ALWAYS | ({} if is_durable else _QUICK) | settings
        server = PostgreSQL(folder=folder, port=free_port(), settings=chosen)
        try:
            server.start()
            yield server
        finally:
            server.drop()
