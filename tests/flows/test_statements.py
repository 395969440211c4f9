"""
What a session check costs: one statement, and a write only every few minutes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onetsec import Onetsec
from onetsec.sessions import Session
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing import FrozenClock

from ..conftest import HERE, PASSWORD
from ..storage.statements import Statements, verbs
from ..web.hosts import host
from ..web.walking import Person
from .worlds import signed_in

TOUCH = 300


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> Statements:
    """
    The statements of every connection that is opened from here on.
    """
    seen, connect = Statements(), sqlite3.connect

    def watched(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)
        connection.set_trace_callback(seen.watch)
        return connection

    monkeypatch.setattr(sqlite3, "connect", watched)
    return seen


@pytest.fixture
def storage(statements: Statements, tmp_path: Path) -> Iterator[SQLiteStorage]:
    """
    The storage of which it is said.
    """
    made = SQLiteStorage(tmp_path / "onetsec.db")
    yield made
    made.close()


@pytest.fixture
def token(auth: Onetsec, statements: Statements) -> str:
    """
    Ada's session; what it took to open it is forgotten.
    """
    made = signed_in(auth).token
    assert made is not None
    statements.clear()
    return made


@pytest.fixture
def ada(auth: Onetsec, clock: FrozenClock, statements: Statements) -> Person:
    """
    Ada, in front of an application with pages of its own; what her sign-in took is forgotten.
    """
    made = Person(host(auth), clock=clock)
    made.sign_in(password=PASSWORD)
    statements.clear()
    return made


def checked(auth: Onetsec, token: str) -> Session:
    """
    The session of *token*.
    """
    session = auth.sessions.check(token, client=HERE)
    assert session is not None
    return session


def test_a_check_is_one_statement(auth: Onetsec, token: str, statements: Statements) -> None:
    """
    Whoever checks a hundred times reads a hundred times, and writes nothing.
    """
    for _ in range(100):
        checked(auth, token)

    assert 100 * ["SELECT"] == verbs(statements)


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"), ["SELECT"]),
        (str.upper, []),
        (lambda token: token[:-1], []),
        (lambda token: "", []),
    ],
    ids=["wrong", "upper", "short", "empty"],
)
def test_a_wrong_token_costs_no_more(
    auth: Onetsec,
    token: str,
    statements: Statements,
    spoil: Callable[[str], str],
    expected: list[str],
) -> None:
    """
    A wrong secret is one read; what is no token at all never reaches the storage.
    """
    assert None is auth.sessions.check(spoil(token), client=HERE)

    assert expected == verbs(statements)


def test_a_touch_is_one_write_more(
    auth: Onetsec, token: str, statements: Statements, clock: FrozenClock
) -> None:
    """
    Every five minutes one check writes when it was; the ones before and after only read.
    """
    told = []
    for seconds in (TOUCH - 1, 1, 0, TOUCH - 1, 1):
        clock.advance(seconds)
        checked(auth, token)
        told.append(verbs(statements))

    assert [["SELECT"], ["SELECT", "UPDATE"], ["SELECT"], ["SELECT"], ["SELECT", "UPDATE"]] == told


def test_what_is_more_is_counted(auth: Onetsec, token: str, statements: Statements) -> None:
    """
    The negative control: a list is another statement, and signing out writes.
    """
    session = checked(auth, token)
    auth.sessions.list(session)
    auth.sessions.sign_out(session)

    assert ["SELECT", "SELECT", "DELETE", "INSERT"] == verbs(statements)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/orders", ["SELECT"]),
        ("/who", ["SELECT"]),
        ("/mfa", ["SELECT", "SELECT"]),  # refused: what else could be proven?
        ("/fresh/page", ["SELECT"]),
        ("/plain", []),
        ("/client", []),
        ("/settings/sessions", ["SELECT", "SELECT"]),
    ],
)
def test_statements_of_a_request(
    ada: Person, statements: Statements, path: str, expected: list[str]
) -> None:
    """
    One, however often a view asks for the session; none, if it never does. The control: a page of
    ours that shows a list reads that too.
    """
    ada.get(path)

    assert expected == verbs(statements)


def test_a_request_touches_as_well(ada: Person, statements: Statements, clock: FrozenClock) -> None:
    """
    Once, after five minutes.
    """
    clock.advance(TOUCH)
    assert "orders" == ada.get("/orders").text
    assert ["SELECT", "UPDATE"] == verbs(statements)

    assert "orders" == ada.get("/orders").text
    assert ["SELECT"] == verbs(statements)
