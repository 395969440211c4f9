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
from onetsec.testing.broken.throttle import HitIsNotAtomic

from ..schedules.walks import ForgetsEpochs, ForgetsVersions, Resurrects
from .racers import Engine, crew, processes, threads
from .races import RACES


def sqlite(request: pytest.FixtureRequest) -> str:
    """
    A new file.
    """
    folder: Path = request.getfixturevalue("tmp_path")
    return f"sqlite:///{folder}/onetsec.db"


def postgresql(request: pytest.FixtureRequest, isolation: str = "read committed") -> str:
    """
    A new database, at a level of isolation.
    """
    server = request.getfixturevalue("postgresql_server")
    return str(server.url_of(server.database(default_transaction_isolation=isolation)))


ENGINES: dict[str, Callable[[pytest.FixtureRequest], Engine]] = {
    "sqlite": lambda request: Engine(sqlite(request)),
    "postgresql": lambda request: Engine(postgresql(request)),
    "postgresql, repeatable read": lambda request: Engine(postgresql(request, "repeatable read")),
    "postgresql, serializable": lambda request: Engine(postgresql(request, "serializable")),
    "postgresql, awaited": lambda request: Engine(postgresql(request), is_awaited=True),
}

every_race = pytest.mark.parametrize("race", RACES)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
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


@every_race
def test_race_of_threads(race: str, engine: Engine) -> None:
    """
    In the worst order there is.
    """
    with engine.opened() as storage:
        assert threads(race, storage)


@every_race
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


@every_race
def test_race_holds_over_a_whole_storage(race: str) -> None:
    """
    And over what the broken ones are made of, it does.
    """
    assert threads(race, MemoryStorage())
