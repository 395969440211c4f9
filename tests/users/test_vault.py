"""
Users over a mapped class as the vault of passwords: what is asked, and what is waited for.
"""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy import event as events
from sqlalchemy.orm import Session

from onetsec import ConfigurationError, Unavailable
from onetsec.users import sqlalchemy as adapter
from onetsec.users.sqlalchemy import SqlAlchemyUsers

from .hosts import Base, Member, Small


def test_a_column_that_was_not_named_is_refused(engine: Engine) -> None:
    """
    It is said how to name it.
    """
    users = SqlAlchemyUsers(engine, Member)

    with pytest.raises(ConfigurationError, match="password_hash='password_hash'"):
        users.password_hash("1")
    with pytest.raises(ConfigurationError, match="no column 'passwort'"):
        SqlAlchemyUsers(engine, Member, password_hash="passwort")


@pytest.mark.parametrize("user_id", ["1", "?0123abcdef", "\0", "\ud800", ""])
def test_an_id_that_nobody_can_have_is_asked_for(engine: Engine, user_id: str) -> None:
    """
    One statement, as for everybody: it must not cost less.
    """
    users = SqlAlchemyUsers(engine, Member, password_hash="password")
    seen: list[str] = []
    events.listen(engine, "before_cursor_execute", lambda *args: seen.append(args[2]))

    assert None is users.password_hash(user_id)
    assert ["SELECT"] == [one.split()[0] for one in seen]


def test_an_empty_column_is_no_hash(engine: Engine) -> None:
    """
    And takes a first one.
    """
    with Session(engine) as session:
        row = Small(email="ada@example.com")
        session.add(row)
        session.commit()
        session.refresh(row)
        users = SqlAlchemyUsers(engine, Small, created="created_at", password_hash="password")
        user_id = users.id_of(row)

    assert None is users.password_hash(user_id)
    assert users.replace_password_hash(user_id, "new", expected=None)
    assert "new" == users.password_hash(user_id)


def test_a_row_that_the_host_holds_is_not_waited_for_for_ever(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A request of the host that has written to it, and not committed; afterwards it can be swapped.
    """
    monkeypatch.setattr(adapter, "_PATIENCE", 1)
    engine = create_engine(postgresql_url)
    Base.metadata.create_all(engine)
    users = SqlAlchemyUsers(engine, Member, password_hash="password")
    with Session(engine) as session:
        row = Member(email="locked@example.com")
        session.add(row)
        session.commit()
        user_id = users.id_of(row)
        row.full_name = "Ada"
        session.flush()
        with pytest.raises(Unavailable, match="lock timeout"):
            users.replace_password_hash(user_id, "new", expected=None)

    assert users.replace_password_hash(user_id, "new", expected=None)
    engine.dispose()
