"""
The races of the Security page, through its flows, on every engine: 64 at once, in one process where
everybody has looked before anybody writes, and in four.

Another engine is one more line of `ENGINES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from onetsec.storage.memory import MemoryStorage
from onetsec.storage.sqlalchemy import SqlAlchemyStorage
from onetsec.testing.broken.throttle import HitIsNotAtomic

from ..engines.mariadb import MariaDB
from ..engines.postgresql import PostgreSQL
from ..engines.redis import Cluster, RedisServer
from ..schedules.walks import ForgetsEpochs, ForgetsVersions, Resurrects
from .racers import Engine, crew, processes, threads
from .races import RACES

TABLES = [f"onetsec_{name}" for name in ("account", "session", "epoch", "event", "throttle")]


@pytest.fixture(scope="module")
def databases() -> dict[str, str]:
    """
    The names of databases that were made.
    """
    return {}


def sqlite(request: pytest.FixtureRequest) -> str:
    """
    A new file.
    """
    folder: Path = request.getfixturevalue("tmp_path")
    return f"sqlite:///{folder}/onetsec.db"


def postgresql(request: pytest.FixtureRequest, isolation: str = "read committed") -> str:
    """
    A database with nothing in it, at a level of isolation.
    """
    server: PostgreSQL = request.getfixturevalue("postgresql_server")
    known: dict[str, str] = request.getfixturevalue("databases")
    name = known.get(isolation)
    if name is None:
        name = known[isolation] = server.database(default_transaction_isolation=isolation)
    else:  # a new one would take as long as a race
        server.run(f"TRUNCATE {', '.join(TABLES)}", database=name)
    return server.url_of(name)


def mariadb(request: pytest.FixtureRequest) -> str:
    """
    A database with nothing in it.
    """
    server: MariaDB = request.getfixturevalue("mariadb_server")
    known: dict[str, str] = request.getfixturevalue("databases")
    name = known.get("mariadb")
    if name is None:
        name = known["mariadb"] = server.database()
    else:
        for table in TABLES:
            server.run(f"DELETE FROM {table}", database=name)
    return server.url_of(name)


def sqlalchemy(request: pytest.FixtureRequest, scheme: str) -> str:
    """
    A database with tables and nothing in them, on the server that *scheme* is for.
    """
    if scheme.startswith("postgresql"):
        url = postgresql(request).replace("postgresql", scheme, 1)
    else:
        url = mariadb(request).replace("mariadb+pymysql", scheme, 1)
    blocking = url.replace("asyncmy", "pymysql")
    storage = SqlAlchemyStorage(blocking)
    storage.upgrade()
    storage.close()
    return url


def redis(request: pytest.FixtureRequest) -> str:
    """
    A server that has forgotten everything.
    """
    server: RedisServer = request.getfixturevalue("redis_one")
    _forget(server)
    return server.url


def cluster(request: pytest.FixtureRequest) -> str:
    """
    Three nodes that have forgotten everything.
    """
    nodes: Cluster = request.getfixturevalue("redis_three")
    for node in nodes.nodes:
        _forget(node)
    return nodes.url


def _forget(server: RedisServer) -> None:
    with server.admin() as admin:
        admin.flushall()


Request = pytest.FixtureRequest
ENGINES: dict[str, Callable[[Request], Engine]] = {
    "sqlite": lambda request: Engine(sqlite(request)),
    "postgresql": lambda request: Engine(postgresql(request)),
    "postgresql, repeatable read": lambda request: Engine(postgresql(request, "repeatable read")),
    "postgresql, serializable": lambda request: Engine(postgresql(request, "serializable")),
    "postgresql, awaited": lambda request: Engine(postgresql(request), True),
    "redis": lambda request: Engine(redis(request)),
    "redis, awaited": lambda request: Engine(redis(request), True),
    "redis cluster": lambda request: Engine(cluster(request)),
    "redis cluster, awaited": lambda request: Engine(cluster(request), True),
    "sqlalchemy, postgresql": lambda request: Engine(sqlalchemy(request, "postgresql+psycopg")),
    "sqlalchemy, postgresql, awaited": lambda request: Engine(
        sqlalchemy(request, "postgresql+psycopg"), True
    ),
    "sqlalchemy, mariadb": lambda request: Engine(sqlalchemy(request, "mariadb+pymysql")),
    "sqlalchemy, mariadb, awaited": lambda request: Engine(
        sqlalchemy(request, "mysql+asyncmy"), True
    ),
}

# These are the same statements as of a neighbor that runs every race, in another driver, or slow:
# one race of each kind of write is enough there: a save, a revocation beside touches, a counter.
FEW = ("AppCode", "RevokeAndTouches", "GuessesOfAName")
RUNS_FEW = {
    "redis, awaited",
    "redis cluster",
    "redis cluster, awaited",
    "sqlalchemy, postgresql",
    "sqlalchemy, postgresql, awaited",
    "sqlalchemy, mariadb",
    "sqlalchemy, mariadb, awaited",
}
PAIRS = [(name, race) for name in ENGINES for race in (FEW if name in RUNS_FEW else RACES)]

every_pair = pytest.mark.parametrize(("engine", "race"), PAIRS, indirect=["engine"])


@pytest.fixture
def engine(request: Request) -> Engine:
    """
    One with nothing in it.
    """
    return ENGINES[request.param](request)


@pytest.fixture(scope="module")
def racers() -> Iterator[ProcessPoolExecutor]:
    """
    Four processes, for all races.
    """
    with crew() as made:
        yield made


@every_pair
def test_race_of_threads(race: str, engine: Engine) -> None:
    """
    In the worst order there is.
    """
    with engine.opened() as storage:
        assert threads(race, storage)


@every_pair
def test_race_of_processes(race: str, engine: Engine, racers: ProcessPoolExecutor) -> None:
    """
    Each with connections of its own.
    """
    assert processes(race, engine, racers)


@pytest.mark.parametrize(
    ("race", "broken"),
    [
        ("AppCode", ForgetsVersions),
        ("RecoveryCode", ForgetsVersions),
        ("MailedCode", ForgetsVersions),
        ("ResetLink", ForgetsVersions),
        ("Registration", ForgetsVersions),
        ("PasswordChange", ForgetsVersions),
        ("ChangeAndSignIns", ForgetsEpochs),
        ("RevokeAndTouches", Resurrects),
        ("GuessesOfAName", HitIsNotAtomic),
        ("GuessesOfACode", ForgetsVersions),
    ],
)
def test_race_finds_a_broken_storage(race: str, broken: type[MemoryStorage]) -> None:
    """
    The negative control: over what is broken in one way, the race does not hold.
    """
    assert not threads(race, broken())


@pytest.mark.parametrize("race", RACES)
def test_race_holds_over_a_whole_storage(race: str) -> None:
    """
    And over what the broken ones are made of, it does.
    """
    assert threads(race, MemoryStorage())
