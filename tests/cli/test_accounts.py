"""
``onetsec accounts``.
"""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest

from onetsec import AsyncOnetsec, Onetsec, Settings, User, lifted
from onetsec.cli import main
from onetsec.errors import DeliveryError
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.records import EventRecord
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock, QuickHasher
from onetsec.users import DictUsers

from ..conftest import KEY, PASSWORD, SITE
from ..flows.worlds import enrolled

LOGIN = "ada@example.com"
USERS = DictUsers([User("ada", email=LOGIN, email_verified=True), User("bob", email="bob@x.y")])
WORLD: dict[str, Any] = {}
SETTINGS = Settings()


@pytest.fixture(autouse=True)
def mails(monkeypatch: pytest.MonkeyPatch) -> MemoryMailer:
    """
    What is mailed to Ada, who has an app.
    """
    mailer = MemoryMailer()
    clock = FrozenClock()
    monkeypatch.setitem(WORLD, "storage", MemoryStorage())
    monkeypatch.setitem(WORLD, "mailer", mailer)
    monkeypatch.setitem(WORLD, "same", {"keys": [KEY], "site": SITE, "clock": clock})
    auth = blocking()
    auth.password.register("ada", PASSWORD)
    enrolled(auth, clock)
    mailer.sent.clear()
    return mailer


def blocking() -> Onetsec:
    """
    The application, as a process builds it.
    """
    return Onetsec(
        users=USERS,
        storage=WORLD["storage"],
        mailer=WORLD["mailer"],
        hasher=QuickHasher(),
        later=InlineLater(),
        **WORLD["same"],
    )


def awaited() -> AsyncOnetsec:
    """
    The same in an event loop.
    """
    return AsyncOnetsec(
        users=lifted(USERS),
        storage=lifted(WORLD["storage"]),
        mailer=lifted(WORLD["mailer"]),
        **WORLD["same"],
    )


def command(*words: str, login: str = LOGIN, name: str = "blocking") -> int:
    """
    Run a command; the status that it ends with.
    """
    wanted, *more = words
    return main(["accounts", wanted, login, "--app", f"{__name__}:{name}", *more])


@pytest.mark.parametrize("name", ["blocking", "awaited"])
def test_what_an_operator_does(
    name: str, mails: MemoryMailer, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    The same over both facades; the mails are out when the command ends.
    """
    assert 0 == command("remove-factors", name=name)
    assert "are removed at the first sign-in after 20" in capsys.readouterr().out
    assert 0 == command("keep-factors", name=name)
    assert 0 == command("end-sessions", name=name)
    assert 0 == command("start-reset", name=name)
    assert 0 == command("remove-factors", "--now", name=name)

    assert ["removal-asked", None, "totp-disabled"] == [
        mail.context.get("event") for mail in mails.sent
    ]
    assert "signs in without a second step" in capsys.readouterr().out
    assert () == blocking().sessions.of_user("ada")


@pytest.mark.parametrize("name", ["blocking", "awaited"])
def test_sweep_of_activity(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Events that are shown no more go, also of users who never come back; others stay.
    """
    monkeypatch.setattr("sys.stdin", StringIO("bob\n\nada\r\n"))
    storage, now = WORLD["storage"], WORLD["same"]["clock"].seconds()
    kept = len(storage.events("ada"))
    old = EventRecord(user_id="bob", id=f"{now - 401 * 86_400:011d}-a", kind="a", at=1, data=b"")
    storage.record_event(old)

    assert 0 == main(["accounts", "sweep-activity", "--app", f"{__name__}:{name}"])
    assert (kept, ()) == (len(storage.events("ada")), tuple(storage.events("bob")))
    assert capsys.readouterr().out.startswith("2 users have no events any more")


@pytest.mark.parametrize(
    ("told", "words", "login"),
    [
        ("There is no user 'x'", ["end-sessions"], "x"),
        ("No removal waits", ["keep-factors"], LOGIN),
        ("has no second factor", ["remove-factors"], "bob@x.y"),
        ("has no second factor", ["remove-factors", "--now"], "bob@x.y"),
    ],
)
def test_nothing_to_do(
    told: str, words: list[str], login: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Is told, and is no success.
    """
    assert 1 == command(*words, login=login)
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("name", ["SETTINGS", "nothing"])
def test_no_application(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Settings have no accounts, and neither has nothing.
    """
    assert 2 == command("end-sessions", name=name)
    assert capsys.readouterr().err.startswith("onetsec accounts end-sessions: --app: ")


@pytest.mark.parametrize("name", ["blocking", "awaited"])
def test_notices_that_wait_are_mailed(
    name: str,
    mails: MemoryMailer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    For a timer; a mail that is not taken is said.
    """
    auth = blocking()
    monkeypatch.setattr(auth._later, "submit", lambda job, run: None)  # its process dies
    auth.accounts.begin_removal("ada")
    WORLD["same"]["clock"].advance(120)
    mails.failure = DeliveryError("busy")
    asked = ["accounts", "deliver", "--app", f"{__name__}:{name}"]
    assert 2 == main(asked)
    assert "onetsec accounts deliver: busy\n" == capsys.readouterr().err

    WORLD["same"]["clock"].advance(120)
    mails.failure = None
    assert 0 == main(asked)
    assert "1 users had notices that waited.\n" == capsys.readouterr().out
    assert ["removal-asked"] == [one.context["event"] for one in mails.sent]
