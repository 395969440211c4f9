"""
``onetsec storage upgrade``: tables from the command line.
"""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onetsec.cli import main
from onetsec.cli.storage import _opened
from onetsec.testing.contracts import account

from .places import Place


def test_upgrade_makes_what_check_asks_for(
    table_place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    The command that is named mends it.
    """
    before = main(["storage", "upgrade", "--check", table_place.url])
    said = capsys.readouterr().out
    after = [main(["storage", "upgrade", *more, table_place.url]) for more in ([], ["--check"])]
    storage = _opened(table_place.url)
    saved = storage.save(account("ada"), expected=0)
    storage.close()

    assert (1, [0, 0], True) == (before, after, saved)
    assert "onetsec storage upgrade URL" in " ".join(said.split())
    assert "The tables are those of this release.\n" * 2 == capsys.readouterr().out


def test_check_makes_nothing(table_place: Place) -> None:
    """
    Who only asks finds everything as it was.
    """
    before = table_place.content()

    main(["storage", "upgrade", "--check", table_place.url])

    assert before == table_place.content()


def test_file_of_a_newer_release_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Here the release of onetsec has to be upgraded, not the file.
    """
    url = f"sqlite:///{tmp_path}/onetsec.db"
    main(["storage", "upgrade", url])
    with closing(sqlite3.connect(tmp_path / "onetsec.db")) as connection:
        connection.execute("PRAGMA user_version = 99")

    assert 1 == main(["storage", "upgrade", "--check", url])
    assert "Upgrade onetsec" in capsys.readouterr().out


def test_file_of_another_application_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Nothing is ever made in it.
    """
    with closing(sqlite3.connect(tmp_path / "shop.db")) as connection:
        connection.execute("CREATE TABLE orders (id)")

    assert 1 == main(["storage", "upgrade", "--check", f"sqlite:///{tmp_path}/shop.db"])
    assert "another application" in capsys.readouterr().out


@pytest.mark.parametrize("more", [[], ["--check"]], ids=["upgrade", "check"])
def test_redis_needs_no_tables(
    more: list[str], request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    It is said, and is no mistake.
    """
    url = request.getfixturevalue("redis_alone").url

    assert 0 == main(["storage", "upgrade", *more, url])
    assert "needs no tables" in capsys.readouterr().out


def test_url_may_come_from_the_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Where nobody who lists the processes sees a password.
    """
    monkeypatch.setattr("sys.stdin", io.StringIO(f"sqlite:///{tmp_path}/onetsec.db\n"))

    assert 0 == main(["storage", "upgrade", "-"])
    assert (tmp_path / "onetsec.db").exists()


def test_url_may_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The one that is typed wins.
    """
    monkeypatch.setenv("ONETSEC_STORAGE", f"sqlite:///{tmp_path}/environment.db")
    main(["storage", "upgrade"])
    main(["storage", "upgrade", f"sqlite:///{tmp_path}/typed.db"])

    assert ["environment.db", "typed.db"] == sorted(one.name for one in tmp_path.iterdir())


def test_no_url_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    With all the ways to give one.
    """
    monkeypatch.delenv("ONETSEC_STORAGE", raising=False)

    assert 2 == main(["storage", "upgrade"])
    assert "ONETSEC_STORAGE" in capsys.readouterr().err
