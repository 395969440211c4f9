"""
A password in an address is never printed, whatever goes wrong.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from onetsec.cli import main
from onetsec.cli.storage._address import without_passwords

from ..sqlalchemy.silence import closed_port

PASSWORD = "Tr0ub4dor"
SCHEMES = ("postgresql", "postgresql+psycopg", "mariadb+pymysql", "redis", "rediss", "nothing")


@pytest.mark.parametrize("action", ["upgrade", "sweep", "check"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_outage_shows_no_password(
    scheme: str, action: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    One line, the status of who could not look, and no secret; Redis has no tables to upgrade.
    """
    url = f"{scheme}://ada:{PASSWORD}@127.0.0.1:{closed_port()}/0"
    status = main(["storage", action, url])

    printed = capsys.readouterr()
    assert PASSWORD not in printed.out + printed.err
    if not (scheme.startswith("redis") and action == "upgrade"):
        assert (2, "", 1) == (status, printed.out, printed.err.count("\n"))
        assert printed.err.startswith("storage: ")


def test_driver_logs_nothing_to_the_screen() -> None:
    """
    A pool would tell of each try.
    """
    url = f"postgresql://ada:{PASSWORD}@127.0.0.1:{closed_port()}/shop"
    ran = subprocess.run(
        [sys.executable, "-m", "onetsec", "storage", "sweep", "-"],
        input=url,
        capture_output=True,
        text=True,
    )

    assert (2, "", 1) == (ran.returncode, ran.stdout, ran.stderr.count("\n"))
    assert PASSWORD not in ran.stderr


@pytest.mark.parametrize(
    "url",
    [
        f"host=localhost password={PASSWORD}",
        f"postgresql://ada:{PASSWORD}@localhost:port/shop",
        f"postgresql://ada:{PASSWORD}%zz@localhost/shop",
        f"postgresql://ada:{PASSWORD}/?#@[localhost/shop",
        f"postgresql+psycopg://ada:{PASSWORD}@localhost:port/shop",
        f"postgresql+nothing://ada:{PASSWORD}@localhost/shop",
        f"redis://:{PASSWORD}@localhost:port/x",
        f"redis+cluster://ada:{PASSWORD}@a:1,b:port",
        f"oracle+thin://ada:{PASSWORD}@localhost/shop",
    ],
)
def test_address_that_nobody_reads_shows_no_password(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    What is wrong is told, and not repeated.
    """
    status = main(["storage", "check", url])

    printed = capsys.readouterr()
    assert 2 == status
    assert PASSWORD not in printed.out + printed.err


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ada:p%40ss@localhost/shop",
        "postgresql://ada:p@ss@localhost/shop",
        "postgresql://localhost/shop?user=ada&password=p%40ss",
        "host=localhost password=p@ss",
    ],
)
def test_password_is_found_in_every_look(url: str) -> None:
    """
    A driver may repeat it as it was typed, or as it was meant.
    """
    assert "no *** for ada" == without_passwords("no p@ss\nfor ada", url=url)


def test_text_without_a_password_stays() -> None:
    """
    The negative control: a path has none, whatever it looks like.
    """
    path = "/srv/ada:shop@home/onetsec.db"

    assert path == without_passwords(path, url=f"sqlite://{path}")
