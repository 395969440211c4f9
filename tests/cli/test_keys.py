"""
``onetsec keys``.
"""

from __future__ import annotations

from base64 import b64decode
from io import StringIO

import pytest

from onetsec import AsyncOnetsec, Onetsec, Settings, User, lifted
from onetsec.cli import main
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock, QuickHasher
from onetsec.users import DictUsers

from ..conftest import KEY, PASSWORD, SITE
from ..flows.worlds import enrolled

NEWER = b"n" * 32
PEOPLE = DictUsers([User("ada", email="ada@example.com"), User("bob", email="bob@example.com")])
CLOCK = FrozenClock()
SETTINGS = Settings()


def fresh() -> MemoryStorage:
    """
    Two accounts under the older key; Ada has recovery codes.
    """
    storage = MemoryStorage()
    old = Onetsec(
        users=PEOPLE, storage=storage, keys=[KEY], site=SITE, hasher=QuickHasher(), clock=CLOCK
    )
    for user_id in ("ada", "bob"):
        old.password.register(user_id, PASSWORD)
    enrolled(old, CLOCK)
    return storage


def blocking() -> Onetsec:
    """
    The application with both keys.
    """
    return Onetsec(users=PEOPLE, storage=fresh(), keys=[NEWER, KEY], site=SITE, clock=CLOCK)


def awaited() -> AsyncOnetsec:
    """
    The same in an event loop.
    """
    return AsyncOnetsec(
        users=lifted(PEOPLE), storage=lifted(fresh()), keys=[NEWER, KEY], site=SITE, clock=CLOCK
    )


def test_new(capsys: pytest.CaptureFixture[str]) -> None:
    """
    A key is 32 bytes in base64, and never the same; what to do with it stands elsewhere.
    """
    assert 0 == main(["keys", "new"])
    first = capsys.readouterr()
    assert 0 == main(["keys", "new"])

    assert 32 == len(b64decode(first.out.removesuffix("\n"), validate=True))
    assert first.out != capsys.readouterr().out
    assert "In keys=[...] the first key signs" in first.err


@pytest.mark.parametrize("name", ["blocking", "awaited"])
def test_reseal(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Each account that comes in is put under the first key, and what it still needs another for is
    printed.
    """
    monkeypatch.setattr("sys.stdin", StringIO("ada\n\nbob\r\nnobody\n"))

    assert 1 == main(["keys", "reseal", "--app", f"{__name__}:{name}"])
    printed = capsys.readouterr()
    assert "ada: recovery-codes\n" == printed.out
    assert "3 accounts, 2 were under an older key, 1 still need one.\n" == printed.err


def test_nothing_is_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Then it ends with 0.
    """
    monkeypatch.setattr("sys.stdin", StringIO("bob\n"))

    assert 0 == main(["keys", "reseal", "--app", f"{__name__}:blocking"])
    assert "" == capsys.readouterr().out


def test_settings_have_no_accounts(capsys: pytest.CaptureFixture[str]) -> None:
    """
    What has no storage can not be looked at.
    """
    assert 2 == main(["keys", "reseal", "--app", f"{__name__}:SETTINGS"])
    assert "has no accounts" in capsys.readouterr().err
