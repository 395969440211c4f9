"""
PostgreSQL: servers that are refused, silent, read only, killed and back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

import psycopg
import pytest

from onetsec import ConfigurationError, Unavailable
from onetsec.ports import Storage
from onetsec.storage.psycopg import AsyncPsycopgStorage, PsycopgStorage
from onetsec.testing import BlockingStorage, LoopThread, together
from onetsec.testing.contracts import OutageContract, account

from ...engines.answers import until_it_answers
from ...engines.postgresql import PostgreSQL, postgresql
from ...engines.processes import free_port
from ...engines.proxy import Proxy
from .conftest import Opened

PATIENCE = 0.2
BUSY = 30  # a machine may be busy; but nobody waits for ever
NOBODY = "postgresql://postgres@127.0.0.1:{port}/postgres"


class TestRefused(OutageContract):
    """
    A port that nobody listens on.
    """

    @pytest.fixture(autouse=True)
    def refused(self) -> Iterator[None]:
        self.storage = PsycopgStorage(NOBODY.format(port=free_port()), patience=30)
        yield
        self.storage.close()

    def make(self) -> Storage:
        return self.storage


class TestRefusedAsynchronously(OutageContract):
    """
    A port that nobody listens on, from an event loop.
    """

    @pytest.fixture(autouse=True)
    def refused(self) -> Iterator[None]:
        with LoopThread() as loop:
            storage = AsyncPsycopgStorage(NOBODY.format(port=free_port()), patience=30)
            self.storage = BlockingStorage(storage, loop)
            yield
            self.storage.close()

    def make(self) -> Storage:
        return self.storage


class TestSilent(OutageContract):
    """
    A server that has answered, and hangs now.
    """

    @pytest.fixture(autouse=True)
    def silent(self, postgresql_server: PostgreSQL, database: str, way: Proxy) -> Iterator[None]:
        url = postgresql_server.url_of(database, port=way.port)
        self.storage = PsycopgStorage(url, patience=PATIENCE)
        try:
            until_it_answers(self.storage)
            way.hang()
            yield
        finally:
            way.close()
            self.storage.close()

    def make(self) -> Storage:
        return self.storage


class TestSilentAsynchronously(OutageContract):
    """
    A server that has answered an event loop, and hangs now.
    """

    @pytest.fixture(autouse=True)
    def silent(self, postgresql_server: PostgreSQL, database: str, way: Proxy) -> Iterator[None]:
        url = postgresql_server.url_of(database, port=way.port)
        with LoopThread() as loop:
            self.storage = BlockingStorage(AsyncPsycopgStorage(url, patience=PATIENCE), loop)
            try:
                until_it_answers(self.storage)
                way.hang()
                yield
            finally:
                way.close()
                self.storage.close()

    def make(self) -> Storage:
        return self.storage


@pytest.fixture
def mortal() -> Iterator[PostgreSQL]:
    """
    A server that the test may kill.
    """
    with postgresql() as server:
        yield server


def timed(call: Callable[[], object]) -> float:
    """
    Seconds until *call* says that it is unavailable.
    """
    begin = monotonic()
    with pytest.raises(Unavailable):
        call()
    return monotonic() - begin


def test_refusal_waits_for_nothing(opened: Opened) -> None:
    """
    Whoever asks is told at once, and why; however patient, and however many.
    """
    storage = opened(NOBODY.format(port=free_port()), patience=60)

    def refused() -> str:
        with pytest.raises(Unavailable) as told:
            storage.load("ada")
        return str(told.value)

    begin = monotonic()
    words = together([refused] * 16)

    assert monotonic() - begin < 30
    assert all("refused" in one for one in words)


def test_silence_has_a_limit(
    opened: Opened, postgresql_server: PostgreSQL, database: str, way: Proxy
) -> None:
    """
    A server that stops in the middle costs one patience, and so does one that only accepts.
    """
    storage = opened(postgresql_server.url_of(database, port=way.port), patience=PATIENCE)
    until_it_answers(storage)
    way.hang()

    assert PATIENCE <= timed(lambda: storage.load("ada")) < BUSY * PATIENCE
    assert PATIENCE / 2 <= timed(lambda: storage.load("ada")) < BUSY * PATIENCE
    way.close()


def test_silence_that_ends(
    opened: Opened, postgresql_server: PostgreSQL, database: str, way: Proxy
) -> None:
    """
    The same storage goes on when the server does.
    """
    storage = opened(postgresql_server.url_of(database, port=way.port), patience=2)
    storage.load("ada")
    way.hang()
    timed(lambda: storage.load("ada"))
    way.go_on()

    assert storage.load("ada") is None


def test_broken_connections_are_not_used(
    opened: Opened, postgresql_server: PostgreSQL, database: str, way: Proxy
) -> None:
    """
    Those that broke while they were idle are found before anything is said: no request fails.
    """
    url = postgresql_server.url_of(database, port=way.port)
    storage = opened(url, min_size=4, max_size=8)
    together([lambda: storage.load("ada")] * 8)
    way.drop()

    assert [None] * 8 == together([lambda: storage.load("ada")] * 8)


def test_killed_server_comes_back(opened: Opened, mortal: PostgreSQL) -> None:
    """
    It is unavailable for as long as it is gone; then the same storage goes on.
    """
    storage = opened(mortal.url, patience=20)
    storage.save(account("ada"), expected=0)
    mortal.kill()
    timed(lambda: storage.load("ada"))
    timed(lambda: storage.save(account("bea"), expected=0))
    mortal.start()

    assert (account("ada"), None) == (storage.load("ada"), storage.load("bea"))


def test_read_only_server(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    It is read; a write says what is wrong.
    """
    name = postgresql_server.database()
    before = opened(postgresql_server.url_of(name))
    before.save(account("ada"), expected=0)
    postgresql_server.run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    storage = opened(postgresql_server.url_of(name))

    assert account("ada") == storage.load("ada")
    with pytest.raises(Unavailable, match="read only"):
        storage.save(account("ada", version=account("ada").version + 1), expected=1)


def test_database_that_is_not_there(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    PostgreSQL's own words are told, and no password.
    """
    url = postgresql_server.url_of("nowhere").replace("postgres@", "postgres:secret@")

    with pytest.raises(Unavailable, match='database "nowhere" does not exist') as told:
        opened(url).load("ada")

    assert "secret" not in str(told.value)


def test_tables_that_are_gone(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    Not an empty storage: somebody has to look.
    """
    name = postgresql_server.database()
    storage = opened(postgresql_server.url_of(name))
    storage.load("ada")
    postgresql_server.run("DROP TABLE onetsec_session", database=name)

    with pytest.raises(ConfigurationError, match="onetsec storage upgrade URL"):
        storage.session("ada", "0a1b2c3d4e5f")


def test_busy_storage(opened: Opened, postgresql_server: PostgreSQL, database: str) -> None:
    """
    Who gets no connection is told so.
    """
    url = postgresql_server.url_of(database)
    storage = opened(url, max_size=1, patience=PATIENCE)
    until_it_answers(storage)
    postgresql_server.run(
        "INSERT INTO onetsec_account VALUES ('lock', 1, 1, '', 0)", database=database
    )

    with psycopg.connect(url) as holder:
        holder.execute("SELECT FROM onetsec_account WHERE user_id = 'lock' FOR UPDATE")
        jobs = [lambda: timed(lambda: storage.save(account("lock", version=2), expected=1))] * 3
        waited = together(jobs)
    postgresql_server.run("DELETE FROM onetsec_account WHERE user_id = 'lock'", database=database)

    assert all(seconds < BUSY * PATIENCE for seconds in waited)


def test_value_that_does_not_fit(
    opened: Opened, postgresql_server: PostgreSQL, database: str
) -> None:
    """
    A text with a zero byte, which PostgreSQL does not keep, is not nobody.
    """
    with pytest.raises(Unavailable, match="NUL"):
        opened(postgresql_server.url_of(database)).load("a\0b")
