"""
Django, configured once; every test has the settings that it asks for, and nothing of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from . import project

project.configure()

from django.core import mail  # noqa: E402 - only now
from django.test.utils import override_settings, setup_test_environment  # noqa: E402

from onetsec.crypto import hasher  # noqa: E402
from onetsec.django import conf  # noqa: E402

from . import databases  # noqa: E402


@pytest.fixture(scope="session", autouse=True)
def tested() -> None:
    """
    What Django's own runner does before the first test.
    """
    if not hasattr(mail, "outbox"):
        setup_test_environment(debug=False)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Recovery codes cost next to nothing, as passwords do with the hasher of these tests.
    """
    monkeypatch.setattr(hasher, "_CODES", "m=8,t=1,p=1")


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """
    Forget what a test has built, and what it has mailed.
    """
    yield
    conf.reset()
    mail.outbox.clear()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """
    SQLite, in one file a module.
    """
    alias = databases.migrated(databases.sqlite(tmp_path_factory.mktemp("sqlite")))
    yield alias
    databases.remove(alias)


@pytest.fixture(scope="module")
def postgresql(postgresql_server: Any) -> Iterator[str]:
    """
    PostgreSQL, one database a module.
    """
    alias = databases.migrated(databases.postgresql(postgresql_server))
    yield alias
    databases.remove(alias)


@pytest.fixture(scope="module")
def mariadb(mariadb_server: Any) -> Iterator[str]:
    """
    MariaDB, one database a module.
    """
    alias = databases.migrated(databases.mariadb(mariadb_server))
    yield alias
    databases.remove(alias)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    A file with all tables and no rows: to make them takes longer than most tests.
    """
    folder = tmp_path_factory.mktemp("migrated")
    alias = databases.migrated(databases.sqlite(folder, alias="migrated"))
    databases.remove(alias)
    return folder / "project.sqlite3"


@pytest.fixture
def project_database(migrated_file: Path, tmp_path: Path) -> Iterator[None]:
    """
    The default database in a file of the test's own.
    """
    with databases.in_place_of_default(migrated_file, tmp_path):
        yield


@pytest.fixture
def configured() -> Iterator[Any]:
    """
    Changes settings until the end of the test.
    """
    made: list[Any] = []

    def change(**changes: Any) -> None:
        override = override_settings(**changes)
        override.enable()
        made.append(override)

    yield change
    while made:
        made.pop().disable()


@pytest.fixture
def client() -> Any:
    """
    A browser, as Django's tests have it.
    """
    from django.test import Client

    return Client()


from .people import ada, app, stored  # noqa: E402, F401 - fixtures
