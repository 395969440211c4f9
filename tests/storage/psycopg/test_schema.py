"""
PostgreSQL: how the tables come to be, and whose they are.
"""

from __future__ import annotations

import re
import time
from functools import partial

import psycopg
import pytest

from onetsec import ConfigurationError, Unavailable
from onetsec.storage.psycopg import AsyncPsycopgStorage, PsycopgStorage
from onetsec.testing import LoopThread, together
from onetsec.testing.contracts import account

from ...engines.postgresql import PostgreSQL
from .conftest import Opened

TABLES = {
    f"onetsec_{kind}"
    for kind in ("account", "epoch", "event", "installation", "session", "throttle")
}


def tables(server: PostgreSQL, name: str, schema: str = "public") -> set[object]:
    """
    Name the tables of a schema.
    """
    rows = server.run(
        f"SELECT tablename FROM pg_tables WHERE schemaname = '{schema}'", database=name
    )
    return {row[0] for row in rows}


def test_first_use_makes_the_tables(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    As is good for development.
    """
    name = postgresql_server.database()
    storage = opened(postgresql_server.url_of(name))
    before = tables(postgresql_server, name)
    storage.load("ada")

    assert (set(), TABLES) == (before, tables(postgresql_server, name))


def test_many_first_uses(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    One makes the tables, the others see them.
    """
    url = postgresql_server.url_of(postgresql_server.database())
    storages = [opened(url, patience=30) for _ in range(16)]

    def first(number: int) -> bool:
        return storages[number].save(account(f"user{number}"), expected=0)

    assert [True] * 16 == together([partial(first, number) for number in range(16)])


def test_schema_of_its_own(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    It is made too; what is in another one is another storage's.
    """
    name = postgresql_server.database()
    url = postgresql_server.url_of(name)
    own, public = opened(url, schema="select"), opened(url)
    own.save(account("ada"), expected=0)

    assert (account("ada"), None) == (own.load("ada"), public.load("ada"))
    assert TABLES == tables(postgresql_server, name, "select")


@pytest.mark.parametrize("schema", ["", "Public", 'a"b', "a.b", "a%sb", "x" * 64])
def test_schema_that_is_none(schema: str) -> None:
    """
    Its name is part of statements, so it is a plain one.
    """
    with pytest.raises(ConfigurationError, match="storage: schema"):
        PsycopgStorage("postgresql://localhost/onetsec", schema=schema)


def test_role_that_may_make_nothing(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    It is told what to run; and once that was run, by whoever may, it goes on.
    """
    name = postgresql_server.database()
    role = f"r{name}"
    postgresql_server.run(f"CREATE ROLE {role} LOGIN")
    storage = opened(postgresql_server.url_of(name).replace("postgres@", f"{role}@"))
    with pytest.raises(ConfigurationError, match="onetsec storage upgrade URL"):
        storage.load("ada")

    owner = PsycopgStorage(postgresql_server.url_of(name))
    owner.upgrade()
    owner.close()
    with pytest.raises(ConfigurationError, match="Grant it"):
        storage.load("ada")

    grant = "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public"
    postgresql_server.run(f"{grant} TO {role}", database=name)
    assert storage.save(account("ada"), expected=0)


def test_installation_is_made_once(postgresql_server: PostgreSQL) -> None:
    """
    It has a random id, which stays; another one has another.
    """
    one, other = (
        PsycopgStorage(postgresql_server.url_of(postgresql_server.database())) for _ in range(2)
    )
    begin = int(time.time())
    made, again, looked = one.upgrade(), one.upgrade(), one.check()
    another = other.upgrade()
    one.close()
    other.close()

    assert made == again == looked
    assert re.fullmatch(r"[0-9a-f]{32}", made.id)
    assert (1, True) == (made.version, begin - 1 <= made.made_at <= begin + 60)
    assert made.id != another.id


def test_check_makes_nothing(postgresql_server: PostgreSQL) -> None:
    """
    It says what is missing, for both kinds of hosts.
    """
    name = postgresql_server.database()
    storage = PsycopgStorage(postgresql_server.url_of(name))
    with pytest.raises(ConfigurationError, match="onetsec storage upgrade URL"):
        storage.check()
    storage.close()

    async def look() -> None:
        awaited = AsyncPsycopgStorage(postgresql_server.url_of(name))
        with pytest.raises(ConfigurationError, match="onetsec storage upgrade URL"):
            await awaited.check()
        assert await awaited.upgrade() == await awaited.check()
        await awaited.close()

    with LoopThread() as loop:
        assert set() == tables(postgresql_server, name)
        loop.run(look())


@pytest.mark.parametrize(("version", "words"), [(2, "Upgrade onetsec"), (0, "upgrade URL")])
def test_other_release(
    version: int, words: str, opened: Opened, postgresql_server: PostgreSQL
) -> None:
    """
    A newer schema needs a newer release, an older one an upgrade.
    """
    name = postgresql_server.database()
    url = postgresql_server.url_of(name)
    opened(url).load("ada")
    postgresql_server.run(f"UPDATE onetsec_installation SET version = {version}", database=name)

    with pytest.raises(ConfigurationError, match=words):
        opened(url).load("ada")


def test_tables_of_somebody_else(opened: Opened, postgresql_server: PostgreSQL) -> None:
    """
    They are not touched, and nothing is made beside them.
    """
    name = postgresql_server.database()
    postgresql_server.run("CREATE TABLE onetsec_account (id integer)", database=name)

    with pytest.raises(ConfigurationError, match="a schema of its own"):
        opened(postgresql_server.url_of(name)).load("ada")

    assert {"onetsec_account"} == tables(postgresql_server, name)


def test_statement_that_waits_is_ended_by_the_server(
    opened: Opened, postgresql_server: PostgreSQL
) -> None:
    """
    It does not go on with what nobody waits for any more.
    """
    name = postgresql_server.database()
    url = postgresql_server.url_of(name)
    storage = opened(url, patience=1)
    storage.save(account("ada", version=1), expected=0)

    with psycopg.connect(url) as holder:
        holder.execute("SELECT FROM onetsec_account WHERE user_id = 'ada' FOR UPDATE")
        with pytest.raises(Unavailable, match="timeout"):
            storage.save(account("ada", version=2), expected=1)

    assert account("ada", version=1) == storage.load("ada")
