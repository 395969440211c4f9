"""
No secret shows in a whole life: in no log, event or exception, and in no object on its way.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onetsec import ConfigurationError, EventKind, Onetsec, Unavailable
from onetsec.crypto.hasher import Argon2Hasher
from onetsec.errors import Unreadable
from onetsec.events import Event
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing import Failing, FrozenClock, QuickHasher

from .canaries import Canaries
from .lives import MASTER, TEXT_MASTER, Life

Build = Callable[..., Onetsec]
STRANGE = b"another key, which opens nothing."
EVERY_SECRET = {
    *("password", "code", "codes", "recovery_codes", "master key", "token", "pending", "device"),
    *("key", "uri", "qr", "secret", "sealed", "hash", "salt", "digest", "session digest"),
    *("mailed code", "notice link", "reset-link link"),
}
METHODS = (
    *("load", "save", "session", "sessions", "put_session", "drop_sessions", "raise_epoch"),
    *("hit", "record_event", "sweep"),
)


@pytest.fixture
def canaries() -> Iterator[Canaries]:
    """
    What is secret, and what is told; of what is logged, everything.
    """
    with Canaries() as made:
        yield made


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[SQLiteStorage]:
    """
    A storage whose errors are real.
    """
    made = SQLiteStorage(tmp_path / "onetsec.db")
    yield made
    made.close()


@pytest.fixture
def life(build: Build, storage: SQLiteStorage, clock: FrozenClock, canaries: Canaries) -> Life:
    """
    Somebody who has signed in, has an app, and is about to sign in elsewhere.
    """
    made = Life(build, storage, clock, canaries)
    made.begin()
    made.set_up()
    made.sign_in()
    return made


def test_nothing_is_told_of_a_life(
    build: Build, storage: SQLiteStorage, clock: FrozenClock, canaries: Canaries
) -> None:
    """
    With real hashes, and with everything that can happen.
    """
    life = Life(build, storage, clock, canaries, hasher=Argon2Hasher(memory=12 * 1024, time=3))
    life.begin()
    life.set_up()
    life.come_and_go()
    life.change()

    assert set(EventKind) == canaries.kinds
    assert EVERY_SECRET == canaries.names
    assert set() == canaries.found()


def test_a_mail_carries_what_it_is_for_and_nothing_else(
    build: Build, storage: SQLiteStorage, clock: FrozenClock, canaries: Canaries
) -> None:
    """
    A code in the mail of the code, a link in the mail of the link, and in a notice its own link.
    """
    life = Life(build, storage, clock, canaries)
    life.begin()
    life.set_up()
    life.come_and_go()
    life.change()
    carried = {
        (mail.kind, what)
        for mail in life.mailer.sent
        for what in canaries.within(f"{mail.subject} {mail.text} {mail.html} {mail.context}")
    }

    kinds = {"email-code", "address-code", "reset-link", "notice"}
    assert kinds == {mail.kind for mail in life.mailer.sent}
    assert {
        ("email-code", "mailed code"),
        ("address-code", "mailed code"),
        ("reset-link", "reset-link link"),
        ("notice", "notice link"),
    } == carried


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("error", [Unavailable, RuntimeError])
def test_nothing_is_told_of_an_outage(
    life: Life,
    canaries: Canaries,
    storage: SQLiteStorage,
    method: str,
    error: type[Exception],
) -> None:
    """
    Whatever the storage does not do, and whatever it says.
    """
    life.try_everything(life.over(Failing(storage, method, error=error("storage: down"))))

    assert (error, method) == (Unavailable, "record_event") or error in canaries.failures
    assert set() == canaries.found()


@pytest.mark.parametrize("method", ["hash", "verify", "stretch"])
def test_nothing_is_told_of_a_full_hasher(
    life: Life, canaries: Canaries, storage: SQLiteStorage, method: str
) -> None:
    """
    Nor of one that breaks.
    """
    error = Unavailable("passwords: no turn to hash")
    life.try_everything(life.over(storage, hasher=Failing(QuickHasher(), method, error=error)))

    assert Unavailable in canaries.failures
    assert set() == canaries.found()


def test_nothing_is_told_of_other_keys(
    life: Life, canaries: Canaries, storage: SQLiteStorage
) -> None:
    """
    Neither of those that are there nor of those that are gone.
    """
    canaries.secret("master key", STRANGE)
    life.try_everything(life.over(storage, keys=[STRANGE]))

    assert Unreadable in canaries.failures
    assert set() == canaries.found()


def test_nothing_is_told_of_a_broken_file(
    life: Life, canaries: Canaries, storage: SQLiteStorage, tmp_path: Path
) -> None:
    """
    SQLite's own exceptions stand behind ours.
    """
    connection = sqlite3.connect(tmp_path / "onetsec.db")
    for table in ("account", "session", "epoch", "event", "throttle"):
        connection.execute(f"DROP TABLE onetsec_{table}")
    connection.close()
    life.try_everything(life.auth)

    assert sqlite3.OperationalError in canaries.failures
    assert set() == canaries.found()


@pytest.mark.parametrize(
    "keys",
    [TEXT_MASTER, MASTER, [MASTER[:31]], [MASTER, TEXT_MASTER[:-4]], [f"{TEXT_MASTER}\n!"]],
)
def test_nothing_is_told_of_bad_keys(
    life: Life, canaries: Canaries, storage: SQLiteStorage, keys: Any
) -> None:
    """
    A key that can not be used may be a typing error away from one that is.
    """
    canaries.secret("master key", MASTER[:31], TEXT_MASTER[:-4])
    canaries.attempt(life.over, storage, keys=keys)

    assert ConfigurationError in canaries.failures
    assert set() == canaries.found()


def test_what_is_told_is_found(life: Life, storage: SQLiteStorage, canaries: Canaries) -> None:
    """
    The negative control: a host that logs, raises and stores too much.
    """
    token, code = life.token, life.code()
    told = Event(kind=EventKind.SIGNED_OUT, user_id="ada", at=0, mark="x", address=code)

    @life.auth.on(EventKind.OTHER_SESSIONS_ENDED)
    def listen(event: Event) -> None:
        logging.getLogger("host").debug("%s", {"cookie": token})
        error = LookupError("it was", code)
        error.add_note(f"with {MASTER!r}")
        raise error

    assert set() == canaries.found()
    canaries.attempt(life.auth.sessions.revoke_others, life.session)
    canaries.attempt(str, life.pending)
    canaries.listen(told)
    storage.record_event(told.record())
    life.look()

    assert {
        "token in log",
        *("code in exception", "master key in exception"),
        *("code in traceback", "master key in traceback"),
        "pending in repr",
        "code in event",
        "code in stored event",
    } == canaries.found()
