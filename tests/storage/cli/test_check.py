"""
``onetsec storage check``: the whole contract on a live engine, and nothing left behind.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from onetsec import ConfigurationError
from onetsec.cli import main
from onetsec.cli.storage import _opened
from onetsec.storage.memory import MemoryStorage
from onetsec.testing.broken import BROKEN, caught
from onetsec.testing.contracts import StorageContract

from ...engines.postgresql import PostgreSQL
from ...engines.redis import RedisServer, wait_until
from .places import Place

ALL = sum(name.startswith("test_") for name in dir(StorageContract))
CHECK = "import sys; from onetsec.cli import main; sys.exit(main(['storage', 'check', '-']))"


def test_engine_that_is_right_passes(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Every test of the contract, on each engine; and what was there before is all that is there.
    """
    before = place.content()

    status = main(["storage", "check", place.url])

    assert (0, f"{ALL} of {ALL} tests have passed.") == (
        status,
        capsys.readouterr().out.splitlines()[-1],
    )
    assert before == place.content()


def test_place_that_is_taken_is_left_alone(
    place: Place, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    The negative control of "nothing is left behind": what the check has not made stays.
    """
    place.take(f"onetsec_check_{word}")
    before = place.content()

    status = main(["storage", "check", place.url])

    assert 2 == status
    assert "left alone" in " ".join(capsys.readouterr().err.split())
    assert before == place.content()


def test_place_that_somebody_else_uses_is_left_alone(table_place: Place, word: str) -> None:
    """
    Something that came meanwhile is not removed, and it is told.
    """
    name = f"onetsec_check_{word}"
    storage: Any = _opened(table_place.url)

    with pytest.raises(ConfigurationError, match="left alone"), storage.apart():
        table_place.spoil(name)
    storage.close()

    assert [one for one in table_place.content() if name in one]


def test_keys_of_others_stay(
    place_of: Callable[[str], Place], redis_alone: RedisServer, word: str
) -> None:
    """
    Redis is never searched: only keys that were written are deleted.
    """
    place = place_of("redis")
    with redis_alone.admin() as admin:
        admin.set(f"onetsec:check-{word}:orders", b"1")

    assert 0 == main(["storage", "check", place.url])
    assert [f"onetsec:check-{word}:orders"] == place.content()


def test_interrupted_check_leaves_nothing(place: Place) -> None:
    """
    It is told to stop in the middle of its tests, and cleans up.
    """
    before = place.content()
    # Measured, it could hang: coverage has a lock that is not given back if a signal comes then.
    quiet = {name: word for name, word in os.environ.items() if "COVERAGE" not in name}
    running = subprocess.Popen(
        [sys.executable, "-c", CHECK],
        env=quiet,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdin is not None
    running.stdin.write(f"{place.url}\n")
    running.stdin.close()
    running.stdin = None
    wait_until(lambda: len(place.content()) > len(before) + 1, "what a check makes")

    running.send_signal(signal.SIGTERM)
    said = running.communicate(timeout=60)[1]

    assert (130, "storage: interrupted. What was made for it is removed.\n") == (
        running.returncode,
        said,
    )
    assert before == place.content()


def test_broken_storage_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Each test that fails is told, with what it is about.
    """
    broken: type[MemoryStorage] = BROKEN[0]
    monkeypatch.setattr("onetsec.cli.storage.open_storage", lambda url: broken())

    status = main(["storage", "check", "memory:"])

    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Failed: ")]
    assert 1 == status
    assert set(caught(broken)) <= {line.split(": ")[1] for line in told}
    assert all(line.split(": ")[2] for line in told)


def test_storage_that_can_not_be_put_apart_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    A class of the host's own is proven in the host's own tests.
    """

    class Own:
        def close(self) -> None: ...

    monkeypatch.setattr("onetsec.cli.storage.open_storage", lambda url: Own())

    assert 2 == main(["storage", "check", "memory:"])
    assert "onetsec.testing.StorageContract" in capsys.readouterr().err


def test_check_needs_no_pytest() -> None:
    """
    It runs where the application runs.
    """
    program = f"import sys; sys.modules['pytest'] = None; {CHECK}"

    ran = subprocess.run(
        [sys.executable, "-c", program], input="memory:\n", capture_output=True, text=True
    )

    assert (0, f"{ALL} of {ALL} tests have passed.\n") == (ran.returncode, ran.stdout)


@pytest.mark.parametrize("driver", ["postgresql", "postgresql+psycopg", "postgresql+asyncpg"])
def test_role_that_may_make_nothing_is_told(
    driver: str, postgresql_server: PostgreSQL, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    With what to grant; the role of an application needs no such right.
    """
    name, role = postgresql_server.database(), f"r{secrets.token_hex(6)}"
    postgresql_server.run(f"CREATE ROLE {role} LOGIN")
    url = postgresql_server.url_of(name).replace("postgresql://postgres@", f"{driver}://{role}@")

    status = main(["storage", "check", url])

    postgresql_server.run(f"DROP ROLE {role}")
    assert 2 == status
    assert "Grant it" in capsys.readouterr().err
