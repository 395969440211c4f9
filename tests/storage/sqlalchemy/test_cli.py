"""
``onetsec storage``: tables from the command line.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from onetsec.cli import main
from onetsec.storage.sqlalchemy import SqlAlchemyStorage
from onetsec.testing.contracts import account

from .databases import Database
from .silence import closed_port


def test_upgrade_makes_what_check_asks_for(
    empty: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    The command that an error names mends it.
    """
    before = main(["storage", "check", empty.blocking])
    said = capsys.readouterr().err
    after = [main(["storage", action, empty.blocking]) for action in ("upgrade", "check")]
    storage = SqlAlchemyStorage(empty.blocking)
    saved = storage.save(account("ada"), expected=0)
    storage.close()

    assert (1, [0, 0], True) == (before, after, saved)
    assert "onetsec storage upgrade URL" in said
    assert "The tables are those of this release.\n" * 2 == capsys.readouterr().out


def test_url_may_come_from_the_standard_input(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Where nobody who lists the processes sees a password.
    """
    for action in ("upgrade", "check"):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{empty.blocking}\n"))
        assert 0 == main(["storage", action, "-"])


def test_storage_without_an_upgrade_needs_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    A file of our own is made when it is first used.
    """
    assert 0 == main(["storage", "upgrade", f"sqlite:///{tmp_path}/onetsec.db"])
    assert "by itself" in capsys.readouterr().out


@pytest.mark.parametrize(
    "url",
    ["nothing:", f"postgresql+psycopg://ada:secret@127.0.0.1:{closed_port()}/shop"],
    ids=["nothing", "closed"],
)
def test_failure_is_told(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """
    In one line, without a password, and with a status that a script sees.
    """
    assert 1 == main(["storage", "upgrade", url])

    printed = capsys.readouterr()
    assert ("", 1) == (printed.out, printed.err.count("\n"))
    assert printed.err.startswith("storage: ")
    assert "secret" not in printed.err
