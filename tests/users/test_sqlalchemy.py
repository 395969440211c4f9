"""
Users over a mapped class: facts, rules of the host, and ids that must not come back.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, func, or_, text
from sqlalchemy import event as events
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from onetsec import ConfigurationError, Unavailable, User
from onetsec.users.sqlalchemy import AsyncSqlAlchemyUsers, SqlAlchemyUsers

from ..engines.mariadb import MariaDB
from .hosts import Base, Member, Named, Numbered, Small


def add(engine: Engine, *rows: Base) -> None:
    """
    Store *rows*, and keep what they say.
    """
    with Session(engine, expire_on_commit=False) as session:
        session.add_all(rows)
        session.commit()


def test_facts_are_columns(engine: Engine) -> None:
    """
    Each fact is the column that was named for it.
    """
    ada = Member(
        email="Ada@example.com",
        username="ada",
        is_verified=True,
        is_active=False,
        full_name="Ada Lovelace",
        language="en",
    )
    add(engine, ada)
    users = SqlAlchemyUsers(
        engine,
        Member,
        email_verified="is_verified",
        active="is_active",
        name="full_name",
        label="username",
        locale="language",
        words=["username", "full_name"],
    )

    assert users.by_id("1") == User(
        "1",
        email="Ada@example.com",
        email_verified=True,
        active=False,
        name="Ada Lovelace",
        label="ada",
        locale="en",
        words=("ada", "Ada Lovelace"),
    )


def test_facts_may_be_missing(engine: Engine) -> None:
    """
    What is NULL, or was not named, is what a user without it is; what is true of all is said.
    """
    add(engine, Member(email="ada@example.com"))
    plain = SqlAlchemyUsers(engine, Member)
    named = SqlAlchemyUsers(
        engine, Member, name="full_name", label="username", locale="language", words=["username"]
    )
    verified = SqlAlchemyUsers(engine, Member, email_verified=True)

    bare = User("1", email="ada@example.com")
    assert (bare, bare) == (plain.by_id("1"), named.by_id("1"))
    assert User("1", email="ada@example.com", email_verified=True) == verified.by_id("1")


def test_a_new_address_is_verified(engine: Engine) -> None:
    """
    It was proven: the column that says so, says so.
    """
    add(engine, Member(email="ada@example.com"))
    users = SqlAlchemyUsers(engine, Member, email_verified="is_verified")

    assert users.change_email("1", "ada@example.org", expected="ada@example.com")
    assert User("1", email="ada@example.org", email_verified=True) == users.by_id("1")


def test_a_new_address_is_verified_at_a_time(engine: Engine) -> None:
    """
    A column may also say when.
    """
    add(engine, Small(id=1, email="ada@example.com", created_at=None, password="p"))
    users = SqlAlchemyUsers(engine, Small, email_verified="created_at", created="password")
    assert users.change_email("1.p", "ada@example.org", expected="ada@example.com")

    found = users.by_login("ada@example.org")
    assert found is not None
    assert found.email_verified


def test_an_address_that_a_constraint_refuses(engine: Engine) -> None:
    """
    Whoever was faster has it.
    """
    add(
        engine, Member(id=1, email="ada@example.com", tenant=1), Member(id=2, email="b@example.com")
    )
    users = SqlAlchemyUsers(engine, Member, where=Member.tenant == 1)

    assert not users.change_email("1", "b@example.com", expected="ada@example.com")


def test_an_address_may_be_the_first(engine: Engine) -> None:
    """
    Of somebody who had none; where a column can be empty, that is none.
    """
    add(engine, Member(id=1, email=""))
    users = SqlAlchemyUsers(engine, Member)

    assert not users.change_email("1", "\ud800@example.com", expected="")
    assert users.change_email("1", "ada@example.com", expected="")


def test_login_may_be_another_column(engine: Engine) -> None:
    """
    A name instead of an address.
    """
    add(engine, Member(email="ada@example.com", username="Countess"))
    users = SqlAlchemyUsers(engine, Member, login="username")

    found = users.by_login(" countess ")
    assert (found and found.id, users.by_login("ada@example.com")) == ("1", None)


def test_login_may_be_a_rule_of_the_host(engine: Engine) -> None:
    """
    Name or address, as the host says; who types what fits two is nobody.
    """

    def rule(member: Any, typed: str) -> Any:
        return or_(func.lower(member.email) == typed.lower(), member.username == typed)

    ada = Member(email="ada@example.com", username="ada")
    add(engine, ada, Member(email="eve@example.com", username="ada@example.com"))
    users = SqlAlchemyUsers(engine, Member, login=rule)

    assert [str(ada.id), None] == [
        found and found.id for found in map(users.by_login, ("ada", "ada@example.com"))
    ]


def test_login_in_two_cases_is_nobodys(sqlite_url: str) -> None:
    """
    Unless it is typed as one of them has it. (A database that folds lets nobody be the second.)
    """
    engine = create_engine(sqlite_url)
    Base.metadata.create_all(engine)
    add(engine, Member(id=1, email="ada@example.com"), Member(id=2, email="ADA@example.com"))
    users = SqlAlchemyUsers(engine, Member)

    found = [
        users.by_login(typed) for typed in ("ada@example.com", "ADA@example.com", "Ada@example.com")
    ]
    assert ["1", "2", None] == [user and user.id for user in found]
    engine.dispose()


def test_rows_of_others_are_left_out(engine: Engine) -> None:
    """
    A condition of the host holds for every look-up.
    """
    add(
        engine,
        Member(id=1, email="ada@example.com"),
        Member(id=2, email="bob@example.com", tenant=7),
    )
    users = SqlAlchemyUsers(engine, Member, where=Member.tenant == 7)

    assert (None, None) == (users.by_id("1"), users.by_login("ada@example.com"))
    assert (
        users.by_id("2") == users.by_login("bob@example.com") == User("2", email="bob@example.com")
    )


@pytest.mark.parametrize("column", ["short", "long"])
def test_numbers_out_of_range_are_nobody(column: str, engine: Engine) -> None:
    """
    A number that the column can not hold is an answer, and no error of the database.
    """
    add(engine, Numbered(short=7, long=7, email="ada@example.com"))
    users = SqlAlchemyUsers(engine, Numbered, id=column)
    wide = [str(sign * 2**bits) for sign in (1, -1) for bits in (15, 31, 63, 64)]

    assert [None] * 8 == [users.by_id(number) for number in wide]
    assert User("7", email="ada@example.com") == users.by_id("7")


@pytest.mark.parametrize("kind", ["when", "long"])
def test_anything_may_tell_rows_apart(kind: str, engine: Engine) -> None:
    """
    The time that a user was made, or a number: it is a part of the id.
    """
    row = Numbered(short=7, long=99, when=datetime(2026, 1, 2, 3, 4, 5), email="ada@example.com")
    add(engine, row)
    users = SqlAlchemyUsers(engine, Numbered, id="short", created=kind)
    found = users.by_login("ada@example.com")

    assert found is not None
    assert {"when": "7.1767323045000000", "long": "7.99"}[kind] == found.id == users.id_of(row)
    assert (found, None, None) == (users.by_id(found.id), users.by_id("7"), users.by_id("7.1"))


def test_time_is_the_same_in_every_zone(engine: Engine) -> None:
    """
    A driver may give it in the zone of its server.
    """
    users = SqlAlchemyUsers(engine, Small, created="created_at")
    noon = datetime(2026, 1, 2, 12, tzinfo=UTC)
    zones = (noon, noon.astimezone(timezone(timedelta(hours=5))), noon.replace(tzinfo=None))

    assert 1 == len({users.id_of(Small(id=7, created_at=time)) for time in zones})


def test_row_without_its_time_is_refused(engine: Engine) -> None:
    """
    It would have another id when the time is filled in.
    """
    users = SqlAlchemyUsers(engine, Small, created="created_at")

    with pytest.raises(ConfigurationError, match="'created_at' of the user 7 is empty"):
        users.id_of(Small(id=7, created_at=None))


def test_ids_that_come_back_are_refused(sqlite_url: str) -> None:
    """
    SQLite gives the id of a deleted row to the next one, unless it is told not to.
    """
    engine = create_engine(sqlite_url)
    Base.metadata.create_all(engine)
    with pytest.raises(ConfigurationError, match="created='created_at'"):
        SqlAlchemyUsers(engine, Small).by_id("1")

    assert SqlAlchemyUsers(engine, Small, created="created_at").by_id("1") is None
    assert SqlAlchemyUsers(engine, Member).by_id("1") is None
    assert SqlAlchemyUsers(engine, Named, id="key").by_id("1") is None
    engine.dispose()


def test_id_that_is_too_long_is_refused(engine: Engine) -> None:
    """
    A cookie has room for 128 bytes: the host hears of it at the first look-up.
    """
    add(engine, Member(email="ada@example.com", full_name="x" * 100, username="é" * 50))
    long = SqlAlchemyUsers(engine, Member, id="full_name", created="full_name")

    with pytest.raises(ConfigurationError, match="128 bytes"):
        long.by_login("ada@example.com")


def test_typed_text_is_no_outage_of_an_older_database(mariadb_server: MariaDB) -> None:
    """
    A column that lacks a letter has nobody with it; who is in it is found.
    """
    name = mariadb_server.database()
    mariadb_server.run(f"ALTER DATABASE {name} CHARACTER SET latin1")
    engine = create_engine(mariadb_server.url_of(name))
    Base.metadata.create_all(engine)
    add(engine, Named(key="dr\u00e9", email="dr\u00e9@example.com"))
    users = SqlAlchemyUsers(engine, Named, id="key")

    assert [None] * 4 == [
        *(users.by_id(typed) for typed in ("\u0416", "\U0001f600")),
        *(users.by_login(typed) for typed in ("\u0416@example.com", "dre@example.com")),
    ]
    assert users.by_id("dr\u00e9") == users.by_login("DR\u00c9@example.com") is not None
    engine.dispose()


def test_session_of_the_host_is_left_alone(sqlite_url: str) -> None:
    """
    A scoped session stays as it is, in the middle of what it is about.
    """
    engine = create_engine(sqlite_url)
    Base.metadata.create_all(engine)
    add(engine, Member(email="ada@example.com"))
    scoped = scoped_session(sessionmaker(engine))
    users = SqlAlchemyUsers(scoped, Member)
    pending = Member(email="bob@example.com")
    scoped.add(pending)

    found = users.by_login("ada@example.com")
    kept = pending in scoped.new
    scoped.remove()
    engine.dispose()
    assert (found is not None, kept) == (True, True)


def test_one_look_up_is_one_statement(engine: Engine) -> None:
    """
    Columns are read, and no object with all it hangs on.
    """
    said: list[str] = []
    add(engine, Member(email="ada@example.com"))
    events.listen(engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    users = SqlAlchemyUsers(engine, Member)
    users.by_id("1")
    users.by_login("ada@example.com")

    selects = [statement for statement in said if "member" in statement]
    assert (2, 0) == (len(selects), sum("language" in statement for statement in selects))


def test_error_does_not_tell_who_was_looked_for(engine: Engine) -> None:
    """
    A missing table is the host's to mend, and no reason to log an address.
    """
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE named"))
    with pytest.raises(Unavailable) as raised:
        SqlAlchemyUsers(engine, Named, id="key").by_login("ada@example.com")

    assert ("named" in str(raised.value), True) == (True, raised.value.__suppress_context__)
    assert "ada@" not in str(raised.value)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"id": "nothing"}, "no column 'nothing'"),
        ({"email": "nothing"}, "no column 'nothing'"),
        ({"login": "nothing"}, "no column 'nothing'"),
        ({"words": ["nothing"]}, "no column 'nothing'"),
        ({"active": "nothing"}, "no column 'nothing'"),
        ({"id": "is_active"}, "the id 'is_active' is bool"),
    ],
)
def test_column_that_can_not_be_used_is_refused(columns: Any, message: str, engine: Engine) -> None:
    """
    When the application is built.
    """
    with pytest.raises(ConfigurationError, match=message):
        SqlAlchemyUsers(engine, Member, **columns)


@pytest.mark.parametrize("model", [None, User, "member", Member.__table__])
def test_class_that_is_not_mapped_is_refused(model: Any, engine: Engine) -> None:
    """
    When the application is built.
    """
    with pytest.raises(ConfigurationError, match="no mapped class"):
        SqlAlchemyUsers(engine, model)


def test_what_makes_no_sessions_is_refused(engine: Engine) -> None:
    """
    A session may be in the middle of something, and two kinds do not mix.
    """
    awaited = create_async_engine("sqlite+aiosqlite:///shop.db")
    session = Session(engine)
    wrong: tuple[Any, ...] = (session, awaited, None)
    for given in wrong:
        with pytest.raises(ConfigurationError, match="makes no sessions"):
            SqlAlchemyUsers(given, Member)
    mixed: tuple[Any, ...] = (session, engine, None)
    for given in mixed:
        with pytest.raises(ConfigurationError, match="no asynchronous sessions"):
            AsyncSqlAlchemyUsers(given, Member)
