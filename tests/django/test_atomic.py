"""
A view that raises after the guess: its transaction is rolled back, and the guess stays paid for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connections, transaction
from django.test import Client

from onetsec import Unavailable
from onetsec.django import auth
from onetsec.django.storage import DjangoStorage, _connections
from onetsec.testing.contracts import session

from ..storage import racers
from ..storage.races import RACES, Race, World
from . import databases
from .people import PASSWORD, sign_in

BACKEND = "onetsec.django.OnetsecBackend"
FEW = ("RevokeAndTouches", "ResetLink")  # the same statements as on PostgreSQL, in another dialect


class RolledBack(Race):
    """
    A race whose racers are views that raise at their end.
    """

    def __init__(self, race: Race, storage: DjangoStorage, alias: str) -> None:
        self._race, self._storage, self._alias = race, storage, alias
        self.settings, self.met, self.later = race.settings, race.met, race.later

    def act(self, world: World, known: Sequence[str], place: int) -> str:
        try:
            with transaction.atomic(using=self._alias):
                told = self._race.run(world, known, place)
                transaction.set_rollback(True, using=self._alias)
            return told
        finally:
            self._storage.close()
            connections[self._alias].close()

    def prepare(self, world: World) -> Sequence[str]:
        return self._race.prepare(world)

    def holds(self, world: World, known: Sequence[str], told: Sequence[str]) -> bool:
        return self._race.holds(world, known, told)


@contextmanager
def shared(self: Any, *, pays: bool) -> Iterator[Any]:
    """
    What a careless storage has: the project's connection, whatever it is in.
    """
    yield connections[self.alias]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Let there be fewer racers: each has two connections.
    """
    monkeypatch.setattr(racers, "THREADS", 12)


@pytest.mark.parametrize(
    ("engine", "race"),
    [*(("postgresql", race) for race in RACES), *(("mariadb", race) for race in FEW)],
)
def test_races_of_views_that_raise(
    race: str, engine: str, request: Any, monkeypatch: pytest.MonkeyPatch, few: None
) -> None:
    """
    Nothing is refunded, and nothing is accepted twice.
    """
    alias: str = request.getfixturevalue(engine)
    clean(alias)
    storage = DjangoStorage(alias)
    monkeypatch.setitem(RACES, race, RolledBack(RACES[race], storage, alias))

    assert racers.threads(race, storage)


def clean(alias: str) -> None:
    """
    Empty our tables.
    """
    with connections[alias].cursor() as cursor:
        for name in ("account", "session", "epoch", "event", "throttle"):
            cursor.execute(f"DELETE FROM onetsec_django_{name}")


@pytest.fixture(scope="module")
def migrated(postgresql_server: Any) -> Iterator[dict[str, Any]]:
    """
    A PostgreSQL for a project with ``ATOMIC_REQUESTS``.
    """
    alias = databases.migrated(databases.postgresql(postgresql_server, alias="atomic"))
    yield connections.settings[alias]
    databases.remove(alias)


@pytest.fixture
def careful(migrated: dict[str, Any], configured: Any) -> Iterator[Client]:
    """
    A browser in front of that project, which has one user.
    """
    before = connections.settings["default"]
    connections["default"].close()
    del connections["default"]
    connections.settings["default"] = migrated | {"ATOMIC_REQUESTS": True}
    configured(AUTHENTICATION_BACKENDS=[BACKEND])
    clean("default")
    get_user_model().objects.all().delete()
    get_user_model().objects.create_user("ada", "ada@example.com", PASSWORD)
    yield Client(raise_request_exception=False)
    connections["default"].close()
    del connections["default"]
    connections.settings["default"] = before


def guess(client: Client) -> int:
    """
    Guess wrong, many times, in views that raise.
    """
    wrong = {"username": "ada", "password": "wrong"}
    codes = {client.post("/raises", wrong).status_code for _ in range(25)}
    assert codes <= {500, 403}
    return int(sign_in(client).status_code)


def test_guesses_of_views_that_raise(careful: Client) -> None:
    """
    Stay paid for: the right password comes too late.
    """
    assert 200 == guess(careful)  # the form again


def test_guesses_over_a_shared_connection(careful: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The negative control: they are given back, one by one.
    """
    monkeypatch.setattr(_connections.Connections, "chosen", shared)

    assert 302 == guess(careful)


def test_login_view_with_atomic_requests(careful: Client) -> None:
    """
    Works, and leaves no connection of ours open.
    """
    assert 302 == sign_in(careful).status_code
    assert b"ada" == careful.get("/who").content
    own = auth()._storage._connections._own  # type: ignore[attr-defined]
    assert getattr(own, "connection", None) is None


def test_sqlite_in_a_transaction(stored: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Can not pay for a guess apart, and says so; a session may come and go with the transaction.
    """
    from django.core import mail

    storage = DjangoStorage()
    monkeypatch.delattr(mail, "outbox")
    with transaction.atomic():
        assert storage.load("ada") is None
        assert storage.put_session(session("ada"), expected=0)
        with pytest.raises(Unavailable, match="a file of its own"):
            storage.hit("key", [], now=1)


def test_unknown_engine(stored: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """
    An engine that nobody has proven is refused.
    """
    from onetsec import ConfigurationError

    monkeypatch.setattr(connections["default"], "vendor", "oracle")

    with pytest.raises(ConfigurationError, match="oracle is none of"):
        DjangoStorage().sweep(now=1)


def test_tables_that_are_missing(tmp_path: Path) -> None:
    """
    Nobody has migrated: what to run is said.
    """
    from onetsec import ConfigurationError

    alias = databases.sqlite(tmp_path, alias="empty")
    try:
        with pytest.raises(ConfigurationError, match=r"manage\.py migrate"):
            DjangoStorage(alias).load("ada")
    finally:
        databases.remove(alias)
